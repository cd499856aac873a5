"""Settings for the tests: production's own, with the variables a test machine lacks."""

import os
import tempfile

os.environ["ENV_FILE"] = os.devnull
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="portal-test-"))
for name, value in {
    "SECRET_KEY": "for-tests-only-" * 4,
    "ALLOWED_HOSTS": "testserver,localhost",
    "HTTPS": "off",
}.items():
    os.environ.setdefault(name, value)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['VAR_DIR']}/portal.sqlite3")
os.environ |= {"EMAIL_URL": "memorymail://", "DEFAULT_FROM_EMAIL": "portal@example.org"}
from portal.settings import *  # noqa: E402, F403 - the environment above must come first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Static files straight from their folders: tests do not wait for collectstatic.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

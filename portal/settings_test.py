"""Production settings with replacements for a test machine; DATABASE_URL and REDIS_URL choose the services."""

import os
import tempfile

FOLDER = tempfile.TemporaryDirectory(prefix="portal-test-")  # one for each process, removed at its end
os.environ |= {"ENV_FILE": os.devnull, "VAR_DIR": FOLDER.name, "SECRET_KEY": "for-tests-only-" * 4, "HTTPS": "off"}
os.environ |= {"DEBUG": "off", "ALLOWED_HOSTS": "testserver,localhost", "STAFF_NEEDS_MFA": "off"}
os.environ |= {"EMAIL_URL": "memorymail://", "DEFAULT_FROM_EMAIL": "portal@example.org"}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/portal.sqlite3")
if os.environ.get("REDIS_URL"):  # a database for each process: ``cache.clear()`` empties all of it
    server, _, number = os.environ["REDIS_URL"].rpartition("/")
    process = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    os.environ["REDIS_URL"] = f"{server}/{int(number) - int(process)}"
from portal.settings import *  # the environment above must come first

if os.environ["DATABASE_URL"].startswith("sqlite"):  # a file, not memory: threads must share it
    DATABASES["default"]["TEST"] = {"NAME": f"{FOLDER.name}/test.sqlite3"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # collectstatic is not run
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = "memory://", {}  # real brokers: portal/tests/test_worker.py
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

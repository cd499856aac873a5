"""Settings of the portal: one file, everything from the environment, safe by default.

Each variable is explained in .env.example. Without DEBUG the portal refuses to start until
all that production needs is set, and names what is missing.
"""

import os
from pathlib import Path

import environ
from csp.constants import NONCE, SELF
from django.core.exceptions import ImproperlyConfigured

from portal.settings_accounts import *  # noqa: F403 - signing in has a page of its own
from portal.settings_accounts import SIGN_IN_APPS

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))

DEBUG = env.bool("DEBUG", default=False)
NEEDED_IN_PRODUCTION = ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")
needed = NEEDED_IN_PRODUCTION[:1] if DEBUG else NEEDED_IN_PRODUCTION
missing = [name for name in needed if not env.str(name, default="").strip()]
if missing:
    raise ImproperlyConfigured(f"Set {', '.join(missing)} in the environment or in .env; see .env.example.")

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
HTTPS = env.bool("HTTPS", default=not DEBUG)
HOME = f"http://127.0.0.1:{env.str('PORT', default='8000')}" if DEBUG else f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
SITE_URL = env.str("SITE_URL", default=HOME).rstrip("/")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# --- Applications, from the top layer to the lowest (docs/architecture.md) -------------------
INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "pages",
    "grants",
    "news",
    "contact",
    "events",
    "organizations",
    "accounts",
    "core",
    *SIGN_IN_APPS,
    "portal.apps.OfficeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_prose_editor",
    "simple_history",
    "csp",
]
MIDDLEWARE = [
    "core.logs.request_log",
    "portal.display.keep_answers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.display.vary_by_look",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.staff_needs_mfa",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
if DEBUG:
    MIDDLEWARE.append("portal.views.errors.in_our_look")
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.portal",
            ],
            "builtins": [
                "core.templatetags.portal",
                "portal.templatetags.shell",
                "crispy_forms.templatetags.crispy_forms_tags",
                "django.templatetags.static",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Database, cache, broker -----------------------------------------------------------------
SQLITE_URL = f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"
DATABASES = {"default": env.db_url("DATABASE_URL", default=SQLITE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: without it concurrent writers fail at once with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # No health check before each request: it would double the queries of a fast page. After a restart of the
    # database each process answers one request with an error, then connects anew.
    DATABASES["default"] |= {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600)}
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
BROKER_QUEUE, BROKER_CONTROL = VAR_DIR / "broker" / "queue", VAR_DIR / "broker" / "control"
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # An unavailable broker must not delay a page: one immediate retry (kombu's default takes six seconds).
    {"visibility_timeout": 600, "socket_connect_timeout": 2, "max_retries": 1, "interval_start": 0}
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_QUEUE),
        "data_folder_out": str(BROKER_QUEUE),
        "control_folder": str(BROKER_CONTROL),
    }
)
CELERY_TIMEZONE = "Europe/Warsaw"
CELERY_IMPORTS = ["core.mail.tasks"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")

# --- Mail ------------------------------------------------------------------------------------
server = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
EMAIL_BACKEND, EMAIL_FILE_PATH = server["EMAIL_BACKEND"], server["EMAIL_FILE_PATH"]
EMAIL_HOST, EMAIL_PORT = server["EMAIL_HOST"], server["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = server["EMAIL_HOST_USER"], server["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = server.get("EMAIL_USE_TLS", False), server.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="NGO Leszno <portal@example.org>")
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=30)  # seconds: a silent server must not block a worker for ever
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", default="")  # where servers send bounces (docs/adr/0004)
LETTERS_SWEEP = env.float("LETTERS_SWEEP", default=60.0)  # seconds between two sweeps for due letters
LETTERS_LEASE = env.int("LETTERS_LEASE", default=300)  # seconds after which a silent worker counts as dead

# --- Language and time -----------------------------------------------------------------------
LANGUAGE_CODE = "pl"
TIME_ZONE = "Europe/Warsaw"
USE_TZ = USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]

# --- Files -----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STATICFILES_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "core.files.uploads.PrivateStorage",
        "OPTIONS": {"location": VAR_DIR / "private"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else STATICFILES_STORAGE
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 2**20
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Security --------------------------------------------------------------------------------
STAFF_NEEDS_MFA = env.bool("STAFF_NEEDS_MFA", default=not DEBUG)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=int(BEHIND_PROXY))
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": [SELF],
    }
}

# --- The office and its portal ---------------------------------------------------------------
OFFICE_EMAIL = env.str("OFFICE_EMAIL", default="ngo@leszno.pl")
OFFICE_PHONE = env.str("OFFICE_PHONE", default="")
SOCIAL_LINKS = env.dict("SOCIAL_LINKS", default={})
BIP_URL = env.str("BIP_URL", default="https://bip.leszno.pl")
MAP_TILES_URL = env.str("MAP_TILES_URL", default="https://tile.openstreetmap.org/{z}/{x}/{y}.png")
KRS_API_URL = env.str("KRS_API_URL", default="https://api-krs.ms.gov.pl/api/krs").rstrip("/")  # empty: not asked
KRS_TIMEOUT = env.float("KRS_TIMEOUT", default=5)  # seconds for a whole look-up
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "core.logs.JsonFormatter"},
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain" if DEBUG else "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"level": "INFO"},  # without its own handlers, or each record is logged twice
        "django.request": {"level": "ERROR"},  # core.logs.request_log logs every answer below 500
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # a stranger's guess is no error of the portal
    },
}

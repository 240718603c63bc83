"""Every setting of the house, each from the environment with a safe default.

The table in docs/running/settings.md lists them; a test compares the two.
"""

from pathlib import Path
from typing import Any

import environ

import whimbrel
from whimbrel.config.elsewhere import bucket_at, cache_at, mail_at, mail_in_at, need, webhook_at
from whimbrel.config.limits import ACCOUNT_RATE_LIMITS as ACCOUNT_RATE_LIMITS
from whimbrel.config.navigation import FOOTER as FOOTER
from whimbrel.config.navigation import NAVIGATION as NAVIGATION
from whimbrel.core.languages import LANGUAGES as HOUSE_LANGUAGES

env = environ.FileAwareEnv()
PACKAGE = Path(whimbrel.__file__).parent
ROOT = PACKAGE.parent

# --- Where things are kept
DATA = Path(env.str("WHIMBREL_DATA", default="var")).resolve()
DEMO = env.bool("WHIMBREL_DEMO", default=(DATA / "demo").exists())
DEBUG = env.bool("WHIMBREL_DEBUG", default=False)


def kept_secret(name: str) -> str:
    """A secret `whimbrel init` generated; without one nothing that must be signed can be."""
    path = DATA / name
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


SECRET_KEY = env.str("WHIMBREL_SECRET_KEY", default=kept_secret("secret_key"))
BADGE_KEY = env.str("WHIMBREL_BADGE_KEY", default=kept_secret("badge_key"), multiline=True)
BADGE_ISSUER = env.str("WHIMBREL_BADGE_ISSUER", default="CMS Secretariat")
IATI_ORGANISATION = env.str("WHIMBREL_IATI_ORGANISATION", default="DEMO" if DEMO else "")
SITE_URL = env.str("WHIMBREL_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
# Where the source of this very site can be read: the AGPL (section 13) asks those who change it to say.
SOURCE_URL = env.str("WHIMBREL_SOURCE_URL", default="")
ALLOWED_HOSTS = env.list("WHIMBREL_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("WHIMBREL_TRUSTED_ORIGINS", default=[])

# --- The house
# From the roof down to the ground.
ROOMS = [
    "home", "report", "exchange", "accession", "nbsap", "workplan", "training", "community", "meetings",
    "designations", "manual", "treaties", "people", "core",
]  # fmt: skip
INSTALLED_APPS = [
    *(f"whimbrel.{room}" for room in ROOMS),
    "whimbrel.people.apps.DeskUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "whimbrel.core.middleware.PiecesMiddleware",
    "whimbrel.core.middleware.SecurityHeadersMiddleware",
    "whimbrel.core.middleware.StylesheetHintMiddleware",
    "whimbrel.core.middleware.CompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "whimbrel.people.middleware.SecondFactorMiddleware",
    "whimbrel.core.middleware.SlotMiddleware",
]
ROOT_URLCONF = "whimbrel.config.urls"
WSGI_APPLICATION = "whimbrel.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "whimbrel.core.context.page",
            ],
            "builtins": ["whimbrel.core.templatetags.house", "whimbrel.core.templatetags.kept"],
        },
    }
]
FORM_RENDERER = "whimbrel.core.widgets.Renderer"

# --- Database: SQLite in the data directory, or what DATABASE_URL says
SQLITE_URL = f"sqlite:///{DATA / 'whimbrel.sqlite3'}"
DATABASES = {"default": env.db_url("DATABASE_URL", default=SQLITE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "ENGINE": "whimbrel.core.sqlite",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456; "
                "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
            ),
        },
    }
else:
    need("psycopg", extra="postgres", setting="DATABASE_URL")
    DATABASES["default"] |= {
        "ENGINE": "whimbrel.core.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }

# --- Cache and files: this process and local files, or what the URLs say
CACHES = {"default": cache_at(env.str("CACHE_URL", default=f"filecache://{DATA / 'cache'}"))}
STORAGE_URL = env.str("STORAGE_URL", default="")
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = DATA / "static"
STATIC_URL = "/static/"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if STORAGE_URL:
    STORAGES["default"] = bucket_at(STORAGE_URL)
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86400

# --- Tasks: the house's own wait in the database for the worker; Wagtail's run at once,
# because its index must be right when the editor's next page opens.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "worker": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

# --- People
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["whimbrel.designations.backends.OfficeBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "whimbrel.people.adapters.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
# Strangers are never written to, whatever address somebody types; the adapter only takes as long as if they were.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
# The Secretariat invited the person at this very address; there is no unverified stranger to lock out.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Whimbrel"
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:front_page"
SECOND_FACTOR_REQUIRED = not DEMO
# How many days a sign-in is remembered after it was last seen, and a closed account before it is emptied.
KEEP_SIGN_INS_DAYS = env.int("WHIMBREL_KEEP_SIGN_INS_DAYS", default=90)
KEEP_SILENT_DAYS = env.int("WHIMBREL_KEEP_SILENT_DAYS", default=1095)
KEEP_LEFT_DAYS = env.int("WHIMBREL_KEEP_LEFT_DAYS", default=365)
# How many days what lies behind everybody is kept; 0 keeps for ever (core/forgetting.py).
KEEP_MAIL_DAYS = env.int("WHIMBREL_KEEP_MAIL_DAYS", default=365)
KEEP_JOURNAL_DAYS = env.int("WHIMBREL_KEEP_JOURNAL_DAYS", default=3650)
KEEP_SCANS_DAYS = env.int("WHIMBREL_KEEP_SCANS_DAYS", default=1825)
KEEP_INVITATIONS_DAYS = env.int("WHIMBREL_KEEP_INVITATIONS_DAYS", default=365)
KEEP_ANSWERS_DAYS = env.int("WHIMBREL_KEEP_ANSWERS_DAYS", default=1095)
KEEP_NOMINEES_DAYS = env.int("WHIMBREL_KEEP_NOMINEES_DAYS", default=1825)
KEEP_VALUE_FILES_DAYS = env.int("WHIMBREL_KEEP_VALUE_FILES_DAYS", default=3650)

# --- Mail
# Letters wait in the outbox, and the worker sends them. The demo's go nowhere; its outbox shows them.
EMAIL_TIMEOUT = 40  # seconds; shorter than the worker may be silent (core/worker.py)
vars().update(mail_at(env.str("EMAIL_URL", default="dummymail://" if DEMO else "consolemail://")))
# Letters that come in: our own address; whether all of its domain is ours; whether mail servers send back to it
# what they cannot deliver; our mail server, whose word on forged letters we take; the megabytes of the largest.
MAIL_IN = mail_in_at(env.str("WHIMBREL_MAIL_IN", default="reply@in.demo.example" if DEMO else ""))
MAIL_IN_WHOLE_DOMAIN = env.bool("WHIMBREL_MAIL_IN_WHOLE_DOMAIN", default=True)
MAIL_RETURN_HERE = env.bool("WHIMBREL_MAIL_RETURN_HERE", default=bool(MAIL_IN))
# By which doors: places to listen at, a mailbox to look into, a sending service that brings them.
MAIL_IN_LISTEN = env.list("WHIMBREL_MAIL_IN_LISTEN", default=[])
MAIL_IN_MAILBOX = env.str("WHIMBREL_MAIL_IN_MAILBOX", default="")
MAIL_IN_WEBHOOK, _words = webhook_at(env.str("WHIMBREL_MAIL_IN_WEBHOOK", default=""))
ANYMAIL = {**vars().get("ANYMAIL", {}), **_words}
# How many days a letter that came in is kept after it has met its end.
KEEP_RECEIVED_DAYS = env.int("WHIMBREL_KEEP_RECEIVED_DAYS", default=365)
MAIL_IN_TRUSTS = env.str("WHIMBREL_MAIL_IN_TRUSTS", default="")
MAIL_IN_LIMIT = env.int("WHIMBREL_MAIL_IN_LIMIT", default=40) * 1024 * 1024
TRANSLATE = env.str("WHIMBREL_TRANSLATE", default="")
WEBHOOKS_INSIDE = env.list("WHIMBREL_WEBHOOKS_INSIDE", default=[])
DEFAULT_FROM_EMAIL = env.str("WHIMBREL_MAIL_FROM", default="Whimbrel <whimbrel@localhost>")

# --- Languages: always in the path, so that a stored page never depends on a header
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = HOUSE_LANGUAGES
# An installed package holds its catalogues; where one works on the house they lie beside it.
PACKED = PACKAGE / "locale"
LOCALE_PATHS = [PACKED if PACKED.exists() else ROOT / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = USE_TZ = True
TIME_ZONE = env.str("WHIMBREL_TIME_ZONE", default="UTC")
USE_THOUSAND_SEPARATOR = True

# --- The Secretariat's desk
WAGTAIL_SITE_NAME = "Whimbrel"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Passwords and addresses are minded at the one door of the house, not at the desk.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# --- Safety
HTTPS = env.bool("WHIMBREL_HTTPS", default=SITE_URL.startswith("https://"))
# A browser hands out passkeys over https, or at localhost; there the demo may take them too.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
BEHIND_PROXY = env.bool("WHIMBREL_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Limits on attempts count by the reader's address, which the proxy knows: else one guesser shuts out everybody.
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_SSL_REDIRECT = HTTPS and env.bool("WHIMBREL_HTTPS_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CSRF_FAILURE_VIEW = "whimbrel.core.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
# Whether a page may stand in a frame is said in core/headers.py, with all else that protects it.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- Stored pages: in the memory of each web worker, and in files that outlive it
EDGE = env.bool("WHIMBREL_EDGE", default=not DEBUG)
PAGES_MEMORY = env.int("WHIMBREL_PAGES_MEMORY", default=16) * 1024 * 1024
PAGES_ROOM = env.int("WHIMBREL_PAGES_ROOM", default=256) * 1024 * 1024

# --- Serving
PORT = env.int("PORT", default=8000)
HOST = env.str("HOST", default="127.0.0.1")
WEB_WORKERS = env.int("WHIMBREL_WEB_WORKERS", default=2)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("WHIMBREL_LOG_LEVEL", default="WARNING")},
}

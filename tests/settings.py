"""The house's own settings, with a secret and a data directory that only the tests know."""

import os
import tempfile

os.environ["WHIMBREL_SECRET_KEY"] = "only for tests"
os.environ["WHIMBREL_DATA"] = tempfile.mkdtemp(prefix="whimbrel-tests-")

from whimbrel.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
IATI_ORGANISATION = "XX-TEST"
STATIC_ROOT.mkdir()  # noqa: F405

"""What is kept elsewhere than on this machine: a URL read into Django's words for it."""

import importlib.util
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 20


def need(module: str, *, extra: str, setting: str) -> None:
    """Stop where a setting asks for a library that is not installed. Raises ImproperlyConfigured."""
    if importlib.util.find_spec(module) is None:
        raise ImproperlyConfigured(
            f"{setting} asks for a library that is not installed: "
            f"run pip install 'whimbrel[{extra}]', or take {setting} away."
        )


def cache_at(url: str) -> dict[str, Any]:
    """The cache at redis://…, valkey://…, or what else django-environ reads."""
    if not url.startswith(("redis", "valkey")):
        found: dict[str, Any] = environ.Env.cache_url_config(url)
        return found
    need("redis", extra="redis", setting="CACHE_URL")
    # Valkey speaks Redis' protocol, under a scheme of its own.
    location = url.replace("valkey", "redis", 1)
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": location}


def bucket_at(url: str) -> dict[str, Any]:
    """The file storage at s3://KEY:SECRET@HOST/BUCKET?region=REGION. Raises ImproperlyConfigured."""
    need("storages", extra="s3", setting="STORAGE_URL")
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "STORAGE_URL is written s3://KEY:SECRET@HOST/BUCKET?region=REGION."
        )
    host = parts.netloc.rpartition("@")[2]
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.path.strip("/"),
            "endpoint_url": f"https://{host}" if host else None,
            # A secret may hold a slash or a plus; in a URL it is written %2F, %2B.
            "access_key": unquote(parts.username or "") or None,
            "secret_key": unquote(parts.password or "") or None,
            "region_name": parse_qs(parts.query).get("region", [None])[0],
            "default_acl": None,
            "querystring_auth": True,
        },
    }


def mail_at(url: str) -> dict[str, Any]:
    """The way out of mail: smtp+tls://…, or what else django-environ reads, or anymail+SERVICE://?name=value.

    The names are Anymail's own settings for the service, without its name:
    anymail+mailgun://?api_key=KEY&sender_domain=DOMAIN.
    """
    if not url.startswith("anymail+"):
        found: dict[str, Any] = environ.Env.email_url_config(url)
        return found
    need("anymail", extra="esp", setting="EMAIL_URL")
    service, words = _service_at(url.removeprefix("anymail+"))
    return {"EMAIL_BACKEND": f"anymail.backends.{service}.EmailBackend", "ANYMAIL": words}


def webhook_at(url: str) -> tuple[tuple[str, str] | None, dict[str, str]]:
    """The sending service that brings letters, with the secret in its address, and Anymail's settings for it.

    mailgun://SECRET?webhook_signing_key=KEY. None where the URL is empty. Raises ImproperlyConfigured.
    """
    if not url:
        return None, {}
    need("anymail", extra="esp", setting="WHIMBREL_MAIL_IN_WEBHOOK")
    service, words = _service_at(url)
    secret = urlsplit(url).netloc
    if len(secret) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"WHIMBREL_MAIL_IN_WEBHOOK is written SERVICE://SECRET; make the secret {SHORTEST_SECRET} letters or more."
        )
    return (service, secret), words


def _service_at(url: str) -> tuple[str, dict[str, str]]:
    """Anymail's name of the service, and the words after the question mark as its settings."""
    parts = urlsplit(url)
    service = parts.scheme.replace("-", "_")
    words = {
        f"{service}_{name}".upper(): value for name, (value, *_) in parse_qs(parts.query).items()
    }
    return service, words


def mail_in_at(address: str) -> str:
    """The address at which the house takes letters, in small letters; empty for none. Raises ImproperlyConfigured."""
    local, at, domain = address.strip().lower().rpartition("@")
    if address and not (at and local and domain and "+" not in local and "@" not in local):
        raise ImproperlyConfigured("WHIMBREL_MAIL_IN is written reply@in.example.org.")
    return f"{local}@{domain}" if address else ""

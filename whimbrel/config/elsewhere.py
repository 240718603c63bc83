"""What is kept elsewhere than on this machine: a URL read into Django's words for it."""

import importlib.util
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured


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

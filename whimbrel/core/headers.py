"""The one place that decides security headers."""

from django.conf import settings

from whimbrel.core import stylesheet

ADMIN = "/admin/"
# A page at such an address is made to be shown within other sites: it has no form, and nothing of the reader.
EMBEDDED = "/embed/"
STYLE = "/style/"
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self' {sheet}; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Wagtail's editor writes style and script into its own pages; it stays on its own path.
EDITOR = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
COMMON = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
# A style sheet runs nothing and frames nothing; on a slow line it carries no words for what does.
SHEET = {name: COMMON[name] for name in ("Cross-Origin-Resource-Policy", "X-Content-Type-Options")}


def security_headers(path: str) -> dict[str, str]:
    """The headers for an answer at that path, stored or fresh."""
    if path.startswith(STYLE):
        return SHEET
    common = COMMON | _only_https()
    if path.startswith(ADMIN):
        return common | {"Content-Security-Policy": EDITOR, "X-Frame-Options": "SAMEORIGIN"}
    # The only style that may stand in a page is our own sheet, known by its fingerprint.
    policy = STRICT.format(sheet=stylesheet.pinned())
    if path.endswith(EMBEDDED):
        return _shown_elsewhere(common, policy)
    return common | {"Content-Security-Policy": policy, "X-Frame-Options": "DENY"}


def _shown_elsewhere(common: dict[str, str], policy: str) -> dict[str, str]:
    policy = policy.replace("frame-ancestors 'none'", "frame-ancestors *")
    return common | {
        "Content-Security-Policy": policy,
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def headers_of_words() -> dict[str, str]:
    """The headers for a plain word said before Django wakes: it shows nothing, and is shown within nothing."""
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    refused = {"Content-Security-Policy": policy, "X-Frame-Options": "DENY"}
    return COMMON | _only_https() | refused | {"Cache-Control": "no-store"}


def _only_https() -> dict[str, str]:
    """Where the site is served by HTTPS, browsers are told to use nothing else. Over HTTP they ignore it."""
    if not settings.SECURE_HSTS_SECONDS:
        return {}
    value = f"max-age={settings.SECURE_HSTS_SECONDS}"
    value += "; includeSubDomains" * settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
    value += "; preload" * settings.SECURE_HSTS_PRELOAD
    return {"Strict-Transport-Security": value}

"""The one place that decides security headers."""

from whimbrel.core import stylesheet

ADMIN = "/admin/"
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
    """The headers for an answer at that path."""
    if path.startswith(STYLE):
        return SHEET
    if path.startswith(ADMIN):
        return COMMON | {"Content-Security-Policy": EDITOR, "X-Frame-Options": "SAMEORIGIN"}
    # The only style that may stand in a page is our own sheet, known by its fingerprint.
    policy = STRICT.format(sheet=stylesheet.pinned())
    return COMMON | {"Content-Security-Policy": policy, "X-Frame-Options": "DENY"}

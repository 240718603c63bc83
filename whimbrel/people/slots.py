from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string

from whimbrel.core import slots


@slots.register("me")
def me(request: HttpRequest, argument: str) -> str:
    """Who is signed in, with the ways to the desk and out; for a visitor the way in."""
    person = request.user if _has_session(request) else AnonymousUser()
    return render_to_string(
        "people/slots/me.html", {"person": person, "next": _way_back(request)}, request
    )


@slots.register("messages")
def messages(request: HttpRequest, argument: str) -> str:
    """What the last action has to say to this reader."""
    return render_to_string("people/slots/messages.html", {}, request)


@slots.register("csrf")
def csrf(request: HttpRequest, argument: str) -> str:
    """The token without which a form of a stored page could not be sent."""
    return render_to_string("people/slots/csrf.html", {}, request)


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _way_back(request: HttpRequest) -> str:
    """The page to come back to after signing in; none from a page about signing in."""
    match = request.resolver_match
    inside = match is None or (match.url_name or "").startswith(("account_", "mfa_"))
    return "" if inside or request.method != "GET" else request.get_full_path()

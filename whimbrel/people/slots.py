from django.http import HttpRequest
from django.template.loader import render_to_string

from whimbrel.core import slots


@slots.register("me")
def me(request: HttpRequest, argument: str) -> str:
    """Who is signed in, with the ways to the desk and out; for a visitor the way in."""
    return render_to_string("people/slots/me.html", {"person": request.user}, request)


@slots.register("messages")
def messages(request: HttpRequest, argument: str) -> str:
    """What the last action has to say to this reader."""
    return render_to_string("people/slots/messages.html", {}, request)


@slots.register("csrf")
def csrf(request: HttpRequest, argument: str) -> str:
    """The token without which a form of a stored page could not be sent."""
    return render_to_string("people/slots/csrf.html", {}, request)

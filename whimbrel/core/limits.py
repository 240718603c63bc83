"""So much, and no more, in so short a time: what keeps one person, or one machine, from flooding a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

View = Callable[..., Any]


def limited(deed: str) -> Callable[[View], View]:
    """Let the view be sent to only as often as `settings.ACCOUNT_RATE_LIMITS[deed]` says; looking is free.

    Beyond that the answer has status 429, and nothing is done. Counted in the cache, so across all web workers.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.method == "POST":
                refused: HttpResponse | None = ratelimit.consume_or_429(request, action=deed)
                if refused is not None:
                    return refused
            return view(request, *args, **kwargs)

        return counted

    return decorate

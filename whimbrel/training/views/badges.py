"""What verifiers of badges ask for: who issues them, by which key, and what was taken back. For programs, in JSON."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from whimbrel.training.badge import (
    A_LIST,
    CONTEXTS,
    NoBadgeKey,
    issuer_profile,
    public_keys,
    signed_status_list,
)
from whimbrel.training.queries.certificates import revoked_in


@require_safe
@cache_control(public=True, max_age=3600)
def issuer(request: HttpRequest) -> HttpResponse:
    """The profile that every badge names as its issuer."""
    return _json({"@context": CONTEXTS} | issuer_profile())


@require_safe
@cache_control(public=True, max_age=3600)
def keys(request: HttpRequest) -> HttpResponse:
    """The public key, as a JSON Web Key Set."""
    try:
        return _json(public_keys())
    except NoBadgeKey:
        raise Http404 from None


@require_safe
@cache_control(public=True, max_age=60)
def status(request: HttpRequest, number: int) -> HttpResponse:
    """Which badges of one list were taken back: one bit each, signed."""
    try:
        revoked = revoked_in(number * A_LIST, (number + 1) * A_LIST)
        body = signed_status_list(number, revoked, at=now())
    except NoBadgeKey:
        raise Http404 from None
    answer = HttpResponse(body, content_type="application/vc+jwt")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _json(said: dict[str, object]) -> HttpResponse:
    answer = JsonResponse(said)
    # Verifiers run in pages of other sites.
    answer["Access-Control-Allow-Origin"] = "*"
    return answer

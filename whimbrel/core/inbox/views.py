import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from whimbrel.core.inbox.doors.webhook import take_from_service

logger = logging.getLogger(__name__)


@never_cache
@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def webhook(request: HttpRequest, secret: str) -> HttpResponse:
    """A sending service brings letters. The address holds the secret; 200 says that they are on our disk."""
    service, our_secret = settings.MAIL_IN_WEBHOOK or ("", "")
    if not our_secret or not constant_time_compare(secret, our_secret):
        raise Http404
    if request.method == "HEAD":
        # Some services look whether somebody is there when the address is entered.
        return HttpResponse()
    try:
        take_from_service(request, service)
    except (OSError, DatabaseError):
        logger.exception("A letter could not be kept.")
        return HttpResponse(status=503)
    return HttpResponse()

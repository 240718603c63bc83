from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.mail.kinds import name_of
from whimbrel.core.mail.rendering import whole_text
from whimbrel.core.mail.stopping import StopRefused, read_stop_token, resume_kind, stop_kind
from whimbrel.core.models import Letter, MailRefusal

NEWEST = 50


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mail_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop letters of one kind, or get them again. The token is all that is asked: a mail program knows no more.

    Looking changes nothing, because mail scanners look at every link.
    """
    try:
        person, kind = read_stop_token(token)
    except StopRefused:
        return render(request, "core/mail/stop_unknown.html", status=404)
    if request.method == "POST":
        if "resume" in request.POST:
            resume_kind(person=person, kind=kind)
        else:
            stop_kind(person=person, kind=kind)
    context = {
        "kind": kind.name,
        "is_stopped": MailRefusal.objects.filter(person_id=person.pk, kind=kind.slug).exists(),
        "has_resumed": request.method == "POST" and "resume" in request.POST,
    }
    return render(request, "core/mail/stop.html", context)


@never_cache
@require_safe
def outbox_list(request: HttpRequest) -> HttpResponse:
    """The demo's letters, which go nowhere; whoever tries the demo finds them here, by words of the subject too."""
    if not settings.DEMO:
        raise Http404
    at = now()
    wanted = request.GET.get("q", "").strip()[:200]
    letters = Letter.objects.defer("text").filter(subject__icontains=wanted)[:NEWEST]
    rows = [(letter, name_of(letter.kind), letter.fate(at)) for letter in letters]
    return render(request, "core/mail/outbox_list.html", {"rows": rows, "wanted": wanted})


@never_cache
@require_safe
def outbox_detail(request: HttpRequest, pk: int) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    letter = get_object_or_404(Letter, pk=pk)
    context = {
        "letter": letter,
        "text": whole_text(letter),
        "kind": name_of(letter.kind),
        "fate": letter.fate(now()),
        "enclosed": list(letter.enclosures.defer("body")),
        "crumbs": [(_("Outbox"), reverse("outbox_list")), (letter.subject, "")],
    }
    return render(request, "core/mail/outbox_detail.html", context)

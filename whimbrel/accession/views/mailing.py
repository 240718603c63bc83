from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.accession.actions.mailing import Mailing, refuse_mailings, send_mailing
from whimbrel.accession.emails import refused_by
from whimbrel.accession.forms import MailingForm
from whimbrel.accession.queries.mailing import reached
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import keeper_of, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_mailing(request: HttpRequest) -> HttpResponse:
    """Write to all files in a stage: seen first, sent by a second button to those who were seen."""
    files = files_visible_to(keeper_of(request))
    form = MailingForm(request.POST or None)
    if request.method != "POST":
        return render(request, "accession/mailing_form.html", {"form": form, "reached": None})
    if not form.is_valid():
        context = {"form": form, "reached": None}
        return render(request, "accession/mailing_form.html", context, status=422)
    given = {name: value for name, value in form.cleaned_data.items() if name != "people"}
    mailing = Mailing(**given)
    found = reached(
        files, instrument=mailing.instrument, stage=mailing.stage, language=mailing.language, on=localdate(),
    )  # fmt: skip
    if form.is_to_be_sent(len(found)):
        sent = send_mailing(
            mailing=mailing, files=files, by=person_of(request), at=now(), on=localdate()
        )
        words = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", sent)
        messages.success(request, words % {"n": sent})
        return redirect("accession:recruitment_list")
    form.show_to(len(found))
    return render(request, "accession/mailing_form.html", {"form": form, "reached": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailing_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters, by the link in one of them. It tells nothing of any file."""
    counterpart = refused_by(token)
    if counterpart is None:
        raise Http404
    if request.method == "POST":
        refuse_mailings(counterpart=counterpart, at=now())
    context = {"is_stopped": counterpart.refused_at is not None}
    return render(request, "accession/mailing_stop.html", context)

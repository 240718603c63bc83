"""Letters for visas at the Secretariat's desk: who asks, who has one; and for the participant, their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.pdf import write_pdf
from whimbrel.core.responses import file_download
from whimbrel.people.models import User
from whimbrel.training.actions.visas import ask_about_visas, make_visa_letters, send_visa_letters
from whimbrel.training.forms.visas import VisaLettersForm
from whimbrel.training.models import Question, VisaLetter, Workshop
from whimbrel.training.queries.visas import Signature, askers, newest_letter, visa_document
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.documents import seated
from whimbrel.training.views.doors import runner_of


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_visas(request: HttpRequest, pk: int) -> HttpResponse:
    runner = runner_of(request)
    workshop = find_workshop(pk)
    if request.POST.get("deed") == "ask":
        ask_about_visas(workshop=workshop, by=runner)
        messages.success(request, _("Whoever has a place is asked on their own page."))
        return redirect("workshop_visas", pk=pk)
    rows = askers(workshop)
    form = VisaLettersForm(
        request.POST if request.method == "POST" else None,
        known=[one.registration.pk for one in rows],
    )
    if request.method == "POST" and form.is_valid():
        _do(request, workshop, form, runner)
        return redirect("workshop_visas", pk=pk)
    context = {
        "workshop": workshop,
        "rows": rows,
        "form": form,
        "is_asked": Question.objects.filter(workshop=workshop, means="wanted").exists(),
        "chosen": set(request.POST.getlist("chosen")),
    }
    status = 422 if form.errors else 200
    return render(request, "training/desk/visas.html", context, status=status)


@require_safe
def visa_letter_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    runner_of(request)
    letter = get_object_or_404(
        VisaLetter.objects.kept().select_related("registration__workshop__meeting"), pk=pk
    )
    return _file(letter, form)


@never_cache
@require_safe
def place_visa(request: HttpRequest, token: str) -> HttpResponse:
    """One's own letter, once it was sent."""
    letter = newest_letter(seated(token), only_sent=True)
    if letter is None:
        raise Http404
    return _file(letter, "pdf")


def _file(letter: VisaLetter, form: str) -> HttpResponse:
    name = f"visa-letter-{letter.registration.workshop.meeting.code}-{letter.pk}"
    if form == "pdf":
        return file_download(name, write_pdf(visa_document(letter)), form)
    if form == "docx":
        return file_download(name, write_docx(visa_document(letter)), form)
    raise Http404


def _do(request: HttpRequest, workshop: Workshop, form: VisaLettersForm, runner: User) -> None:
    said = form.cleaned_data
    if request.POST.get("deed") == "send":
        number = send_visa_letters(workshop=workshop, chosen=said["chosen"], by=runner, at=now())
        told = ngettext(
            "%(number)s letter waits in the outbox.",
            "%(number)s letters wait in the outbox.",
            number,
        )
    else:
        number = len(
            make_visa_letters(
                workshop=workshop,
                chosen=said["chosen"],
                signature=Signature(said["signed_by"], said["post"]),
                by=runner,
                at=now(),
            )
        )
        told = ngettext(
            "%(number)s letter is made. Look at it, then send it.",
            "%(number)s letters are made. Look at them, then send them.",
            number,
        )
    messages.success(request, told % {"number": number})

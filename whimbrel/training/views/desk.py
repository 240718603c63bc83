"""Workshops at the Secretariat's desk: what is to come, one with all that is done for it, its copy, its papers."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from whimbrel.core.languages import CODES
from whimbrel.people.models import User
from whimbrel.training.actions.copying import copy_workshop
from whimbrel.training.actions.documents import add_file
from whimbrel.training.actions.invitations import invite, remind_silent
from whimbrel.training.actions.places import offer_free_places, remind_offered
from whimbrel.training.forms.desk import CopyForm, PaperForm, RuleForm
from whimbrel.training.models import RegistrationChange, Workshop
from whimbrel.training.queries.documents import papers_of
from whimbrel.training.queries.inviting import Rule, countries_by, not_invited
from whimbrel.training.queries.minutes import minutes_to_write
from whimbrel.training.queries.nominations import invitations_of
from whimbrel.training.queries.registrations import places
from whimbrel.training.queries.selecting import standings_counted
from whimbrel.training.queries.visas import waiting_for_visa_letters
from whimbrel.training.views.doors import runner_of
from whimbrel.treaties.models import Country


@require_safe
def workshop_desk_list(request: HttpRequest) -> HttpResponse:
    """Workshops to come and in preparation first, the others after them."""
    runner_of(request)
    found = Workshop.objects.select_related("meeting", "region").order_by(
        "-meeting__starts_on", "meeting__code"
    )
    page = Paginator(found, 30).get_page(request.GET.get("page"))
    changes = RegistrationChange.objects.filter(settled_at=None).select_related(
        "registration__workshop__meeting", "registration__person"
    )
    context = {"page": page, "today": localdate(), "changes": changes[:50]}
    return render(request, "training/desk/workshop_list.html", context)


@require_safe
def workshop_desk(request: HttpRequest, pk: int) -> HttpResponse:
    runner_of(request)
    workshop = find_workshop(pk)
    context = {
        "workshop": workshop,
        "meeting": workshop.meeting,
        "places": places(workshop),
        "standings": standings_counted(workshop),
        "invitations": invitations_of(workshop),
        "papers": papers_of(workshop, is_for_participants=True),
        "languages": CODES,
        "minutes": minutes_to_write(workshop),
        "visas_wanted": waiting_for_visa_letters().filter(workshop=workshop).count(),
        "papers_in_words": (
            ("badges", _("Badges (PDF)")),
            ("sign-in", _("Sign-in sheets (PDF)")),
            ("participants", _("List of participants (Word)")),
        ),
    }
    return render(request, "training/desk/workshop.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_copy(request: HttpRequest, pk: int) -> HttpResponse:
    runner = runner_of(request)
    workshop = find_workshop(pk)
    form = CopyForm(request.POST or None, initial={"title": workshop.meeting.title_en})
    if request.method == "POST" and form.is_valid():
        copied = copy_workshop(source=workshop, by=runner, **form.cleaned_data)
        messages.success(request, _("Copied, in preparation: nobody sees it yet."))
        return redirect("workshop_desk", pk=copied.pk)
    return _form(request, workshop, form, _("Copy the workshop"), _("Copy"))


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a rule, see whom it names, take out who is not meant, invite."""
    runner = runner_of(request)
    workshop = find_workshop(pk)
    sent = request.POST if request.method == "POST" else request.GET
    form = RuleForm(sent or None)
    countries: list[Country] = []
    if form.is_bound and form.is_valid():
        rule = Rule(**form.cleaned_data)
        countries = list(not_invited(workshop, countries_by(rule, on=localdate())))
        if request.method == "POST":
            return _invite(request, workshop, form, countries, runner)
    context = {
        "workshop": workshop,
        "form": form,
        "countries": countries,
        "is_asked": form.is_bound and form.is_valid(),
    }
    return render(request, "training/desk/invite.html", context)


@require_POST
def workshop_remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Write once more to those who have named nobody."""
    runner = runner_of(request)
    number = remind_silent(workshop=find_workshop(pk), by=runner, at=now())
    said = ngettext(
        "%(number)s letter waits in the outbox.", "%(number)s letters wait in the outbox.", number
    )
    messages.success(request, said % {"number": number})
    return redirect("workshop_desk", pk=pk)


@require_POST
def workshop_remind_persons(request: HttpRequest, pk: int) -> HttpResponse:
    """Write once more to those who have not said whether they come."""
    runner = runner_of(request)
    number = remind_offered(workshop=find_workshop(pk), by=runner, at=now())
    said = ngettext(
        "%(number)s letter waits in the outbox.", "%(number)s letters wait in the outbox.", number
    )
    messages.success(request, said % {"number": number})
    return redirect("workshop_desk", pk=pk)


@require_POST
def workshop_fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer what is free to the waiting list."""
    runner_of(request)
    number = len(offer_free_places(workshop=find_workshop(pk), at=now()))
    said = ngettext("%(number)s person is asked.", "%(number)s persons are asked.", number)
    messages.success(request, said % {"number": number})
    return redirect("workshop_desk", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in a file: a new document, a new version, another language."""
    runner = runner_of(request)
    workshop = find_workshop(pk)
    is_sent = request.method == "POST"
    form = PaperForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, workshop=workshop
    )
    if is_sent and form.is_valid():
        said = form.cleaned_data
        document = said["document"] or workshop.documents.create(
            symbol=said["symbol"],
            title_en=said["title_en"],
            session=said["session"],
            is_for_participants=said["is_for_participants"],
        )
        add_file(
            document=document, language=said["language"], file=said["file"], by=runner, at=now()
        )
        messages.success(request, _("The file is kept."))
        return redirect("workshop_desk", pk=pk)
    return _form(request, workshop, form, _("Hand in a document"), _("Keep the file"))


def find_workshop(pk: int) -> Workshop:
    return get_object_or_404(
        Workshop.objects.select_related("meeting__country", "support_rule", "region"), pk=pk
    )


def _invite(
    request: HttpRequest, workshop: Workshop, form: RuleForm, countries: list[Country], runner: User
) -> HttpResponse:
    chosen = set(request.POST.getlist("country"))
    meant = [one for one in countries if str(one.pk) in chosen]
    rule = form.cleaned_data
    because = _("Parties to %(instrument)s") % {"instrument": rule["instrument"].short_name}
    if rule["region"]:
        because += f", {rule['region'].name}"
    made = invite(workshop=workshop, countries=meant, because=because, by=runner, at=now())
    said = ngettext(
        "%(number)s Party is invited; the letters wait in the outbox.",
        "%(number)s Parties are invited; the letters wait in the outbox.",
        len(made),
    )
    messages.success(request, said % {"number": len(made)})
    return redirect("workshop_desk", pk=workshop.pk)


def _form(
    request: HttpRequest, workshop: Workshop, form: object, title: str, button: str
) -> HttpResponse:
    context = {"workshop": workshop, "form": form, "title": title, "button": button}
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, "training/desk/form.html", context, status=status)

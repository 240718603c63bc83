"""Sheets that the Secretariat hands in at the desk: lists of countries for support, and whom to invite."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from whimbrel.core.responses import table_download
from whimbrel.training.actions.invite_sheet import (
    INVITE_COLUMNS,
    invite_from_sheet,
    try_invite_sheet,
)
from whimbrel.training.actions.load_standings import COLUMNS, load_standings, try_standings
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.doors import runner_of
from whimbrel.training.views.sheets import hand_in
from whimbrel.treaties.actions.load_participation import COLUMNS as PARTICIPATION_COLUMNS
from whimbrel.treaties.actions.load_participation import load_participation, try_participation

TEMPLATES = ("csv", "xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def standings_sheet(request: HttpRequest) -> HttpResponse:
    """Scale, arrears and lists of countries in need, of a year as a source has them."""
    runner = runner_of(request)
    page = hand_in(
        request,
        salt="whimbrel.training.standings",
        look=try_standings,
        load=partial(load_standings, by=runner),
    )
    if page.loaded is not None:
        messages.success(request, _("The lists are kept. Rules of support ask them from now on."))
        return redirect("workshop_desk_list")
    context = page.context() | {
        "title": _("Scale, arrears and countries in need"),
        "back": reverse("workshop_desk_list"),
        "back_words": _("Running workshops"),
        "lede": _(
            "A rule of support asks these lists: of each question the newest year that is not later than the workshop."
        ),
        "button": _("Load it"),
        "columns": COLUMNS,
        "hint": _(
            "Needed are iso3, year and source. The scale is in per cent, arrears are in whole years, the others yes or "
            "no. What is empty stays as it is known."
        ),
    }
    return render(request, "training/desk/sheet.html", context, status=page.status)


@require_http_methods(["GET", "HEAD", "POST"])
def participation_sheet(request: HttpRequest) -> HttpResponse:
    """Who registered, spoke and handed in documents at a meeting that workshops prepared for."""
    runner = runner_of(request)
    page = hand_in(
        request,
        salt="whimbrel.training.participation",
        look=try_participation,
        load=partial(load_participation, by=runner),
    )
    if page.loaded is not None:
        messages.success(
            request, _("Kept. The results of the workshops before the meeting tell it.")
        )
        return redirect("workshop_desk_list")
    context = page.context() | {
        "title": _("Who took part in a meeting"),
        "back": reverse("workshop_desk_list"),
        "back_words": _("Running workshops"),
        "lede": _(
            "From the meeting’s own papers: the list of participants, the report, the list of documents. Results of "
            "workshops show what Parties that came to them then did, beside those that came to none."
        ),
        "button": _("Load it"),
        "columns": PARTICIPATION_COLUMNS,
        "templates": [
            (form.upper(), reverse("participation_template", args=[form])) for form in TEMPLATES
        ],
        "hint": _(
            "Needed are meeting, iso3, deed and source. The deed is registered, spoke or submitted; number counts persons "
            "of the delegation, interventions or documents; reference is the agenda item or the symbol of the document. "
            "Without a day, the first day of the meeting is taken. What the sheet does not speak of stays."
        ),
    }  # fmt: skip
    return render(request, "training/desk/sheet.html", context, status=page.status)


@require_safe
def participation_template(request: HttpRequest, form: str) -> HttpResponse:
    """The sheet without rows, to fill in."""
    runner_of(request)
    if form not in TEMPLATES:
        raise Http404
    return table_download("participation", PARTICIPATION_COLUMNS, [], form)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_invite_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Parties and persons with their addresses."""
    runner = runner_of(request)
    workshop = find_workshop(pk)
    page = hand_in(
        request,
        salt=f"whimbrel.training.invite.{pk}",
        look=partial(try_invite_sheet, workshop=workshop, by=runner, at=now()),
        load=partial(invite_from_sheet, workshop=workshop, by=runner, at=now()),
    )
    if page.loaded is not None:
        parties, persons = page.loaded
        told = _(
            "Invited: %(parties)s Parties and %(persons)s persons; the letters wait in the outbox."
        )
        counts = {"parties": parties.added + parties.changed, "persons": persons.added}
        messages.success(request, told % counts)
        return redirect("workshop_desk", pk=pk)
    context = page.context() | {
        "title": _("Invite from a sheet"),
        "back": reverse("workshop_desk", args=[pk]),
        "back_words": workshop.title,
        "lede": _(
            "A line with a family name asks that person to confirm a place. A line without one asks the country to "
            "nominate: its focal points are written to, and each address in the line, which needs no account."
        ),
        "button": _("Invite them"),
        "columns": INVITE_COLUMNS,
        "hint": _(
            "A country needs iso3; a person needs family_name and email. Several addresses of a country stand in one "
            "cell with a semicolon between them. Whoever is invited already is left as they are."
        ),
    }
    return render(request, "training/desk/sheet.html", context, status=page.status)

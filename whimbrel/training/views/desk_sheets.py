"""Sheets that the Secretariat hands in at the desk: lists of countries for support, and whom to invite."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from whimbrel.training.actions.invite_sheet import (
    INVITE_COLUMNS,
    invite_from_sheet,
    try_invite_sheet,
)
from whimbrel.training.actions.load_standings import COLUMNS, load_standings, try_standings
from whimbrel.training.views.desk import find_workshop
from whimbrel.training.views.doors import runner_of
from whimbrel.training.views.sheets import hand_in


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

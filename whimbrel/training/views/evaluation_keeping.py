"""Keeping the evaluation of a workshop: who has answered, paper typed in, tests, modules."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.people.models import User
from whimbrel.training.actions.evaluation import request_evaluations
from whimbrel.training.actions.follow_up import ask_whether_used, set_follow_up_times
from whimbrel.training.actions.knowledge import SittingsBegun, set_test, sit_test
from whimbrel.training.actions.modules import set_modules
from whimbrel.training.actions.paper import NumberTaken, enter_paper_forms
from whimbrel.training.forms.evaluation import (
    FollowUpTimesForm,
    LanguageForm,
    ModulesForm,
    PaperRows,
    TestItemsForm,
    TestSheetForm,
)
from whimbrel.training.models import Channel, CoreQuestion, Workshop
from whimbrel.training.queries.evaluation import comments, levels
from whimbrel.training.queries.keeping import to_be_kept
from whimbrel.training.queries.needs import modules_for
from whimbrel.training.queries.participants import learners, test_of
from whimbrel.training.views.doors import crumbs, keeper_of


@login_required
@never_cache
@require_safe
def keeping(request: HttpRequest) -> HttpResponse:
    """Surveys and workshops, and what is to be done about each."""
    keeper_of(request)
    context = {
        "kept": to_be_kept(),
        "crumbs": [*crumbs(), (_("Keep the results"), "")],
    }
    return render(request, "training/keeping.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_keep(request: HttpRequest, code: str) -> HttpResponse:
    """One workshop: how many have answered, what they said in words, and what is taught there."""
    keeper, workshop = keeper_of(request), _workshop(code)
    if request.method == "POST":
        messages.success(request, _kept(request, workshop, keeper))
        return redirect("training:evaluation_keep", code=workshop.meeting.code)
    helped, change = comments(workshop)
    context = {
        "workshop": workshop,
        "found": levels(Workshop.objects.filter(pk=workshop.pk)),
        "times": FollowUpTimesForm(initial={"after": workshop.follow_up_months}),
        "helped": helped,
        "change": change,
        "modules": ModulesForm(
            initial={"modules": list(workshop.modules.values_list("module", flat=True))}
        ),
        "proposed": modules_for(workshop),
        "crumbs": _crumbs(workshop),
    }
    return render(request, "training/evaluation_keep.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper_keep(request: HttpRequest, code: str) -> HttpResponse:
    """Forms of paper, one on a row: a number, eight figures, two answers in words."""
    keeper, workshop = keeper_of(request), _workshop(code)
    is_sent = request.method == "POST"
    rows = PaperRows(request.POST if is_sent else None)
    language = LanguageForm(request.POST if is_sent else None)
    taken: list[int] = []
    if is_sent and rows.is_valid() and language.is_valid():
        try:
            number = enter_paper_forms(
                workshop=workshop,
                rows=[row.cleaned_data for row in rows if row.is_filled],
                language=language.cleaned_data["language"],
                on=localdate(),
                by=keeper,
            )
        except NumberTaken as found:
            taken = found.numbers
        else:
            messages.success(
                request,
                ngettext("%(n)s form is kept.", "%(n)s forms are kept.", number) % {"n": number},
            )
            return redirect("training:paper_keep", code=workshop.meeting.code)
    is_wrong = is_sent and (not rows.is_valid() or not language.is_valid() or bool(taken))
    context = {
        "workshop": workshop, "rows": rows, "language_form": language, "taken": taken,
        "questions": list(enumerate(CoreQuestion.labels, 1)),
        "entered": workshop.filled_forms.filter(channel=Channel.PAPER).count(),
        "crumbs": _crumbs(workshop),
    }  # fmt: skip
    return render(request, "training/paper_keep.html", context, status=422 if is_wrong else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def test_keep(request: HttpRequest, code: str) -> HttpResponse:
    """Which questions the workshop's test has; and the tests taken on paper, in letters."""
    keeper, workshop = keeper_of(request), _workshop(code)
    places, people = test_of(workshop), list(learners(workshop).order_by("country__name_en", "pk"))
    items = TestItemsForm(
        request.POST if "items_sent" in request.POST else None,
        initial={"items": [place.item_id for place in places]},
    )
    sheet = TestSheetForm(
        request.POST if "sheet_sent" in request.POST else None, registrations=people, places=places
    )
    context: dict[str, Any] = {
        "workshop": workshop, "items": items, "sheet": sheet, "places": places,
        "crumbs": _crumbs(workshop), "refused": "",
    }  # fmt: skip
    if items.is_bound and items.is_valid():
        try:
            set_test(workshop=workshop, items=list(items.cleaned_data["items"]), by=keeper)
        except SittingsBegun:
            context["refused"] = _("Somebody has taken the test already. Its questions stay.")
        else:
            messages.success(request, _("The test is set."))
            return redirect("training:test_keep", code=workshop.meeting.code)
    if sheet.is_bound and sheet.is_valid():
        sat = sheet.sat()
        for registration, stage, chosen in sat:
            sit_test(
                registration=registration, stage=stage, chosen=chosen, channel=Channel.PAPER,
                at=now(), by=keeper,
            )  # fmt: skip
        messages.success(
            request,
            ngettext("%(n)s test is kept.", "%(n)s tests are kept.", len(sat)) % {"n": len(sat)},
        )
        return redirect("training:test_keep", code=workshop.meeting.code)
    is_wrong = bool(items.errors or sheet.errors or context["refused"])
    return render(request, "training/test_keep.html", context, status=422 if is_wrong else 200)


def _kept(request: HttpRequest, workshop: Workshop, keeper: User) -> str:
    """Do what was pressed, and say so."""
    if "ask" in request.POST:
        number = request_evaluations(workshop=workshop, at=now())
        return ngettext("%(n)s person is asked.", "%(n)s people are asked.", number) % {"n": number}
    if "set_times" in request.POST:
        times = FollowUpTimesForm(request.POST)
        if not times.is_valid():
            return _("Nothing was changed.")
        months = times.cleaned_data["after"]
        set_follow_up_times(workshop=workshop, months=months, by=keeper)
        return _("The times are kept.")
    if request.POST.get("ask_used", "") in map(str, workshop.follow_up_months):
        months_ago = int(request.POST["ask_used"])
        number = ask_whether_used(workshop=workshop, at=now(), months=months_ago)
        return ngettext("%(n)s person is asked.", "%(n)s people are asked.", number) % {"n": number}
    form = ModulesForm(request.POST)
    if form.is_valid():
        set_modules(workshop=workshop, modules=list(form.cleaned_data["modules"]), by=keeper)
    return _("The modules are kept.")


def _workshop(code: str) -> Workshop:
    return get_object_or_404(
        Workshop.objects.select_related("meeting", "region"), meeting__code__iexact=code
    )


def _crumbs(workshop: Workshop) -> list[tuple[str, str]]:
    return [
        *crumbs(),
        (_("Keep the results"), reverse("training:keeping")),
        (workshop.title, ""),
    ]

"""Tables to take away: grades and steps that are public, for everybody; all answers to a questionnaire, for who may read them."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.responses import table_download
from whimbrel.core.stored.views import public_page
from whimbrel.nbsap.models import Questionnaire
from whimbrel.nbsap.queries.all_answers import (
    COLUMNS,
    all_answers,
    long_rows,
    wide_columns,
    wide_rows,
)
from whimbrel.nbsap.queries.open_files import (
    GRADE_COLUMNS,
    STEP_COLUMNS,
    grade_rows,
    step_rows,
)
from whimbrel.nbsap.queries.outcome import outcomes, region_columns, region_rows
from whimbrel.nbsap.rules import can_review
from whimbrel.treaties.queries.offices import offices_of

TABLES = ("csv", "xlsx", "json")


@require_safe
@public_page()
def grades_download(request: HttpRequest, form: str) -> HttpResponse:
    """The grades of all assessments that are public."""
    if form not in TABLES:
        raise Http404
    return table_download("nbsap-grades", GRADE_COLUMNS, grade_rows(on=localdate()), form)


@require_safe
@public_page()
def steps_download(request: HttpRequest, form: str) -> HttpResponse:
    """The twelve steps of all assessments that are public."""
    if form not in TABLES:
        raise Http404
    return table_download("nbsap-steps", STEP_COLUMNS, step_rows(on=localdate()), form)


@require_safe
@public_page()
def regions_download(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """How often each answer was given, with a row for each region and a column for each answer."""
    if form not in TABLES:
        raise Http404
    found = outcomes(get_object_or_404(Questionnaire, code=code, opens_on__lte=localdate()))
    return table_download(f"{code}-regions", region_columns(found), region_rows(found), form)


@login_required
@never_cache
@require_safe
def answers_download(request: HttpRequest, code: str, shape: str, form: str) -> HttpResponse:
    """All answers: of every country for the Secretariat, of their own for those who act for one."""
    today = localdate()
    offices = offices_of(request.user, on=today)
    if not can_review(offices) and not offices.countries:
        raise PermissionDenied
    if form not in TABLES:
        raise Http404
    asked = get_object_or_404(Questionnaire, code=code, opens_on__lte=today)
    found = all_answers(
        asked, on=today, countries=None if can_review(offices) else offices.countries
    )
    if shape == "answers":
        return table_download(f"{code}-answers", COLUMNS, long_rows(found), form)
    columns = wide_columns(asked)
    return table_download(f"{code}-countries", columns, wide_rows(found, columns), form)

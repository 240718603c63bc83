"""Grades and steps that everybody may read, as tables to take away: only of assessments that are public, without offices."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from whimbrel.nbsap.models import Criterion, Grade, Nbsap, Publication, Score, Step, StepDone
from whimbrel.treaties.queries.names import names_on, region_names

_OF_PLAN = ("iso3", "country", "region", "plan", "year")
GRADE_COLUMNS = (*_OF_PLAN, "criterion", "grade", "of", "quotation", "page", "graded_on")
STEP_COLUMNS = (*_OF_PLAN, "step", "is_taken", "done_on", "quotation", "page", "url")


def grade_rows(*, on: date) -> list[tuple[Any, ...]]:
    """Every criterion of every published version with the grade that counts. Five queries."""
    plans = _published()
    counting: dict[tuple[int, str], Score] = {}
    for one in Score.objects.filter(nbsap__in=plans).order_by("graded_at", "pk"):
        counting[one.nbsap_id, one.criterion] = one
    rows = []
    for pk, head in _heads(plans, on):
        for criterion in Criterion:
            score = counting.get((pk, criterion.value))
            cells = (
                (score.grade, max(Grade.values), score.quotation, score.page, score.graded_at.date())
                if score
                else ("",) * 5
            )  # fmt: skip
            rows.append((*head, criterion.value, *cells))
    return rows


def step_rows(*, on: date) -> list[tuple[Any, ...]]:
    """Every step of every published version. Five queries."""
    plans = _published()
    taken = {
        (one.nbsap_id, one.step): one
        for one in StepDone.objects.filter(nbsap__in=plans, taken_back_at=None)
    }
    rows = []
    for pk, head in _heads(plans, on):
        for step in Step:
            done = taken.get((pk, step.value))
            cells = ("yes", done.done_on, done.quotation, done.page, done.url) if done else ("no", "", "", "", "")  # fmt: skip
            rows.append((*head, step.value, *cells))
    return rows


def _published() -> dict[int, Nbsap]:
    open_ones = Publication.objects.filter(taken_back_at=None).values("nbsap")
    found = Nbsap.objects.filter(pk__in=open_ones).select_related("country")
    return {one.pk: one for one in found.order_by("country__iso3", "year", "pk")}


def _heads(plans: dict[int, Nbsap], on: date) -> Iterator[tuple[int, tuple[Any, ...]]]:
    names, regions = names_on(on), region_names()
    for pk, one in plans.items():
        country = one.country
        yield (
            pk,
            (
                country.iso3,
                names[country.pk],
                regions[country.region_id],
                one.code,
                one.year,
            ),
        )

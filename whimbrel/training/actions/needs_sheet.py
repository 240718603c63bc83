"""Surveys of needs by sheet: one person's own, or those of many that somebody gathered without a network."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from whimbrel.core.sheets import (
    Column,
    Complaint,
    Row,
    SheetFile,
    SheetRefused,
    read_sheet,
    reference,
    text,
    whole_number,
)
from whimbrel.people.models import User
from whimbrel.training.actions.needs import Channel, Rated, answer_needs
from whimbrel.training.models import Competence, Level, NeedsAssessment, NeedsResponse

OWN = ("competence", "name", "level", "needed")
OF_MANY = ("person", *OWN)


def own_rows(response: NeedsResponse) -> Iterator[tuple[Any, ...]]:
    """The sheet of one person: every competence, what it is called in their language, what they said so far."""
    said = {one.competence_id: one for one in response.ratings.all()}
    for item in response.assessment.items.select_related("competence"):
        rating = said.get(item.competence_id)
        yield (
            item.competence.code, item.competence.name,
            rating.level if rating else "", rating.needed if rating else "",
        )  # fmt: skip


def rows_of_many(assessment: NeedsAssessment) -> Iterator[tuple[Any, ...]]:
    """The sheet of all who have not answered yet, for whoever asks them where there is no network."""
    items = list(assessment.items.select_related("competence"))
    waiting = assessment.responses.filter(answered_at=None, person__isnull=False)
    for response in waiting.select_related("person").order_by("person__email"):
        for item in items:
            address = response.person.email if response.person else ""
            yield (address, item.competence.code, item.competence.name, "", "")


def read_own_sheet(*, response: NeedsResponse, file: SheetFile) -> dict[Competence, Rated]:
    """What one person's sheet says. Lines left empty are passed over. Raises SheetRefused."""
    rows = read_sheet(file, _columns(response.assessment), key=("competence",))
    return _ratings(file.name, rows)


@transaction.atomic
def load_needs_sheet(
    *, assessment: NeedsAssessment, file: SheetFile, by: User, at: datetime
) -> int:
    """Keep the answers of many people; of how many. Nothing is kept where a line is wrong. Raises SheetRefused, SurveyClosed."""
    asked = {
        one.person.email: one
        for one in assessment.responses.exclude(person=None).select_related("person", "assessment")
        if one.person
    }
    columns = [reference("person", asked, is_required=True), *_columns(assessment)]
    rows = read_sheet(file, columns, key=("person", "competence"))
    by_person: dict[int, tuple[NeedsResponse, list[Row]]] = {}
    for row in rows:
        response = row.values["person"]
        by_person.setdefault(response.pk, (response, []))[1].append(row)
    number = 0
    for response, own in by_person.values():
        if ratings := _ratings(file.name, own):
            answer_needs(response=response, ratings=ratings, channel=Channel.SHEET, at=at, by=by)
            number += 1
    return number


def _columns(assessment: NeedsAssessment) -> list[Column]:
    known = {
        one.competence.code: one.competence for one in assessment.items.select_related("competence")
    }
    return [
        reference("competence", known, is_required=True),
        text("name"),
        whole_number("level"),
        whole_number("needed"),
    ]


def _ratings(name: str, rows: list[Row]) -> dict[Competence, Rated]:
    ratings, complaints = {}, []
    for row in rows:
        pair = row.values["level"], row.values["needed"]
        if pair == (None, None):
            continue
        wrong = [
            column
            for column, value in zip(("level", "needed"), pair, strict=True)
            if value not in Level.values
        ]
        for column in wrong:
            said = _("Write a number from %(low)s to %(high)s in both columns, or in neither.")
            complaints.append(
                Complaint(said % {"low": min(Level), "high": max(Level)}, row.line, column)
            )
        if not wrong:
            ratings[row.values["competence"]] = Rated(*pair)
    if complaints:
        raise SheetRefused(name, complaints)
    return ratings

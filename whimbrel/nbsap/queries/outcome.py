"""What countries answered, counted: only answers that were signed off, and nobody's words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from whimbrel.nbsap.models import Answer, Extent, Question, Questionnaire, Reply, ReplyStage
from whimbrel.treaties.models import Region

COLUMNS = ("section", "question", "text", "region", *Extent.values, "answers")


@dataclass
class Counted:
    """How often each answer was given."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def total(self) -> int:
        return self.yes + self.partly + self.no

    def add(self, value: str, number: int) -> None:
        setattr(self, value, getattr(self, value) + number)


@dataclass
class Outcome:
    """One question: over all, and by the name of the region."""

    question: Question
    counted: Counted = field(default_factory=Counted)
    by_region: dict[str, Counted] = field(default_factory=dict)


def signed_off(questionnaire: Questionnaire) -> int:
    """How many countries' answers are signed off. One query."""
    return Reply.objects.at(ReplyStage.Kind.SIGNED).filter(questionnaire=questionnaire).count()


def outcomes(questionnaire: Questionnaire) -> list[Outcome]:
    """Each question that is answered by yes, in part or no. Three queries."""
    asked = Question.objects.filter(
        section__questionnaire=questionnaire, kind=Question.Kind.EXTENT
    ).select_related("section")
    found = {one.pk: Outcome(one) for one in asked.order_by("section__place", "place")}
    regions = {one.pk: one.name for one in Region.objects.all()}
    signed = Reply.objects.at(ReplyStage.Kind.SIGNED).filter(questionnaire=questionnaire)
    rows = (
        Answer.objects.filter(
            Q(block=None) | Q(block__taken_out_at=None),
            reply__in=signed.values("pk"), question__in=list(found), value__in=Extent.values,
        )
        .values_list("question", "reply__country__region", "value")
        .annotate(Count("pk"))
        .order_by("reply__country__region__name_en")
    )  # fmt: skip
    for question, region, value, number in rows:
        found[question].counted.add(value, number)
        by_region = found[question].by_region
        by_region.setdefault(regions.get(region, ""), Counted()).add(value, number)
    return list(found.values())


def latest_signed(*, on: date) -> Questionnaire | None:
    """The latest questionnaire of which answers are signed off. One query."""
    signed = Reply.objects.at(ReplyStage.Kind.SIGNED).values("questionnaire")
    return Questionnaire.objects.filter(pk__in=signed, opens_on__lte=on).first()


def by_region_name(found: list[Outcome]) -> dict[str, list[tuple[Question, Counted]]]:
    """What is asked once of each country, counted for each region by its name."""
    regions: dict[str, list[tuple[Question, Counted]]] = {}
    for one in found:
        if not one.question.section.repeats:
            for region, counted in one.by_region.items():
                regions.setdefault(region, []).append((one.question, counted))
    return regions


def outcome_rows(found: list[Outcome]) -> list[tuple[Any, ...]]:
    """For a table to take away: each question by region."""
    return [
        (
            one.question.section.code, one.question.code, one.question.text, region,
            counted.yes, counted.partly, counted.no, counted.total,
        )
        for one in found
        for region, counted in one.by_region.items()
    ]  # fmt: skip


def region_columns(found: list[Outcome]) -> list[str]:
    """The region, and for each question by part and short name how often each answer was given."""
    return ["region", *(f"{_name(one)}.{value}" for one in found for value in Extent.values)]


def region_rows(found: list[Outcome]) -> list[list[Any]]:
    """The same as a row for each region of which answers are signed off."""
    regions = sorted({region for one in found for region in one.by_region})
    rows: list[list[Any]] = []
    for region in regions:
        counted = [one.by_region.get(region, Counted()) for one in found]
        rows.append([region, *(getattr(one, value) for one in counted for value in Extent.values)])
    return rows


def _name(one: Outcome) -> str:
    return f"{one.question.section.code}.{one.question.code}"

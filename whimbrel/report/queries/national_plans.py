"""Figures of national biodiversity plans: who names migratory species, how far plans go, what countries answered.

Only published assessments and signed answers count: what a report says, everybody reads.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count as Number
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from whimbrel.nbsap.models import (
    Answer,
    Criterion,
    Extent,
    Grade,
    Nbsap,
    Publication,
    Question,
    Questionnaire,
    Reply,
    ReplyStage,
    Score,
    Step,
    StepDone,
)
from whimbrel.nbsap.queries.outcome import latest_signed
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import number
from whimbrel.treaties.models import Region
from whimbrel.treaties.queries.names import region_names


@dataclass(frozen=True)
class Assessed:
    """A country's latest plan whose assessment everybody may read, with its grades and steps by the cut-off."""

    nbsap: Nbsap
    grades: Mapping[str, int]
    steps: frozenset[str]


@kind(takes=["region"])
def plans_naming_species(counting: Counting, asked: Mapping[str, Any]) -> Count:
    naming = [one for one in _assessed(counting, asked) if one.grades.get(Criterion.SPECIES, 0)]
    return Count(
        value=len(naming),
        text=number(len(naming), counting.language),
        rule=_(
            "Latest plans by the cut-off whose published assessment finds migratory species in them, in general "
            "words or specifically."
        ),
        columns=(_("Region"), _("Country"), _("Plan"), _("Migratory species")),
        rows=tuple(
            (*_plan(one, counting), str(Grade(one.grades[Criterion.SPECIES]).label))
            for one in naming
        ),
        source=_source(),
    )


@kind(takes=["region"])
def plans_by_region(counting: Counting, asked: Mapping[str, Any]) -> Count:
    plans = _plans(counting, asked)
    assessed = _assessed(counting, asked)
    names = region_names(counting.language)
    held = Counter(names[one.country.region_id] for one in plans)
    published = Counter(names[one.nbsap.country.region_id] for one in assessed)
    naming = Counter(
        names[one.nbsap.country.region_id] for one in assessed if one.grades.get(Criterion.SPECIES)
    )
    return Count(
        value=len(plans),
        text=number(len(plans), counting.language),
        rule=_("Countries with a plan of a year up to the cut-off, each once by its latest."),
        columns=(_("Region"), _("Plans"), _("Assessment published"), _("Name migratory species")),
        rows=tuple(
            (
                region or "–",
                *(number(one[region], counting.language) for one in (held, published, naming)),
            )
            for region in sorted(held, key=lambda one: (not one, one))
        ),
        source=_source(),
    )


@kind(takes=["region", "criterion"])
def plan_grades(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """How many plans were assessed; with a `criterion`, how many speak of that specifically."""
    criteria = _one_of(asked, "criterion", Criterion)
    graded = [one for one in _assessed(counting, asked) if one.grades]
    given = Counter((code, grade) for one in graded for code, grade in one.grades.items())
    value = given[criteria[0], Grade.SPECIFIC.value] if "criterion" in asked else len(graded)
    return Count(
        value=value,
        text=number(value, counting.language),
        rule=_(
            "Latest plans by the cut-off whose assessment is published; of each criterion its latest grade by the "
            "cut-off. Where one criterion is asked for: those that speak of it specifically."
        ),
        columns=(_("Criterion"), *(str(one.label) for one in Grade)),
        rows=tuple(
            (
                str(Criterion(code).label),
                *(number(given[code, grade.value], counting.language) for grade in Grade),
            )
            for code in criteria
        ),
        source=_source(),
    )


@kind(takes=["region", "step"])
def plan_steps(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """How many steps were taken; with a `step`, by how many countries that one was."""
    steps = _one_of(asked, "step", Step)
    taken = Counter(code for one in _assessed(counting, asked) for code in one.steps)
    value = sum(taken[code] for code in steps)
    return Count(
        value=value,
        text=number(value, counting.language),
        rule=_(
            "Steps of integration taken by the cut-off for latest plans whose assessment is published."
        ),
        columns=(_("Step"), _("Countries")),
        rows=tuple(
            (str(Step(code).label), number(taken[code], counting.language)) for code in steps
        ),
        source=_source(),
    )


@kind(takes=["questionnaire", "question", "region"])
def plan_answers(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """How many countries answered; with a `question` ("part.question"), how many said yes to it."""
    questionnaire = _questionnaire(counting, asked)
    questions = _questions(questionnaire, asked)
    signed = _signed(counting, questionnaire, asked)
    given = _given(signed, questions)
    yes = sum(numbers[Extent.YES] for numbers in given.values())
    value = yes if "question" in asked else signed.count()
    names = region_names(counting.language)
    return Count(
        value=value,
        text=number(value, counting.language),
        rule=_(
            "Countries whose answers were signed off by the cut-off and stand so; where a question is asked for, "
            "answers of yes to it. Nobody’s words are among them."
        ),
        columns=(_("Question"), _("Region"), *(str(one.label) for one in Extent)),
        rows=tuple(
            (
                one.text,
                names[region] or "–",
                *(number(numbers[extent], counting.language) for extent in Extent.values),
            )
            for one in questions
            for (question, region), numbers in given.items()
            if question == one.pk
        ),
        source=questionnaire.name if questionnaire else _("No questionnaire has been answered."),
    )


def _plans(counting: Counting, asked: Mapping[str, Any]) -> list[Nbsap]:
    """Each country's latest by the cut-off, region by region. One query."""
    found = Nbsap.objects.filter(year__lte=counting.cut_off.year).select_related("country")
    if "region" in asked:
        found = found.filter(country__region=_region(asked))
    latest = {one.country_id: one for one in found.order_by("year", "pk")}
    names = region_names(counting.language)
    return sorted(
        latest.values(),
        key=lambda one: (names[one.country.region_id], counting.names[one.country_id]),
    )


def _assessed(counting: Counting, asked: Mapping[str, Any]) -> list[Assessed]:
    plans = _plans(counting, asked)
    public = set(
        Publication.objects.filter(nbsap__in=plans, taken_back_at=None).values_list(
            "nbsap", flat=True
        )
    )
    grades: dict[int, dict[str, int]] = {one: {} for one in public}
    scores = Score.objects.filter(nbsap__in=public, graded_at__date__lte=counting.cut_off)
    for plan, criterion, grade in scores.order_by("graded_at", "pk").values_list(
        "nbsap", "criterion", "grade"
    ):
        grades[plan][criterion] = grade
    steps: dict[int, set[str]] = {one: set() for one in public}
    for plan, step in StepDone.objects.filter(
        nbsap__in=public, taken_back_at=None, done_on__lte=counting.cut_off
    ).values_list("nbsap", "step"):
        steps[plan].add(step)
    return [
        Assessed(one, grades[one.pk], frozenset(steps[one.pk])) for one in plans if one.pk in public
    ]


def _plan(one: Assessed, counting: Counting) -> tuple[str, str, str]:
    country = one.nbsap.country
    region = region_names(counting.language)[country.region_id]
    return region or "–", counting.names[country.pk], one.nbsap.period


def _questionnaire(counting: Counting, asked: Mapping[str, Any]) -> Questionnaire | None:
    """The one asked for; the latest that was answered where none is. Raises FigureRefused."""
    if "questionnaire" not in asked:
        return latest_signed(on=counting.cut_off)
    found = Questionnaire.objects.filter(code=asked["questionnaire"]).first()
    if found is None:
        raise FigureRefused(_("There is no questionnaire “%s”.") % asked["questionnaire"])
    return found


def _questions(questionnaire: Questionnaire | None, asked: Mapping[str, Any]) -> list[Question]:
    """Those answered by yes, in part or no, once by each country. Raises FigureRefused."""
    found = Question.objects.filter(
        section__questionnaire=questionnaire, section__repeats="", kind=Question.Kind.EXTENT
    )
    if "question" in asked:
        part, _dot, code = str(asked["question"]).partition(".")
        found = found.filter(section__code=part, code=code)
        if questionnaire and not found:
            raise FigureRefused(_("There is no question “%s”.") % asked["question"])
    return list(found.order_by("section__place", "place"))


def _signed(
    counting: Counting, of: Questionnaire | None, asked: Mapping[str, Any]
) -> QuerySet[Reply]:
    by_then = ReplyStage.objects.filter(kind=ReplyStage.Kind.SIGNED, at__date__lte=counting.cut_off)
    found = Reply.objects.at(ReplyStage.Kind.SIGNED).filter(
        questionnaire=of, pk__in=by_then.values("reply")
    )
    return found.filter(country__region=_region(asked)) if "region" in asked else found


def _given(
    signed: QuerySet[Reply], questions: list[Question]
) -> dict[tuple[int, int | None], Counter[str]]:
    """How often each answer was given, by question and region. One query."""
    rows = (
        Answer.objects.filter(
            Q(block=None), reply__in=signed.values("pk"), question__in=questions,
            value__in=Extent.values,
        )
        .values_list("question", "reply__country__region", "value")
        .annotate(Number("pk"))
        .order_by("reply__country__region__name_en")
    )  # fmt: skip
    given: dict[tuple[int, int | None], Counter[str]] = {}
    for question, region, value, times in rows:
        given.setdefault((question, region), Counter())[value] += times
    return given


def _one_of(asked: Mapping[str, Any], word: str, known: Any) -> list[str]:
    """The code asked for, or all of them. Raises FigureRefused."""
    if word not in asked:
        return list(known.values)
    if asked[word] not in known.values:
        raise FigureRefused(
            _("“%(name)s” is one of %(known)s.") % {"name": word, "known": ", ".join(known.values)}
        )
    return [asked[word]]


def _region(asked: Mapping[str, Any]) -> Region:
    region = Region.objects.filter(code=asked["region"]).first()
    if region is None:
        raise FigureRefused(_("There is no region “%s”.") % asked["region"])
    return region


def _source() -> str:
    return _("Register of national biodiversity plans.")

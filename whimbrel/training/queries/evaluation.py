"""What participants thought of a workshop, what they learned in it, and what they did with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Avg, Count, Q, QuerySet, Sum

from whimbrel.training.estimates import Estimate, mean, share
from whimbrel.training.models import (
    CascadeEvent,
    Commitment,
    Competence,
    CoreQuestion,
    EvaluationRequest,
    FilledForm,
    FormRating,
    Sitting,
    SittingAnswer,
    Workshop,
)
from whimbrel.training.queries.follow_up import Use, uses
from whimbrel.training.queries.groups import SMALLEST, is_shown

# A sentence is agreed with from this answer on.
AGREES = 4


@dataclass(frozen=True)
class Opinion:
    """One sentence: how many rated it, the mean from 1 to 5, and how many agree."""

    question: str
    words: str
    people: int
    mean: float
    agree: Estimate


@dataclass(frozen=True)
class Reaction:
    """Level 1: what people thought. `opinions` is empty where too few answered."""

    asked: int
    forms: int
    by_channel: tuple[tuple[str, int], ...]
    opinions: tuple[Opinion, ...]

    def of(self, question: str) -> Opinion | None:
        return next((one for one in self.opinions if one.question == question), None)


@dataclass(frozen=True)
class Gain:
    """Level 2: what people learned: shares of right answers, of those who took both tests.

    `gain` is the mean of each person's difference, None where too few took both.
    """

    pairs: int
    before: float | None
    after: float | None
    gain: Estimate | None
    by_competence: tuple[tuple[Competence, Estimate], ...] = ()
    only_before: int = 0
    only_after: int = 0


@dataclass(frozen=True)
class Result:
    """Level 4: what came of it: trainings passed on and whom they reached, promises made and kept."""

    events: int
    people: int
    women: int
    trained_onward: int
    commitments: int
    kept: int


@dataclass(frozen=True)
class Levels:
    """The four levels of Kirkpatrick, of one workshop or of several."""

    reaction: Reaction
    gain: Gain
    # At each time that was asked about, the soonest first.
    uses: tuple[Use, ...]
    result: Result

    @property
    def use(self) -> Use:
        """Half a year later, as other houses ask; else the last time of which enough is known."""
        known = [one for one in self.uses if one.used is not None]
        half_a_year = [one for one in known if one.months == 6]
        return (half_a_year or known[-1:] or self.uses[-1:] or (Use(6, 0, 0, None, None, ()),))[0]


def levels(workshops: QuerySet[Workshop]) -> Levels:
    """All four levels of these workshops together. A fixed number of queries, however many there are."""
    return Levels(reaction(workshops), gain(workshops), uses(workshops), result(workshops))


def reaction(workshops: QuerySet[Workshop]) -> Reaction:
    held = workshops.order_by().values("pk")
    counted = dict(
        FilledForm.objects.filter(workshop__in=held)
        .order_by()
        .values_list("channel")
        .annotate(number=Count("pk"))
    )
    rows = {
        row["question"]: row
        for row in FormRating.objects.filter(form__workshop__in=held)
        .order_by()
        .values("question")
        .annotate(
            people=Count("pk"), mean=Avg("value"), agree=Count("pk", filter=Q(value__gte=AGREES))
        )
    }
    opinions = []
    for question in CoreQuestion:
        row = rows.get(question.value)
        agree = share(row["agree"], row["people"]) if row and is_shown(row["people"]) else None
        if row and agree:
            opinions.append(
                Opinion(
                    question.value, str(question.label), row["people"],
                    round(float(row["mean"]), 2), agree,
                )
            )  # fmt: skip
    forms = sum(counted.values())
    return Reaction(
        asked=EvaluationRequest.objects.filter(registration__workshop__in=held).count(),
        forms=forms,
        by_channel=tuple(sorted(counted.items())),
        opinions=tuple(opinions) if is_shown(forms) else (),
    )


def gain(workshops: QuerySet[Workshop]) -> Gain:
    """Shares of right answers before and after, paired by person; by competence too."""
    held = workshops.order_by().values("pk")
    rows = (
        SittingAnswer.objects.filter(sitting__registration__workshop__in=held)
        .order_by()
        .values_list("sitting__registration", "sitting__stage", "item__competence")
        .annotate(asked=Count("pk"), right=Count("pk", filter=Q(is_right=True)))
    )
    # By person and stage: competence, to how many were asked and how many were right.
    scores: dict[int, dict[str, dict[int, tuple[int, int]]]] = {}
    for registration, stage, competence, asked, right in rows:
        scores.setdefault(registration, {}).setdefault(stage, {})[competence] = (asked, right)
    both = [one for one in scores.values() if len(one) == len(Sitting.Stage)]
    alone = [next(iter(one)) for one in scores.values() if len(one) == 1]
    known = {one.pk: one for one in Competence.objects.all()} if both else {}
    singles = {stage: alone.count(stage) for stage in Sitting.Stage.values}
    if len(both) < SMALLEST:
        return Gain(len(both), None, None, None, (), singles["before"], singles["after"])
    pairs = [(_share(one["before"]), _share(one["after"])) for one in both]
    return Gain(
        pairs=len(both),
        before=fmean(before for before, _ in pairs),
        after=fmean(after for _, after in pairs),
        gain=mean([after - before for before, after in pairs]),
        by_competence=_by_competence(both, known),
        only_before=singles["before"],
        only_after=singles["after"],
    )


def result(workshops: QuerySet[Workshop]) -> Result:
    held = workshops.order_by().values("pk")
    events = CascadeEvent.objects.filter(registration__workshop__in=held).aggregate(
        events=Count("pk"),
        reached=Sum("people"),
        of_women=Sum("women"),
        by=Count("registration", distinct=True),
    )
    promises = Commitment.objects.filter(registration__workshop__in=held).aggregate(
        made=Count("pk"), kept=Count("kept_at")
    )
    return Result(
        events=events["events"],
        people=events["reached"] or 0,
        women=events["of_women"] or 0,
        trained_onward=events["by"],
        commitments=promises["made"],
        kept=promises["kept"],
    )


def reaction_by_year(
    workshops: QuerySet[Workshop],
) -> list[tuple[int, int, tuple[float | None, ...]]]:
    """Year, forms, and the mean of each core question, the earliest year first; None where too few answered."""
    rows = (
        FormRating.objects.filter(
            form__workshop__in=workshops.order_by().values("pk"),
            form__workshop__meeting__starts_on__isnull=False,
        )
        .order_by()
        .values_list("form__workshop__meeting__starts_on__year", "question")
        .annotate(people=Count("pk"), mean=Avg("value"))
    )
    found: dict[int, dict[str, tuple[int, float]]] = {}
    for year, question, people, value in rows:
        found.setdefault(year, {})[question] = (people, round(float(value), 2))
    return [
        (
            year,
            max(people for people, _ in by.values()),
            tuple(
                by[one][1] if one in by and is_shown(by[one][0]) else None
                for one in CoreQuestion.values
            ),
        )
        for year, by in sorted(found.items())
    ]


def comments(workshop: Workshop) -> tuple[list[str], list[str]]:
    """What helped most and what should be different, in their own words, in no order; for the keepers alone.

    None where fewer than a group have answered: then words would name who wrote them.
    """
    forms = FilledForm.objects.filter(workshop=workshop)
    if not is_shown(forms.count()):
        return [], []
    rows = list(forms.values_list("helped", "change"))
    return sorted(one for one, _ in rows if one), sorted(one for _, one in rows if one)


def _share(by_competence: dict[int, tuple[int, int]]) -> float:
    asked = sum(one for one, _ in by_competence.values())
    return sum(right for _, right in by_competence.values()) / asked if asked else 0.0


def _by_competence(
    both: Sequence[dict[str, dict[int, tuple[int, int]]]], known: dict[int, Competence]
) -> tuple[tuple[Competence, Estimate], ...]:
    """Each competence's gain, of those who were asked about it both times."""
    found = []
    for pk, competence in known.items():
        differences = [
            one["after"][pk][1] / one["after"][pk][0] - one["before"][pk][1] / one["before"][pk][0]
            for one in both
            if pk in one["before"] and pk in one["after"]
        ]
        estimate = mean(differences) if is_shown(len(differences)) else None
        if estimate is not None:
            found.append((competence, estimate))
    return tuple(found)

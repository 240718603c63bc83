"""How long files stood in their stages, and what was in the way: counts with the rows behind them, for the Secretariat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import mean, median

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.accession.models import Obstacle, RecruitmentFile, Stage

# Of fewer than so many spells a mean says little, and the page says so.
FEW = 5
SPELL_COLUMNS = ["iso3", "country", "instrument", "stage", "since", "until", "days", "is_over"]
STAGE_COLUMNS = ["stage", "over", "mean_days", "median_days", "is_few", "standing"]
OBSTACLE_COLUMNS = [
    "iso3", "country", "region", "instrument", "obstacle", "noted_on", "is_answered", "overcome_on", "answer",
]  # fmt: skip
COUNT_COLUMNS = ["obstacle", "region", "noted", "answered", "unanswered", "overcome"]


@dataclass(frozen=True)
class Spell:
    """One file in one stage, from a day until it moved on; `until` is None where it still stands there, or was closed there.

    `days` are those so far.
    """

    file: RecruitmentFile
    stage: Stage.Step
    since: date
    until: date | None
    days: int

    @property
    def is_over(self) -> bool:
        return self.until is not None


@dataclass(frozen=True)
class StageFigure:
    """How long a stage lasted, of the spells that are over; `mean` and `median` in days, None where none is."""

    stage: Stage.Step
    over: int
    mean: float | None
    median: float | None
    standing: int

    @property
    def is_few(self) -> bool:
        return 0 < self.over < FEW


@dataclass(frozen=True)
class ObstacleFigure:
    """How often an obstacle was met in a region, and what became of it. `kind` or `region` is empty over all of them."""

    kind: str
    kind_words: str
    region: str
    region_words: str
    noted: int
    answered: int
    overcome: int

    @property
    def unanswered(self) -> int:
        return self.noted - self.answered


def spells(files: QuerySet[RecruitmentFile], *, on: date) -> list[Spell]:
    """Each time a file stood in a stage, the latest stage first; closed files too. Two queries.

    The same stage noted again goes on. A file that went back begins a spell anew.
    """
    found = []
    for file in files.prefetch_related("stages"):
        turns: list[tuple[str, date]] = []
        for one in sorted(file.stages.all(), key=lambda one: (one.since, one.pk)):
            if not turns or turns[-1][0] != one.stage:
                turns.append((one.stage, one.since))
        last = localdate(file.closed_at) if file.closed_at else on
        ends: list[date | None] = [*(since for _stage, since in turns[1:]), None]
        for (stage, since), until in zip(turns, ends, strict=True):
            days = max(0, ((until or last) - since).days)
            found.append(Spell(file, Stage.Step(stage), since, until, days))
    order = list(Stage.Step)
    return sorted(found, key=lambda one: (order.index(one.stage), -one.days, one.file.country.name_en, one.since))  # fmt: skip


def stage_figures(found: Iterable[Spell]) -> list[StageFigure]:
    """One for each stage in which a file has stood, in their order."""
    rows = list(found)
    figures = []
    for stage in Stage.Step:
        ours = [one for one in rows if one.stage == stage]
        days = [one.days for one in ours if one.is_over]
        if ours:
            figures.append(
                StageFigure(
                    stage=stage,
                    over=len(days),
                    mean=mean(days) if days else None,
                    median=median(days) if days else None,
                    standing=sum(not one.is_over and one.file.closed_at is None for one in ours),
                )
            )
    return figures


def obstacles(files: QuerySet[RecruitmentFile]) -> list[Obstacle]:
    """What was in the way in these files, with State and region. One query."""
    found = Obstacle.objects.filter(file__in=files.values("pk"))
    found = found.select_related("file__country__region", "file__instrument")
    return sorted(found, key=lambda one: (one.kind, one.file.country.name_en, one.noted_on, one.pk))


def obstacle_figures(found: Iterable[Obstacle]) -> list[ObstacleFigure]:
    """For each kind first over all regions, then region by region; what was met most comes first."""
    rows = list(found)
    figures = []
    kinds = [(kind, [one for one in rows if one.kind == kind]) for kind in Obstacle.Kind]
    for kind, ours in sorted(kinds, key=lambda pair: -len(pair[1])):
        if ours:
            figures.append(_figure(ours, kind, "", ""))
            regions = sorted({(region_of(one), region_words(one)) for one in ours}, key=lambda pair: pair[1])  # fmt: skip
            figures += [
                _figure([one for one in ours if region_of(one) == code], kind, code, words)
                for code, words in regions
            ]
    return figures


def region_of(one: Obstacle) -> str:
    """The code of the region; "none" for a State without."""
    region = one.file.country.region
    return region.code if region else "none"


def region_words(one: Obstacle) -> str:
    region = one.file.country.region
    return region.name if region else _("Without a region")


def spell_table(found: Iterable[Spell]) -> list[list[object]]:
    return [
        [
            one.file.country.iso3, str(one.file.country), one.file.instrument.code, one.stage.label,
            one.since, one.until or "", one.days, one.is_over,
        ]
        for one in found
    ]  # fmt: skip


def stage_table(figures: Iterable[StageFigure]) -> list[list[object]]:
    return [
        [
            one.stage.label, one.over, "" if one.mean is None else round(one.mean, 1),
            "" if one.median is None else one.median, one.is_few, one.standing,
        ]
        for one in figures
    ]  # fmt: skip


def obstacle_table(found: Iterable[Obstacle]) -> list[list[object]]:
    return [
        [
            one.file.country.iso3, str(one.file.country), region_words(one), one.file.instrument.code,
            one.get_kind_display(), one.noted_on, bool(one.answer.strip()),
            localdate(one.overcome_at) if one.overcome_at else "", one.answer,
        ]
        for one in found
    ]  # fmt: skip


def count_table(figures: Iterable[ObstacleFigure]) -> list[list[object]]:
    return [
        [one.kind_words, one.region_words, one.noted, one.answered, one.unanswered, one.overcome]
        for one in figures
    ]


def _figure(ours: list[Obstacle], kind: str, region: str, words: str) -> ObstacleFigure:
    return ObstacleFigure(
        kind=kind,
        kind_words=str(Obstacle.Kind(kind).label),
        region=region,
        region_words=words,
        noted=len(ours),
        answered=sum(bool(one.answer.strip()) for one in ours),
        overcome=sum(one.overcome_at is not None for one in ours),
    )

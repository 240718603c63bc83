"""How urgent the States on the board are, by criteria the Secretariat weighs.

Each criterion gives 0 to 100 points, from records alone; the priority is their weighted mean. The most species of all
files are 100 points, and so are the most other instruments; of the region it is the share that are Parties; of the
stages the last one; each obstacle not overcome takes 25 points away.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from whimbrel.accession.models import Obstacle, PriorityCriterion, RecruitmentFile, Stage
from whimbrel.treaties.models import RangeState, TreatyAction
from whimbrel.treaties.queries.names import known_countries

Kind = PriorityCriterion.Kind
ORDER = list(Stage.Step)
OBSTACLE = 25


@dataclass(frozen=True)
class Part:
    """What one criterion gave, and what it weighs."""

    name: str
    points: int
    weight: int


@dataclass(frozen=True)
class Priority:
    points: int
    parts: tuple[Part, ...]


def weighted(parts: Iterable[Part]) -> Priority | None:
    """The weighted mean; None where nothing weighs."""
    kept = tuple(part for part in parts if part.weight)
    weight = sum(part.weight for part in kept)
    if not weight:
        return None
    return Priority(round(sum(part.points * part.weight for part in kept) / weight), kept)


def priorities(
    standing: list[tuple[RecruitmentFile, Stage.Step]], *, on: date
) -> dict[int, Priority]:
    """By file; empty where no criterion is set. Five queries, however many files. Criteria without facts are left out."""
    criteria = list(PriorityCriterion.objects.all())
    if not criteria:
        return {}
    points = _points(standing, on)
    found = {}
    for file, _stage in standing:
        parts = [
            Part(one.get_kind_display(), points[one.kind][file.pk], one.weight)
            for one in criteria
            if points[one.kind]
        ]
        if (priority := weighted(parts)) is not None:
            found[file.pk] = priority
    return found


def _points(
    standing: list[tuple[RecruitmentFile, Stage.Step]], on: date
) -> dict[str, dict[int, int]]:
    """By criterion and file. A criterion of which nothing is known has no files."""
    files = [file for file, _stage in standing]
    acts = set(TreatyAction.objects.in_force(on=on).values_list("country", "instrument"))
    bound = Counter(country for country, _instrument in acts)
    species = dict(
        RangeState.objects.order_by()
        .values_list("country")
        .annotate(number=Count("species", distinct=True))
    )
    obstacles = dict(
        Obstacle.objects.filter(file__in=[file.pk for file in files], overcome_at=None)
        .order_by()
        .values_list("file")
        .annotate(number=Count("pk"))
    )
    return {
        Kind.SPECIES: _of_the_most(files, species) if species else {},
        Kind.REGION: _region_shares(files, acts),
        Kind.FAMILY: _of_the_most(files, bound),
        Kind.STAGE: {
            file.pk: round(100 * ORDER.index(stage) / (len(ORDER) - 1)) for file, stage in standing
        },
        Kind.CLEAR: {file.pk: max(0, 100 - OBSTACLE * obstacles.get(file.pk, 0)) for file in files},
    }


def _of_the_most(files: list[RecruitmentFile], numbers: dict[int, int]) -> dict[int, int]:
    """Each file's number as a share of the highest among the files."""
    most = max((numbers.get(file.country_id, 0) for file in files), default=0) or 1
    return {file.pk: round(100 * numbers.get(file.country_id, 0) / most) for file in files}


def _region_shares(files: list[RecruitmentFile], acts: set[tuple[int, int]]) -> dict[int, int]:
    """Of the other countries of the region, the share that the instrument binds."""
    regions: dict[int | None, list[int]] = defaultdict(list)
    for one in known_countries():
        regions[one.region_id].append(one.pk)
    shares = {}
    for file in files:
        others = [pk for pk in regions[file.country.region_id] if pk != file.country_id]
        inside = sum((pk, file.instrument_id) in acts for pk in others)
        shares[file.pk] = round(100 * inside / len(others)) if others else 0
    return shares

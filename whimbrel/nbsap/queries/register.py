"""The register: where every country's latest plan stands, on one page, on a map, in a table to take away."""

from dataclasses import dataclass
from datetime import date

from whimbrel.core.charts.world import Shade
from whimbrel.core.languages import sort_key
from whimbrel.nbsap.models import Framework, Nbsap, PlanStage, Step
from whimbrel.nbsap.queries.assessment import MOST_POINTS, published_points
from whimbrel.treaties.models import Country, Region
from whimbrel.treaties.queries.names import known_countries, names_on, region_names

COLUMNS = [
    "iso3", "country", "region", "plan", "year", "starts_year", "ends_year", "written_for", "stage",
    "since", "points", "of_points", "steps", "of_steps", "source", "verified",
]  # fmt: skip


@dataclass(frozen=True)
class RegisterRow:
    """A country and its latest plan on record; `points` and `steps` only where its assessment is published."""

    iso3: str
    name: str
    region: str
    nbsap: Nbsap | None
    stage: PlanStage | None
    points: int | None
    steps: int | None

    @property
    def shade(self) -> Shade:
        if self.nbsap is None:
            return Shade.NONE
        return Shade.FULL if self.nbsap.framework == Framework.KMGBF else Shade.PART


@dataclass(frozen=True)
class RegionSummary:
    """What the register holds of one region."""

    region: str
    countries: int
    with_plan: int
    # After the Kunming-Montreal framework.
    renewed: int
    assessed: int
    # The mean of the published assessments, of all points; None where there is none.
    mean_points: float | None


def register(*, on: date, region: Region | None = None) -> list[RegisterRow]:
    """Every State and organization by name, with its latest plan. Seven queries, whatever their number."""
    names, regions = names_on(on), region_names()
    plans = latest_plans()
    stages = latest_stages([one.pk for one in plans.values()], on=on)
    points, steps = published_points([one.pk for one in plans.values()])
    rows = []
    for pk, iso3, kind, region_id, _name in known_countries():
        if kind == Country.Kind.TERRITORY.value or (region and region_id != region.pk):
            continue
        plan = plans.get(pk)
        rows.append(
            RegisterRow(
                iso3=iso3,
                name=names[pk],
                region=regions[region_id],
                nbsap=plan,
                stage=stages.get(plan.pk) if plan else None,
                points=points.get(plan.pk) if plan else None,
                steps=steps.get(plan.pk) if plan else None,
            )
        )
    return sorted(rows, key=lambda row: sort_key(row.name))


def latest_plans() -> dict[int, Nbsap]:
    """Each country's latest version, by the country's primary key. One query."""
    plans: dict[int, Nbsap] = {}
    for one in Nbsap.objects.order_by("year", "pk"):
        plans[one.country_id] = one
    return plans


def register_rows(rows: list[RegisterRow]) -> list[list[object]]:
    """The register as a table to take away; a country without a plan on record has empty cells."""
    table: list[list[object]] = []
    for row in rows:
        plan, stage = row.nbsap, row.stage
        table.append(
            [
                row.iso3, row.name, row.region,
                plan.code if plan else "", plan.year if plan else "",
                (plan.starts_year or "") if plan else "", (plan.ends_year or "") if plan else "",
                plan.framework if plan else "", stage.kind if stage else "", stage.on if stage else "",
                "" if row.points is None else row.points, MOST_POINTS if row.points is not None else "",
                "" if row.steps is None else row.steps, len(Step) if row.steps is not None else "",
                plan.source if plan else "", plan.verified if plan else "",
            ]
        )  # fmt: skip
    return table


def by_region(rows: list[RegisterRow]) -> list[RegionSummary]:
    """The register region by region, in their alphabetical order; countries without a region last."""
    groups: dict[str, list[RegisterRow]] = {}
    for row in rows:
        groups.setdefault(row.region, []).append(row)
    found = []
    for region, members in sorted(groups.items(), key=lambda one: (not one[0], sort_key(one[0]))):
        points = [row.points for row in members if row.points is not None]
        found.append(
            RegionSummary(
                region=region,
                countries=len(members),
                with_plan=sum(row.nbsap is not None for row in members),
                renewed=sum(row.shade == Shade.FULL for row in members),
                assessed=len(points),
                mean_points=sum(points) / len(points) if points else None,
            )
        )
    return found


def gaps(rows: list[RegisterRow]) -> list[str]:
    """Countries of which no plan is on record, by name."""
    return [row.name for row in rows if row.nbsap is None]


def latest_stages(plans: list[int], *, on: date) -> dict[int, PlanStage]:
    """The stage each of these versions had reached on that day, by the version's primary key. One query."""
    found: dict[int, PlanStage] = {}
    for one in PlanStage.objects.filter(nbsap__in=plans, on__lte=on).order_by("on", "pk"):
        found[one.nbsap_id] = one
    return found

"""The ways into the Manual: by task, by a newcomer's first thirty days, by what an article is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from whimbrel.manual.models import ArticlePage, ArticleProvision, Task
from whimbrel.manual.queries.contents import Entry, PartEntry
from whimbrel.treaties.models import Instrument, Region


@dataclass(frozen=True)
class Stop:
    """A stop on the way: an article or a checklist, by its name and address."""

    name: str
    url: str
    summary: str
    until_day: int | None
    is_checklist: bool


@dataclass(frozen=True)
class About:
    """What the articles are about: instruments and regions by source article, and those that occur at all."""

    instruments: dict[int, set[str]] = field(default_factory=dict)
    regions: dict[int, set[str]] = field(default_factory=dict)
    all_instruments: list[Instrument] = field(default_factory=list)
    all_regions: list[Region] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What a reader asks the contents for; empty words ask for nothing."""

    instrument: str = ""
    region: str = ""
    role: str = ""
    level: str = ""

    def __bool__(self) -> bool:
        return any((self.instrument, self.region, self.role, self.level))


def tasks(*, for_newcomers: bool = False) -> list[Task]:
    found = Task.objects.exclude(for_role="") if for_newcomers else Task.objects.filter(for_role="")
    return list(found)


def stops(task: Task, parts: Iterable[PartEntry]) -> list[Stop]:
    """The way's stops in their order; an article that is not published yet is left out. One query."""
    entries = {entry.slug: entry for part in parts for entry in part.articles}
    found = []
    for step in task.steps.select_related("checklist"):
        entry = entries.get(step.article)
        if step.checklist is not None:
            checklist = step.checklist
            found.append(
                Stop(
                    checklist.title,
                    checklist.get_absolute_url(),
                    checklist.summary,
                    step.until_day,
                    True,
                )
            )
        elif entry is not None:
            found.append(
                Stop(entry.title, entry.get_absolute_url(), entry.summary, step.until_day, False)
            )
    return found


def about() -> About:
    """Instruments and regions of every published article. Four queries."""
    found = About()
    live = {"articlepage__live": True}
    through = ArticlePage.instruments.through.objects.filter(**live)
    for page, code in through.values_list("articlepage_id", "instrument__code"):
        found.instruments.setdefault(page, set()).add(code)
    through = ArticlePage.regions.through.objects.filter(**live)
    for page, code in through.values_list("articlepage_id", "region__code"):
        found.regions.setdefault(page, set()).add(code)
    codes = set().union(*found.instruments.values())
    found.all_instruments.extend(Instrument.objects.filter(code__in=codes))
    codes = set().union(*found.regions.values())
    found.all_regions.extend(Region.objects.filter(code__in=codes))
    return found


def narrowed(parts: list[PartEntry], wanted: Wanted, known: About) -> list[PartEntry]:
    """The contents with what fits. An article that names no instrument, region or role is for all of them."""
    if not wanted:
        return parts

    def fits(entry: Entry) -> bool:
        named = known.instruments.get(entry.source_id, set())
        placed = known.regions.get(entry.source_id, set())
        return (
            (not wanted.instrument or not named or wanted.instrument in named)
            and (not wanted.region or not placed or wanted.region in placed)
            and (not wanted.role or not entry.roles or wanted.role in entry.roles)
            and (not wanted.level or not entry.level or wanted.level == entry.level)
        )

    kept = [
        PartEntry(
            part.slug,
            part.title,
            part.language,
            part.summary,
            [entry for entry in part.articles if fits(entry)],
        )
        for part in parts
    ]
    return [part for part in kept if part.articles]


def provisions() -> list[ArticleProvision]:
    """Which articles stand on which articles of treaties and resolutions. One query."""
    return list(
        ArticleProvision.objects.filter(page__live=True)
        .select_related("instrument", "resolution", "page")
        .order_by("instrument__kind", "instrument__code", "resolution", "provision", "page__path")
    )

"""The register: versions of a country's plan, their stages, texts and targets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import IntegrityError, transaction

from whimbrel.core.journal import record
from whimbrel.nbsap.models import (
    NamedSpecies,
    NationalTarget,
    Nbsap,
    PlanDocument,
    PlanStage,
    TargetLink,
    TargetProvision,
)
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument, Species


class AlreadyThere(Exception):
    """The version has this already: the stage on that day, or the target of that number."""


@dataclass(frozen=True)
class Version:
    """What is written down of a version when it is added."""

    year: int
    title: str = ""
    starts_year: int | None = None
    ends_year: int | None = None
    framework: str = ""
    adopted_by: str = ""
    source: str = ""
    source_url: str = ""


@dataclass(frozen=True)
class Target:
    """A national target with the global ones and the provisions that it answers."""

    code: str
    text: str
    page: str = ""
    links: dict[str, list[str]] = field(default_factory=dict)
    provisions: list[tuple[Instrument, str]] = field(default_factory=list)
    weight: int = 1
    # The whole target of the same plan of which it is a part.
    parent: NationalTarget | None = None


@transaction.atomic
def add_version(*, country: Country, version: Version, by: User) -> Nbsap:
    """A new version of the country's plan. What earlier ones were graded stays with them."""
    taken = Nbsap.objects.filter(country=country, year=version.year).count()
    code = f"{country.iso3}-{version.year}" + (f"-{taken + 1}" if taken else "")
    added = Nbsap.objects.create(country=country, code=code, **version.__dict__)
    record(by, "added a national plan", added)
    return added


@transaction.atomic
def note_stage(
    *, nbsap: Nbsap, kind: str, on: date, by: User, source: str = "", is_year_only: bool = False
) -> PlanStage:
    """The version reached the stage on that day. Raises AlreadyThere."""
    try:
        with transaction.atomic():
            noted = nbsap.stages.create(
                kind=kind, on=on, source=source, is_year_only=is_year_only, noted_by=by
            )
    except IntegrityError:
        raise AlreadyThere from None
    record(by, "noted a stage of the plan", nbsap, stage=kind)
    return noted


@transaction.atomic
def add_document(
    *, nbsap: Nbsap, language: str, title: str, url: str, by: User, at: datetime
) -> PlanDocument:
    added = nbsap.documents.create(
        language=language, title=title, url=url, added_by=by, added_at=at
    )
    record(by, "added a text of the plan", nbsap, language=language)
    return added


@transaction.atomic
def add_target(*, nbsap: Nbsap, target: Target, by: User) -> NationalTarget:
    """A target in the words of the plan, with what it answers. Raises AlreadyThere."""
    try:
        with transaction.atomic():
            added = nbsap.targets.create(
                code=target.code, text=target.text, page=target.page, weight=target.weight, parent=target.parent
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyThere from None
    write_answered(target=added, given=target)
    record(by, "added a national target", nbsap, target=target.code)
    return added


def write_answered(*, target: NationalTarget, given: Target) -> None:
    """Write which global targets and provisions it answers; within an action, which journals."""
    TargetLink.objects.bulk_create(
        TargetLink(target=target, framework=framework, number=number)
        for framework, numbers in given.links.items()
        for number in numbers
    )
    TargetProvision.objects.bulk_create(
        TargetProvision(target=target, instrument=instrument, provision=provision)
        for instrument, provision in given.provisions
    )


@transaction.atomic
def name_species(*, nbsap: Nbsap, species: Iterable[Species], by: User) -> list[NamedSpecies]:
    """Which listed species the version names: these, and no others any more."""
    wanted = {one.pk for one in species}
    nbsap.named_species.exclude(species__in=wanted).delete()
    there = set(nbsap.named_species.values_list("species", flat=True))
    NamedSpecies.objects.bulk_create(
        NamedSpecies(nbsap=nbsap, species_id=pk) for pk in sorted(wanted - there)
    )
    record(by, "noted the species in the plan", nbsap, species=len(wanted))
    return list(nbsap.named_species.select_related("species"))

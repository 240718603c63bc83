"""Which regions' files an officer of the Secretariat keeps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Q, QuerySet

from whimbrel.accession.models import Counterpart, DeskRegion, RecruitmentFile
from whimbrel.core.journal.hiding import hides
from whimbrel.core.models import Letter
from whimbrel.people.models import User
from whimbrel.treaties.models import AT_THE_DESK, Country, Designation, Region, Role
from whimbrel.treaties.queries.offices import Offices


@dataclass(frozen=True)
class Desks:
    """Who works at the desk on a day, by number, and the regions whose files each keeps; None for all."""

    people: dict[int, User]
    regions: dict[int, frozenset[int] | None]

    def keeps(self, person: int | None, country: Country) -> bool:
        """Whether that person may see the files on the country."""
        if person not in self.regions:
            return False
        given = self.regions[person]
        return given is None or country.region_id in given

    def who_keeps(self, country: Country) -> list[int]:
        return [number for number in self.people if self.keeps(number, country)]


def desks(*, on: date) -> Desks:
    """Three queries."""
    found = User.objects.filter(is_active=True, designations__in=_at_the_desk(on=on)).distinct()
    people = {one.pk: one for one in found.order_by("display_name", "email")}
    all_of_them = set(
        _at_the_desk(on=on, roles=(Role.ADMINISTRATOR,)).values_list("person", flat=True)
    )
    given: dict[int, set[int]] = defaultdict(set)
    for officer, region in DeskRegion.objects.values_list("officer", "region"):
        given[officer].add(region)
    return Desks(
        people,
        {
            number: None
            if number in all_of_them or number not in given
            else frozenset(given[number])
            for number in people
        },
    )


def officers_for(country: Country, *, on: date) -> QuerySet[User]:
    """Who may be given something to do in the files on the country. Three queries."""
    keepers = desks(on=on).who_keeps(country)
    return User.objects.filter(pk__in=keepers).order_by("display_name", "email")


def within_desk(offices: Offices, region: str) -> Q:
    """What the officer keeps, by the field that names the region: of administrators, and of whoever was given no region, all.

    No query of its own.
    """
    if offices.has_role(Role.ADMINISTRATOR):
        return Q()
    given = DeskRegion.objects.filter(officer=offices.person_id)
    return ~Exists(given) | Q(**{f"{region}__in": given.values("region")})


def countries_kept_by(offices: Offices) -> QuerySet[Country]:
    return Country.objects.filter(within_desk(offices, "region"))


def officers(*, on: date) -> list[tuple[User, list[Region]]]:
    """Who keeps files in part, with the regions; administrators keep all and are left out. Two queries."""
    found = User.objects.filter(is_active=True, designations__in=_at_the_desk(on=on)).exclude(
        designations__in=_at_the_desk(on=on, roles=(Role.ADMINISTRATOR,))
    )
    regions: dict[int, list[Region]] = defaultdict(list)
    for one in DeskRegion.objects.select_related("region"):
        regions[one.officer_id].append(one.region)
    people = found.distinct().order_by("display_name", "email")
    return [(person, regions[person.pk]) for person in people]


@hides("accession", "recruitmentfile")
def kept_from(person: User) -> Iterable[int]:
    """Files of other desks, of which the journal tells the officer nothing. Two queries at most."""
    given = list(DeskRegion.objects.filter(officer=person.pk).values_list("region", flat=True))
    if not given or person.is_superuser:
        return ()
    ours = RecruitmentFile.objects.filter(country__region__in=given)
    return RecruitmentFile.objects.exclude(pk__in=ours).values_list("pk", flat=True)


@hides("core", "letter")
def letters_kept_from(person: User) -> Iterable[int]:
    """Letters to persons of files of other desks. Three queries at most."""
    others = list(kept_from(person))
    if not others:
        return ()
    written = Counterpart.objects.exclude(email="")
    ours = written.exclude(file__in=others).values("email")
    theirs = written.filter(file__in=others).values("email")
    # A workshop's invitation from a file tells as much as a letter of it.
    of_a_file = Q(kind="recruitment") | Q(kind="workshop_invitation", address__in=theirs)
    found = Letter.objects.filter(of_a_file).exclude(address__in=ours)
    return found.values_list("pk", flat=True)


def _at_the_desk(*, on: date, roles: tuple[Role, ...] = AT_THE_DESK) -> QuerySet[Designation]:
    return Designation.objects.in_office(on=on).filter(role__in=roles)

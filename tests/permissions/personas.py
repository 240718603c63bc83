"""Everybody who can come to the site, from the visitor to the administrator."""

from collections.abc import Callable

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.permissions.world import World
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Role


def visitor(world: World) -> None:
    """Nobody is signed in."""


def newcomer(world: World) -> User:
    """Has an account, and speaks for nobody."""
    return UserFactory(display_name="Newcomer")


def nfp_here(world: World) -> User:
    """Focal point of the country that the pages are about."""
    return _focal_point(world, world.kenya)


def nfp_elsewhere(world: World) -> User:
    """Focal point of another country."""
    return _focal_point(world, world.senegal)


def standing_committee(world: World) -> User:
    """Speaks for the region of the country that the pages are about, and for no country."""
    person = UserFactory(display_name="Standing Committee")
    DesignationFactory(
        person=person,
        role=Role.STANDING,
        country=world.senegal,
        region=world.kenya.region,
        instrument=world.instrument,
    )
    return person


def moderator(world: World) -> User:
    """Minds the conversations, and nobody's letters."""
    return seated(Role.MODERATOR, display_name="Moderator")


def secretariat(world: World) -> User:
    """Keeps the records at the desk."""
    return seated(display_name="Secretariat")


def administrator(world: World) -> User:
    """Keeps the accounts, and may all."""
    return seated(Role.ADMINISTRATOR, display_name="Administrator")


PERSONAS: dict[str, Callable[[World], User | None]] = {
    maker.__name__: maker
    for maker in (
        visitor,
        newcomer,
        nfp_here,
        nfp_elsewhere,
        standing_committee,
        moderator,
        secretariat,
        administrator,
    )
}
# Those who must see nothing that is the Secretariat's.
OUTSIDE = [name for name in PERSONAS if name not in ("secretariat", "administrator")]


def _focal_point(world: World, country: Country) -> User:
    person = UserFactory(display_name=f"Focal point, {country}")
    DesignationFactory(person=person, country=country, instrument=world.instrument)
    return person

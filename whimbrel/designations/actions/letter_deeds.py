"""What each kind of letter does, once the Secretariat takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from whimbrel.designations.actions.invitations import invite
from whimbrel.designations.actions.seats import settle_seat
from whimbrel.designations.emails import (
    write_address_changed,
    write_changed,
    write_ended,
    write_named,
)
from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.designations.queries.posts import held_before, held_for_it, holders, in_the_way
from whimbrel.people.actions import (
    AddressTaken,
    change_address,
    enter_particulars,
    open_account,
    open_again,
)
from whimbrel.people.models import User
from whimbrel.treaties.actions.designations import designate, end_designation
from whimbrel.treaties.models import AT_THE_DESK, Designation, Instrument, Role


class LetterRefused(Exception):
    """The letter cannot be taken as it stands. `why` says what to do."""

    def __init__(self, why: list[str]) -> None:
        self.why = why
        super().__init__("; ".join(why))


@dataclass(frozen=True)
class Deed:
    """A letter that is being taken: by whom, when."""

    letter: DesignationLetter
    by: AbstractBaseUser
    at: datetime
    today: date

    @property
    def actor(self) -> User | None:
        return self.by if isinstance(self.by, User) else None

    @property
    def instruments(self) -> list[Instrument | None]:
        """What the letter is for; a letter of a body may be for no instrument in particular."""
        return list(self.letter.instruments.order_by("code")) or [None]


def do_as_it_says(deed: Deed) -> list[Designation]:
    """The designations that the letter opened, changed or ended. Call it in a transaction. Raises LetterRefused."""
    return DEEDS[DesignationLetter.Kind(deed.letter.kind)](deed)


def _open(deed: Deed) -> list[Designation]:
    letter = deed.letter
    person = open_account(
        email=letter.email,
        display_name=letter.person_name,
        language=letter.language,
        by=deed.actor,
    )
    open_again(person=person, by=deed.actor)
    if not person.position:
        enter_particulars(person=person, position=letter.position, by=deed.actor)
    stand, opened = [], []
    for instrument in deed.instruments:
        # A second letter about what stands already is kept with it, and opens nothing.
        held = held_for_it(letter, instrument).filter(role=letter.role, person=person).first()
        if held is not None:
            stand.append(held)
        else:
            opened.append(_designate(deed, person, instrument))
    if opened:
        _write_named(deed, person, opened)
    return stand + opened


def _return(deed: Deed) -> list[Designation]:
    letter = deed.letter
    before = held_before(letter, on=letter.starts_on).filter(person__email__iexact=letter.email)
    person = User.objects.filter(designations__in=before).first()
    if person is None:
        raise LetterRefused(
            [
                _(
                    "Nobody with the address %(email)s held a post here before %(day)s. If the person is "
                    "new, send the letter back and hand it in as one that names a person."
                )
                % {"email": letter.email, "day": letter.starts_on.isoformat()}
            ]
        )
    enter_particulars(person=person, position=letter.position, by=deed.actor)
    return _open(deed)


def _change(deed: Deed) -> list[Designation]:
    letter = deed.letter
    person = User.objects.filter(email__iexact=letter.email).first()
    if person is None:
        raise _holds_nothing(letter)
    stand, opened = [], []
    for instrument in deed.instruments:
        held = list(held_for_it(letter, instrument).filter(person=person))
        same = [one for one in held if one.role == letter.role]
        if same:
            stand += same
            continue
        _end_before(deed, held, instrument)
        opened.append(_designate(deed, person, instrument))
    enter_particulars(
        person=person,
        display_name=letter.person_name,
        position=letter.position,
        by=deed.actor,
    )
    if letter.new_email:
        _change_address(deed, person)
    write_changed(letter=letter, person=person, designations=stand + opened)
    return stand + opened


def _end_before(deed: Deed, held: list[Designation], instrument: Instrument | None) -> None:
    """End the one role that another takes the place of."""
    letter = deed.letter
    if not held:
        raise _holds_nothing(letter)
    if len(held) > 1:
        raise LetterRefused(
            [
                _(
                    "%(name)s holds several roles here, and the letter does not say which of them changes. "
                    "Send it back, and hand it in twice: as one that ends a role, and one that names a person."
                )
                % {"name": letter.person_name}
            ]
        )
    if held[0].starts_on >= letter.starts_on:
        raise LetterRefused([_holds_since(held[0])])
    _end_one(deed, held[0])


def _change_address(deed: Deed, person: User) -> None:
    letter, old = deed.letter, person.email
    if person.works_here:
        # Whoever may take letters must not come by the keys of the house with one.
        raise LetterRefused(
            [_("This person works for the Secretariat. An administrator changes the address.")]
        )
    try:
        change_address(person=person, email=letter.new_email, by=deed.actor)
    except AddressTaken:
        raise LetterRefused(
            [
                _("Somebody else has an account with the address %(email)s. Look at the letter.")
                % {"email": letter.new_email}
            ]
        ) from None
    write_address_changed(letter=letter, person=person, old=old)
    if _has_never_come(person):
        invite(person=person, at=deed.at, by=deed.by)


def _end(deed: Deed) -> list[Designation]:
    letter = deed.letter
    return _end_those(
        deed, [one for one in holders(letter) if one.person.email.lower() == letter.email.lower()]
    )


def _vacate(deed: Deed) -> list[Designation]:
    return _end_those(deed, list(holders(deed.letter)))


def _end_those(deed: Deed, held: list[Designation]) -> list[Designation]:
    letter = deed.letter
    ended = [_end_one(deed, one) for one in held if one.starts_on < letter.starts_on]
    if not ended:
        raise _holds_nothing(letter)
    for one in ended:
        write_ended(designation=one, today=deed.today)
        if one.role in AT_THE_DESK:
            settle_seat(person=one.person, today=deed.today, by=deed.by)
    return ended


def _end_one(deed: Deed, one: Designation) -> Designation:
    """End it on the letter's first day; nobody is asked about it any more."""
    Confirmation.objects.open().filter(designation=one).update(lapsed_at=deed.at)
    return end_designation(designation=one, ends_on=deed.letter.starts_on, by=deed.by)


def _designate(deed: Deed, person: User, instrument: Instrument | None) -> Designation:
    letter = deed.letter
    if letter.role == Role.NFP:
        _make_room(deed, person, instrument)
    designation = designate(
        person=person,
        role=Role(letter.role),
        country=letter.country,
        region=letter.region,
        body=letter.body,
        instrument=instrument,
        starts_on=letter.starts_on,
        by=deed.by,
    )
    if letter.role in AT_THE_DESK:
        settle_seat(person=person, today=deed.today, by=deed.by)
    return designation


def _make_room(deed: Deed, person: User, instrument: Instrument | None) -> None:
    """A post has one focal point at a time: the one before ends on the day the next begins."""
    letter = deed.letter
    for one in in_the_way(letter, instrument):
        if one.person == person or one.starts_on >= letter.starts_on:
            raise LetterRefused([_holds_since(one)])
        write_ended(designation=_end_one(deed, one), today=deed.today)


def _holds_since(one: Designation) -> str:
    return _(
        "%(name)s holds this post from %(day)s on. Let the new designation begin later, or mend the "
        "earlier one first."
    ) % {"name": one.person, "day": one.starts_on.isoformat()}


def _holds_nothing(letter: DesignationLetter) -> LetterRefused:
    if not letter.email:
        said = _("Nobody holds this post on %(day)s: it is vacant already.")
    else:
        said = _(
            "Nobody with the address %(email)s holds this post on %(day)s. Look at the address, "
            "the role and the instruments."
        )
    return LetterRefused([said % {"email": letter.email, "day": letter.starts_on.isoformat()}])


def _write_named(deed: Deed, person: User, opened: list[Designation]) -> None:
    if _has_never_come(person):
        invite(person=person, at=deed.at, by=deed.by)
    else:
        write_named(person=person, designations=opened)


def _has_never_come(person: User) -> bool:
    return (
        person.last_login is None
        and not Invitation.objects.filter(person=person, accepted_at__isnull=False).exists()
    )


Kind = DesignationLetter.Kind
DEEDS: dict[DesignationLetter.Kind, Callable[[Deed], list[Designation]]] = {
    Kind.OPENS: _open,
    Kind.CHANGES: _change,
    Kind.ENDS: _end,
    Kind.VACATES: _vacate,
    Kind.RETURNS: _return,
}

"""Letters of designation: handed in, taken or sent back."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from whimbrel.core.journal import record
from whimbrel.designations.actions.letter_deeds import Deed, LetterRefused, do_as_it_says
from whimbrel.designations.emails import write_settled
from whimbrel.designations.models import DesignationLetter
from whimbrel.designations.queries.checklist import unchecked
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument


class AlreadySettled(Exception):
    """Somebody else settled the letter first."""


@transaction.atomic
def hand_in_letter(
    *,
    by: User,
    instruments: Iterable[Instrument],
    file: File,
    fields: dict[str, Any],
) -> DesignationLetter:
    """Keep a letter as it came in, for the Secretariat to check. `fields` are those of the form, and for whom it speaks."""
    letter = DesignationLetter(received_from=by, **fields)
    name = PurePath(file.name or "letter")
    letter.file_name = name.name[-200:]
    # Where the scan is kept cannot be guessed; of the sender's name only the ending stays.
    letter.file.save(f"{uuid4().hex}{name.suffix.lower()[:10]}", file, save=False)
    letter.save()
    letter.instruments.set(instruments)
    record(by, "handed in", letter)
    return letter


@transaction.atomic
def take_letter(
    *,
    letter: DesignationLetter,
    ticked: Collection[str],
    by: AbstractBaseUser,
    at: datetime,
    today: date,
) -> DesignationLetter:
    """Do what the letter says, write to whom it is about, and tell who handed it in.

    Raises LetterRefused where a point of the checklist is not ticked or what it says cannot be done;
    AlreadySettled where somebody was quicker.
    """
    letter = _waiting(letter)
    missing = unchecked(letter, ticked)
    if missing:
        raise LetterRefused(missing)
    try:
        with transaction.atomic():
            designations = do_as_it_says(Deed(letter, by=by, at=at, today=today))
    except IntegrityError:
        # Another letter for the same post was taken in the same moment.
        raise LetterRefused(
            [_("The post was filled a moment ago. Look who holds it now, then take or send back.")]
        ) from None
    letter.designations.set(designations)
    _settle(letter, by=by, at=at, ticked=ticked)
    record(by, "took letter", letter)
    write_settled(letter=letter)
    return letter


@transaction.atomic
def send_back_letter(
    *, letter: DesignationLetter, because: str, by: AbstractBaseUser, at: datetime
) -> DesignationLetter:
    """Tell who handed it in why the letter cannot be taken. Raises AlreadySettled."""
    letter = _waiting(letter)
    letter.sent_back_because = because
    _settle(letter, by=by, at=at, ticked=[])
    record(by, "sent back letter", letter)
    write_settled(letter=letter)
    return letter


def _waiting(letter: DesignationLetter) -> DesignationLetter:
    """The letter again, held until the transaction ends."""
    found = (
        DesignationLetter.objects.select_for_update(of=("self",))
        .select_related("country", "region", "body", "received_from")
        .get(pk=letter.pk)
    )
    if found.settled_at is not None:
        raise AlreadySettled
    return found


def _settle(
    letter: DesignationLetter, *, by: AbstractBaseUser, at: datetime, ticked: Collection[str]
) -> None:
    letter.settled_at, letter.settled_by_id = at, by.pk
    letter.checked = sorted(ticked)
    letter.save()

"""What this room writes to people, in their language, plain text first."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.inbox.addresses import reply_address, takes_letters
from whimbrel.core.mail import kinds
from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.treaties.models import Body, Country, Designation, Region

CONFIRMATION = "whimbrel.designations.confirmation"

kinds.register("invitation", gettext_lazy("Invitations"), can_be_refused=True)
kinds.register("designation", gettext_lazy("Your designations"), can_be_refused=True)
kinds.register(
    "yearly_question",
    gettext_lazy("The yearly question whether all is still right"),
    can_be_refused=True,
)
# Each answers who handed one in.
kinds.register("letter", gettext_lazy("Letters you handed in"), can_be_refused=False)


def write_invitation(
    *, invitation: Invitation, token: str, designations: list[Designation], is_answer: bool = False
) -> Letter | None:
    """Say in plain words what this is, and give the link. An answer, where the person asked for another link."""
    person = invitation.person
    with translation.override(person.language or "en"):
        return write_letter(
            # Who has never been here has not chosen yet how often to be written to.
            to=replace(recipient_of(person), written_to="at_once"),
            kind="invitation",
            **thread("invitation", person.pk),
            subject=_("You are named %(post)s: your way in") % {"post": _post(designations)},
            text=_text(
                "invitation",
                person=person,
                designations=designations,
                link=_address("designations:invitation_detail", token),
                until=invitation.expires_at,
            ),
            once=f"invitation:{invitation.pk}",
            is_answer=is_answer,
            is_confidential=True,
        )


def write_named(*, person: User, designations: list[Designation]) -> Letter | None:
    """Tell somebody who knows the place that they were named for something more."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="designation",
            **thread("designations", person.pk),
            subject=_("You are named %(post)s") % {"post": _post(designations)},
            text=_text(
                "named", person=person, designations=designations, link=_address("home:desk")
            ),
            once=f"named:{'-'.join(str(one.pk) for one in designations)}",
        )


def write_ended(*, designation: Designation, today: date) -> Letter | None:
    """Tell whose designation ends from when, where the handover file is, what stays theirs, and thank them."""
    person = designation.person
    with translation.override(person.language or "en"):
        is_over = designation.ends_on is not None and designation.ends_on <= today
        return write_letter(
            to=recipient_of(person),
            kind="designation",
            **thread("designations", person.pk),
            subject=_("Your designation as %(post)s ends") % {"post": _post([designation])},
            text=_text(
                "ended",
                person=person,
                designation=designation,
                of=of_whom(designation),
                is_over=is_over,
                link=_address("home:desk"),
            ),
            once=f"ended:{designation.pk}:{designation.ends_on}",
        )


def write_changed(
    *, letter: DesignationLetter, person: User, designations: list[Designation]
) -> Letter | None:
    """Tell what stands in the records now that a letter changed it."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="designation",
            **thread("designations", person.pk),
            subject=_("What you are named for has changed: %(post)s")
            % {"post": _post(designations)},
            text=_text(
                "changed",
                person=person,
                letter=letter,
                designations=designations,
                link=_address("home:desk"),
            ),
            once=f"changed:{letter.pk}",
        )


def write_address_changed(*, letter: DesignationLetter, person: User, old: str) -> Letter | None:
    """Tell the old address that the person signs in with another one now, so that a mistake comes to light."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=replace(recipient_of(person), address=old),
            kind="designation",
            **thread("designations", person.pk),
            subject=_("You sign in with another e-mail address now"),
            text=_text("address_changed", person=person, letter=letter),
            once=f"address:{letter.pk}",
            is_answer=True,
        )


def confirmation_token(confirmation: Confirmation) -> str:
    """The key to one answer; it opens nothing else."""
    return signing.dumps(confirmation.pk, salt=CONFIRMATION)


def write_question(*, confirmations: list[Confirmation]) -> Letter | None:
    """Ask one person whether their posts and particulars are still right; one click answers for all of them."""
    first = confirmations[0]
    person = first.designation.person
    designations = [one.designation for one in confirmations]
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="yearly_question",
            **thread("question", person.pk),
            subject=_("Is this still right? %(post)s") % {"post": _post(designations)},
            text=_text(
                "question",
                person=person,
                designations=designations,
                link=_address("designations:answer_detail", confirmation_token(first)),
                can_reply=takes_letters(),
            ),
            reply_to=reply_address("confirm", first.pk, person.pk),
            once=f"question:{first.pk}",
        )


def write_settled(*, letter: DesignationLetter) -> Letter | None:
    """Tell who handed the letter in that it is settled: how, and about whom, they read in the country's room.

    None where the Secretariat entered it itself.
    """
    person = letter.received_from
    if person is None or person == letter.settled_by:
        return None
    with translation.override(person.language or "en"):
        # The country's room says what became of each letter; what speaks for no country, the desk.
        where = (
            _address("home:country_room", letter.country.iso3)
            if letter.country
            else _address("letter_check", str(letter.pk))
        )
    return write_notice(
        to=recipient_of(person),
        kind="letter",
        link=where,
        once=f"settled:{letter.pk}",
        is_answer=True,
    )


def _post(designations: list[Designation]) -> str:
    """What the designations have in common, in a few words: "National Focal Point, Kenya"."""
    first = designations[0]
    of = of_whom(first)
    return f"{first.get_role_display()}, {of}" if of else str(first.get_role_display())


def of_whom(designation: Designation) -> Country | Body | Region | None:
    """For whom the person speaks."""
    return designation.country or designation.body or designation.region


def _text(name: str, **context: Any) -> str:
    return render_to_string(f"designations/email/{name}.txt", context).strip() + "\n"


def _address(name: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"

"""Letters for visas: asked about, made from the records, sent."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.training.emails.places import addressee
from whimbrel.training.emails.visas import write_visa_letter
from whimbrel.training.models import Question, VisaLetter, VisaPart, Workshop
from whimbrel.training.queries.visas import Asker, Signature, askers, words_of

Kind = Question.Kind
# In the order in which they are asked; the first opens the others.
ASKED = (
    (VisaPart.WANTED, Kind.YES_NO, _("Do you need a letter for your visa?")),
    (VisaPart.NATIONALITY, Kind.TEXT, _("Your nationality, as in the passport")),
    (VisaPart.PASSPORT, Kind.TEXT, _("Number of your passport")),
    (VisaPart.VALID_UNTIL, Kind.DAY, _("Your passport is valid until")),
    (VisaPart.BORN_ON, Kind.DAY, _("Your date of birth")),
    (VisaPart.CONSULATE, Kind.TEXT, _("Embassy or consulate, and its town")),
)
NEEDED = {VisaPart.WANTED, VisaPart.NATIONALITY, VisaPart.PASSPORT}


@transaction.atomic
def ask_about_visas(*, workshop: Workshop, by: AbstractBaseUser) -> int:
    """Put what a letter for a visa needs among the workshop's questions, after those it has; how many are new."""
    known = {one.means: one for one in workshop.questions.exclude(means="")}
    places = workshop.questions.order_by("-place").values_list("place", flat=True)
    place, number = places.first() or 0, 0
    for part, kind, text in ASKED:
        if part in known:
            continue
        place, number = place + 1, number + 1
        opens = known.get(VisaPart.WANTED)
        known[part] = workshop.questions.create(
            place=place,
            slug=f"visa-{part.value.replace('_', '-')}",
            means=part,
            kind=kind,
            is_required=part in NEEDED,
            is_for_travel=part != VisaPart.WANTED,
            depends_on=opens,
            shown_for="yes" if opens else "",
            **_in_every_language(text),
        )
    if number:
        record(by, "asked about visas", workshop, number=number)
    return number


@transaction.atomic
def make_visa_letters(
    *,
    workshop: Workshop,
    chosen: Collection[int],
    signature: Signature,
    by: AbstractBaseUser,
    at: datetime,
) -> list[VisaLetter]:
    """Write the letters of those chosen who ask for one, each in their language; one made before is replaced."""
    made = []
    for one in _chosen(workshop, chosen):
        if not one.asks:
            continue
        language = addressee(one.registration).language
        letter = VisaLetter.objects.create(
            registration=one.registration,
            language=language,
            words=words_of(
                one.registration, language=language, signature=signature, on=localdate(at)
            ),
            made_at=at,
            made_by_id=by.pk,
        )
        record(by, "made a letter for a visa", one.registration)
        made.append(letter)
    return made


@transaction.atomic
def send_visa_letters(
    *, workshop: Workshop, chosen: Collection[int], by: AbstractBaseUser, at: datetime
) -> int:
    """Tell those chosen, by the outbox and once each, that their letter is on their own page; how many."""
    number = 0
    for one in _chosen(workshop, chosen):
        letter = one.letter
        if letter is None or letter.sent_at is not None:
            continue
        letter.sent_at = at
        letter.save(update_fields=["sent_at"])
        letter.registration = one.registration
        write_visa_letter(letter=letter)
        record(by, "sent a letter for a visa", one.registration)
        number += 1
    return number


def _chosen(workshop: Workshop, chosen: Collection[int]) -> list[Asker]:
    return [one for one in askers(workshop) if one.registration.pk in chosen]


def _in_every_language(text: object) -> dict[str, str]:
    found = {}
    for code in CODES:
        with translation.override(code):
            found[f"text_{code}"] = str(text)
    return found

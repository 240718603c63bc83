"""Letters to training: whether people come, what people would like to learn, what they thought, what they used, and whom they trained."""

from collections.abc import Mapping
from datetime import date

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.commands import answer_in
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.evaluation import AlreadyAnswered, commit_to, hand_in_form
from whimbrel.training.actions.follow_up import AlreadyRecorded, answer_follow_up, record_cascade
from whimbrel.training.actions.needs import Rated, SurveyClosed, answer_needs
from whimbrel.training.actions.needs_sheet import read_own_sheet
from whimbrel.training.actions.places import confirm_place, decline_place
from whimbrel.training.actions.standings import CannotStand
from whimbrel.training.models import (
    Channel,
    Competence,
    CoreQuestion,
    FollowUp,
    Level,
    NeedsResponse,
    Registration,
    Status,
)
from whimbrel.training.numbered import (
    day_in,
    read_lines,
    read_ratings,
    says_partly,
    whole_number_in,
)
from whimbrel.training.queries.participants import find_participant
from whimbrel.training.rules import can_evaluate

LONGEST = 4000
NOT_ASKED = gettext_lazy(
    "This question was not asked of you, or stands no more. Nothing was changed."
)


@receives("needs", name=gettext_lazy("What people would like to learn"), is_private=True)
def needs(letter: Inbound) -> Outcome:
    """One line for each number, or the filled-in sheet as an attachment. Answering again replaces."""
    response = (
        NeedsResponse.objects.select_related("assessment", "person")
        .filter(pk=_number(letter), person=letter.sender.person or 0, person__is_active=True)
        .first()
    )
    if response is None:
        return Answered(str(NOT_ASKED))
    try:
        ratings, unread, channel = _needs_in(letter, response)
    except SheetRefused as refused:
        return Answered(str(refused))
    if not ratings:
        return Answered(
            _(
                "We found no answer in your letter. Please write one line for each number, like “3: 2 4”. "
                "Nothing was changed."
            )
        )
    try:
        answer_needs(response=response, ratings=ratings, channel=channel, at=now())
    except SurveyClosed:
        return Answered(
            _("The last day to answer was %(day)s. Nothing was changed.")
            % {"day": response.assessment.closes_on.isoformat()}
        )
    told = ngettext(
        "Thank you. %(count)s answer is kept.",
        "Thank you. %(count)s answers are kept.",
        len(ratings),
    ) % {"count": len(ratings)}
    if unread:
        told += "\n\n" + _("These lines could not be read; send them once more:")
        told += "\n" + "\n".join(unread)
    return Answered(told, response)


def _needs_in(
    letter: Inbound, response: NeedsResponse
) -> tuple[dict[Competence, Rated], tuple[str, ...], str]:
    """What the letter says. A sheet goes before what stands in the letter. Raises SheetRefused."""
    for one in letter.attachments:
        if one.name.lower().endswith((".xlsx", ".csv")):
            file = SheetFile(one.name, one.content)
            return read_own_sheet(response=response, file=file), (), NeedsResponse.Channel.SHEET
    items = {one.number: one.competence for one in response.assessment.items.all()}
    found = read_ratings(letter.text[:LONGEST], numbers=items.keys(), highest=max(Level))
    ratings = {items[number]: Rated(*pair) for number, pair in found.ratings.items()}
    return ratings, found.unread, NeedsResponse.Channel.EMAIL


@receives(
    "evaluate",
    name=gettext_lazy("What participants thought of a workshop"),
    is_private=True,
    is_open=True,
)
def evaluate(letter: Inbound) -> Outcome:
    """A figure behind each number, words behind the last three. The opinion is kept without a name."""
    registration = _registration(letter, _number(letter))
    if registration is None or not hasattr(registration, "evaluation_request"):
        return Answered(str(NOT_ASKED))
    if not can_evaluate(registration, today=localdate()):
        return Answered(_("The time to answer is over. Nothing was changed."))
    lines = read_lines(letter.text[:LONGEST])
    ratings = {
        question: value
        for number, question in enumerate(CoreQuestion.values, 1)
        if (value := whole_number_in(lines.get(number, ""))) is not None and 1 <= value <= 5
    }
    if not ratings:
        return Answered(
            _(
                "We found no answer in your letter. Please write behind each number a figure from 1 to 5, "
                "like “1: 4”. Nothing was changed."
            )
        )
    own = len(CoreQuestion.values)
    try:
        hand_in_form(
            workshop=registration.workshop,
            ratings=ratings,
            channel=Channel.EMAIL,
            language=letter.language,
            on=localdate(),
            helped=lines.get(own + 1, ""),
            change=lines.get(own + 2, ""),
            registration=registration,
        )
    except AlreadyAnswered:
        return Answered(
            _("You have answered already. As your answers bear no name, they cannot be changed.")
        )
    if will := lines.get(own + 3, ""):
        words, day = day_in(will)
        commit_to(registration=registration, will=words or will, by=day, at=now())
    return Answered(
        ngettext(
            "Thank you. %(count)s answer is kept, without your name.",
            "Thank you. %(count)s answers are kept, without your name.",
            len(ratings),
        )
        % {"count": len(ratings)},
        registration,
    )


@receives("used", name=gettext_lazy("Whether participants used what they learned"), is_open=True)
def used(letter: Inbound) -> Outcome:
    """One word answers; what stands below it is the example, or what was in the way."""
    follow_up = (
        FollowUp.objects.select_related("registration__person", "registration__workshop__meeting")
        .filter(pk=_number(letter))
        .first()
    )
    if follow_up is None or not _is_theirs(letter, follow_up.registration):
        return Answered(str(NOT_ASKED))
    first, _line, rest = letter.text.strip()[:LONGEST].partition("\n")
    said = letter.command or answer_in(first)
    answers: Mapping[Command | None, str] = {
        Command.YES: FollowUp.Used.YES,
        Command.NO: FollowUp.Used.NO,
    }
    answer = FollowUp.Used.PARTLY if says_partly(first) else answers.get(said, "")
    if not answer:
        return Answered(
            _("Please answer with “yes”, “partly” or “no” in the first line. Nothing was changed.")
        )
    answer_follow_up(
        follow_up=follow_up, used=answer, channel=Channel.EMAIL, at=now(), example=rest
    )
    return Answered(_("Thank you. Your answer is kept."), follow_up)


@receives("cascade", name=gettext_lazy("Trainings that participants held for others"), is_open=True)
def cascade(letter: Inbound) -> Outcome:
    """Five numbered lines: the day, the place, how many people, how many women, about what."""
    registration = _registration(letter, _number(letter))
    if registration is None:
        return Answered(str(NOT_ASKED))
    lines = read_lines(letter.text[:LONGEST])
    _words, day = day_in(lines.get(1, ""))
    people, women = whole_number_in(lines.get(3, "")), whole_number_in(lines.get(4, ""))
    place = lines.get(2, "")[:150]
    if wrong := _wrong_in_cascade(day, place, people, women):
        return Answered(f"{wrong} {_('Nothing was kept; please send all lines once more.')}")
    try:
        event = record_cascade(
            registration=registration, held_on=day or localdate(), place=place, people=people or 1,
            women=women, topic=lines.get(5, "")[:200], channel=Channel.EMAIL, at=now(),
        )  # fmt: skip
    except AlreadyRecorded:
        return Answered(_("This training is recorded already: same day, same place."))
    return Answered(
        _("Thank you. Recorded: %(place)s, %(day)s, %(people)s people.")
        % {"place": event.place, "day": event.held_on.isoformat(), "people": event.people},
        event,
    )


def _wrong_in_cascade(day: date | None, place: str, people: int | None, women: int | None) -> str:
    if day is None or day > localdate():
        return _("Line 1: write the day, not one to come, like 2026-03-05.")
    if not place:
        return _("Line 2: write the place.")
    if not people:
        return _("Line 3: write how many people, like 25.")
    if women is not None and women > people:
        return _("Line 4: of the people, so many cannot be women.")
    return ""


@receives("place", name=gettext_lazy("Places at workshops"), is_open=True)
def place(letter: Inbound) -> Outcome:
    """A plain yes takes the place that was offered, a plain no gives it back."""
    registration = (
        Registration.objects.filter(pk=_number(letter))
        .select_related("person", "workshop__meeting")
        .first()
    )
    if registration is None:
        return Answered(_("This workshop no longer has your name. Nothing was changed."))
    if not _is_theirs(letter, registration):
        return Held(_("Written from another address than the one that was invited."))
    said = letter.command or answer_in(letter.text.partition("\n")[0])
    try:
        if said == Command.YES:
            standing = confirm_place(registration=registration, at=now())
        elif said == Command.NO:
            standing = decline_place(registration=registration, at=now())
        else:
            return Held(_("Neither a plain yes nor a plain no."))
    except CannotStand as error:
        return Answered(f"{error} {_('Nothing was changed.')}", registration)
    if standing.status == Status.WAITING:
        return Answered(
            _("The last place was taken a moment ago. You are on the waiting list."), registration
        )
    return Answered(
        _("Noted: %(standing)s.") % {"standing": standing.get_status_display()}, registration
    )


def _number(letter: Inbound) -> int:
    return int(letter.payload) if letter.payload.isdecimal() else 0


def _registration(letter: Inbound, pk: int) -> Registration | None:
    found = find_participant(pk)
    return found if found is not None and _is_theirs(letter, found) else None


def _is_theirs(letter: Inbound, registration: Registration) -> bool:
    """The letter is from the participant: their account, or the address they were registered with; or let in by hand."""
    if letter.is_released:
        return True
    if registration.person_id is not None:
        return letter.sender.person == registration.person_id
    return letter.sender.address.lower() == registration.address.lower()

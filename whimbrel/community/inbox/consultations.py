"""Voices of Parties that come by letter: yes, no, an objection, a comment."""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.consultations import ConsultationOver, Saying, speak
from whimbrel.community.models import Consultation, ConsultedParty, PartyVoice
from whimbrel.community.positions import Read, read_in_silence, read_position
from whimbrel.community.queries.consultations import is_turn, voiced_by
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome
from whimbrel.core.moments import written_moment
from whimbrel.people.models import User

LONGEST = 20_000


@receives("consult", name=gettext_lazy("Consultations of the Parties"))
def consult(letter: Inbound) -> Outcome:
    """The last answer counts. Who speaks is asked of the day on which the letter came."""
    found = Consultation.objects.select_related("space").filter(pk=letter.payload).first()
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if found is None or person is None:
        return Answered(_("This consultation is no more. Nothing was counted."))
    if not letter.is_proven and not letter.is_released:
        return Held(_("Your mail server does not vouch for you, so the Secretariat looks first."))
    spoken = voiced_by(found, person.pk, on=localdate(letter.received_at))
    if not spoken:
        return Answered(
            _(
                "You do not speak for a Party that was asked. Nothing was counted; your letter is kept."
            )
        )
    if len(spoken) > 1:
        return Answered(
            _(
                "You speak for more than one Party. Please answer on the site, for each. Nothing was counted."
            )
        )
    party, role, voice = spoken[0]
    if not found.is_open(at=letter.received_at):
        return Answered(_too_late(found, person))
    if not is_turn(role, voice):
        return Answered(
            _("The National Focal Point has spoken for %(party)s already. Nothing was changed.")
            % {"party": party.country.name}
        )
    return _taken(letter, found, party, role, person)


def _taken(
    letter: Inbound, found: Consultation, party: ConsultedParty, role: str, person: User
) -> Outcome:
    text = letter.text.strip() or letter.subject
    read = read_in_silence(text) if found.is_silence else read_position(text)
    saying = Saying(
        read.position, text[:LONGEST], role, letter.received_at, PartyVoice.Channel.EMAIL
    )
    try:
        voice = speak(party=party, saying=saying, by=person, kept_at=now())
    except ConsultationOver:
        return Answered(_too_late(found, person))
    return Answered(_acknowledged(found, voice, read, person), voice)


def _acknowledged(found: Consultation, voice: PartyVoice, read: Read, person: User) -> str:
    words = {
        "party": voice.party.country.name,
        "position": voice.said(in_silence=found.is_silence),
        "closes": _deadline(found, person),
    }
    told = [_("Kept for %(party)s: %(position)s.") % words]
    if read.is_assumed and found.is_silence:
        told.append(
            _("Your letter did not say whether it is an objection, so it counts as one. If it is none, answer NO OBJECTION, or begin with COMMENT.")
        )  # fmt: skip
    elif read.is_assumed:
        told.append(
            _("Your letter named no position, so it is kept as a comment. To take one, begin with YES, NO or ABSTAIN.")
        )  # fmt: skip
    told.append(_("Until %(closes)s you can answer again; the last answer counts.") % words)
    return "\n\n".join(told)


def _too_late(found: Consultation, person: User) -> str:
    if found.withdrawn_at:
        return _("The Secretariat has taken the text back. Nothing was counted.")
    return _(
        "The deadline was %(moment)s. Your letter came later and was not counted; it is kept, and the Secretariat can read it."
    ) % {"moment": _deadline(found, person)}


def _deadline(found: Consultation, person: User) -> str:
    return written_moment(found.closes_at, person.time_zone, person.language or "en")

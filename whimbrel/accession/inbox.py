"""Letters of the Secretariat with a non-Party, filed by a blind copy or by forwarding them to the file's own address."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.accession.actions.papers import keep_paper
from whimbrel.accession.actions.recruitment import Said, note_approach
from whimbrel.accession.models import Approach, RecruitmentFile
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Attachment, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome, Posted
from whimbrel.core.uploads import CheckedFileField
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

LONGEST = 20_000
LONGEST_TITLE = 200


@receives("join", name=gettext_lazy("Letters filed on non-Parties"), is_private=True)
def join(letter: Inbound) -> Outcome:
    """A contact of the file: the subject, and the whole letter with what it quotes. Files that can be kept are kept."""
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    file = _file(letter, person) if person else None
    if file is None or person is None or not letter.is_proven:
        return Answered(_("There is no such file for you, or it is closed. Nothing was kept."))
    words = f"{letter.subject}\n\n{letter.full_text}".strip()[:LONGEST]
    said = Said(day=localdate(letter.sent_at or letter.received_at), kind=Approach.Kind.LETTER, outcome=words)  # fmt: skip
    noted = note_approach(file=file, said=said, by=person, at=now())
    left = [one.name for one in letter.attachments if not _keep(file, one, person)]
    if left:
        told = _("The letter is filed. These files could not be kept; save them as PDF:")
        return Answered(f"{told}\n" + "\n".join(left), noted)
    return Posted(noted)


def _file(letter: Inbound, person: User) -> RecruitmentFile | None:
    number = letter.payload
    if not number.isdecimal():
        return None
    found = files_visible_to(offices_of(person, on=localdate()))
    return found.filter(pk=int(number), closed_at=None).first()


def _keep(file: RecruitmentFile, one: Attachment, person: User) -> bool:
    """False where the file is of a kind that cannot be kept. A picture within the text is none."""
    if one.is_inline:
        return True
    try:
        upload = CheckedFileField().clean(SimpleUploadedFile(one.name, one.content, one.media_type))
    except ValidationError:
        return False
    keep_paper(file=file, title=one.name[-LONGEST_TITLE:], upload=upload, by=person, at=now())
    return True

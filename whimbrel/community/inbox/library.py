"""Files that come by letter for what a space keeps: written to the space's address with “-files”."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.library import Upload, keep_file, keep_version
from whimbrel.community.inbox.posts import person_behind, space_called
from whimbrel.community.models import LibraryFile, Space
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.rules import can_read, can_write
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Attachment, Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome
from whimbrel.core.languages import CODES
from whimbrel.core.uploads import CheckedFileField
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

ENDING = "-files"


def library_called(local: str) -> str | None:
    """The space's number where that word before the @ is its own with the ending; a space's own word goes first."""
    if not local.endswith(ENDING) or space_called(local):
        return None
    return space_called(local.removesuffix(ENDING))


@receives("library", name=gettext_lazy("Files"), starts_at=library_called)
def library(letter: Inbound) -> Outcome:
    """Keep each file that came; one that the sender brought under the same name gets a new version."""
    found = Space.objects.select_related("within").filter(pk=letter.payload).first()
    person = person_behind(letter)
    belonging = belonging_of(offices_of(person, on=localdate()), at=now()) if person else None
    if found is None or person is None or belonging is None or not can_read(belonging, found):
        return Answered(
            _("There is no such space for you. Nothing was posted; your letter is kept.")
        )
    if not can_write(belonging, found, at=now()):
        return Answered(
            _("In the space “%(name)s” you may read and not write. Nothing was posted.")
            % {"name": found.name}
        )
    if not letter.is_proven and not letter.is_released:
        return Held(
            _("Your mail server does not vouch for you, so a moderator looks at your letter first.")
        )
    files = [one for one in letter.attachments if not one.is_inline]
    if not files:
        return Answered(
            _("No file came with your letter, so nothing was kept. Attach it and send again.")
        )
    kept, told = None, []
    for number, file in enumerate(files, 1):
        try:
            upload = _checked(file, f"letter:{letter.received}:{number}", letter.text)
        except ValidationError as wrong:
            told.append(f"{file.name}: {' '.join(wrong.messages)}")
            continue
        kept = _keep(letter, found, person, upload, is_alone=len(files) == 1)
        told.append(
            f"{upload.file.name}: {_('The file is kept. Its address stays, whatever is new in it.')}"
        )
    return Answered("\n\n".join(told), kept)


def _checked(file: Attachment, key: str, words: str) -> Upload:
    """The file, looked at as one that is handed in on the site. Raises ValidationError."""
    given = SimpleUploadedFile(file.name or "file", file.content, file.media_type)
    news = " ".join(words.split())[:300]
    return Upload(CheckedFileField().clean(given), key, news)


def _keep(
    letter: Inbound, space: Space, person: User, upload: Upload, *, is_alone: bool
) -> LibraryFile:
    own = LibraryFile.objects.filter(space=space, kept_by=person, removed_at=None)
    before = own.filter(versions__name=upload.file.name).order_by("-pk").first()
    if before is not None:
        keep_version(file=before, upload=upload, by=person, at=now())
        return before
    subject = letter.subject.strip()[:200] if is_alone else ""
    return keep_file(
        space=space,
        title=subject or (upload.file.name or "").rpartition(".")[0][:200] or _("file"),
        about=upload.news,
        language=letter.language if letter.language in CODES else letter.sender.language,
        upload=upload,
        by=person,
        at=now(),
    )

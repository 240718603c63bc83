"""Documents of a file: kept, and taken out."""

from datetime import datetime
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from whimbrel.accession.models import RecruitmentFile, RecruitmentPaper
from whimbrel.core.journal import record
from whimbrel.people.models import User


@transaction.atomic
def keep_paper(
    *, file: RecruitmentFile, title: str, upload: UploadedFile, by: User, at: datetime
) -> RecruitmentPaper:
    """Keep a document that was looked at already (core.uploads)."""
    kept = file.papers.create(
        title=title, upload=upload, size=upload.size or 0, added_by=by, added_at=at
    )
    record(by, "kept document", file)
    return kept


@transaction.atomic
def take_out_paper(*, paper: RecruitmentPaper, by: User) -> RecruitmentFile:
    """Take a document out for good; its bytes go once that is written down."""
    file, upload = paper.file, paper.upload
    paper.delete()
    transaction.on_commit(partial(upload.storage.delete, str(upload.name)))
    record(by, "took out a document", file)
    return file

"""A draft that comes back from Word, and what becomes of each remark in it."""

import json
from datetime import datetime

from django.db import transaction

from whimbrel.core.documents.docx import read_written
from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.documents import mark_of
from whimbrel.report.models import Remark, Report, ReportText, ReturnedFile
from whimbrel.report.queries.counting import FigureRefused, count_report
from whimbrel.report.queries.remarks import carried_over


@transaction.atomic
def take_file_back(
    *, report: Report, language: str, name: str, body: bytes, by: User | None, at: datetime
) -> ReturnedFile:
    """Keep the file and every comment and changed paragraph in it. Raises DocumentRefused."""
    written = read_written(body)
    file = ReturnedFile.objects.create(
        report=report, language=language, name=name[:200], body=body, received_at=at, received_by=by
    )
    known = {
        mark_of(block["id"]): block["id"]
        for text in report.texts.filter(language__in=[language, report.original_language])
        for block in text.body.get_prep_value()
    }
    Remark.objects.bulk_create(
        Remark(
            file=file, kind=Remark.Kind.COMMENT if one.is_comment else Remark.Kind.CHANGE,
            block=known.get(one.mark, ""), author=one.author[:200], written=one.at[:30],
            before=one.before, words=one.words,
        )
        for one in written
    )  # fmt: skip
    record(by, "took back from Word", report, remarks=len(written))
    return file


class AlreadySettled(Exception):
    """Somebody accepted or declined it before."""


@transaction.atomic
def settle_remark(*, remark: Remark, accepts: bool, by: User | None, at: datetime) -> Remark:
    """Accept or decline it. A change to a paragraph that is still as the file had it is written in. Raises AlreadySettled."""
    locked = Remark.objects.select_for_update().select_related("file__report").get(pk=remark.pk)
    if not locked.is_waiting:
        raise AlreadySettled
    if accepts:
        locked.accepted_at = at
        if locked.kind == Remark.Kind.CHANGE and _write_in(locked, by):
            locked.written_in_at = at
    else:
        locked.declined_at = at
    locked.settled_by = by
    locked.save()
    record(by, "accepted a remark" if accepts else "declined a remark", locked.file.report)
    return locked


def _write_in(remark: Remark, by: User | None) -> bool:
    """Whether the paragraph took the change."""
    report, language = remark.file.report, remark.file.language
    text = ReportText.objects.select_for_update().filter(report=report, language=language).first()
    # What somebody has begun and not published is theirs to go on with.
    if text is None or text.has_unpublished_changes:
        return False
    try:
        counts = count_report(report, language=language)
    except FigureRefused:
        return False
    blocks = text.body.get_prep_value()
    shown = {name: count.text for name, count in counts.items()}
    for block in blocks:
        if block["id"] == remark.block and block["type"] == "paragraph":
            words = carried_over(block["value"], shown, remark.before, remark.words)
            if words:
                block["value"] = words
                text.body = json.dumps(blocks)
                text.full_clean()
                text.save_revision(user=by).publish()
                return True
    return False

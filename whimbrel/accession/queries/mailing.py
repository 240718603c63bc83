"""Whom a letter to all files in one stage reaches."""

from datetime import date

from django.db.models import QuerySet

from whimbrel.accession.models import Counterpart, RecruitmentFile
from whimbrel.treaties.models import Instrument


def reached(
    files: QuerySet[RecruitmentFile], *, instrument: Instrument, stage: str, language: str, on: date
) -> list[Counterpart]:
    """Persons in office with an address and that language, in those of the files that are open and stand there.

    Who refused is left out.
    """
    ours = files.filter(instrument=instrument, closed_at=None)
    standing = [one.pk for one in ours.with_standing() if one.now_stage == stage]  # type: ignore[attr-defined]
    found = Counterpart.objects.current(on=on).filter(file__in=standing, language=language)
    return list(found.filter(refused_at=None).exclude(email="").select_related("file__country"))

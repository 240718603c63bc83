"""The handover file is kept by itself when a designation ends."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.timezone import localdate

from whimbrel.core.dossier import file_of, frozen
from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.designations.models import HandoverFile
from whimbrel.treaties.models import NATIONAL, Country, Designation

# What ended longer ago than this, before the house was there or while it stood still, has no file of its day.
LOOKS_BACK = timedelta(days=90)
# So many countries in a row: between two looks for letters to send.
A_RUN = 20


@transaction.atomic
def keep_handover_file(
    *, country: Country, designations: Collection[Designation], at: datetime
) -> HandoverFile:
    """Keep the country's file as it stands now, in each language, for whoever comes after these designations."""
    today, content = localdate(at), {}
    for language in CODES:
        with translation.override(language):
            content[language] = frozen(file_of(country.pk, today, is_for_handover=True))
    file = HandoverFile.objects.create(country=country, kept_at=at, content=content)
    file.designations.set(designations)
    record(None, "kept handover file", file)
    return file


def keep_handover_files(*, at: datetime) -> list[HandoverFile]:
    """Keep a file for every country where a designation has ended and none was kept for it yet."""
    today = localdate(at)
    goes_on = Designation.objects.in_office(on=today).filter(
        person=OuterRef("person"), country=OuterRef("country"), instrument=OuterRef("instrument")
    )
    ended = (
        Designation.objects.past(on=today)
        .filter(role__in=NATIONAL, ends_on__gt=today - LOOKS_BACK, handover_files=None)
        .exclude(Exists(goes_on))
        .select_related("country")
        .order_by("country", "pk")
    )
    by_country = [
        (country, list(found)) for country, found in groupby(ended, lambda one: one.country)
    ]
    return [
        keep_handover_file(country=country, designations=found, at=at)
        for country, found in by_country[:A_RUN]
        if country is not None
    ]


def unname(*, names: Collection[str], countries: Collection[int], kept_as: str) -> int:
    """Put `kept_as` for a person's names in the kept files of these countries; how many files named them."""
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    if not words:
        return 0
    named = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    number = 0
    for file in HandoverFile.objects.filter(country__in=countries):
        content = _through(file.content, named, kept_as)
        if content != file.content:
            file.content = content
            file.save(update_fields=["content"])
            number += 1
    return number


def _through(value: Any, named: "re.Pattern[str]", kept_as: str) -> Any:
    if isinstance(value, str):
        return named.sub(lambda _found: kept_as, value)
    if isinstance(value, list):
        return [_through(one, named, kept_as) for one in value]
    if isinstance(value, dict):
        return {key: _through(one, named, kept_as) for key, one in value.items()}
    return value

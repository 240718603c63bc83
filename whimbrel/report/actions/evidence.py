"""Files that show a value: kept with it while it may be changed, and taken out."""

from datetime import datetime
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.actions.indicators import ValueRests
from whimbrel.report.models import IndicatorValue, ValueFile
from whimbrel.report.models.indicator import OPEN

# More than a value needs: what is longer is a document of its own, and has an address.
MOST = 10


class TooManyFiles(Exception):
    """A value has so many files already."""


@transaction.atomic
def keep_value_file(
    *, value: IndicatorValue, title: str, upload: UploadedFile, is_public: bool, by: User, at: datetime
) -> ValueFile:  # fmt: skip
    """Keep a file that was looked at already (core.uploads). Raises ValueRests, TooManyFiles."""
    locked = IndicatorValue.objects.select_for_update().get(pk=value.pk)
    _check_open(locked)
    if locked.files.count() >= MOST:
        raise TooManyFiles
    kept = locked.files.create(
        title=title, upload=upload, size=upload.size or 0, is_public=is_public, added_by=by, added_at=at
    )  # fmt: skip
    record(by, "kept a file of a value", value)
    return kept


@transaction.atomic
def take_out_value_file(*, file: ValueFile, by: User) -> IndicatorValue:
    """Take a file out for good; its bytes go once that is written down. Raises ValueRests."""
    value = file.value
    _check_open(value)
    _drop(file)
    record(by, "took out a file of a value", value)
    return value


def forget_value_files(before: datetime) -> int:
    """Files of values whose plan ended before that moment; the values stay. How many went."""
    found = list(ValueFile.objects.filter(value__indicator__plan__ends_on__lt=before.date()))
    for one in found:
        _drop(one)
    return len(found)


def _drop(file: ValueFile) -> None:
    upload = file.upload
    file.delete()
    transaction.on_commit(partial(upload.storage.delete, str(upload.name)))


def _check_open(value: IndicatorValue) -> None:
    last = value.steps.last()
    if last is not None and last.step not in OPEN:
        raise ValueRests

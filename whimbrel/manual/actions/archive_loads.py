"""An archive handed in at the desk, brought in by the worker."""

import logging
from datetime import datetime, timedelta
from typing import IO, Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from whimbrel.core.journal import record
from whimbrel.core.sheets import SheetRefused
from whimbrel.manual.actions.load_archive import load_archive
from whimbrel.manual.archive import look_through
from whimbrel.manual.models import ArchiveLoad
from whimbrel.people.models import User

logger = logging.getLogger(__name__)

# A worker that has said nothing for so long was killed; loading again changes nothing that is there.
GIVEN_UP = timedelta(minutes=30)


@transaction.atomic
def hand_in_archive(*, file: IO[bytes], name: str, by: User, at: datetime) -> ArchiveLoad:
    """Keep the archive for the worker. Raises SheetRefused where it is none, and then keeps nothing."""
    look_through(file, name)
    file.seek(0)
    load = ArchiveLoad(file_name=name[:200], handed_in_at=at, handed_in_by=by)
    load.file.save("manual.zip", File(file), save=False)
    load.save()
    record(by, "handed in archive", load)
    return load


def load_waiting_archives(*, at: datetime) -> list[ArchiveLoad]:
    """Bring in those that wait, one after the other; those taken up."""
    idle = Q(begun_at=None) | Q(begun_at__lt=at - GIVEN_UP)
    taken = []
    for load in ArchiveLoad.objects.waiting().filter(idle).order_by("handed_in_at"):
        claimed = ArchiveLoad.objects.waiting().filter(idle, pk=load.pk).update(begun_at=now())
        if claimed:
            _bring_in(load)
            taken.append(load)
    return taken


def _bring_in(load: ArchiveLoad) -> None:
    person = load.handed_in_by
    result: dict[str, Any] = {}

    def told(name: str, done: int, total: int) -> None:
        ArchiveLoad.objects.filter(pk=load.pk).update(
            step=name[:255], steps_done=done, steps_total=total, begun_at=now()
        )

    with override(person.language if person else "en"):
        try:
            with load.file.open("rb") as file:
                brought = load_archive(file=file, at=now(), told=told, by=person)
        except SheetRefused as refused:
            result["wrong"] = [str(one) for one in refused.complaints]
        except Exception:
            logger.exception("An archive of the Manual could not be brought in.")
            result["wrong"] = [
                _("A fault of ours ended it. What was brought in stays; hand it in once more.")
            ]
        else:
            result["wrong"] = brought.wrong
            result["counts"] = [
                [one.name, one.added, one.changed, one.unchanged] for one in brought.loaded
            ]
    storage, name = load.file.storage, load.file.name
    ArchiveLoad.objects.filter(pk=load.pk).update(ended_at=now(), file="", **result)
    if name:
        storage.delete(name)

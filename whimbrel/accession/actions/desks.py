"""Which officer keeps the files of which regions."""

from collections.abc import Iterable

from django.db import transaction

from whimbrel.accession.models import DeskRegion
from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.treaties.models import Region


@transaction.atomic
def set_regions(*, officer: User, regions: Iterable[Region], by: User) -> list[DeskRegion]:
    """The officer keeps the files of these regions and no others; of all, where none is given."""
    wanted = {one.pk for one in regions}
    there = DeskRegion.objects.select_for_update().filter(officer=officer)
    before = set(there.values_list("region", flat=True))
    if wanted != before:
        there.exclude(region__in=wanted).delete()
        DeskRegion.objects.bulk_create(
            DeskRegion(officer=officer, region_id=pk) for pk in sorted(wanted - before)
        )
        record(by, "gave regions to an officer", officer, regions=len(wanted))
    return list(DeskRegion.objects.filter(officer=officer))

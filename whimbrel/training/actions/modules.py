"""What a workshop teaches, in modules."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.models import Module, Workshop, WorkshopModule


@transaction.atomic
def set_modules(
    *, workshop: Workshop, modules: Sequence[Module], by: AbstractBaseUser
) -> list[WorkshopModule]:
    """Let the workshop teach these modules and no others."""
    wanted = {one.pk for one in modules}
    workshop.modules.exclude(module__in=wanted).delete()
    known = set(workshop.modules.values_list("module", flat=True))
    WorkshopModule.objects.bulk_create(
        WorkshopModule(workshop=workshop, module=one) for one in modules if one.pk not in known
    )
    record(by, "set modules", workshop, modules=len(wanted))
    return list(workshop.modules.all())

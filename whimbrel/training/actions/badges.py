"""How the badges of a workshop look."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.models import BadgeDesign, Workshop


@transaction.atomic
def design_badges(
    *,
    workshop: Workshop,
    fields: Mapping[str, Any],
    logo: File | None = None,
    is_logo_removed: bool = False,
    by: AbstractBaseUser,
) -> BadgeDesign:
    """Keep the design. Without a new logo the one that is there stays, unless it is taken out."""
    design, _is_new = BadgeDesign.objects.update_or_create(workshop=workshop, defaults=dict(fields))
    if (logo is not None or is_logo_removed) and design.logo:
        design.logo.delete(save=False)
    if logo is not None:
        ending = PurePath(logo.name or "").suffix.lower()[:5]
        design.logo.save(f"{uuid4().hex}{ending}", logo, save=False)
    design.save()
    record(by, "designed badges", workshop, size=design.size)
    return design

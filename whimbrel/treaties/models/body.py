from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.naming import Named


class Body(Named):
    """What people sit on or speak for, other than a country: a committee, a working group, an organization."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Committee")
        COUNCIL = "council", _("Scientific body")
        WORKING_GROUP = "working_group", _("Working group")
        SECRETARIAT = "secretariat", _("Secretariat")
        ORGANIZATION = "organization", _("Organization")

    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies"
    )
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["kind", "name_en"]
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.country import Country
from whimbrel.treaties.models.meeting import Meeting
from whimbrel.treaties.models.naming import Sourced


class Participation(Sourced):
    """What a meeting's own papers show that a country did there: that it registered, spoke, handed in a document.

    Lists of participants, reports of meetings and lists of documents tell it; the source says which.
    """

    class Deed(models.TextChoices):
        REGISTERED = "registered", _("Registered a delegation")
        SPOKE = "spoke", _("Spoke")
        SUBMITTED = "submitted", _("Handed in a document or proposal")

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="participations", verbose_name=_("meeting")
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="participations", verbose_name=_("country")
    )
    deed = models.CharField(_("what it did"), max_length=10, choices=Deed)
    on = models.DateField(_("day"))
    # Of a delegation, its persons; else interventions or documents.
    number = models.PositiveSmallIntegerField(
        _("how many"), null=True, blank=True,
        help_text=_("Persons of a delegation, interventions, or documents. Empty: not known"),
    )  # fmt: skip
    reference = models.CharField(
        _("agenda item or symbol"), max_length=100, blank=True,
        help_text=_("What was spoken about, or the symbol of the document"),
    )  # fmt: skip

    class Meta:
        ordering = ["meeting", "country__name_en", "deed", "on", "reference"]
        verbose_name = _("part taken in a meeting")
        verbose_name_plural = _("parts taken in meetings")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "country", "deed", "on", "reference"],
                name="participation_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "country"],
                condition=Q(deed="registered"),
                name="participation_one_delegation",
                violation_error_message=_("The country has a delegation at this meeting already."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="participation_has_a_source",
                violation_error_message=_("Say in which paper of the meeting this stands."),
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=1), name="participation_counts_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}, {self.meeting}: {self.get_deed_display()}"

    def clean(self) -> Any:
        self.source = self.source.strip()

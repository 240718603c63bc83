from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.naming import Sourced

NOT_BINDING = ("signature", "denunciation")


class TreatyActionQuerySet(models.QuerySet["TreatyAction"]):
    def binding(self) -> "TreatyActionQuerySet":
        """Acts by which a country is bound, whether or not they are in force yet."""
        return self.exclude(kind__in=NOT_BINDING)

    def in_force(self, *, on: date) -> "TreatyActionQuerySet":
        """Acts that bind a country on that day; the day of entry into force counts, the day of end does not."""
        return self.binding().filter(Q(ends_on=None) | Q(ends_on__gt=on), in_force_on__lte=on)


class TreatyAction(Sourced):
    """A legal act by which a country signs an instrument, binds itself to it, or leaves it.

    There is no "is a Party" flag anywhere: being a Party is having an action in force.
    """

    class Kind(models.TextChoices):
        SIGNATURE = "signature", _("Signature")
        DEFINITIVE_SIGNATURE = "definitive_signature", _("Signature with effect")
        RATIFICATION = "ratification", _("Ratification, acceptance or approval")
        ACCESSION = "accession", _("Accession")
        SUCCESSION = "succession", _("Succession")
        PROVISIONAL_APPLICATION = "provisional_application", _("Provisional application")
        DENUNCIATION = "denunciation", _("Denunciation")

    country = models.ForeignKey(
        "treaties.Country", on_delete=models.PROTECT, related_name="treaty_actions"
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="treaty_actions"
    )
    kind = models.CharField(max_length=30, choices=Kind)
    signed_on = models.DateField(null=True, blank=True)
    deposited_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(
        null=True, blank=True, help_text=_("The first day on which it binds no more")
    )
    party_number = models.PositiveSmallIntegerField(null=True, blank=True)
    territorial_scope = models.TextField(blank=True)
    reservations = models.TextField(blank=True)
    second_source = models.CharField(max_length=500, blank=True)

    objects = TreatyActionQuerySet.as_manager()

    class Meta:
        ordering = ["instrument", "in_force_on", "signed_on", "country"]
        verbose_name = _("treaty action")
        verbose_name_plural = _("treaty actions")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(in_force_on=None) | Q(ends_on__gt=F("in_force_on")),
                name="treaty_action_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(kind="signature", signed_on__isnull=False) | ~Q(kind="signature"),
                name="treaty_action_signature_has_a_day",
            ),
            models.UniqueConstraint(
                fields=["country", "instrument", "kind", "in_force_on"],
                name="treaty_action_once_per_day",
            ),
            models.UniqueConstraint(
                fields=["country", "instrument", "kind"],
                condition=Q(in_force_on=None),
                name="treaty_action_once_without_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["instrument", "in_force_on"], name="treaty_action_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.get_kind_display()}, {self.instrument}"

    def clean(self) -> None:
        """Where a deposit is given and no day of entry into force, the instrument's own rule gives it."""
        if self.in_force_on is None and self.deposited_on is not None and self.is_binding:
            self.in_force_on = self.instrument.enters_into_force_on(self.deposited_on)

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """As Django has it, which would translate all kinds to find one."""
        return str(self.Kind(self.kind).label) if self.kind in self.Kind else self.kind

    @property
    def is_binding(self) -> bool:
        """Whether the act binds the country, once it is in force."""
        return self.kind not in NOT_BINDING

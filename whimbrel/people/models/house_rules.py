from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.people.models.user import User


class RulesVersionQuerySet(models.QuerySet["RulesVersion"]):
    def in_force(self, *, on: date) -> "RulesVersion | None":
        """The latest version that holds on that day."""
        return self.filter(in_force_on__lte=on).order_by("-in_force_on", "-number").first()


class RulesVersion(models.Model):
    """The rules of this site, as they hold from a day. What somebody has accepted is never written anew."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    in_force_on = models.DateField(_("in force on"))
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"), blank=True)
    text_es = models.TextField(_("text in Spanish"), blank=True)
    text_ar = models.TextField(_("text in Arabic"), blank=True)
    text_ru = models.TextField(_("text in Russian"), blank=True)

    objects: ClassVar[RulesVersionQuerySet] = RulesVersionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of the rules")
        verbose_name_plural = _("versions of the rules")

    def __str__(self) -> str:
        return f"{self.number}, {self.in_force_on:%Y-%m-%d}"

    @property
    def text(self) -> str:
        return translated(self, "text")

    def clean(self) -> None:
        if self.pk is not None and self.acceptances.exists():
            raise ValidationError(
                _("People have accepted this version as it stands. Write a new one instead.")
            )


class RulesAcceptance(models.Model):
    """A person accepted one version of the rules."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="rules_accepted")
    version = models.ForeignKey(RulesVersion, on_delete=models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ["accepted_at", "pk"]
        verbose_name = _("acceptance of the rules")
        verbose_name_plural = _("acceptances of the rules")
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="rules_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.version}"

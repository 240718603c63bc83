from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Country, Instrument


class CounterpartQuerySet(models.QuerySet["Counterpart"]):
    def in_office(self, *, on: date) -> "CounterpartQuerySet":
        return self.filter(
            Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gt=on)
        )


class Counterpart(models.Model):
    """The office that acts for a sister convention in a country, where nobody of it is in the directory."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="counterparts")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    # An office and not a name: "Ministry of Environment, director of biodiversity".
    office = models.CharField(_("office"), max_length=200)
    email = models.EmailField(_("e-mail address of the office"), blank=True)
    source = models.CharField(_("source"), max_length=500)
    starts_on = models.DateField(_("since"), null=True, blank=True)
    # The first day on which it acts no more.
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = CounterpartQuerySet.as_manager()

    class Meta:
        ordering = ["instrument__code", "office", "pk"]
        verbose_name = _("counterpart of a sister convention")
        verbose_name_plural = _("counterparts of sister conventions")

    def __str__(self) -> str:
        return f"{self.office} ({self.instrument.code})"


class LiaisonQuerySet(models.QuerySet["Liaison"]):
    def open(self) -> "LiaisonQuerySet":
        """Those in which something was agreed by a day, and is not done."""
        return self.filter(due_on__isnull=False, done_at=None)


class Liaison(models.Model):
    """One meeting, letter or call with the focal points of other conventions: what was agreed, by when. Of the country's own people."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="liaisons")
    instruments = models.ManyToManyField(Instrument, related_name="+")
    day = models.DateField(_("day"))
    said = models.TextField(_("what was said"))
    agreed = models.CharField(_("what was agreed"), max_length=300, blank=True)
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = LiaisonQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("contact with counterparts")
        verbose_name_plural = _("contacts with counterparts")

    def __str__(self) -> str:
        return f"{self.country}, {self.day:%Y-%m-%d}"

    def is_overdue(self, *, on: date) -> bool:
        return self.due_on is not None and self.done_at is None and self.due_on < on

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.treaties.models import Instrument, Region


class Checklist(models.Model):
    """Things to do, in their order: before a meeting, in a first month, for a report."""

    class CountsFrom(models.TextChoices):
        MEETING = "meeting", _("the opening of a meeting")
        DESIGNATION = "designation", _("the first day in the post")

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    title_ar = models.CharField(_("title in Arabic"), max_length=250, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)
    summary_es = models.TextField(_("summary in Spanish"), blank=True)
    summary_ar = models.TextField(_("summary in Arabic"), blank=True)
    summary_ru = models.TextField(_("summary in Russian"), blank=True)
    counts_from = models.CharField(
        _("days count from"), max_length=12, choices=CountsFrom, default=CountsFrom.MEETING
    )
    instruments = models.ManyToManyField(Instrument, blank=True, related_name="+")
    regions = models.ManyToManyField(Region, blank=True, related_name="+")
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("manual:checklist_detail", args=[self.slug])

    @property
    def title(self) -> str:
        return translated(self, "title")

    @property
    def summary(self) -> str:
        return translated(self, "summary")


class ChecklistStep(models.Model):
    """One thing to do. `due_days` counts from the day its checklist counts from: -180 is half a year before it."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="steps")
    key = models.SlugField(_("permanent name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("place"))
    due_days = models.SmallIntegerField(
        _("due, in days from that day"),
        null=True,
        blank=True,
        help_text=_("-180 is 180 days before; empty where no day is set"),
    )
    text_en = models.TextField(_("in English"))
    text_fr = models.TextField(_("in French"), blank=True)
    text_es = models.TextField(_("in Spanish"), blank=True)
    text_ar = models.TextField(_("in Arabic"), blank=True)
    text_ru = models.TextField(_("in Russian"), blank=True)

    class Meta:
        ordering = ["checklist", "position"]
        verbose_name = _("step of a checklist")
        verbose_name_plural = _("steps of checklists")
        constraints = [
            models.UniqueConstraint(fields=["checklist", "key"], name="checklist_step_key_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return translated(self, "text")

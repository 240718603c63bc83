from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.competence import Competence, Level
from whimbrel.treaties.models import Country, Region, Role


class NeedsAssessment(models.Model):
    """One survey of what people can do and what their post asks of them; repeated each triennium."""

    slug = models.SlugField(max_length=40, unique=True)
    # The years between two meetings of the Conference for which it plans.
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(
        _("closes on"), help_text=_("The last day on which it is answered")
    )
    # Codes with spaces: who is asked, by what they hold when it opens.
    roles = models.CharField(max_length=200, default="nfp deputy technical")
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-first_year", "-opens_on"]
        verbose_name = _("needs assessment")
        verbose_name_plural = _("needs assessments")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="needs_years_in_order"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="needs_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return gettext("What is to be learned, %(first)s–%(last)s") % {
            "first": self.first_year,
            "last": self.last_year,
        }

    @property
    def years(self) -> str:
        return f"{self.first_year}–{self.last_year}"

    def is_open(self, *, on: date) -> bool:
        return self.opened_at is not None and self.opens_on <= on <= self.closes_on


class NeedsItem(models.Model):
    """A competence as one survey asks of it: its number stays the same in every language and letter."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.CASCADE, related_name="items")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="needs_items")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "competence"], name="needs_item_once_a_survey"
            ),
            models.UniqueConstraint(fields=["assessment", "number"], name="needs_item_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.competence}"


class NeedsResponseQuerySet(models.QuerySet["NeedsResponse"]):
    def answered(self) -> "NeedsResponseQuerySet":
        return self.filter(answered_at__isnull=False)

    def waiting(self, *, on: date) -> "NeedsResponseQuerySet":
        """Asked, not answered, and still to be answered on that day."""
        return self.filter(
            answered_at=None,
            assessment__opened_at__isnull=False,
            assessment__opens_on__lte=on,
            assessment__closes_on__gte=on,
        )


class NeedsResponse(models.Model):
    """What one person was asked in a survey, and how they answered.

    Country, region and role are kept as they were: the person may hold another post by the next survey.
    """

    class Channel(models.TextChoices):
        WEB = "web", _("on the web")
        EMAIL = "email", _("by e-mail")
        SHEET = "sheet", _("by a sheet")

    assessment = models.ForeignKey(
        NeedsAssessment, on_delete=models.CASCADE, related_name="responses"
    )
    # None once they have left: the answer stays, and names nobody.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="needs_responses",
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    # What else they would like to learn, in their own words.
    wish = models.TextField(blank=True)

    objects: ClassVar[NeedsResponseQuerySet] = NeedsResponseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "person"], name="needs_asked_once_a_survey"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment.slug}: {self.person or '–'}"


class NeedsRating(models.Model):
    """How well the person can do one thing, and how well their post asks them to."""

    response = models.ForeignKey(NeedsResponse, on_delete=models.CASCADE, related_name="ratings")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level)
    needed = models.PositiveSmallIntegerField(choices=Level)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["response", "competence"], name="needs_rating_once_a_response"
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, 5), needed__range=(1, 5)),
                name="needs_rating_on_the_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competence}: {self.level} → {self.needed}"

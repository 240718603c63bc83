from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.languages import translated
from whimbrel.people.models.user import check_time_zone
from whimbrel.training.models.programme import Programme, SupportRule
from whimbrel.treaties.models import Body, Instrument, Meeting, Region

# After so many months participants may be asked whether they used what they learned.
FOLLOW_UP_MONTHS = (3, 6, 12)


# Only times at which every workshop may ask, so that their answers can be counted together.
CHECK_FOLLOW_UP = RegexValidator(
    r"^((3|6|12)( (3|6|12))*)?$", _("Write 3, 6 or 12, with spaces between them, like “3 12”.")
)


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def held_between(self, first: date, last: date) -> "WorkshopQuerySet":
        """Workshops that began in the period, both days counted."""
        return self.filter(meeting__starts_on__range=(first, last))

    def published(self) -> "WorkshopQuerySet":
        """Those the public may know of."""
        return self.filter(published_at__isnull=False)

    def owned_by(self, body: Body) -> "WorkshopQuerySet":
        """What the body counts as its own; an event of several Secretariats is one event for each of them."""
        return self.filter(
            pk__in=Partner.objects.filter(body=body, part=Partner.Part.OWNER).values("workshop")
        )


class Workshop(models.Model):
    """What a training meeting is, beyond its days and place: for whom, in which languages, with what."""

    class Mode(models.TextChoices):
        FACE_TO_FACE = "in_person", _("Face to face")
        HYBRID = "hybrid", _("Hybrid")
        ONLINE = "online", _("Online")

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="workshop")
    # A region, or an area in it: "Central Asia". None where it was for all.
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="workshops"
    )
    prepares_for = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="preparatory_workshops",
        help_text=_("The COP or MOP the workshop prepares for"),
    )
    organizers = models.CharField(max_length=300, blank=True)
    host = models.CharField(max_length=200, blank=True)
    languages = models.CharField(
        max_length=50, blank=True, help_text=_("Codes of the working languages, with spaces")
    )
    target_instruments = models.ManyToManyField(
        Instrument, blank=True, help_text=_("Whose focal points were invited")
    )
    taught_the_manual = models.BooleanField(_("the Manual was taught"), default=False)
    introduced_the_manual = models.BooleanField(
        _("the Manual was new to the region"), default=False
    )
    funding = models.CharField(max_length=300, blank=True)

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="workshops"
    )
    copied_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.FACE_TO_FACE)
    time_zone = models.CharField(
        _("time zone of the event"), max_length=64, default="UTC", validators=[check_time_zone]
    )
    # Names of further zones, with spaces: an event online is read in several.
    other_zones = models.CharField(_("also shown in the zones"), max_length=300, blank=True)
    interpretation = models.CharField(
        _("interpretation"),
        max_length=50,
        blank=True,
        help_text=_("Codes of the languages interpreted into, with spaces"),
    )
    audience_en = models.CharField(_("for whom, in English"), max_length=500, blank=True)
    audience_fr = models.CharField(_("for whom, in French"), max_length=500, blank=True)
    audience_es = models.CharField(_("for whom, in Spanish"), max_length=500, blank=True)
    audience_ar = models.CharField(_("for whom, in Arabic"), max_length=500, blank=True)
    audience_ru = models.CharField(_("for whom, in Russian"), max_length=500, blank=True)
    # Told to those who have a place, and to nobody else.
    video_link = models.URLField(_("video link"), max_length=500, blank=True)
    published_at = models.DateTimeField(
        _("published at"),
        default=now,
        null=True,
        blank=True,
        help_text=_("Empty: in preparation, and seen at the desk only"),
    )

    # Nomination. Without a number of places nobody is invited to nominate.
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    places_a_party = models.PositiveSmallIntegerField(_("persons a Party may nominate"), default=2)
    alternates_a_party = models.PositiveSmallIntegerField(
        _("alternates a Party may nominate"), default=1
    )
    nominations_until = models.DateField(_("nominations until"), null=True, blank=True)
    # Without it, only governments and bodies name participants.
    open_until = models.DateField(
        _("anybody may ask for a place until"),
        null=True,
        blank=True,
        help_text=_("Empty: only who is nominated or invited"),
    )
    days_to_confirm = models.PositiveSmallIntegerField(_("days to confirm a place"), default=10)
    support_rule = models.ForeignKey(
        SupportRule, on_delete=models.PROTECT, null=True, blank=True, related_name="workshops"
    )
    # After the last day; what travel needed is then erased.
    keep_travel_days = models.PositiveSmallIntegerField(
        _("days that travel and passport data are kept after the end"), default=30
    )

    # Each with spaces; empty, nobody is asked.
    follow_up_after = models.CharField(
        _("asked after so many months whether it was used"),
        max_length=20,
        default="6",
        blank=True,
        validators=[CHECK_FOLLOW_UP],
        help_text=_("3, 6 and 12 are possible, with spaces between them"),
    )

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        ordering = ["meeting__starts_on", "meeting__code"]
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def title(self) -> str:
        return translated(self.meeting, "title")

    @property
    def follow_up_months(self) -> list[int]:
        """After how many months participants are asked whether they used it, the soonest first."""
        return sorted({int(one) for one in self.follow_up_after.split()})

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def zones(self) -> list[str]:
        """The event's zone, then the others it is shown in."""
        return list(dict.fromkeys([self.time_zone, *self.other_zones.split()]))

    def is_open_for_nominations(self, *, on: date) -> bool:
        """Places are given, and neither the last day to nominate nor the first day has passed."""
        if self.places is None or self.published_at is None:
            return False
        last = self.nominations_until or self.meeting.starts_on
        return last is not None and on <= last

    def is_open_to_all(self, *, on: date) -> bool:
        """Anybody may ask for a place, without being nominated."""
        return (
            self.published_at is not None
            and self.open_until is not None
            and on <= self.open_until
            and not self.is_over(on=on)
        )

    def is_over(self, *, on: date) -> bool:
        last = self.meeting.ends_on or self.meeting.starts_on
        return last is not None and last < on

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)


class Partner(models.Model):
    """A body with a part in a workshop. Each owner counts the event as its own, once."""

    class Part(models.TextChoices):
        OWNER = "owner", _("Owner")
        ORGANIZER = "organizer", _("Co-organizer")
        HOST = "host", _("Host")
        FUNDER = "funder", _("Funder")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="partners")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="workshop_parts")
    part = models.CharField(_("part"), max_length=10, choices=Part)

    class Meta:
        ordering = ["part", "pk"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "body", "part"], name="partner_once_in_a_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.get_part_display()}"


class FundingLine(models.Model):
    """Money for a workshop from one fund, in one currency: planned here, spent by its travel lines."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="funding_lines")
    fund = models.CharField(_("fund"), max_length=200)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    reference = models.CharField(_("reference"), max_length=100, blank=True)

    class Meta:
        ordering = ["workshop", "fund"]
        verbose_name = _("funding line")
        verbose_name_plural = _("funding lines")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "fund", "currency"], name="funding_line_once"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="funding_line_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.fund} ({self.currency})"


class Steward(models.Model):
    """Somebody who helps at one workshop, and with what, from a day to a day."""

    class Task(models.TextChoices):
        REGISTRATION = "registration", _("Registrations")
        CHECK_IN = "check_in", _("Check-in only")
        MINUTES = "minutes", pgettext_lazy("of a meeting", "Minutes")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="stewards")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stewardships"
    )
    task = models.CharField(_("task"), max_length=15, choices=Task)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ["workshop", "pk"]
        verbose_name = _("helper at a workshop")
        verbose_name_plural = _("helpers at workshops")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person", "task"], name="steward_once_a_task"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="steward_ends_after_starting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_task_display()}, {self.workshop}"

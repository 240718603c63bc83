from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.languages import LANGUAGES, translated
from whimbrel.designations.queries.voices import Standing
from whimbrel.treaties.models import Country, Instrument, Meeting, Region, Role

# Whom a notification can be written to, beside whoever speaks for the country.
ADDRESSED = (Role.NFP, Role.DEPUTY, Role.TECHNICAL, Role.COUNCILLOR)


class NumberedYear(models.Model):
    """The last number that was given in a year. Its row is locked while a number is given, so that none is left out."""

    year = models.PositiveSmallIntegerField(unique=True)
    last_number = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last_number}"


class NotificationQuerySet(models.QuerySet["Notification"]):
    def issued(self) -> "NotificationQuerySet":
        return self.filter(issued_at__isnull=False)


class Notification(models.Model):
    """What the Secretariat tells governments officially, and may ask of them by a day. Issued, it never changes."""

    # Given when it is issued: 2026/003.
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, editable=False)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, editable=False)
    subject_en = models.CharField(_("subject in English"), max_length=250)
    subject_fr = models.CharField(_("subject in French"), max_length=250, blank=True)
    subject_es = models.CharField(_("subject in Spanish"), max_length=250, blank=True)
    subject_ar = models.CharField(_("subject in Arabic"), max_length=250, blank=True)
    subject_ru = models.CharField(_("subject in Russian"), max_length=250, blank=True)
    text_en = models.TextField(
        _("text in English"), help_text=_("An empty line begins a paragraph")
    )
    text_fr = models.TextField(_("text in French"), blank=True)
    text_es = models.TextField(_("text in Spanish"), blank=True)
    text_ar = models.TextField(_("text in Arabic"), blank=True)
    text_ru = models.TextField(_("text in Russian"), blank=True)
    # In a sentence; empty where nothing is asked.
    action_en = models.CharField(_("action requested, in English"), max_length=300, blank=True)
    action_fr = models.CharField(_("action requested, in French"), max_length=300, blank=True)
    action_es = models.CharField(_("action requested, in Spanish"), max_length=300, blank=True)
    action_ar = models.CharField(_("action requested, in Arabic"), max_length=300, blank=True)
    action_ru = models.CharField(_("action requested, in Russian"), max_length=300, blank=True)
    deadline_on = models.DateField(
        _("answers until the end of"), null=True, blank=True,
        help_text=_("What comes later is kept, and marked as late"),
    )  # fmt: skip
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="notifications",
        verbose_name=_("meeting"),
    )  # fmt: skip

    # To whom: countries by how they stand to the instrument and where they lie, and there who holds these roles.
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="notifications",
        verbose_name=_("instrument"),
    )  # fmt: skip
    standing = models.CharField(_("to"), max_length=12, choices=Standing, default=Standing.PARTIES)
    regions = models.ManyToManyField(
        Region, blank=True, related_name="+", verbose_name=_("only of the regions")
    )
    to_deputies = models.BooleanField(_("also to deputies"), default=True)
    to_technical = models.BooleanField(_("also to technical focal points"), default=False)
    to_councillors = models.BooleanField(_("also to Scientific Councillors"), default=False)

    drafted_at = models.DateTimeField(auto_now_add=True)
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True, editable=False)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        related_name="notifications_issued", editable=False,
    )  # fmt: skip

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number", "-pk"]
        verbose_name = pgettext_lazy("official", "notification")
        verbose_name_plural = pgettext_lazy("official", "notifications")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="notification_number_once"),
            models.CheckConstraint(
                condition=Q(issued_at=None, year=None, number=None)
                | Q(issued_at__isnull=False, year__isnull=False, number__isnull=False),
                name="notification_issued_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(deadline_on=None) | ~Q(action_en=""),
                name="notification_deadline_asks_something",
                violation_error_message=_("Say what is to be done by that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.subject}".strip()

    def get_absolute_url(self) -> str:
        return reverse("meetings:notification_detail", args=[self.year, f"{self.number:03}"])

    def clean(self) -> None:
        if self.issued_at is not None:
            raise ValidationError(
                _("It is issued, and stays as it is. Issue a correction with a number of its own.")
            )

    @property
    def symbol(self) -> str:
        """ "2026/003"; empty while it is a draft."""
        return f"{self.year}/{self.number:03}" if self.number else ""

    @property
    def subject(self) -> str:
        return translated(self, "subject")

    @property
    def action(self) -> str:
        return translated(self, "action")

    @property
    def asks(self) -> bool:
        return bool(self.action_en)

    @property
    def roles(self) -> list[Role]:
        """Whom it is written to in each country."""
        wanted = (True, self.to_deputies, self.to_technical, self.to_councillors)
        return [role for role, is_wanted in zip(ADDRESSED, wanted, strict=True) if is_wanted]

    def paragraphs(self) -> list[str]:
        """The text in the reader's language, paragraph by paragraph."""
        text = translated(self, "text").replace("\r\n", "\n")
        return [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]

    def languages(self) -> list[str]:
        """In which languages the text is there."""
        return [code for code, _name in LANGUAGES if getattr(self, f"text_{code}")]

    def is_late(self, *, on: date) -> bool:
        return self.deadline_on is not None and on > self.deadline_on


class NotificationFile(models.Model):
    """What is attached to a notification, for everybody to read: a form, a programme, in one language."""

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="en")
    title = models.CharField(pgettext_lazy("of a text", "title"), max_length=200)
    file = models.FileField(_("file"), upload_to="private/notifications/")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file of a notification")
        verbose_name_plural = _("files of notifications")

    def __str__(self) -> str:
        return self.title

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if self.notification.issued_at is not None:
            raise models.ProtectedError("It is issued.", {self.notification})
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        if self.notification_id and self.notification.issued_at is not None:
            raise ValidationError(
                _("It is issued, and stays as it is. Issue a correction with a number of its own.")
            )


class NotedCountry(models.Model):
    """A country that a notification was addressed to, from the day it was issued."""

    # Issued, it is not thrown away: its number would be missing.
    notification = models.ForeignKey(
        Notification, on_delete=models.PROTECT, related_name="countries"
    )
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("addressed country")
        verbose_name_plural = _("addressed countries")
        constraints = [
            models.UniqueConstraint(
                fields=["notification", "country"], name="notification_country_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.notification}: {self.country}"

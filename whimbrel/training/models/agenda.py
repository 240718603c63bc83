from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES, translated
from whimbrel.training.models.titles import Titled
from whimbrel.training.models.workshop import Workshop


class Trainer(models.Model):
    """Somebody who teaches, with an account or without: what the public page says of them."""

    name = models.CharField(_("name or office"), max_length=150)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="trainer",
    )
    about_en = models.TextField(_("about, in English"), max_length=1500, blank=True)
    about_fr = models.TextField(_("about, in French"), max_length=1500, blank=True)
    about_es = models.TextField(_("about, in Spanish"), max_length=1500, blank=True)
    about_ar = models.TextField(_("about, in Arabic"), max_length=1500, blank=True)
    about_ru = models.TextField(_("about, in Russian"), max_length=1500, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("trainer")
        verbose_name_plural = _("trainers")

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        return translated(self, "about")


class Session(Titled):
    """An item of a workshop's agenda. Two that overlap are parallel; the room tells them apart."""

    class Method(models.TextChoices):
        LECTURE = "lecture", _("Lecture")
        GROUP_WORK = "group", _("Group work")
        ROLE_PLAY = "role_play", _("Role play")
        MOCK_COMMITTEE = "mock", _("Mock committee")
        FIELD = "field", _("Field trip")
        CASE = "case", _("National case")
        BREAK = "break", _("Break")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="sessions")
    # The number of the agenda item: "3.1".
    number = models.CharField(_("agenda item"), max_length=10, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    room = models.CharField(_("room"), max_length=100, blank=True)
    method = models.CharField(_("method"), max_length=10, choices=Method, default=Method.LECTURE)
    languages = models.CharField(
        _("languages"), max_length=50, blank=True, help_text=_("Codes, with spaces")
    )
    interpretation = models.CharField(
        _("interpretation"), max_length=50, blank=True, help_text=_("Codes, with spaces")
    )
    trainers: "models.ManyToManyField[Trainer, models.Model]" = models.ManyToManyField(
        Trainer, blank=True, related_name="sessions", verbose_name=_("trainers")
    )
    # On the wall during the session; whoever types it is present.
    wall_code = models.CharField(max_length=8, blank=True, editable=False)

    class Meta:
        ordering = ["starts_at", "room", "pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"
            ),
        ]

    @property
    def is_break(self) -> bool:
        return self.method == self.Method.BREAK

    @property
    def spoken_in(self) -> list[str]:
        """The languages one can follow it in, spoken or interpreted; the workshop's own where it names none."""
        own = f"{self.languages} {self.interpretation}".split()
        whole = f"{self.workshop.languages} {self.workshop.interpretation}".split()
        return list(dict.fromkeys(own or whole))

    def overlaps(self, other: "Session") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def local_start(self) -> datetime:
        return self.workshop.local(self.starts_at)

    def local_end(self) -> datetime:
        return self.workshop.local(self.ends_at)


class WorkshopDocument(Titled):
    """A paper of a workshop, of one agenda item or of the whole: its symbol, and files in languages."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="documents")
    session = models.ForeignKey(
        Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="documents"
    )
    symbol = models.CharField(_("symbol"), max_length=60, blank=True)
    # For those with a place only; others do not see that it exists.
    is_for_participants = models.BooleanField(_("for participants only"), default=False)

    class Meta:
        ordering = ["session__starts_at", "symbol", "pk"]
        verbose_name = _("document of a workshop")
        verbose_name_plural = _("documents of workshops")


class DocumentFile(models.Model):
    """One version of a paper in one language. A new version stands beside the old one."""

    document = models.ForeignKey(WorkshopDocument, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    file = models.FileField(_("file"), upload_to="private/workshops/")
    file_name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )

    class Meta:
        ordering = ["document", "language", "-version"]
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language", "version"], name="document_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.language}, {self.version})"


class Reminder(models.Model):
    """A letter to those in some standing, so many days before or after a day of the workshop."""

    class Anchor(models.TextChoices):
        START = "start", _("the first day")
        END = "end", _("the last day")
        NOMINATIONS = "nominations", _("the last day to nominate")

    class Audience(models.TextChoices):
        SILENT_PARTIES = "silent", _("Parties invited that have not nominated")
        OFFERED = "offered", _("Persons who have not confirmed their place")
        CONFIRMED = "confirmed", _("Persons with a place")
        ATTENDED = "attended", _("Persons who came")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="reminders")
    anchor = models.CharField(_("counted from"), max_length=12, choices=Anchor)
    days = models.SmallIntegerField(_("days"), help_text=_("Before the day: a minus, such as -14"))
    audience = models.CharField(_("to whom"), max_length=10, choices=Audience)
    subject_en = models.CharField(_("subject in English"), max_length=200)
    subject_fr = models.CharField(_("subject in French"), max_length=200, blank=True)
    subject_es = models.CharField(_("subject in Spanish"), max_length=200, blank=True)
    subject_ar = models.CharField(_("subject in Arabic"), max_length=200, blank=True)
    subject_ru = models.CharField(_("subject in Russian"), max_length=200, blank=True)
    text_en = models.TextField(_("text in English"), max_length=5000)
    text_fr = models.TextField(_("text in French"), max_length=5000, blank=True)
    text_es = models.TextField(_("text in Spanish"), max_length=5000, blank=True)
    text_ar = models.TextField(_("text in Arabic"), max_length=5000, blank=True)
    text_ru = models.TextField(_("text in Russian"), max_length=5000, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["workshop", "pk"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")

    def __str__(self) -> str:
        return f"{self.subject_en} ({self.workshop})"

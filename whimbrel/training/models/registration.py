from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whimbrel.core.codes import badge_code
from whimbrel.core.languages import LANGUAGES
from whimbrel.training.models.nomination import Nomination
from whimbrel.training.models.workshop import Workshop
from whimbrel.treaties.models import Body, Country


class Status(models.TextChoices):
    """How a person stands with a workshop. Every standing is a dated record."""

    NOMINATED = "nominated", _("Nominated")
    PROPOSED = "proposed", _("Proposed for selection")
    SELECTED = "selected", _("Selected, asked to confirm")
    WAITING = "waiting", _("On the waiting list")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_SELECTED = "not_selected", _("Not selected")
    ATTENDED = "attended", _("Attended")
    ABSENT = "absent", _("Did not come")


# A place is theirs.
SEATED = (Status.CONFIRMED, Status.ATTENDED)
# A place is theirs, or was offered to them and waits for their word.
HOLDING = (Status.SELECTED, *SEATED)
# Their course is over.
CLOSED = (Status.DECLINED, Status.WITHDRAWN, Status.NOT_SELECTED, Status.ABSENT)


def pseudonym_of(email: str) -> str:
    """The same word for the same address, from which nobody without the secret of the house finds the address."""
    return salted_hmac("whimbrel.training.nominee", email.strip().lower()).hexdigest()[:32]


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def attended(self) -> "RegistrationQuerySet":
        return self.filter(attended_at__isnull=False)

    def standing(self, *statuses: str) -> "RegistrationQuerySet":
        """Those who stand so today."""
        now = RegistrationStatus.objects.filter(
            registration=OuterRef("pk"), ended_at=None, status__in=statuses
        )
        return self.filter(Exists(now))

    def with_status(self) -> "RegistrationQuerySet":
        """Each with `now_status` and `now_since`, read in the same query."""
        current = RegistrationStatus.objects.filter(registration=OuterRef("pk"), ended_at=None)
        return self.annotate(
            now_status=Subquery(current.values("status")[:1]),
            now_since=Subquery(current.values("began_at")[:1]),
        )


class Registration(models.Model):
    """A person put forward for a workshop, and what came of it.

    The person has an account, or only a name and an address: who is nominated needs none. What may be
    remembered of their standing is in `statuses`; `attended_at` is when they were first seen there.
    """

    class Category(models.TextChoices):
        PARTY = "party", _("Party")
        OBSERVER = "observer", _("Observer")
        TRAINER = "trainer", _("Trainer")
        HOST = "host", _("Host")
        SECRETARIAT = "secretariat", _("Secretariat")

    class Sex(models.TextChoices):
        FEMALE = "f", _("Female")
        MALE = "m", _("Male")
        OTHER = "x", _("Other")

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name=_("account"),
    )
    # Kept here because the person may speak for another country by next year.
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    category = models.CharField(
        _("category"), max_length=12, choices=Category, default=Category.PARTY
    )
    # As the nomination has it. Of a person with an account, empty fields are the account's.
    personal_title = models.CharField(_("title"), max_length=30, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    position = models.CharField(_("position"), max_length=150, blank=True)
    organisation = models.CharField(_("ministry or organisation"), max_length=200, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    language = models.CharField(
        _("working language"), max_length=5, choices=LANGUAGES, default="en"
    )
    is_first_time = models.BooleanField(_("first time at a workshop"), null=True, blank=True)
    wants_support = models.BooleanField(_("asks for support to travel"), default=False)

    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    # The order in which the government wants its people, 1 first; alternates come after all others.
    rank = models.PositiveSmallIntegerField(_("order of preference"), default=1)
    is_alternate = models.BooleanField(_("alternate"), default=False)
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    attended_at = models.DateTimeField(null=True, blank=True)
    badge_code = models.CharField(max_length=10, unique=True, default=badge_code, editable=False)
    # When they agreed to stand in the public list, and when they took that back.
    listed_at = models.DateTimeField(null=True, blank=True, editable=False)
    unlisted_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Stands for the address of somebody without an account, so that they count once when it is gone.
    pseudonym = models.CharField(max_length=32, blank=True, editable=False)
    # When the name of somebody without an account went, because its time was over.
    name_erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Read beside the record by `with_status()`.
    now_status: str
    now_since: datetime

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["workshop", "country__name_en", "is_alternate", "rank", "pk"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person"], name="registration_once_per_workshop"
            ),
            models.UniqueConstraint(
                "workshop",
                Lower("email"),
                condition=~Q(email=""),
                name="registration_once_per_address",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | ~Q(family_name="")
                | Q(name_erased_at__isnull=False),
                name="registration_names_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.workshop}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.email:
            self.pseudonym = pseudonym_of(self.email)
            if "email" in (kwargs.get("update_fields") or ()):
                kwargs["update_fields"] = [*kwargs["update_fields"], "pseudonym"]
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """With the file of the photo, which the database does not know of."""
        photo = getattr(self, "photo", None)
        deleted = super().delete(*args, **kwargs)
        if photo is not None:
            storage, name = photo.file.storage, photo.file.name
            transaction.on_commit(lambda: storage.delete(name))
        return deleted

    @property
    def name(self) -> str:
        own = f"{self.given_name} {self.family_name}".strip()
        return own or (str(self.person) if self.person else self._nobody())

    @property
    def name_shown(self) -> str:
        """What others than the Secretariat read: never an address, nor a name the person does not show."""
        own = f"{self.given_name} {self.family_name}".strip()
        return own or (self.person.display_name if self.person else "") or self._nobody()

    def _nobody(self) -> str:
        if self.name_erased_at is None:
            return gettext("Name not given")
        if self.represents is None:
            return gettext("a participant whose name is no longer kept")
        return gettext("a nominee of %(sender)s") % {"sender": self.represents}

    @property
    def address(self) -> str:
        return self.email or (self.person.email if self.person else "")

    @property
    def represents(self) -> Country | Body | None:
        return self.country or self.body

    @property
    def is_listed(self) -> bool:
        """They agreed to be named in public, and have not taken it back."""
        return self.listed_at is not None and self.unlisted_at is None

    def status(self) -> "RegistrationStatus | None":
        return self.statuses.filter(ended_at=None).first()


class RegistrationStatus(models.Model):
    """How a registration stood from a moment to a moment; without an end it is how it stands."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="statuses"
    )
    status = models.CharField(_("standing"), max_length=12, choices=Status)
    began_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    # Nobody where the nominee answered a letter, or a rule moved them.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    because = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        ordering = ["began_at", "pk"]
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(ended_at=None),
                name="registration_stands_in_one_way",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "registration"], name="registration_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_status_display()}"

    def held(self, *, at: datetime) -> bool:
        return self.began_at <= at and (self.ended_at is None or self.ended_at > at)


class RegistrationChange(models.Model):
    """What a participant changed of a registration after approval; it holds when the Secretariat has approved it."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="changes")
    # Field by field, as wanted: {"family_name": "…"}.
    wanted = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    refused_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("change of a registration")
        verbose_name_plural = _("changes of registrations")
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(settled_at=None),
                name="registration_one_open_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}, {self.asked_at:%Y-%m-%d}"

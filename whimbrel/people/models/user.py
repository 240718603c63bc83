from datetime import time
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.people.time_zones import time_zones


def default_time_zone() -> str:
    """The site's own, as its settings have it today."""
    return settings.TIME_ZONE


def check_time_zone(name: str) -> None:
    """Raises ValidationError for a name that IANA does not know."""
    if name not in time_zones():
        raise ValidationError(_("We know no time zone of this name. Choose one from the list."))


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person with an account. The e-mail address is the sign-in name; nobody signs up unasked."""

    class WrittenTo(models.TextChoices):
        AT_ONCE = "at_once", _("At once, each time something happens")
        DAILY = "daily", _("Once a day, at eight in the morning")
        WEEKLY = "weekly", _("Once a week, on Monday at eight")
        NEVER = "never", _("Never; I look here myself")

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    # How the person is named on a page: an office in the demo, the person's own name elsewhere.
    display_name = models.CharField(_("name shown to others"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=LANGUAGES, default="en", blank=True
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=default_time_zone, validators=[check_time_zone]
    )

    # How they want to be written to. The quiet hours are by their own clock, and may span midnight.
    written_to = models.CharField(
        _("how often we write"), max_length=10, choices=WrittenTo, default=WrittenTo.DAILY
    )
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True, default=time(20))
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True, default=time(7))

    # What a directory of focal points may say of them; who sees what, they choose (FieldChoice).
    personal_title = models.CharField(_("title"), max_length=30, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    position = models.CharField(_("position"), max_length=150, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    address = models.TextField(_("postal address"), max_length=500, blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    second_email = models.EmailField(_("second e-mail address"), blank=True)
    # Codes with commas: "en,fr,sw".
    spoken_languages = models.CharField(_("languages spoken"), max_length=100, blank=True)
    expertise = models.CharField(_("expertise"), max_length=300, blank=True)

    # When the newcomer had gone through the welcome.
    welcomed_at = models.DateTimeField(_("welcomed at"), null=True, blank=True, editable=False)
    # When the account was closed for good, and when what it held of the person was taken out.
    left_at = models.DateTimeField(_("left at"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

    # Set on the person of a request who works here and may not yet, for want of a second key.
    lacks_second_key = False
    _is_lowered = False

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_any_case"),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="user_quiet_hours_begin_and_end",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._is_lowered and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.name not in ("is_staff", "is_superuser")
            ]
        super().save(*args, **kwargs)

    def lower(self) -> None:
        """Take the flags of the desk from this object; saving it leaves those of the account as they are."""
        self.is_staff = self.is_superuser = False
        self._is_lowered = True

    def get_full_name(self) -> str:
        return self.display_name or super().get_full_name() or self.email

    @property
    def languages_spoken(self) -> list[str]:
        return [code for code in self.spoken_languages.split(",") if code]

    @property
    def works_here(self) -> bool:
        """At the Secretariat, or as an administrator."""
        return self.is_staff or self.is_superuser

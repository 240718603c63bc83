from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.registration import Registration
from whimbrel.training.models.workshop import Workshop

COLOUR = RegexValidator(r"^#[0-9a-f]{6}$", _("Write a colour like #1f6f8b."))
Category = Registration.Category


class BadgeDesign(models.Model):
    """How the badges of a workshop look. A workshop without one has plain badges, eight on a sheet."""

    class Size(models.TextChoices):
        PLAIN = "92x66", _("92 × 66 mm, eight on a sheet")
        CARD = "86x54", _("86 × 54 mm, as a bank card")
        HOLDER = "90x55", _("90 × 55 mm, for clip holders")
        A6 = "105x148", _("105 × 148 mm (A6), on a cord")

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="badge_design")
    size = models.CharField(_("size"), max_length=8, choices=Size, default=Size.PLAIN)
    logo = models.FileField(_("logo"), upload_to="private/badges/", blank=True)
    shows_event = models.BooleanField(_("event, place and days"), default=True)
    shows_position = models.BooleanField(_("position"), default=True)
    shows_organisation = models.BooleanField(_("ministry or organisation"), default=False)
    shows_role = models.BooleanField(_("role, such as Party or Observer"), default=True)
    shows_photo = models.BooleanField(_("photo, where one was handed in"), default=True)
    shows_code = models.BooleanField(_("code under the QR picture"), default=True)
    # The band in which the role stands; empty, there is none.
    colour_party = models.CharField(_("Party"), max_length=7, blank=True, validators=[COLOUR])
    colour_observer = models.CharField(_("Observer"), max_length=7, blank=True, validators=[COLOUR])
    colour_trainer = models.CharField(_("Trainer"), max_length=7, blank=True, validators=[COLOUR])
    colour_host = models.CharField(_("Host"), max_length=7, blank=True, validators=[COLOUR])
    colour_secretariat = models.CharField(
        _("Secretariat"), max_length=7, blank=True, validators=[COLOUR]
    )

    class Meta:
        verbose_name = _("design of badges")
        verbose_name_plural = _("designs of badges")

    def __str__(self) -> str:
        return f"{self.workshop}: {self.get_size_display()}"

    def colour_of(self, category: str) -> str:
        """The colour of a role as #rrggbb, or nothing."""
        colour: str = getattr(self, f"colour_{Category(category).value}")
        return colour

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height."""
        width, _sign, height = self.size.partition("x")
        return int(width), int(height)

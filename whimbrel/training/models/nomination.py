from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.workshop import Workshop
from whimbrel.treaties.models import Body, Country


class WorkshopInvitation(models.Model):
    """A Party or a body asked to nominate persons for a workshop, with its quota where it has one of its own."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="invitations")
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workshop_invitations",
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="workshop_invitations"
    )
    # The rule by which it was invited, in words: "Parties in Africa".
    because = models.CharField(_("invited as"), max_length=200, blank=True)
    language = models.CharField(_("language of the letter"), max_length=5, default="en")
    places = models.PositiveSmallIntegerField(
        _("places of its own"), null=True, blank=True, help_text=_("Empty: as for every Party")
    )
    # Offices that are written to besides the focal points, by key and without an account; with spaces between them.
    also_to = models.TextField(_("also written to"), max_length=2000, blank=True)
    invited_at = models.DateTimeField(_("invited at"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["workshop", "country__name_en", "pk"]
        verbose_name = _("invitation to nominate")
        verbose_name_plural = _("invitations to nominate")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "country"], name="invited_once_a_country"),
            models.UniqueConstraint(fields=["workshop", "body"], name="invited_once_a_body"),
            models.CheckConstraint(
                condition=Q(country__isnull=False, body=None) | Q(country=None, body__isnull=False),
                name="invited_country_or_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country or self.body}, {self.workshop}"

    @property
    def addresses(self) -> list[str]:
        return self.also_to.split()

    @property
    def quota(self) -> int:
        return self.workshop.places_a_party if self.places is None else self.places


class Nomination(models.Model):
    """A government's letter that puts persons forward for a workshop, as it was handed in."""

    invitation = models.ForeignKey(
        WorkshopInvitation, on_delete=models.PROTECT, related_name="nominations"
    )
    reference = models.CharField(_("reference of the letter"), max_length=100, blank=True)
    dated_on = models.DateField(_("date of the letter"), null=True, blank=True)
    authority = models.CharField(_("issuing authority"), max_length=200, blank=True)
    file = models.FileField(
        _("note verbale or letter"), upload_to="private/nominations/", blank=True
    )
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("handed in at"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="workshop_nominations",
        null=True,
    )
    # Made with the empty form: sent twice, it is the same letter.
    key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")

    def __str__(self) -> str:
        return f"{self.invitation}, {self.submitted_at:%Y-%m-%d}"

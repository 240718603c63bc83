from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.treaties.models import (
    NATIONAL,
    OF_A_BODY,
    REGIONAL,
    Body,
    Country,
    Designation,
    Instrument,
    Region,
    Role,
)


class DesignationLetterQuerySet(models.QuerySet["DesignationLetter"]):
    def waiting(self) -> "DesignationLetterQuerySet":
        return self.filter(settled_at=None)


class DesignationLetter(models.Model):
    """A letter that opens, changes or ends designations, as it came in and as the Secretariat settled it.

    A government writes for its country; a body for those it sends; a region for its member of the Standing Committee.

    It waits while `settled_at` is empty; settled, it was taken, or sent back for the reason in `sent_back_because`.
    """

    class Kind(models.TextChoices):
        OPENS = "opens", _("Names a person")
        CHANGES = "changes", _("Changes a role, a name, an office or an address")
        ENDS = "ends", _("Ends a designation")
        VACATES = "vacates", _("Leaves the post vacant")
        RETURNS = "returns", _("Names again somebody who held a post before")

    kind = models.CharField(_("what it does"), max_length=10, choices=Kind, default=Kind.OPENS)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("country"),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("region"),
        help_text=_("For which a member of the Standing Committee speaks"),
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("body"),
        help_text=_("On which the person sits, or which sends them"),
    )
    instruments: "models.ManyToManyField[Instrument, models.Model]" = models.ManyToManyField(
        Instrument, related_name="letters", blank=True, verbose_name=_("instruments")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.NFP)
    starts_on = models.DateField(
        _("first day"),
        help_text=_("Of an ending: the first day on which the designation holds no more"),
    )
    # The letter itself.
    reference = models.CharField(_("reference of the letter"), max_length=100, blank=True)
    dated_on = models.DateField(_("date of the letter"))
    authority = models.CharField(
        _("issuing authority"), max_length=200, help_text=_("The ministry or office that signed it")
    )
    file = models.FileField(_("scan of the letter"), upload_to="private/letters/")
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    # The person it names.
    person_name = models.CharField(_("name of the person"), max_length=150, blank=True)
    position = models.CharField(_("post or office"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    new_email = models.EmailField(
        _("new e-mail address"),
        blank=True,
        help_text=_("Only where a change says so: from now on the person signs in with it"),
    )
    language = models.CharField(
        _("language to write in"), max_length=5, choices=LANGUAGES, default="en"
    )
    # How it came and how it was settled.
    received_at = models.DateTimeField(auto_now_add=True)
    received_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    checked = models.JSONField(default=list, blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    sent_back_because = models.TextField(blank=True, editable=False)
    designations: "models.ManyToManyField[Designation, models.Model]" = models.ManyToManyField(
        Designation, related_name="letters", blank=True, editable=False
    )

    objects = DesignationLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("letter of designation")
        verbose_name_plural = _("letters of designation")
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_back_because="") | Q(settled_at__isnull=False),
                name="letter_sent_back_is_settled",
            ),
            models.CheckConstraint(
                condition=Q(kind="vacates") | (~Q(person_name="") & ~Q(email="")),
                name="letter_names_whom_it_is_about",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=NATIONAL) | Q(country__isnull=False),
                name="letter_of_a_government_names_its_country",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=REGIONAL) | Q(region__isnull=False),
                name="letter_of_a_region_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=OF_A_BODY) | Q(body__isnull=False),
                name="letter_of_a_body_names_it",
            ),
        ]

    def __str__(self) -> str:
        words = [self.person_name, str(self.of or ""), f"{self.dated_on:%Y-%m-%d}"]
        return ", ".join(word for word in words if word)

    @property
    def of(self) -> Country | Body | Region | None:
        """For whom the letter speaks."""
        return self.country or self.body or self.region

    @property
    def was_sent_back(self) -> bool:
        return self.settled_at is not None and bool(self.sent_back_because)

    @property
    def was_taken(self) -> bool:
        return self.settled_at is not None and not self.sent_back_because

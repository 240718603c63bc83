from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models.body import Body
from whimbrel.treaties.models.country import Country, Region
from whimbrel.treaties.models.instrument import Instrument


class Role(models.TextChoices):
    """In what capacity a person acts."""

    NFP = "nfp", _("National Focal Point")
    DEPUTY = "deputy", _("Deputy National Focal Point")
    TECHNICAL = "technical", _("Technical focal point")
    COUNCILLOR = "councillor", _("Scientific Councillor")
    STANDING = "standing", _("Member of the Standing Committee")
    WORKING_GROUP = "working_group", _("Member of a working group")
    OBSERVER = "observer", _("Observer")
    SISTER = "sister", _("Sister Secretariat")
    DONOR = "donor", _("Donor")
    TRAINER = "trainer", _("Trainer")
    STAFF = "staff", _("Secretariat")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    TRANSLATOR = "translator", _("Translator")
    ADMINISTRATOR = "administrator", _("Administrator")


# Named by a government, for its country and one instrument.
NATIONAL = (Role.NFP, Role.DEPUTY, Role.TECHNICAL, Role.COUNCILLOR)
# Speaks for a region between two meetings of the Conference.
REGIONAL = (Role.STANDING,)
# Sits on a body, or is sent by one.
OF_A_BODY = (Role.WORKING_GROUP, Role.OBSERVER, Role.SISTER, Role.DONOR)
# Works for the Secretariat.
SECRETARIAT = (Role.STAFF, Role.EDITOR, Role.MODERATOR, Role.TRANSLATOR, Role.ADMINISTRATOR)

# Of these, whoever keeps the records; moderators and translators work on texts only.
AT_THE_DESK = (Role.STAFF, Role.EDITOR, Role.ADMINISTRATOR)


class DesignationQuerySet(models.QuerySet["Designation"]):
    def in_office(self, *, on: date) -> "DesignationQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)

    def past(self, *, on: date) -> "DesignationQuerySet":
        return self.filter(ends_on__lte=on)


class Designation(models.Model):
    """A person acts in a role, for a country or a body and mostly one instrument, from a day to a day.

    What a member may see or do follows from the designations in office on that day, and from nothing else.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="designations",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.NFP)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="designations",
        verbose_name=_("country"),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="designations",
        verbose_name=_("region"),
        help_text=_("For which a member of the Standing Committee speaks"),
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="designations",
        verbose_name=_("body"),
    )
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="designations",
        verbose_name=_("instrument"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which it holds no more")
    )

    objects = DesignationQuerySet.as_manager()

    class Meta:
        ordering = ["country", "instrument", "role", "starts_on"]
        verbose_name = _("designation")
        verbose_name_plural = _("designations")
        indexes = [
            models.Index(fields=["country", "instrument", "role"], name="designation_by_post"),
            models.Index(fields=["person", "ends_on"], name="designation_by_person"),
            # Holds all that it takes to count who is in office, country by country.
            models.Index(
                fields=["country", "role", "ends_on", "starts_on"], name="designation_in_office"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                name="designation_ends_after_it_starts",
                violation_error_message=_("The last day must come after the first."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=NATIONAL)
                | Q(country__isnull=False, instrument__isnull=False),
                name="designation_by_a_government_names_country_and_instrument",
                violation_error_message=_("This role needs a country and an instrument."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=REGIONAL) | Q(region__isnull=False),
                name="designation_for_a_region_names_it",
                violation_error_message=_("A member of the Standing Committee needs a region."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=OF_A_BODY) | Q(body__isnull=False),
                name="designation_by_a_body_names_it",
                violation_error_message=_("This role needs a body or an organization."),
            ),
            models.UniqueConstraint(
                fields=["country", "instrument"],
                condition=Q(role="nfp", ends_on=None),
                name="designation_one_focal_point_a_post",
                violation_error_message=_(
                    "This post has a focal point with no last day. End that designation first."
                ),
            ),
        ]

    def __str__(self) -> str:
        of = ", ".join(str(one) for one in (self.country, self.body, self.instrument) if one)
        return f"{self.person}: {self.get_role_display()}" + (f", {of}" if of else "")

    def get_role_display(self) -> str:  # type: ignore[no-redef]
        """As Django has it, which would translate all roles to find one."""
        return str(Role(self.role).label) if self.role in Role else self.role

    def is_in_office(self, *, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or self.ends_on > on)

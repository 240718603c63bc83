from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.recruitment import RecruitmentFile


class CounterpartQuerySet(models.QuerySet["Counterpart"]):
    def current(self, *, on: date) -> "CounterpartQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)


class Counterpart(models.Model):
    """A person whom the Secretariat speaks with about joining: in which office, from when until when. Confidential.

    Most have no account. Name and address go when the office has long ended (`timetable.py`).
    """

    class Relation(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        EMBASSY = "embassy", _("Embassy or mission")
        PARLIAMENT = "parliament", _("Parliament")
        AGENCY = "agency", _("Agency or institute")
        NGO = "ngo", _("Non-governmental organization")
        OTHER = "other", _("Other")

    class Basis(models.TextChoices):
        TASK = "task", _("Task in the public interest: the person acts for the State")
        CONSENT = "consent", _("The person agreed")
        PUBLIC = "public", _("The State publishes it")

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="counterparts")
    name = models.CharField(_("name"), max_length=150)
    office = models.CharField(_("office"), max_length=200)
    relation = models.CharField(
        pgettext_lazy("of a person to a government", "relation"), max_length=12, choices=Relation
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    # Why the data may be kept; empty, nobody has said so yet.
    basis = models.CharField(_("why the data may be kept"), max_length=8, choices=Basis, blank=True)
    basis_on = models.DateField(_("since which day"), null=True, blank=True)
    basis_how = models.CharField(_("how that is known"), max_length=200, blank=True)
    # When the person was last written down or confirmed; from then on silence is counted.
    seen_on = models.DateField(_("last confirmed on"), default=localdate)

    # From then on no letters to a whole stage.
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = CounterpartQuerySet.as_manager()

    class Meta:
        ordering = [F("ends_on").desc(nulls_first=True), "office", "pk"]
        verbose_name = pgettext_lazy("of a recruitment file", "person")
        verbose_name_plural = pgettext_lazy("of a recruitment file", "persons")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="counterpart_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(basis="") | Q(basis_on__isnull=False),
                name="counterpart_basis_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

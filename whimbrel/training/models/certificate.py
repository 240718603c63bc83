from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.codes import certificate_code
from whimbrel.core.languages import LANGUAGES
from whimbrel.training.models.registration import Registration
from whimbrel.training.models.workshop import Workshop


class CertificateRule(models.Model):
    """For whom a workshop has a certificate: shares in per cent."""

    workshop = models.OneToOneField(
        Workshop, on_delete=models.CASCADE, related_name="certificate_rule"
    )
    # Of the sessions at which attendance was taken. Where none was, having come is enough.
    attendance = models.PositiveSmallIntegerField(_("sessions attended, per cent"), default=80)
    score = models.PositiveSmallIntegerField(
        _("right answers in the test after, per cent"),
        null=True,
        blank=True,
        help_text=_("Empty: no test is asked for."),
    )
    # The office that stands under it; a person's name would be out of date.
    signed_as = models.CharField(_("issued by the office of"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("rule for certificates")
        verbose_name_plural = _("rules for certificates")
        constraints = [
            models.CheckConstraint(
                condition=Q(attendance__lte=100) & (Q(score=None) | Q(score__lte=100)),
                name="certificate_rule_in_per_cent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.workshop)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def valid(self) -> "CertificateQuerySet":
        return self.filter(revoked_at=None)


class Certificate(models.Model):
    """That somebody took part in a workshop and met its rule, as it was on the day of issue."""

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="certificates"
    )
    code = models.CharField(max_length=20, unique=True, default=certificate_code, editable=False)
    # As it is printed; empty once the person has left.
    name = models.CharField(_("name on it"), max_length=220, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    # What the person had reached, in per cent; None where it was not measured.
    attendance = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    signed_as = models.CharField(max_length=200, blank=True)
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_because = models.CharField(_("reason"), max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(revoked_at=None),
                name="certificate_one_valid_a_person",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_because=""),
                name="certificate_revoked_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.registration}"

    @property
    def printed_code(self) -> str:
        """In groups of five, to be read aloud."""
        return " ".join(self.code[start : start + 5] for start in range(0, len(self.code), 5))

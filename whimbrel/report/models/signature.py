from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.report.models.edition import Edition
from whimbrel.report.models.report import Report


class Signature(models.Model):
    """That somebody stood by a report on its way out, as its words and figures were then."""

    class Step(models.TextChoices):
        DRAFTED = "drafted", _("Drafted")
        CHECKED = "checked", _("Checked")
        APPROVED = "approved", _("Approved")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="signatures")
    step = models.CharField(_("step"), max_length=10, choices=Step)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed"))
    # Of what was signed (`queries.signing.digest_of_draft`).
    digest = models.CharField(max_length=64, editable=False)
    # The edition it is sealed in; none while the report is on its way.
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )

    class Meta:
        ordering = ["report", "signed_at", "pk"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    def __str__(self) -> str:
        return f"{self.report}: {self.get_step_display()}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES
from whimbrel.training.models.registration import Registration


class VisaLetterQuerySet(models.QuerySet["VisaLetter"]):
    def kept(self) -> "VisaLetterQuerySet":
        """Those whose words are not erased."""
        return self.filter(erased_at=None)


class VisaLetter(models.Model):
    """A letter by which a participant asks a consulate for a visa, word for word as it was made.

    The latest holds. Its words name a passport: they are erased with what the journey needed, and that there was one remains.
    """

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="visa_letters"
    )
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    # As queries/visas.py puts them down.
    words = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = VisaLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("letter for a visa")
        verbose_name_plural = _("letters for visas")

    def __str__(self) -> str:
        return f"{self.registration}, {self.made_at:%Y-%m-%d}"

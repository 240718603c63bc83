from django.db import models
from django.utils.translation import gettext_lazy as _

# Where every address begins; at nought the house writes there no more by itself.
FULL_SCORE = 10


class MailAddress(models.Model):
    """An address from which letters have come back, and how much trust is left in it."""

    address = models.EmailField(_("address"), unique=True, max_length=254)
    score = models.SmallIntegerField(_("score"), default=FULL_SCORE)
    bounces = models.PositiveIntegerField(_("letters that came back"), default=0)
    bounced_at = models.DateTimeField(_("came back last"), null=True, blank=True)
    # In the words of the server that sent it back.
    why = models.TextField(_("why"), blank=True)
    stopped_at = models.DateTimeField(_("not written to since"), null=True, blank=True)

    class Meta:
        ordering = ["-bounced_at", "-pk"]
        verbose_name = _("address that sends letters back")
        verbose_name_plural = _("addresses that send letters back")
        indexes = [
            models.Index(
                fields=["address"],
                condition=models.Q(stopped_at__isnull=False),
                name="mail_address_stopped",
            ),
        ]

    def __str__(self) -> str:
        return self.address

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models.registration import Registration


class Photo(models.Model):
    """What a participant looks like, for their badge; erased with what their journey needed."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="photo"
    )
    file = models.FileField(_("photo"), upload_to="private/photos/")
    handed_in_at = models.DateTimeField()

    class Meta:
        verbose_name = _("photo of a participant")
        verbose_name_plural = _("photos of participants")

    def __str__(self) -> str:
        return str(self.registration)

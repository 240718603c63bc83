from django.db import models
from django.utils.translation import gettext_lazy as _


class Forgetting(models.Model):
    """Records whose time was over went, so many at once; see core/forgetting.py."""

    what = models.SlugField(_("what"), max_length=50)
    number = models.PositiveIntegerField(_("how many"))
    # What is older than this went.
    before = models.DateTimeField(_("before"))
    forgotten_at = models.DateTimeField(_("forgotten at"))

    class Meta:
        ordering = ["-forgotten_at", "-pk"]
        verbose_name = _("what was forgotten")
        verbose_name_plural = _("what was forgotten")

    def __str__(self) -> str:
        return f"{self.what}, before {self.before:%Y-%m-%d}: {self.number}"

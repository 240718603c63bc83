from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.counterpart import Counterpart


class MergedCounterpart(models.Model):
    """What a second entry of the same person said, before it was merged into the one that is kept. Confidential."""

    kept = models.ForeignKey(Counterpart, on_delete=models.CASCADE, related_name="merged")
    # By which it was known: links in letters of before still lead to the person.
    number = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(_("name"), max_length=150)
    office = models.CharField(_("office"), max_length=200)
    relation = models.CharField(
        pgettext_lazy("of a person to a government", "relation"),
        max_length=12,
        choices=Counterpart.Relation,
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    # How many contacts came over with it.
    approaches = models.PositiveIntegerField()
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["merged_at", "pk"]
        verbose_name = _("merged person of a recruitment file")
        verbose_name_plural = _("merged persons of recruitment files")

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models.recruitment import RecruitmentFile
from whimbrel.treaties.models import TreatyAction


class EntryIntoForce(models.Model):
    """That the day came on which an act binds a country, and that its welcome was begun. Once for each act."""

    action = models.OneToOneField(TreatyAction, on_delete=models.CASCADE, related_name="entry")
    # None where there is no playbook by which the new Party would be welcomed.
    file = models.ForeignKey(
        RecruitmentFile, on_delete=models.SET_NULL, null=True, related_name="entries"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at"]
        verbose_name = _("entry into force")
        verbose_name_plural = _("entries into force")

    def __str__(self) -> str:
        return str(self.action)

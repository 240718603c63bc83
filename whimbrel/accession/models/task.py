from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.recruitment import Owned, RecruitmentFile


class RecruitmentTaskQuerySet(models.QuerySet["RecruitmentTask"]):
    def open(self) -> "RecruitmentTaskQuerySet":
        """Those that are not done, in files that are open."""
        return self.filter(done_on=None, file__closed_at=None)

    def overdue(self, *, on: date) -> "RecruitmentTaskQuerySet":
        return self.open().filter(due_on__lt=on)


class RecruitmentTask(Owned):
    """Something to be done in a file that follows from no contact and no playbook. Confidential, as the file is."""

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="tasks")
    words = models.CharField(_("what is to be done"), max_length=300)
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    objects = RecruitmentTaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = pgettext_lazy("of a recruitment file", "task")
        verbose_name_plural = pgettext_lazy("of a recruitment file", "tasks")

    def __str__(self) -> str:
        return self.words

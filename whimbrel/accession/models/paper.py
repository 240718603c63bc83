from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models.recruitment import RecruitmentFile


class RecruitmentPaper(models.Model):
    """A document kept in a file on a non-Party. Confidential, as the file is."""

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("title"), max_length=200)
    upload = models.FileField(_("file"), upload_to="private/recruitment/", max_length=300)
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = _("document of a recruitment file")
        verbose_name_plural = _("documents of recruitment files")

    def __str__(self) -> str:
        return self.title

from django.db import models
from django.utils.translation import gettext_lazy as _


class EarmarkedContribution(models.Model):
    """Money given for a purpose: a fund, its donors, the project it pays for."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=250)
    donors = models.CharField(max_length=250, blank=True)
    project_title = models.CharField(max_length=300, blank=True)
    financed = models.CharField(max_length=300, blank=True)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["start_year", "code"]
        verbose_name = _("ear-marked contribution")

    def __str__(self) -> str:
        return self.code

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.article import ArticlePage
from whimbrel.treaties.models import Country


class NationalProcedure(models.Model):
    """How a country does at home what an article of the Manual tells, for its own people. Of the source's article."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("how we do it at home"))
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["country", "article"]
        verbose_name = _("national procedure")
        verbose_name_plural = _("national procedures")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "country"], name="national_procedure_once_an_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.article.title}"

    def get_absolute_url(self) -> str:
        return reverse("manual:national_procedure", args=[self.article.slug])

from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.version import Version


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    def standing(self) -> "ParagraphQuerySet":
        """Those that the article of today still has."""
        return self.filter(removed_at=None)


class Paragraph(models.Model):
    """A piece of an article in one language, for as long as the Manual lives: what is cited, proposed and discussed.

    Its row stays when the words change, and when the piece is taken out of the article.
    """

    article = models.ForeignKey(
        "manual.ArticlePage", on_delete=models.CASCADE, related_name="paragraphs"
    )
    key = models.CharField(_("permanent name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20)
    position = models.PositiveIntegerField(_("place in the article"))
    html = models.TextField(blank=True)
    text = models.TextField(_("words"), blank=True)
    # The first version that held it, and the last that changed its words.
    first_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    last_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position"]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="paragraph_key_once"),
        ]

    def __str__(self) -> str:
        return self.text[:80] or self.key

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleTemplate(models.Model):
    """What an article of one kind begins with: its headings, and under each what an editor puts there."""

    name = models.CharField(
        _("what it is for"), max_length=150, help_text=_("For editors: “How something is done”")
    )
    # Light Markdown: a line that begins with ## is a heading.
    text = models.TextField(
        _("beginning of the article"),
        help_text=_("A line that begins with ## is a heading; an empty line begins a paragraph."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("article template")
        verbose_name_plural = _("article templates")

    def __str__(self) -> str:
        return self.name

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, RevisionMixin

from whimbrel.core.languages import LANGUAGES
from whimbrel.report.models.report import Report

FIGURE = re.compile(r"\[\[([^\[\]]*)\]\]")


class HeadingBlock(StructBlock):
    text = CharBlock(label=_("Heading"))
    level = ChoiceBlock(
        choices=[("1", _("Chapter")), ("2", _("Section"))], default="1", label=_("Level")
    )


class SummaryBlock(StructBlock):
    text = TextBlock(label=_("Text"))
    items = ListBlock(CharBlock(), label=_("Points"))


class GraphBlock(StructBlock):
    figure = CharBlock(label=_("Name of the figure"))
    caption = CharBlock(label=_("Caption"))


class TableBlock(StructBlock):
    figure = CharBlock(label=_("Name of the figure"), help_text=_("Its rows make the table"))
    caption = CharBlock(label=_("Caption"))


class ActionBlock(StructBlock):
    text = CharBlock(label=_("Who is asked"))
    items = ListBlock(TextBlock(), label=_("Lettered items"))


class Narrative(StreamBlock):
    """What a report is written in."""

    summary = SummaryBlock(label=_("Summary"), icon="doc-full")
    heading = HeadingBlock(label=_("Heading"), icon="title")
    paragraph = TextBlock(label=_("Numbered paragraph"), icon="pilcrow")
    graph = GraphBlock(label=_("Graph"), icon="view")
    table = TableBlock(label=_("Table"), icon="table")
    action_requested = ActionBlock(label=_("Action requested"), icon="list-ol")
    annex = HeadingBlock(label=_("Annex"), icon="doc-empty")


class ReportText(DraftStateMixin, RevisionMixin, models.Model):
    """The narrative of a report in one language. Figures stand in it by name: `[[participants]]`."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    body = StreamField(Narrative(), verbose_name=_("text"), blank=True)
    is_partial = models.BooleanField(
        _("partly translated"),
        default=False,
        help_text=_("What is missing stands in the original language, and the page says so"),
    )

    panels = [
        FieldPanel("report"),
        FieldPanel("language"),
        FieldPanel("is_partial"),
        FieldPanel("body"),
    ]

    class Meta:
        ordering = ["report", "language"]
        verbose_name = _("text of a report")
        verbose_name_plural = _("texts of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "language"], name="report_text_one_per_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.get_language_display()})"

    def clean(self) -> None:
        """Every figure the text names must be one of the report's."""
        super().clean()
        if self.report_id is None:
            return
        known = sorted(self.report.figures.values_list("name", flat=True))
        unknown = [name for name in self.figure_names() if name not in known]
        if unknown:
            raise ValidationError(
                {
                    "body": gettext(
                        "The report has no figure named %(unknown)s. Its figures are: %(known)s."
                    )
                    % {"unknown": ", ".join(unknown), "known": ", ".join(known) or "–"}
                }
            )

    def figure_names(self) -> list[str]:
        """The figures the text names, each once, in order."""
        return list(dict.fromkeys(figure_names_in(self.body.get_prep_value())))


def figure_names_in(value: Any, key: str = "") -> Iterator[str]:
    """The figures named in the blocks of a narrative, as often as they are named."""
    if isinstance(value, str):
        if key == "figure":
            yield value
        yield from (name.strip() for name in FIGURE.findall(value))
    elif isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from figure_names_in(inner, inner_key)
    elif isinstance(value, list):
        for inner in value:
            yield from figure_names_in(inner)

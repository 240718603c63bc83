from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.report.models.report import Report


class Figure(models.Model):
    """A number, a list of names or a chart of a report, by the name the narrative calls it.

    It holds no value: what it is worth is counted from the records (`report.queries.kinds`).
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    name = models.SlugField(
        _("name"), max_length=60, help_text=_("Written in the text as [[name]]")
    )
    kind = models.SlugField(_("what is counted"), max_length=60)
    parameters = models.JSONField(_("of what"), default=dict, blank=True)

    class Meta:
        ordering = ["report", "name"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(fields=["report", "name"], name="figure_name_once_in_report"),
        ]

    def __str__(self) -> str:
        return f"[[{self.name}]]"

    def clean(self) -> None:
        if not isinstance(self.parameters, dict):
            raise ValidationError({"parameters": _("Write this as {“word”: “value”}.")})

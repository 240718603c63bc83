from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.documents.docx import TemplateRefused, check_template
from whimbrel.core.languages import LANGUAGES, translated
from whimbrel.treaties.models import Instrument, Meeting

if TYPE_CHECKING:
    from whimbrel.report.models.edition import Edition


# What is wrong with a template, and what to do.
REFUSED = {
    "unreadable": _("This is not a Word document (.docx) that can be opened."),
    "macros": _("This file holds macros. Save it as a Word document without macros (.docx)."),
    "objects": _(
        "This file holds embedded objects, such as a sheet or a drawing of another program. Take them out, or put them in as pictures."
    ),
    "outside": _(
        "This file fetches something from outside when it is opened: a linked picture, text or template. Put the picture itself into the file and take the link out."
    ),
}


class Report(models.Model):
    """What a Secretariat tells a meeting it did in a period: a document with a symbol and an agenda item.

    Its words are in ReportText, one record a language; its numbers are in Figure, and only there.
    """

    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    title_ar = models.CharField(_("title in Arabic"), max_length=250, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, verbose_name=_("instrument"), related_name="reports"
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        verbose_name=_("meeting"),
        related_name="reports",
        help_text=_("The meeting the report is for"),
    )
    symbol = models.CharField(
        _("symbol"), max_length=60, blank=True, help_text=_("Left empty until one is given")
    )
    agenda_item = models.CharField(_("agenda item"), max_length=30, blank=True)
    dated_on = models.DateField(_("date of the document"))
    original_language = models.CharField(
        _("original language"), max_length=2, choices=LANGUAGES, default="en"
    )
    period_starts_on = models.DateField(_("first day of the period"))
    cut_off_on = models.DateField(_("cut-off"), help_text=_("What happened later is not counted"))
    previous = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        verbose_name=_("previous report"),
        null=True,
        blank=True,
        related_name="next_reports",
    )
    template = models.FileField(
        _("own Word template"),
        upload_to="private/report-templates/",
        blank=True,
        validators=[FileExtensionValidator(["docx"])],
        help_text=_("A .docx whose styles the document takes; empty for the house's own"),
    )

    class Meta:
        ordering = ["-dated_on", "slug"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(cut_off_on__gte=F("period_starts_on")),
                name="report_cut_off_within_or_after_period",
            ),
            models.CheckConstraint(
                condition=Q(previous=None) | ~Q(previous=F("pk")),
                name="report_not_its_own_previous",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report:report_detail", args=[self.slug])

    def clean(self) -> None:
        """A template must be a Word document that can be written into."""
        if not self.template:
            return
        with self.template.open("rb") as file:
            body = file.read()
        try:
            check_template(body)
        except TemplateRefused as refused:
            raise ValidationError({"template": REFUSED[refused.reason]}) from None

    @property
    def title(self) -> str:
        return translated(self, "title")

    def last_edition(self) -> "Edition | None":
        return self.editions.order_by("-number").first()

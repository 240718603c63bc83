from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES, translated
from whimbrel.manual.markup import to_html
from whimbrel.manual.models.manual import SOURCE


class SharedText(models.Model):
    """Words that stand in many articles and are written once, such as the address of the Secretariat.

    An article names the text; its versions keep the words as they were. `number` counts the edits of the source's
    words that translations should follow; `says` has, by language, the number that its words say.
    """

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    name = models.CharField(
        _("what it is"), max_length=150, help_text=_("For editors: “Address of the Secretariat”")
    )
    # Light Markdown, as in the articles' files.
    text_en = models.TextField(_("in English"))
    text_fr = models.TextField(_("in French"), blank=True)
    text_es = models.TextField(_("in Spanish"), blank=True)
    text_ar = models.TextField(_("in Arabic"), blank=True)
    text_ru = models.TextField(_("in Russian"), blank=True)
    number = models.PositiveIntegerField(default=1, editable=False)
    says = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("text for many articles")
        verbose_name_plural = _("texts for many articles")

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        return translated(self, "text")

    def html_in(self, code: str) -> str:
        """The words in that language; empty where nobody has written them."""
        words: str = getattr(self, f"text_{code}").strip()
        return to_html(words) if words else ""

    def is_current_in(self, code: str) -> bool:
        """Whether that language says what the source says."""
        is_said = bool(getattr(self, f"text_{code}").strip())
        return code == SOURCE or (is_said and self.says.get(code, 0) >= self.number)

    @property
    def behind(self) -> list[str]:
        """The languages that lack it, or say what the source said before."""
        return [code for code in CODES if not self.is_current_in(code)]

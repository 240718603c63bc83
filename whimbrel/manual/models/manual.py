from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

# The language in which the Manual is written first; all others are translations of it.
SOURCE = "en"


class ManualTreePage(Page):
    """A page of the tree at the desk. Readers get it from the room's own views, at its own address."""

    show_in_menus_default = False

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    @property
    def is_source(self) -> bool:
        return self.language == SOURCE

    def address(self) -> str:
        """Where readers find it, without the site."""
        raise NotImplementedError

    def address_in_language(self, name: str, *args: str) -> str:
        with translation.override(self.language):
            return reverse(name, args=args)

    def get_url_parts(self, request: Any = None) -> tuple[int | None, str, str]:
        """Wagtail's links to a page lead to where readers find it."""
        return None, settings.SITE_URL, self.address()

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "manual/desk/preview.html"


class ManualPage(ManualTreePage):
    """The Manual in one language: what it is, and its parts below it."""

    introduction = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["manual.PartPage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")

    def address(self) -> str:
        return self.address_in_language("manual:contents")


class PartPage(ManualTreePage):
    """A part of the Manual: a name, and the articles below it in their order."""

    summary = models.TextField(_("summary"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    parent_page_types = ["manual.ManualPage", "manual.BinPage"]
    subpage_types = ["manual.ArticlePage"]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("source")]

    class Meta:
        verbose_name = _("part of the Manual")
        verbose_name_plural = _("parts of the Manual")

    def address(self) -> str:
        return f"{self.address_in_language('manual:contents')}#part-{self.slug}"


class BinPage(ManualTreePage):
    """Where removed pages lie until somebody takes them back or throws them away for good."""

    parent_page_types: list[str] = []
    subpage_types = ["manual.ArticlePage", "manual.PartPage"]

    class Meta:
        verbose_name = _("recycle bin")
        verbose_name_plural = _("recycle bins")

    def address(self) -> str:
        return ""

    def get_url_parts(self, request: Any = None) -> None:  # type: ignore[override]
        """Nobody reads what lies here."""
        return

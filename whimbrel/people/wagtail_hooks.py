"""The desk itself: whose it looks like, and what an empty desk leaves out."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.components import Component

from whimbrel.core.desk import RecordViewSet, in_every_language
from whimbrel.core.journal import latest_changes
from whimbrel.core.journal.rules import can_read_deeds_on_accounts
from whimbrel.people.models import RulesVersion

# Wagtail's own help speaks to those who build sites.
LATER = {"help"}


class LatestChanges(Component):
    """What was changed last at the desk and by loads, for whoever sits down at it."""

    name = "latest_changes"
    template_name = "people/latest_changes.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        reader = parent_context["request"].user
        return {
            "entries": latest_changes(
                limit=15, with_accounts=can_read_deeds_on_accounts(reader), reader=reader
            )
        }


class RulesViewSet(RecordViewSet):
    """Each version holds from its day. One that people accepted can be read, and not be changed."""

    model = RulesVersion
    icon = "list-ul"
    menu_label = _("Rules of this site")
    menu_order = 800
    add_to_admin_menu = True
    list_display = ["number", "in_force_on"]
    panels = [FieldPanel("number"), FieldPanel("in_force_on"), in_every_language("text", _("Text"))]


@hooks.register("register_admin_viewset")
def rules() -> RulesViewSet:
    return RulesViewSet()


@hooks.register("insert_global_admin_css")
def house_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("people/desk.css"))


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in LATER]


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(LatestChanges())

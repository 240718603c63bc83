"""The desk itself: whose it looks like, and what an empty desk leaves out."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from whimbrel.core.journal import latest_changes

# Pages, pictures and files come with the Manual; until then the desk names only what it has.
LATER = {"explorer", "images", "documents", "help"}


class LatestChanges(Component):
    """What was changed last at the desk and by loads, for whoever sits down at it."""

    name = "latest_changes"
    template_name = "people/latest_changes.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"entries": latest_changes(limit=15)}


@hooks.register("insert_global_admin_css")
def house_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("people/desk.css"))


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in LATER]


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(LatestChanges())

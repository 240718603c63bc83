"""The desk itself: whose it looks like, and what an empty desk leaves out."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def house_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("people/desk.css"))


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, items: list[Any]) -> None:
    """Pages, pictures and files come with the Manual; until then the menu names only what the desk has."""
    items[:] = [item for item in items if item.name not in {"explorer", "images", "documents"}]

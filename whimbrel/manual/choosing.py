"""Choosing a text for many articles while an article is being written."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet


class SharedTextChooser(ChooserViewSet):
    icon = "snippet"
    choose_one_text = _("Choose a text")
    choose_another_text = _("Choose another text")
    edit_item_text = _("Edit this text")
    register_widget = False

    def get_urlpatterns(self) -> list[Any]:
        """Without the page that makes a new one: a text is written at its own place at the desk."""
        return [one for one in super().get_urlpatterns() if one.name != "create"]


# By its name: the body of an article names it before the records of the room are known.
shared_text_chooser = SharedTextChooser("choose_shared_text", model="manual.SharedText")
SharedTextBlock = shared_text_chooser.get_block_class(
    name="SharedTextBlock", module_path="whimbrel.manual.choosing"
)

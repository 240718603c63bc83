"""What is private to a reader in the public pages of training."""

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader


@slots.register("own_training")
def own_training(reader: Reader, argument: str) -> str | None:
    """The way to one's own record; nothing for a visitor."""
    if reader.person is None:
        return ""
    with translation.override(reader.language):
        return format_html(
            '<p><a href="{}">{}</a></p>', reverse("training:record"), _("Your training record")
        )

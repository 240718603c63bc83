"""The steps a newcomer goes through, once."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGE_AND_TIME, WRITING, PRIVACY, FIRST_DAYS = (
    "language-and-time",
    "writing",
    "privacy",
    "first-days",
)
STEPS: dict[str, Promise] = {
    LANGUAGE_AND_TIME: _("Your language and your clock"),
    WRITING: _("How we write to you"),
    PRIVACY: _("Who sees what of you"),
    FIRST_DAYS: _("Your first 30 days"),
}

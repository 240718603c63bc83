"""When a step of a checklist is due, in words. Pure."""

from django.utils.translation import gettext, ngettext

from whimbrel.manual.models import Checklist


def due_words(days: int, counts_from: str) -> str:
    """ "180 days before the opening", or "by day 3 in the post". `days` as a step has them."""
    if counts_from == Checklist.CountsFrom.DESIGNATION:
        return gettext("by day %(day)s in the post") % {"day": days}
    if days == 0:
        return gettext("on the opening day")
    count = {"n": abs(days)}
    if days < 0:
        return (
            ngettext("%(n)s day before the opening", "%(n)s days before the opening", -days) % count
        )
    return ngettext("%(n)s day after the opening", "%(n)s days after the opening", days) % count

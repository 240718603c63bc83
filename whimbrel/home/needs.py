"""What no room below minds: countries that have fallen silent, letters that did not arrive, work that failed."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from whimbrel.core.failures import failure_count
from whimbrel.core.models import Letter
from whimbrel.core.needs import Need, counted, needs_of_secretariat
from whimbrel.home.queries.desk import silent_countries

FAILED = ngettext_lazy("%d e-mail could not be sent", "%d e-mails could not be sent")
BOUNCED = ngettext_lazy("%d e-mail came back", "%d e-mails came back")
IN_DOUBT = ngettext_lazy(
    "%d e-mail of which nobody knows whether it arrived",
    "%d e-mails of which nobody knows whether they arrived",
)
WORK = ngettext_lazy("%d task failed", "%d tasks failed")


@needs_of_secretariat("home.silent", order=50)
def silent(at: datetime) -> list[Need]:
    """One line if there is any: to count them, everybody in office would have to be looked at."""
    if not silent_countries(today=localdate(at)).exists():
        return []
    return [
        Need(_("Countries from which nobody has come in for a year"), reverse("home:silent_list"))
    ]


@needs_of_secretariat("home.mail", order=80)
def mail(at: datetime) -> list[Need]:
    """Letters that met a bad fate: each kind of them leads to the list of just these."""
    letters, outbox, fate = Letter.objects, reverse("desk_letter:index"), Letter.Fate
    return [
        *counted(letters.failed().count(), FAILED, f"{outbox}?fate={fate.FAILED}"),
        *counted(letters.bounced().count(), BOUNCED, f"{outbox}?fate={fate.BOUNCED}"),
        *counted(letters.in_doubt(at=at).count(), IN_DOUBT, f"{outbox}?fate={fate.IN_DOUBT}"),
    ]


@needs_of_secretariat("home.work", order=90)
def work(at: datetime) -> list[Need]:
    return counted(failure_count(), WORK, reverse("home:failure_list"))

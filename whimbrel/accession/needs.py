"""What waits for the Secretariat in the files on non-Parties."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import ngettext_lazy

from whimbrel.accession.queries.recruitment import overdue_count
from whimbrel.core.needs import Need, counted, needs_of_secretariat

OVERDUE = ngettext_lazy(
    "%d step towards a non-Party is overdue", "%d steps towards non-Parties are overdue"
)


@needs_of_secretariat("accession.overdue", order=60)
def overdue(at: datetime) -> list[Need]:
    """Next steps whose day has passed."""
    number = overdue_count(on=localdate(at))
    return counted(number, OVERDUE, reverse("accession:recruitment_list"))

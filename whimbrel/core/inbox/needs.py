"""What waits for the Secretariat: letters that were held."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from whimbrel.core.models import ReceivedLetter
from whimbrel.core.needs import Need, counted, needs_of_secretariat

HELD = ngettext_lazy(
    "%d letter that came by e-mail is held for you",
    "%d letters that came by e-mail are held for you",
)


@needs_of_secretariat("core.held_letters", order=15)
def held_letters(at: datetime) -> list[Need]:
    url = f"{reverse('desk_receivedletter:index')}?state=held"
    return counted(ReceivedLetter.objects.held().count(), HELD, url)

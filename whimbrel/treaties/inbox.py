"""Which country a stranger's address speaks of."""

from django.utils.translation import override

from whimbrel.core.inbox.senders import guesses_countries
from whimbrel.treaties.models import Country

# Domains of countries that are not called by their ISO 3166 code.
OTHERWISE = {"uk": "GB"}


@guesses_countries
def country_of(address: str) -> str:
    """The country whose own domain the address ends in; kept for the desk, so in English."""
    end = address.rpartition(".")[2].lower()
    if len(end) != 2:
        return ""
    country = Country.objects.filter(iso2__iexact=OTHERWISE.get(end, end)).first()
    with override("en"):
        return str(country) if country else ""

"""A country's plans can be found by the country's name and the plan's title. Steps and grades cannot."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import CODES, translated
from whimbrel.core.search.registry import Entry, Keys, Version, narrowed, searchable
from whimbrel.nbsap.models import Nbsap


@searchable("nbsaps", gettext_lazy("National biodiversity plans"), order=55)
def nbsaps(keys: Keys) -> Iterator[Entry]:
    for one in narrowed(Nbsap.objects.order_by("pk"), keys).select_related("country"):
        url = reverse("nbsap:nbsap_detail", args=[one.country.iso3])
        versions = []
        for code in CODES:
            with translation.override(code):
                name = translated(one.country, "name", code)
                title = _("National biodiversity plan")
                versions.append(
                    Version(code, f"{title}: {name}, {one.period}", url=url, detail=one.title)
                )
        yield Entry(str(one.pk), versions, words=f"NBSAP SPANB EPANB {one.country.iso3} {one.code}")

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.responses import file_download
from whimbrel.designations.queries.cards import MOST_CARDS, cards_of
from whimbrel.designations.queries.directory import (
    designations_shown,
    designations_visible,
    region_of,
)
from whimbrel.designations.rules import shares_region, viewer_class
from whimbrel.designations.views.directory import asked_of, filter_form, roles_shown
from whimbrel.people.models import User
from whimbrel.people.queries.particulars import particulars_of
from whimbrel.people.vcard import vcard
from whimbrel.treaties.models import Designation
from whimbrel.treaties.queries.offices import Offices, offices_of


@require_safe
@never_cache
def designation_card(request: HttpRequest, pk: int) -> HttpResponse:
    """One person in their post, for an address book, as this reader may see them."""
    today = localdate()
    offices = offices_of(request.user, on=today)
    found = designations_visible(on=today, roles=roles_shown(viewer_class(offices)))
    designation = get_object_or_404(found, pk=pk)
    return _cards([designation], offices, f"directory-{pk}")


@require_safe
@never_cache
def directory_cards(request: HttpRequest) -> HttpResponse:
    """Everybody on a list that has been narrowed enough, as this reader may see them."""
    today = localdate()
    offices = offices_of(request.user, on=today)
    seen_as = viewer_class(offices)
    roles = roles_shown(seen_as)
    form = filter_form(request, roles)
    if not form.is_valid():
        raise Http404
    asked = designations_shown(on=today, **asked_of(form, roles, seen_as))
    found = designations_visible(on=today, roles=roles).filter(pk__in=asked.values("pk"))
    listed = list(found.order_by("country__iso3", "instrument__code", "pk")[: MOST_CARDS + 1])
    if len(listed) > MOST_CARDS:
        raise Http404
    return _cards(listed, offices, f"directory-{today.isoformat()}")


def _cards(found: list[Designation], offices: Offices, name: str) -> HttpResponse:
    near = {one.person_id for one in found if shares_region(offices, region_of(one))}
    people: list[User] = list({one.person_id: one.person for one in found}.values())
    shown = particulars_of(people, viewer_class=viewer_class(offices), same_region=near)
    body = b"".join(vcard(card) for card in cards_of(found, shown))
    return file_download(name, body, "vcf")

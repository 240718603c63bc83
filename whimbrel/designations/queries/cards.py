"""Cards for an address book, with no more of each person than this reader may see."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from whimbrel.people.particulars import Particular
from whimbrel.people.vcard import Card
from whimbrel.treaties.models import Designation

# More cards than an address book takes at once; and whoever wants more narrows the list, or asks us.
MOST_CARDS = 200


def cards_of(
    designations: Iterable[Designation], shown: Mapping[int, list[Particular]]
) -> list[Card]:
    """One card a person, with all their posts among these, in the order given. `shown` is by the person's key."""
    held: dict[int, list[Designation]] = {}
    for one in designations:
        held.setdefault(one.person_id, []).append(one)
    return [_card(posts, shown[pk]) for pk, posts in held.items()]


def _card(posts: list[Designation], particulars: list[Particular]) -> Card:
    person = posts[0].person
    seen = {one.field: one.value for one in particulars}
    body = next((one.body.name for one in posts if one.body), "")
    return Card(
        name=seen.get("display_name") or _post(posts[0]),
        given=seen.get("given_name", ""),
        family=seen.get("family_name", ""),
        title=seen.get("position", ""),
        role="; ".join(dict.fromkeys(_post(one) for one in posts)),
        organisation=seen.get("organisation") or body,
        email=seen.get("email", ""),
        phone=seen.get("phone", ""),
        address=seen.get("address", ""),
        url=f"{settings.SITE_URL}{reverse('designations:designation_detail', args=[posts[0].pk])}",
        languages=tuple(person.languages_spoken) if "spoken_languages" in seen else (),
    )


def _post(one: Designation) -> str:
    """What the person is, for whom: "National Focal Point, Kenya, CMS"."""
    of = [
        one.country.name if one.country else "",
        one.body.name if one.body else "",
        one.region.name if one.region and not one.country else "",
        one.instrument.short_name if one.instrument else "",
    ]
    return ", ".join([str(one.get_role_display()), *filter(None, of)])

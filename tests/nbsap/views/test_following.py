import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import RegionFactory
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.actions.following import follow
from whimbrel.nbsap.models import Following

pytestmark = pytest.mark.django_db


def test_everybody_who_signed_in_follows_and_stops(client, kenya, cms):
    RegionFactory(code="africa", name_en="Africa")
    person = UserFactory(written_to="weekly")
    here = at("following_list")
    assert client.get(here).status_code == 302
    client.force_login(person)

    asked = client.get(f"{here}?about=country-ken")
    assert 'value="country-ken" selected' in asked.content.decode()
    assert "Once a week, on Monday at eight" in words(asked)
    for about in ("country-ken", "region-africa", f"instrument-{cms.slug}", "all"):
        client.post(here, {"about": about})

    followed = [str(one) for one in Following.objects.filter(person=person)]
    assert followed == ["Kenya", "Africa", str(cms), "All of the register"]
    first = Following.objects.first()
    client.post(here, {"stop": first.pk})
    assert not Following.objects.filter(pk=first.pk).exists()
    client.post(here, {"stop": "all"})
    assert not Following.objects.exists()
    assert "Nothing yet." in words(client.get(here))


def test_what_is_not_there_cannot_be_followed(client):
    client.force_login(UserFactory())

    assert client.post(at("following_list"), {"about": "country-xxx"}).status_code == 422


def test_nobody_stops_what_another_follows(client, kenya):
    theirs = follow(at=now(), person=UserFactory(), country=kenya)
    client.force_login(UserFactory())

    client.post(at("following_list"), {"stop": theirs.pk})
    client.post(at("following_list"), {"stop": "all"})

    assert Following.objects.get() == theirs


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_followed_or_many(
    client, number, django_assert_num_queries
):
    person = UserFactory()
    for region in RegionFactory.create_batch(number):
        follow(at=now(), person=person, region=region)
    client.force_login(person)

    with django_assert_num_queries(8):
        client.get(at("following_list"))

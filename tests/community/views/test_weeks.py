import pytest
from django.urls import reverse

from tests.factories.community import SpaceFactory, threaded
from tests.factories.treaties import DesignationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


def week_of(client, space, monday="2026-02-23"):
    address = reverse("community:space_week", args=[space.slug])
    return client.get(address, {"from": monday} if monday else {})


def test_everybody_reads_the_week_of_a_public_space(client, member):
    space = SpaceFactory()
    threaded(space, member, title="Counting", kind="question")

    page = week_of(client, space).content.decode()

    assert "Counting" in page
    assert "Waits for an answer" in page
    assert "The week after" in page


def test_the_last_whole_week_is_shown_unless_asked(client):
    page = week_of(client, SpaceFactory(), monday="").content.decode()

    assert "The week after" not in page
    assert "Nothing was written in this week." in page


@pytest.mark.parametrize("monday", ["2026-02-24", "yesterday", "2999-01-07", "1999-01-04"])
def test_what_is_no_week_that_is_over_is_not_found(client, monday):
    assert week_of(client, SpaceFactory(), monday).status_code == 404


def test_a_closed_space_tells_its_week_to_its_own(client, member):
    space = SpaceFactory(open_to="closed")
    client.force_login(DesignationFactory().person)

    assert week_of(client, space).status_code == 404

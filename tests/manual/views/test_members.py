import pytest

from tests.factories.manual import body, make_article
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/en/manual/members/positions/"


@pytest.fixture(autouse=True)
def article(db):
    return make_article(
        "positions", title="Our positions", audience="members", pieces=body(a="Draft.")
    )


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(ADDRESS).url.startswith("/en/accounts/login/")


def test_who_holds_no_office_is_not_let_in(client):
    client.force_login(UserFactory())

    assert client.get(ADDRESS).status_code == 403


def test_a_focal_point_reads_it_and_no_store_keeps_it(client):
    client.force_login(DesignationFactory().person)

    answer = client.get(ADDRESS, HTTP_ACCEPT_ENCODING="identity")

    assert "Draft." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_focal_point_finds_it_among_the_articles_for_members(client):
    client.force_login(DesignationFactory().person)

    assert ADDRESS in client.get("/en/manual/members/").content.decode()

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.designations import seated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"accession:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


GIVEN = {
    "name": "A Director", "office": "Cabinet office", "relation": "ministry", "language": "fr",
    "starts_on": "2026-01-01",
}  # fmt: skip


def test_a_person_is_written_down_named_in_a_contact_and_leaves(client):
    file = RecruitmentFileFactory()
    client.post(at("counterpart_new", file.pk), GIVEN)
    counterpart = file.counterparts.get()

    client.post(
        at("recruitment_approach", file.pk),
        {"day": "2026-02-01", "kind": "call", "person": counterpart.pk, "outcome": "Open to it"},
    )
    client.post(at("counterpart_end", counterpart.pk))

    page = words(client.get(file.get_absolute_url()))
    assert "1 February 2026, Call , A Director , Cabinet office Open to it" in page
    counterpart.refresh_from_db()
    assert counterpart.ends_on is not None


def test_an_end_before_the_beginning_is_refused(client):
    file = RecruitmentFileFactory()

    answer = client.post(at("counterpart_new", file.pk), GIVEN | {"ends_on": "2025-01-01"})

    assert answer.status_code == 422
    assert "The end lies before the beginning." in words(answer)
    assert not file.counterparts.exists()


def test_the_person_of_another_file_cannot_be_named(client):
    file, stranger = RecruitmentFileFactory(), CounterpartFactory()

    answer = client.post(
        at("recruitment_approach", file.pk),
        {"day": "2026-02-01", "kind": "call", "person": stranger.pk},
    )

    assert answer.status_code == 422

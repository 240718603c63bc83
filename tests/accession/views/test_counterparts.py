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


def test_persons_written_down_twice_are_found_merged_and_read_afterwards(client):
    file = RecruitmentFileFactory()
    kept = CounterpartFactory(file=file, name="Anna Muller", email="")
    other = CounterpartFactory(file=file, name="Dr. MÜLLER, Anna", email="")
    CounterpartFactory(file=RecruitmentFileFactory(country=file.country, instrument__code="AEWA"), name="Anna Muller")  # fmt: skip
    page = words(client.get(file.get_absolute_url()))
    assert "Some persons look as if they were written down twice" in page
    assert "Also in another file on this State: Anna Muller , AEWA" in page

    here = at("counterpart_merge", file.pk)
    assert "Dr. MÜLLER, Anna" in words(client.get(here))
    client.post(here, {"of": [kept.pk, other.pk]})
    assert file.counterparts.count() == 2
    client.post(here, {"keep": kept.pk, "of": [kept.pk, other.pk]})

    page = words(client.get(file.get_absolute_url()))
    assert "Also written down as Dr. MÜLLER, Anna" in page
    assert "written down twice" not in page
    assert "No two entries" in words(client.get(here))

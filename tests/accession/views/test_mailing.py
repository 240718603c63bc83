import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def given(file):
    return {
        "instrument": file.instrument.pk, "stage": "no_contact", "language": "en",
        "subject": "The next meeting", "words": "You are welcome.", "key": "k",
    }  # fmt: skip


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def test_it_is_seen_before_it_is_sent(client, keeper):
    file = RecruitmentFileFactory()
    CounterpartFactory(file=file, name="A Director")
    page = reverse("accession:recruitment_mailing")

    seen = client.post(page, given(file))
    before = Letter.objects.count()
    client.post(page, given(file) | {"send": "1", "people": "1"})

    assert "1 person will get this letter. A Director" in words(seen)
    assert before == 0
    assert Letter.objects.count() == 1
    assert client.post(page, given(file) | {"words": ""}).status_code == 422


def test_where_others_would_get_it_than_were_seen_it_is_seen_again(client, keeper):
    file = RecruitmentFileFactory()
    CounterpartFactory.create_batch(2, file=file)
    page = reverse("accession:recruitment_mailing")

    seen = client.post(page, given(file) | {"send": "1", "people": "1"})

    assert "2 persons will get this letter." in words(seen)
    assert 'name="people" value="2"' in seen.content.decode()
    assert not Letter.objects.exists()


def test_the_reader_stops_the_letters_without_an_account_and_reads_nothing_of_the_file(
    client, keeper
):
    one = CounterpartFactory(file__country__name_en="Viet Nam")
    client.post(
        reverse("accession:recruitment_mailing"), given(one.file) | {"send": "1", "people": "1"}
    )
    client.logout()
    link = re.search(r"/en/recruitment/letters/stop/\S+", Letter.objects.get().text)[0]

    asked = client.get(link)
    one.refresh_from_db()
    assert one.refused_at is None
    client.post(link)

    one.refresh_from_db()
    assert one.refused_at is not None
    assert "You will get no more of these letters." in words(client.get(link))
    assert "Viet Nam" not in words(asked)
    assert client.get(link[:-3] + "/").status_code == 404

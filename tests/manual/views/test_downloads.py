from datetime import timedelta

import pytest
from django.utils import translation

from tests.factories.manual import BuiltFileFactory

pytestmark = pytest.mark.django_db
PAGE = "/en/manual/downloads/"


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_each_file_is_offered_with_form_size_edition_and_day(client):
    BuiltFileFactory(size=43_000)

    text = client.get(PAGE).content.decode()

    assert "EPUB" in text
    assert "42.0\xa0KB" in text
    assert "Before the first named edition" in text
    assert "Text of 1\xa0Mar\xa02026" in text


def test_a_file_that_is_being_built_says_how_far_it_is_and_the_old_one_stays(client):
    file = BuiltFileFactory(sections_total=12, sections_ready=5)
    file.begun_at = file.built_at + timedelta(days=1)
    file.save()

    text = client.get(PAGE).content.decode()

    assert "5 of 12 chapters are ready" in text
    assert file.get_absolute_url() in text


def test_before_the_first_build_the_page_says_when_to_come_back(client):
    assert "Look again" in client.get(PAGE).content.decode()


def test_the_page_costs_the_same_for_one_file_and_for_many(client, django_assert_num_queries):
    BuiltFileFactory()
    client.get(PAGE + "?warm")
    with django_assert_num_queries(1):
        client.get(PAGE)
    BuiltFileFactory(part="one")
    BuiltFileFactory(language="fr")
    with django_assert_num_queries(1):
        client.get(PAGE)


def test_the_file_comes_with_its_name_and_is_not_sent_twice(client):
    file = BuiltFileFactory(part="meetings")

    first = client.get(file.get_absolute_url())

    assert b"".join(first.streaming_content) == b"a book"
    assert first["Content-Type"] == "application/epub+zip"
    assert "whimbrel-manual-meetings-en.epub" in first["Content-Disposition"]
    again = client.get(file.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


def test_the_address_of_a_file_is_in_its_own_language():
    with translation.override("en"):
        file = BuiltFileFactory(language="ar")
        assert file.get_absolute_url() == "/ar/manual/downloads/manual.epub"


def test_a_file_that_was_never_built_is_not_found(client):
    BuiltFileFactory(file="", built_at=None)

    assert client.get("/en/manual/downloads/manual.epub").status_code == 404
    assert client.get("/en/manual/downloads/manual.docx").status_code == 404


def test_a_download_that_broke_off_goes_on_where_it_was(client):
    file = BuiltFileFactory()
    begun = client.get(file.get_absolute_url())

    rest = client.get(
        file.get_absolute_url(), headers={"Range": "bytes=2-", "If-Range": begun["ETag"]}
    )

    assert (rest.status_code, rest.content) == (206, b"book")
    assert rest["Content-Range"] == "bytes 2-5/6"


@pytest.mark.parametrize(
    "asked",
    [
        {"Range": "bytes=2-", "If-Range": '"the file of before"'},
        {"Range": "bytes=9-"},
        {"Range": "bytes=1-3"},
        {"Range": "lines=2-"},
    ],
)
def test_else_the_whole_file_comes(client, asked):
    answer = client.get(BuiltFileFactory().get_absolute_url(), headers=asked)

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"a book"


def test_a_file_that_was_lost_is_not_found(client):
    file = BuiltFileFactory()
    file.file.storage.delete(file.file.name)

    assert client.get(file.get_absolute_url()).status_code == 404

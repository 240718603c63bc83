import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import FileVersion, LibraryFile
from whimbrel.community.search import library

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def pdf(words=b"one", name="plan.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.7 " + words, "application/pdf")


def kept(client, space, **fields):
    form = {"title": "Flyway plan", "language": "en", "key": "k1", "file": pdf()}
    return client.post(at("library_new", space.slug), form | fields)


@pytest.fixture
def member(client):
    person = DesignationFactory(person__display_name="Focal point, Kenya").person
    client.force_login(person)
    return person


@pytest.fixture
def space():
    return SpaceFactory(name_en="Waders")


def test_a_new_version_lies_at_the_same_address_and_the_old_one_stays(client, member, space):
    kept(client, space)
    file = LibraryFile.objects.get()
    client.post(
        at("library_version", file.pk),
        {"file": pdf(b"two", "plan-2.pdf"), "news": "Chapter 3", "key": "k2"},
    )

    newest = client.get(at("library_download", file.pk))
    assert b"".join(newest.streaming_content) == b"%PDF-1.7 two"
    assert "plan-2.pdf" in newest["Content-Disposition"]
    oldest = client.get(at("library_download", file.pk, 1))
    assert b"".join(oldest.streaming_content) == b"%PDF-1.7 one"
    assert "Chapter 3" in client.get(at("library_file", file.pk)).content.decode()


def test_what_is_sent_twice_is_kept_once(client, member, space):
    kept(client, space)
    kept(client, space)

    assert FileVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (SimpleUploadedFile("plan.exe", b"MZ"), "cannot be kept here"),
        (SimpleUploadedFile("plan.pdf", b"not one"), "not what its name says"),
        (SimpleUploadedFile("plan.pdf", b"%PDF-" + b"x" * (10 * 1024 * 1024)), "at most"),
        (SimpleUploadedFile("plan.pdf", b""), "empty"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_in_words_and_the_form_stays_filled_in(
    client, member, space, file, says
):
    answer = kept(client, space, file=file)

    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert says in page.get_text()
    assert page.select_one("input[name=title]")["value"] == "Flyway plan"
    assert not LibraryFile.objects.exists()


def test_everybody_reads_the_files_of_a_public_space_and_only_members_keep_some(
    client, member, space
):
    kept(client, space)
    file = LibraryFile.objects.get()
    client.logout()

    assert "Flyway plan" in client.get(at("library", space.slug)).content.decode()
    assert client.get(at("library_download", file.pk)).status_code == 200
    client.force_login(UserFactory())
    assert kept(client, space, key="k9").status_code == 403
    assert client.post(at("library_remove", file.pk)).status_code == 403


def test_the_files_of_a_closed_space_are_there_for_nobody_else(client, member):
    closed = SpaceFactory(open_to="closed")
    file = LibraryFile.objects.create(
        space=closed, title="Secret", language="en", kept_by=member, kept_at="2026-01-01T00:00Z",
        changed_at="2026-01-01T00:00Z",
    )  # fmt: skip

    for page in (
        at("library", closed.slug), at("library_new", closed.slug), at("library_file", file.pk),
        at("library_download", file.pk), at("library_version", file.pk),
    ):  # fmt: skip
        assert client.get(page).status_code == 404


def test_who_brought_a_file_takes_it_away_and_it_is_found_no_more(client, member, space):
    kept(client, space)
    file = LibraryFile.objects.get()
    assert [one.words for one in library([str(file.pk)])] == ["plan.pdf"]

    client.post(at("library_remove", file.pk))

    assert client.get(at("library_file", file.pk)).status_code == 404
    assert list(library([str(file.pk)])) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_file_or_three(
    client, member, number, django_assert_num_queries
):
    space = SpaceFactory(open_to="members")
    for one in range(number):
        kept(client, space, key=f"k{one}")

    with django_assert_num_queries(14):
        client.get(at("library", space.slug))

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.archives import MBOX
from tests.factories.community import SpaceFactory, threaded
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.archive_jobs import tend_archives
from whimbrel.community.models import ArchiveJob, Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def handed_in(client, space, words=MBOX, **fields):
    file = SimpleUploadedFile("list.mbox", words.encode())
    return client.post(reverse("archive_list"), {"space": space.pk, "file": file} | fields)


def test_an_archive_is_handed_in_and_what_came_of_it_is_told(client, officer):
    space = SpaceFactory()

    handed_in(client, space)
    assert "0 of 0 letters" in client.get(reverse("archive_list")).content.decode()
    assert tend_archives() == 1
    assert tend_archives() == 0

    page = client.get(reverse("archive_list")).content.decode()
    assert "1 threads, 3 posts, 0 known before, 1 left out" in page
    assert "it has no date" in page
    assert Post.objects.count() == 3


def test_it_can_be_looked_through_first(client, officer):
    handed_in(client, SpaceFactory(), is_dry="on")
    tend_archives()

    assert ArchiveJob.objects.get().posts == 3
    assert not Post.objects.exists()


def test_what_is_no_archive_is_refused_in_words(client, officer):
    answer = handed_in(client, SpaceFactory(), "Dear all\n")

    assert answer.status_code == 422
    assert "no archive of letters" in answer.content.decode()


def test_a_space_is_written_out_and_fetched(client, officer):
    thread = threaded(by=DesignationFactory().person)
    client.post(reverse("archive_list"), {"export": "1", "space": thread.space.pk})
    tend_archives()

    answer = client.get(reverse("archive_download", args=[ArchiveJob.objects.get().pk]))

    assert b"Who has done this before?" in b"".join(answer.streaming_content)


def test_a_closed_space_is_not_written_out_for_who_may_not_read_it(client, officer):
    closed = SpaceFactory(open_to="closed")

    assert (
        client.post(reverse("archive_list"), {"export": "1", "space": closed.pk}).status_code == 422
    )
    assert handed_in(client, closed).status_code == 422


def test_who_does_not_work_at_the_desk_comes_not_in(client):
    client.force_login(DesignationFactory().person)

    assert client.get(reverse("archive_list")).status_code in (302, 403)

import pytest
from django.urls import reverse

from tests.factories.community import NOON, SpaceFactory, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.files import attach
from whimbrel.community.actions.moderation import move_thread
from whimbrel.community.actions.posts import remove_post
from whimbrel.community.actions.threads import remove_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def file(settings, tmp_path, member):
    settings.MEDIA_ROOT = tmp_path
    post = threaded(by=member).posts.get()
    return attach(post=post, name="count.txt", media_type="text/plain", content=b"Godwits")


def download(client, file):
    return client.get(reverse("community:file_download", args=[file.pk]))


def test_a_file_of_a_public_post_is_given_to_everybody_to_be_saved(client, file):
    answer = download(client, file)

    assert b"".join(answer.streaming_content) == b"Godwits"
    assert answer["Content-Disposition"] == 'attachment; filename="count.txt"'


def test_a_file_goes_with_its_thread_into_a_closed_space(client, file, member):
    move_thread(thread=file.post.thread, to=SpaceFactory(open_to="closed"), by=member)

    assert download(client, file).status_code == 404
    client.force_login(member)
    assert download(client, file).status_code == 404


def test_a_file_is_taken_away_with_its_post_and_with_its_thread(client, file, member):
    remove_post(post=file.post, by=member, at=NOON)
    assert download(client, file).status_code == 404

    remove_post(post=file.post, by=member, at=None)
    remove_thread(thread=file.post.thread, by=member, at=NOON)
    assert download(client, file).status_code == 404

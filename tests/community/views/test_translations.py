import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded, words
from tests.factories.libretranslate import libretranslate
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.translations import make_translations

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    person = DesignationFactory(person__display_name="Focal point, Kenya").person
    client.force_login(person)
    return person


@pytest.fixture
def post(member):
    return write_post(
        thread=threaded(SpaceFactory(), member), by=member, words=words("Bonjour.", language="fr")
    )


def at(name, post, language="en"):
    return reverse(f"community:{name}", args=[post.pk, language])


def test_without_the_setting_nothing_is_offered(client, post, settings):
    settings.TRANSLATE = ""

    assert client.get(at("post_translation", post)).status_code == 404
    assert client.post(at("post_translation", post)).status_code == 404
    thread = client.get(reverse("community:thread_detail", args=[post.thread_id]))
    assert at("post_translation", post) not in thread.content.decode()


def test_a_reader_asks_for_it_and_the_request_waits_for_no_server(client, post, settings):
    settings.TRANSLATE = "http://192.0.2.1"
    thread = client.get(reverse("community:thread_detail", args=[post.thread_id]))
    assert at("post_translation", post) in thread.content.decode()

    client.post(at("post_translation", post))

    assert "being translated" in client.get(at("post_translation", post)).content.decode()


def test_it_says_that_a_machine_made_it_and_the_original_is_one_click_away(client, post, settings):
    with libretranslate() as server:
        settings.TRANSLATE = server.url
        client.post(at("post_translation", post))
        make_translations(at=now())

    page = client.get(at("post_translation", post)).content.decode()
    assert "Translated by a machine" in page
    assert "[en] Bonjour." in page
    assert f"?from={post.number}#p{post.number}" in page


def test_a_member_makes_it_better_and_is_named(client, post, settings):
    with libretranslate() as server:
        settings.TRANSLATE = server.url
        client.post(at("post_translation", post))
        make_translations(at=now())
    assert client.post(at("translation_correct", post), {"words": ""}).status_code == 422

    client.post(at("translation_correct", post), {"words": "Good day."})

    page = client.get(at("post_translation", post)).content.decode()
    assert "Good day." in page
    assert "made better by Focal point, Kenya" in page
    client.force_login(UserFactory())
    assert client.get(at("translation_correct", post)).status_code == 403


def test_why_it_failed_is_told_and_it_can_be_tried_again(client, post, settings):
    with libretranslate(status=400) as server:
        settings.TRANSLATE = server.url
        client.post(at("post_translation", post))
        make_translations(at=now())

    page = client.get(at("post_translation", post)).content.decode()
    assert "could not be translated" in page
    assert "Try again" in page


def test_a_post_of_a_closed_space_is_translated_for_nobody_else(client, post, settings):
    settings.TRANSLATE = "http://192.0.2.1"
    post.thread.space.open_to = "closed"
    post.thread.space.save()

    assert client.get(at("post_translation", post)).status_code == 404
    assert client.post(at("post_translation", post)).status_code == 404

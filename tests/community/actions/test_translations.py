from datetime import timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory, threaded, words
from tests.factories.libretranslate import libretranslate
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.posts import change_post, write_post
from whimbrel.community.actions.translations import (
    JOB,
    ask_for_translation,
    correct_translation,
    make_translations,
)
from whimbrel.community.models import PostTranslation
from whimbrel.community.queries.translations import older_translation_of, translation_of
from whimbrel.core.models import TimetableEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory(person__display_name="Focal point, Kenya").person


@pytest.fixture
def post(member):
    thread = threaded(SpaceFactory(), member)
    return write_post(thread=thread, by=member, words=words("**Bonjour** à tous.", language="fr"))


def test_what_is_asked_for_is_translated_at_the_next_look_of_the_worker(post, member):
    job = TimetableEntry.objects.create(name=JOB, due_at=NOON + timedelta(minutes=1))

    ask_for_translation(post=post, language="en", by=member, at=NOON)

    job.refresh_from_db()
    assert job.due_at == NOON


def test_a_post_is_translated_once_and_kept(post, member, settings):
    with libretranslate() as server:
        settings.TRANSLATE = server.url
        for _ in range(2):
            ask_for_translation(post=post, language="en", by=member, at=NOON)
            make_translations(at=NOON)

    found = translation_of(post, "en")
    assert found.words == "[en] **Bonjour** à tous."
    assert "<strong>Bonjour</strong>" in found.html
    assert [path for path, _asked in server.asked] == ["/detect", "/translate"]


def test_the_language_is_the_one_the_words_are_in_whatever_was_declared(member, post, settings):
    post.language = "ru"
    post.save()
    with libretranslate(detected="es") as server:
        settings.TRANSLATE = server.url
        ask_for_translation(post=post, language="en", by=member, at=NOON)
        make_translations(at=NOON)

    assert server.asked[-1][1]["source"] == "es"


def test_a_server_that_is_gone_is_asked_again_later_and_at_last_given_up(post, member, settings):
    with libretranslate() as server:
        settings.TRANSLATE = server.url
    ask_for_translation(post=post, language="en", by=member, at=NOON)
    for minutes in (0, 1, 6):
        assert make_translations(at=NOON + timedelta(minutes=minutes)) == 1
        assert translation_of(post, "en").fault == ""
    assert make_translations(at=NOON + timedelta(minutes=7)) == 0
    make_translations(at=NOON + timedelta(minutes=36))

    assert "cannot be reached" in translation_of(post, "en").fault

    with libretranslate() as server:
        settings.TRANSLATE = server.url
        ask_for_translation(post=post, language="en", by=member, at=NOON)
        make_translations(at=NOON)
    assert translation_of(post, "en").made_at is not None


def test_a_language_the_server_does_not_know_is_told_at_once(post, member, settings):
    with libretranslate(detected="sw") as server:
        settings.TRANSLATE = server.url
        ask_for_translation(post=post, language="en", by=member, at=NOON)
        make_translations(at=NOON)

    assert "from “sw” into “en”" in translation_of(post, "en").fault


def test_a_changed_post_has_no_translation_until_it_is_asked_for_anew(post, member, settings):
    with libretranslate() as server:
        settings.TRANSLATE = server.url
        ask_for_translation(post=post, language="en", by=member, at=NOON)
        make_translations(at=NOON)

    change_post(post=post, text="Bonsoir.", by=member, at=NOON)

    assert translation_of(post, "en") is None
    assert older_translation_of(post, "en") is not None


def test_a_correction_is_kept_credited_and_not_written_over(post, member, settings):
    with libretranslate() as server:
        settings.TRANSLATE = server.url
        ask_for_translation(post=post, language="en", by=member, at=NOON)
        make_translations(at=NOON)
        found = translation_of(post, "en")
        correct_translation(translation=found, text="Hello everybody.", by=member, at=NOON)
        ask_for_translation(post=post, language="en", by=member, at=NOON)
        make_translations(at=NOON)

    found.refresh_from_db()
    assert (found.words, found.corrector_name) == ("Hello everybody.", "Focal point, Kenya")
    assert found.machine_words == "[en] **Bonjour** à tous."
    assert PostTranslation.objects.count() == 1

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.manual import body, edit, make_article, make_translation
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.manual.actions.consultations import open_consultation
from whimbrel.manual.models import ArticlePage, Version
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
BENCH = "/en/manual/translate/fr/credentials/"


@pytest.fixture
def source(db):
    return make_article(pieces=body(deadline="Send it **60 days** before.", copy="Bring a copy."))


@pytest.fixture
def translator(client, db):
    person = seated(Role.TRANSLATOR, display_name="Translator", language="fr")
    client.force_login(person)
    return person


def french():
    return ArticlePage.objects.get(locale__language_code="fr")


def post(client, **extra):
    told = {
        "piece-title": "Pouvoirs",
        "piece-p-deadline": "Envoyez-le **60 jours** avant.",
        "piece-p-copy": "",
        "says_all": "on",
    }
    return client.post(BENCH, told | extra)


def test_a_translator_saves_a_draft_that_no_reader_sees(client, source, translator):
    answer = post(client)

    assert answer.status_code == 302
    assert french().get_latest_revision_as_object().title == "Pouvoirs"
    assert not Version.objects.filter(language="fr").exists()
    assert "Send it" in client.get("/fr/manual/articles/credentials/").content.decode()


def test_what_a_translator_hands_in_waits_for_the_secretariat(client, source, translator):
    post(client, hand_in="yes")

    page = french()
    assert page.workflow_in_progress
    assert not page.live


def test_when_the_secretariat_approves_readers_have_it(client, source, translator):
    post(client, hand_in="yes")
    keeper = seated(display_name="Secretariat")

    french().current_workflow_task_state.approve(user=keeper)

    version = Version.objects.get(language="fr")
    assert version.title == "Pouvoirs"
    assert version.based_on == Version.objects.get(language="en")
    assert [piece["key"] for piece in version.pieces] == ["p-deadline"]


def test_the_secretariat_publishes_at_once(client, source, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated(display_name="Secretariat"))

    post(client, publish="yes")

    assert Version.objects.standing().get(language="fr").title == "Pouvoirs"


def test_the_translator_sees_source_and_translation_side_by_side_with_what_changed(
    client, source, translator
):
    make_translation(source, pieces=body(deadline="Envoyez-le 60 jours avant."))
    edit(source, body=body(deadline="Send it 150 days before.", copy="Bring a copy."))

    page = client.get(BENCH, HTTP_ACCEPT_ENCODING="identity").content.decode()

    assert "<ins>150</ins>" in page
    assert "Envoyez-le 60 jours avant." in page


def test_the_list_puts_what_misleads_readers_first(client, translator):
    late, bad = make_article("late"), make_article("bad")
    make_article("missing")
    for source in (late, bad):
        make_translation(source)
    edit(late, title="Late, anew", weight="normal")
    edit(bad, title="Bad, anew", weight="major")

    page = client.get("/en/manual/translate/").content.decode()

    assert page.index("fr/bad/") < page.index("fr/late/") < page.index("fr/missing/")


def test_a_po_file_goes_out_and_comes_back(client, source, translator):
    sent = client.get("/en/manual/translate/fr/credentials.po").content
    filled = sent.replace(
        b'msgid "Bring a copy."\nmsgstr ""', b'msgid "Bring a copy."\nmsgstr "Une copie."'
    )
    assert filled != sent

    client.post(f"{BENCH}po/", {"file": SimpleUploadedFile("back.po", filled)})

    (piece,) = french().get_latest_revision_as_object().body
    assert (piece.id, piece.value.source) == ("p-copy", "<p>Une copie.</p>")


def test_a_correction_made_here_outlives_the_file_that_comes_back(client, source, translator):
    sent = client.get("/en/manual/translate/fr/credentials.po").content
    filled = sent.replace(
        b'msgid "Bring a copy."\nmsgstr ""', b'msgid "Bring a copy."\nmsgstr "Une copie."'
    )
    post(client, **{"piece-p-copy": "Apportez une copie."})

    answer = client.post(
        f"{BENCH}po/", {"file": SimpleUploadedFile("back.po", filled)}, follow=True
    )

    words = [piece.value.source for piece in french().get_latest_revision_as_object().body]
    assert "<p>Apportez une copie.</p>" in words
    assert "1 pieces were corrected here" in answer.content.decode()


@pytest.mark.parametrize("content", [b"not a file of ours", b"\x00"])
def test_a_file_that_is_not_ours_changes_nothing_and_says_so(client, source, translator, content):
    answer = client.post(f"{BENCH}po/", {"file": SimpleUploadedFile("x.po", content)}, follow=True)

    assert "Nothing was changed" in answer.content.decode()
    assert not ArticlePage.objects.filter(locale__language_code="fr").exists()


def test_a_focal_point_and_a_newcomer_are_not_translators(client, source):
    for person in (DesignationFactory().person, UserFactory()):
        client.force_login(person)
        assert client.get(BENCH).status_code == 403


def test_english_is_nobody_s_translation(client, source, translator):
    assert client.get("/en/manual/translate/en/credentials/").status_code == 404


def test_a_locked_translation_takes_no_draft_and_the_words_are_given_back(
    client, source, translator
):
    post(client)
    ArticlePage.objects.filter(pk=french().pk).update(locked=True)
    before = french().latest_revision_id

    answer = post(client, **{"piece-p-copy": "Apportez une copie."})

    assert answer.status_code == 422
    assert "Apportez une copie." in answer.content.decode()
    assert "is locked" in answer.content.decode()
    assert french().latest_revision_id == before


def test_a_file_is_not_brought_back_into_a_locked_translation(client, source, translator):
    post(client)
    content = client.get(f"{BENCH[:-1]}.po").content
    page = french()
    ArticlePage.objects.filter(pk=page.pk).update(locked=True)

    answer = client.post(f"{BENCH}po/", {"file": SimpleUploadedFile("a.po", content)}, follow=True)

    assert "this translation is locked" in answer.content.decode()
    assert french().latest_revision_id == page.latest_revision_id


def test_a_translator_is_told_that_the_parties_are_asked_about_the_source(
    client, source, translator
):
    open_consultation(
        article=source,
        question="",
        closes_on=localdate() + timedelta(days=9),
        by=seated(display_name="Secretariat"),
        at=now(),
    )

    shown = client.get(BENCH, HTTP_ACCEPT_ENCODING="identity").content.decode()

    assert "The Parties are asked about the English text" in shown

import pytest

from tests.factories.libretranslate import libretranslate
from whimbrel.core.translating import Engine, NotTranslated, engine


def test_words_go_there_and_come_back_paragraph_by_paragraph():
    with libretranslate() as server:
        said = Engine(server.url).translate("Un.\n\nDeux.", source="fr", target="en")

    assert said == "[en] Un.\n\n[en] Deux."
    assert server.asked == [
        ("/translate", {"q": ["Un.", "Deux."], "source": "fr", "target": "en", "format": "text"})
    ]


def test_long_words_go_in_parts_and_no_paragraph_is_cut():
    with libretranslate() as server:
        Engine(server.url).translate("\n".join(["x" * 1500] * 5), source="fr", target="en")

    assert [len(asked["q"]) for _path, asked in server.asked] == [2, 2, 1]


def test_the_server_says_what_it_translates_and_which_language_it_sees():
    with libretranslate(detected="es") as server:
        assert "ru" in Engine(server.url).targets()["fr"]
        assert Engine(server.url).detect("Hola") == "es"
        server.confidence = 12.0
        assert Engine(server.url).detect("Hm") == ""


def test_a_key_is_sent_and_a_wrong_one_is_told_in_the_server_s_words():
    with libretranslate(key="k") as server:
        Engine(server.url, "k").detect("Bonjour")
        with pytest.raises(NotTranslated, match="Invalid API key") as refused:
            Engine(server.url, "other").detect("Bonjour")

    assert not refused.value.is_passing


@pytest.mark.parametrize(("status", "is_passing"), [(429, True), (503, True), (400, False)])
def test_whether_to_ask_again_is_seen_from_the_status(status, is_passing):
    with libretranslate(status=status) as server, pytest.raises(NotTranslated) as refused:
        Engine(server.url).translate("Un", source="fr", target="en")

    assert refused.value.is_passing is is_passing


def test_a_server_that_is_not_there_may_come_back():
    with libretranslate() as server:
        url = server.url

    with pytest.raises(NotTranslated, match="cannot be reached") as refused:
        Engine(url).detect("Bonjour")
    assert refused.value.is_passing


@pytest.mark.parametrize("body", [b"<html>", b'{"translatedText": "one"}', b"[]"])
def test_what_is_no_translation_is_told_as_such(body):
    with libretranslate(body=body) as server, pytest.raises(NotTranslated) as refused:
        Engine(server.url).translate("Un", source="fr", target="en")

    assert not refused.value.is_passing


def test_without_the_setting_there_is_no_server(settings):
    settings.TRANSLATE = ""
    assert engine() is None

    settings.TRANSLATE = "https://secret@translate.example.org/"
    assert engine() == Engine("https://translate.example.org", "secret")

import pytest

from tests.core.inbox.corpus.words import OWN
from whimbrel.core.inbox.reading.charsets import decode, known_codec


@pytest.mark.parametrize(
    ("language", "real"),
    [
        ("ar", "cp1256"),
        ("ru", "koi8-r"),
        ("ru", "cp1251"),
        ("zh", "gb18030"),
        ("fr", "cp1252"),
        ("es", "cp1252"),
    ],
)
def test_an_alphabet_that_is_not_said_is_guessed_by_how_people_write(language, real):
    assert decode(OWN[language].encode(real)) == OWN[language]


def test_utf8_is_taken_for_what_it_is_whatever_is_said():
    assert decode("Réunion à Nairobi".encode(), "iso-8859-1") == "Réunion à Nairobi"


def test_latin_1_means_windows_larger_set():
    assert decode("“quoted” – €".encode("cp1252"), "iso-8859-1") == "“quoted” – €"


@pytest.mark.parametrize(
    "name", ["hex", "zip", "rot13", "unicode_escape", "idna", "punycode", "no-such", "\0"]
)
def test_codecs_that_are_no_alphabets_are_never_used(name):
    assert known_codec(name) == ""
    assert decode(b"plain words", name) == "plain words"

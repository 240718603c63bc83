from tests.factories.archives import MBOX, PIPERMAIL, an_archive
from whimbrel.core.inbox.reading.archive import read_archive


def test_an_mbox_gives_its_letters_with_what_they_answer(tmp_path):
    one, two, three, four = read_archive(an_archive(tmp_path))

    assert (one.name, one.address) == ("Focal point, Kenya", "kenya@example.org")
    assert (one.subject, one.is_answer) == ("Counting in January", False)
    assert one.text.endswith("From there we go on.")
    assert (two.answers, two.is_answer) == (("<one@example.org>",), True)
    assert two.text == "We do."
    assert three.text.endswith("avec nos collègues.")
    assert four.fault == "it has no date"


def test_pipermail_is_read_packed_or_plain(tmp_path):
    for is_packed in (False, True):
        one, two = read_archive(an_archive(tmp_path, PIPERMAIL, is_packed=is_packed))

        assert (one.name, one.address) == ("Focal point, Kenya", "kenya@example.org")
        assert two.answers == ("<one@example.org>",)


def test_a_name_that_is_an_address_is_none(tmp_path):
    _one, two, *_ = read_archive(an_archive(tmp_path))
    _one, other = read_archive(an_archive(tmp_path, PIPERMAIL))

    assert two.name == other.name == ""


def test_a_letter_without_a_name_among_letters_gets_one_that_stays(tmp_path):
    words = MBOX.replace("Message-ID: <one@example.org>\n", "")

    first = next(read_archive(an_archive(tmp_path, words)))
    again = next(read_archive(an_archive(tmp_path, words)))

    assert first.message_id == again.message_id != ""

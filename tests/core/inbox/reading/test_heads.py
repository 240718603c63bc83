from email.parser import BytesParser

import pytest

from whimbrel.core.inbox.reading import heads


def head(*lines):
    return BytesParser().parsebytes("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n")


@pytest.mark.parametrize(
    "before",
    [
        "Re: ",
        "RE: Re: ",
        "Fwd: ",
        "Re[2]: ",
        "RE : ",
        "Rép : ",
        "RV: ",
        "RES: ",
        "ENC: ",
        "TR: ",
        "AW: ",
    ],
)
def test_a_subject_is_without_what_programs_put_before_it(before):
    assert heads.subject(head(f"Subject: {before}Counting of waders")) == "Counting of waders"


@pytest.mark.parametrize(
    ("before", "rest"),
    [("رد: ", "مشروع"), ("Отв: ", "Проект"), ("回复:", "草案"), ("Re: 转发: ", "草案")],
)
def test_so_in_other_scripts(before, rest):
    from email.header import Header

    assert heads.subject(head(f"Subject: {Header(before + rest, 'utf-8').encode()}")) == rest


def test_a_word_that_begins_alike_stays():
    assert heads.subject(head("Subject: Report: the lakes")) == "Report: the lakes"


def test_addresses_are_found_in_broken_lines_too():
    assert (
        heads.author(head("From: Focal point, Kenya <Focal.Point@Example.org>"))[1]
        == "focal.point@example.org"
    )
    assert heads.author(head("From: <<a@example.org>"))[1] == "a@example.org"
    assert heads.author(head("To: a@example.org")) == ("", "")


def test_names_of_letters_come_in_order_and_once():
    found = heads.message_ids(
        head("References: <a@x> <b@x>\r\n <a@x>", "In-Reply-To: <c@x>"), "References", "In-Reply-To"
    )

    assert found == ("<a@x>", "<b@x>", "<c@x>")


@pytest.mark.parametrize(
    "line",
    ["Tue, 99 Foo 99999 99:99:99 +9999", "yesterday", "", "Tue, 3 Mar 2026 10:12:00 +99999999"],
)
def test_a_day_that_is_none_is_none(line):
    assert heads.day(head(f"Date: {line}")) is None


def test_broken_encoded_words_are_shown_as_they_are():
    assert heads.words(head("Subject: =?utf-8?b?!!!?= and more"), "Subject")


def test_what_no_database_keeps_is_left_out():
    torn = head("Message-ID: <a\xd9@x> <b\0@x> <c@x>", "From: a\0@example.org", "Subject: a\0b")

    assert heads.message_ids(torn, "Message-ID") == ("<c@x>",)
    assert "\0" not in heads.author(torn)[1] + heads.subject(torn)
    assert heads.storable("a\udcd9\0b") == "a?b"


def test_a_comma_in_an_encoded_name_parts_nothing():
    letter = head("From: =?utf-8?q?Point_focal=2C_S=C3=A9n=C3=A9gal?= <senegal@example.org>")

    assert heads.author(letter) == ("Point focal, Sénégal", "senegal@example.org")

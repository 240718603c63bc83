import pytest

from whimbrel.manual.po import PoRefused, Segment, finger_print, read, written

SEGMENTS = [
    Segment("title", "Credentials", "Pouvoirs"),
    Segment("p-what", 'Signed by a minister: "now".\n\n- a\n- b', ""),
    Segment("p-same", "Credentials", "Les pouvoirs"),
]


def sent():
    return written(SEGMENTS, article="credentials", language="fr", source_version=3)


def test_what_is_written_is_read_again():
    file = read(sent())

    assert (file.article, file.language, file.source_version) == ("credentials", "fr", 3)
    assert [(one.key, one.source, one.target) for one in file.messages] == [
        ("title", "Credentials", "Pouvoirs"),
        ("p-same", "Credentials", "Les pouvoirs"),
    ]


def test_each_message_says_what_stood_beside_it():
    assert read(sent()).messages[0].stood == finger_print("Pouvoirs")


def test_an_outside_tool_fills_what_was_empty():
    content = sent().replace(b'- b"\nmsgstr ""', b'- b"\nmsgstr "Sign\xc3\xa9."')

    assert {one.key: one.target for one in read(content).messages}["p-what"] == "Signé."


@pytest.mark.parametrize(
    "content", [b"\x00\xff", b"not a file of ours", b'msgid ""\nmsgstr ""\n', b'msgid "a"\nmsgst']
)
def test_a_file_that_is_not_ours_is_refused(content):
    with pytest.raises(PoRefused):
        read(content)

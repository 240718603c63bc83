import pytest

from whimbrel.core.mail.notices import write_notice
from whimbrel.core.mail.writing import Recipient

pytestmark = pytest.mark.django_db
LINK = "https://whimbrel.example.org/en/desk/"


def test_a_notice_says_where_to_look_and_nothing_else():
    letter = write_notice(to=Recipient("focal.point@example.org"), kind="sign_in", link=LINK)

    assert letter.subject == "Something waits for you"
    assert letter.text == (
        "Something waits for you at Whimbrel.\n\n"
        "The matter is confidential, so this letter does not say what it is. "
        "Sign in and read it here:\n\n"
        "https://whimbrel.example.org/en/desk/\n"
    )


def test_two_notices_about_two_matters_cannot_be_told_apart():
    to = Recipient("focal.point@example.org")

    one, other = (write_notice(to=to, kind="sign_in", link=LINK, once=once) for once in "ab")

    assert (one.subject, one.text) == (other.subject, other.text)


def test_a_notice_is_written_once_for_a_matter():
    to = Recipient("focal.point@example.org")

    assert write_notice(to=to, kind="sign_in", link=LINK, once="a") is not None
    assert write_notice(to=to, kind="sign_in", link=LINK, once="a") is None

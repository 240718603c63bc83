import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from tests.factories.people import UserFactory
from whimbrel.core.mail.rendering import mail_of
from whimbrel.core.mail.writing import Recipient

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(email="focal.point@example.org")


def to(person, language="en"):
    return Recipient(address=person.email, language=language, person=person.pk)


def sent(letter):
    """The letter as bytes on the line, read again."""
    return mail_of(letter).message()


def html_of(letter):
    return BeautifulSoup(mail_of(letter).alternatives[0].content, "html.parser")


def test_a_letter_names_itself_its_thread_and_its_language(write):
    letter = write(
        to=Recipient(address="a@example.org", language="fr"),
        list_id="Forum <forum.example.org>",
        in_reply_to="<first@example.org>",
        references="<first@example.org> <second@example.org>",
    )

    head = sent(letter)

    assert head["Message-ID"] == letter.message_id
    assert head["In-Reply-To"] == "<first@example.org>"
    assert head["References"] == "<first@example.org> <second@example.org>"
    assert head["List-Id"] == "Forum <forum.example.org>"
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["Content-Language"] == "fr"
    assert sent(letter)["Message-ID"] == head["Message-ID"]


def test_a_kind_that_can_be_refused_has_a_button_for_it_in_the_mail_program(write, person):
    letter = write(to=to(person, "fr"))

    head = sent(letter)

    link = head["List-Unsubscribe"]
    assert link.startswith("<http://127.0.0.1:8000/fr/mail/stop/")
    assert link.endswith("/>")
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link.strip("<>") in mail_of(letter).body


@pytest.mark.parametrize(
    "words", [{"kind": "sign_in"}, {"is_answer": True}, {"to": Recipient(address="a@example.org")}]
)
def test_an_answer_what_cannot_be_refused_and_what_goes_to_a_stranger_has_none(
    write, person, words
):
    letter = write(**{"to": to(person)} | words)

    assert sent(letter)["List-Unsubscribe"] is None
    assert sent(letter)["List-Unsubscribe-Post"] is None
    assert mail_of(letter).body == "It begins on Monday."


def test_the_text_comes_first_and_as_light_html_after_it(write):
    parts = sent(write()).get_payload()

    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]


def test_the_html_speaks_the_recipient_s_language_and_runs_its_way(write):
    with override("fr"):
        page = html_of(write(to=Recipient(address="a@example.org", language="ar")))

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert (page.div["lang"], page.div["dir"]) == ("ar", "rtl")


def test_what_somebody_wrote_is_shown_and_not_run(write):
    page = html_of(write(text="<script>alert(1)</script> see https://example.org/?a=1&b=<2>"))

    assert page.script is None
    assert "<script>alert(1)</script>" in page.get_text()
    assert page.a["href"].startswith("https://example.org/?a=1&b=")


def test_a_link_that_would_run_is_no_link(write):
    page = html_of(write(text="javascript:alert(1)"))

    assert page.a is None


def test_paragraphs_stay_paragraphs(write):
    assert len(html_of(write(text="One.\n\nTwo.\nThree.")).find_all("p")) == 2

import io
from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from openpyxl import load_workbook

from tests.factories.designations import seated
from tests.factories.inbox import an_inbound, arrive
from tests.factories.nbsap import (
    REQUIRED,
    NbsapFactory,
    a_questionnaire,
    a_reply,
    answer,
    asked,
    said,
)
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.inbound import Command
from whimbrel.core.models import Letter
from whimbrel.core.responses import table_download
from whimbrel.nbsap.actions.following import follow
from whimbrel.nbsap.actions.handing_in import submit_reply
from whimbrel.nbsap.actions.news import note_news, tell_followers
from whimbrel.nbsap.actions.reply_files import HEAD, sheet_rows
from whimbrel.nbsap.inbox import news, remark
from whimbrel.nbsap.models import Following, Reply
from whimbrel.nbsap.queries.replies import reply_lines

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_in(settings):
    settings.MAIL_IN = "reply@in.example.org"


@pytest.fixture
def reply():
    return a_reply(country=CountryFactory(iso3="KEN"), process__team="yes")


@pytest.fixture
def nfp(reply):
    person = UserFactory(email="kenya@example.org")
    DesignationFactory(person=person, country=reply.country)
    return person


def filled(reply, **answers):
    rows = sheet_rows(reply_lines(reply))
    book = load_workbook(io.BytesIO(table_download("form", HEAD, rows, "xlsx").content))
    for row in book.active.iter_rows(min_row=2):
        for name, value in answers.items():
            if row[0].value.startswith(f"q{asked(reply, name).pk} "):
                row[4].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(reply, person, *files):
    to = reply_address("plan", f"{reply.questionnaire.pk}.ken", person.pk)
    arrive(sender=person.email, to=to, text="Our answers.", files=files)
    return Letter.objects.filter(kind="inbox_answer").latest("pk").text


def stands(reply, code):
    return reply.answers.get(question__code=code).value


def test_a_filled_in_form_is_kept_from_a_letter(reply, nfp):
    form = filled(reply, process__team="no", content__places="Chapter 3")

    told = send(reply, nfp, ("form.xlsx", form))

    assert "2 answers are kept." in told
    assert (stands(reply, "team"), stands(reply, "places")) == ("no", "Chapter 3")


def test_what_somebody_wrote_meanwhile_stands_and_is_named(reply, nfp):
    form = filled(reply, process__team="no", content__places="Chapter 3")
    answer(reply, process__team="partly")

    told = send(reply, nfp, ("form.xlsx", form))

    assert "1 answer is kept." in told
    assert "team that writes the plan? In part" in told
    assert stands(reply, "team") == "partly"


def test_a_letter_begins_the_answers_of_a_country(nfp):
    questionnaire = a_questionnaire(code="cycle-2")
    kenya = nfp.designations.get().country
    blank = a_reply(questionnaire)

    told = send(blank, nfp, ("form.xlsx", filled(blank, process__team="no")))

    assert "1 answer is kept." in told
    assert stands(Reply.objects.get(questionnaire=questionnaire, country=kenya), "team") == "no"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "We found no filled-in form"),
        ((("note.pdf", b"%PDF-1.7"),), "We found no filled-in form"),
        ((("form.docx", b"torn"),), "This is not a Word file"),
        ((("form.xlsx", b"torn"),), "nothing was changed"),
    ],
)
def test_a_letter_without_a_form_that_can_be_read_changes_nothing_and_says_so(
    reply, nfp, files, said
):
    assert said in send(reply, nfp, *files)
    assert reply.answers.count() == 1


def test_nothing_is_kept_after_handing_in(nfp):
    reply = a_reply(a_questionnaire(code="full"), country=nfp.designations.get().country, **REQUIRED)  # fmt: skip
    form = filled(reply, process__team="no")
    submit_reply(reply=reply, by=nfp, at=reply.stages.get().at)

    assert "handed in meanwhile" in send(reply, nfp, ("form.xlsx", form))
    assert stands(reply, "team") == "yes"


def test_who_acts_for_another_country_answers_nothing(reply):
    neighbour = DesignationFactory(person=UserFactory(email="chad@example.org")).person

    assert "was not asked of you" in send(reply, neighbour, ("form.xlsx", filled(reply)))


def test_one_word_ends_following_and_any_other_letter_changes_nothing():
    person, other = UserFactory(), UserFactory()
    for one in (person, other):
        follow(person=one, at=now())
        follow(person=one, at=now(), country=CountryFactory())

    asked = news(an_inbound(kind="news", payload="all", person=person, text="Who are you?"))
    assert "“unsubscribe”" in asked.text
    assert Following.objects.count() == 4
    ended = news(an_inbound(kind="news", payload="all", person=person, command=Command.LEAVE))

    assert ended.text == "You follow nothing more, and are told of no new records."
    assert {one.person for one in Following.objects.all()} == {other}


def test_the_letter_says_that_it_can_be_ended_by_an_answer():
    person = UserFactory(written_to="at_once")
    follow(person=person, at=now() - timedelta(hours=1))
    NbsapFactory()
    note_news(at=now())

    tell_followers(at=now())

    letter = Letter.objects.get()
    assert letter.reply_to.startswith("reply+news-all-")
    assert "Or reply with the one word “unsubscribe”." in letter.text


def say(remark, person, text):
    to = reply_address("remark", remark.pk, person.pk)
    arrive(sender=person.email, to=to, text=text)


def told():
    return Letter.objects.filter(kind="inbox_answer").latest("pk").text


def test_what_is_replied_to_a_remark_stands_beside_it_as_the_country_s_word(reply, nfp):
    officer = seated(email="officer@example.org")
    asked_of = said(reply, "Since when?", by=officer)

    say(asked_of, nfp, "Since May.")

    added = reply.remarks.latest("pk")
    assert (added.words, added.question, added.by) == ("Since May.", asked_of.question, nfp)
    assert not added.is_of_secretariat
    assert Letter.objects.filter(kind="plan_remark", recipient=officer).count() == 1

    say(added, officer, "Thank you.")
    assert reply.remarks.latest("pk").is_of_secretariat


def test_who_acts_for_the_country_no_more_says_nothing_by_letter(reply, nfp):
    asked_of = said(reply, "Since when?")
    nfp.designations.update(ends_on=localdate())

    say(asked_of, nfp, "Since May.")

    assert "do not act for this country any more" in told()
    assert reply.remarks.count() == 1


def test_a_letter_that_cannot_be_a_remark_is_answered_and_nothing_is_kept(reply, nfp):
    first = said(reply, "Since when?")

    say(first, nfp, "long " * 1100)
    assert "at most 5000" in told()
    empty = an_inbound(kind="remark", payload=str(first.pk), person=nfp, text=" ")
    assert "no words of your own" in remark(empty).text

    assert reply.remarks.count() == 1

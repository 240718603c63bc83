from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.nbsap import a_reply, answer, said
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, InstrumentFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.journal import history_of
from whimbrel.core.models import Letter
from whimbrel.nbsap.actions.remarks import reopen_remark, settle_remark
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply():
    return a_reply()


def nfp_of(reply, **fields):
    fields = {"instrument": reply.questionnaire.instrument} | fields
    return DesignationFactory(country=reply.country, **fields).person


def written_to():
    return {one.recipient_id for one in Letter.objects.all()}


def verbs(reply):
    return [one.verb for one in history_of(reply)]


def test_the_focal_points_of_the_convention_that_asks_are_told_what_the_secretariat_says(
    reply, settings
):
    settings.MAIL_IN = "reply@in.example.org"
    person = nfp_of(reply)
    DesignationFactory(instrument=reply.questionnaire.instrument)
    left = {"starts_on": date(2020, 1, 1), "ends_on": localdate()}
    nfp_of(reply, **left)
    nfp_of(reply, instrument=InstrumentFactory())

    remark = said(reply, "Since when?")

    letter = Letter.objects.get()
    assert letter.recipient_id == person.pk
    assert "Since when?" in letter.text
    assert f"/nbsaps/answers/{reply.pk}/questions/{remark.question_id}/" in letter.text
    assert letter.reply_to == reply_address("remark", remark.pk, person.pk)
    assert letter.is_confidential


def test_who_wrote_the_answer_is_told_too_while_they_act_for_the_country(reply):
    colleague, gone = nfp_of(reply, instrument=InstrumentFactory()), UserFactory()
    answer(reply, by=gone, process__team="yes")
    answer(reply, by=colleague, process__team="no")

    said(reply, "Since when?")

    assert written_to() == {colleague.pk}


def test_the_country_s_word_goes_to_who_asked_at_the_secretariat(reply):
    officer, _other = seated(), seated()
    said(reply, "Since when?", by=officer)

    said(reply, "Since May.", by=nfp_of(reply), is_of_secretariat=False)

    assert written_to() == {officer.pk}


@pytest.mark.parametrize(("often", "letters"), [("weekly", 1), ("never", 0)])
def test_a_remark_waits_for_the_person_s_round_and_never_comes_to_who_wants_no_letters(
    reply, often, letters
):
    User.objects.filter(pk=nfp_of(reply).pk).update(written_to=often)

    said(reply, "Since when?")

    assert Letter.objects.filter(due_at__gt=now()).count() == letters


def test_what_is_sent_twice_is_said_once(reply):
    nfp_of(reply)
    first, again = (said(reply, "Since when?", key="k") for _twice in range(2))
    other = said(a_reply(reply.questionnaire), "Since when?", key="k")

    assert first == again
    assert other != first
    assert Letter.objects.count() == 1
    assert verbs(reply).count("made a remark on an answer") == 1


def test_the_last_word_settles_what_was_said_before_of_the_same_answer_and_of_no_other(reply):
    first, last = said(reply, "Since when?"), said(reply, "Since May.", is_of_secretariat=False)
    other = said(reply, "Which?", question="content__species")
    by, at = UserFactory(), now() - timedelta(hours=1)

    settle_remark(remark=last, by=by, at=at)
    settle_remark(remark=last, by=by, at=now())

    for one in (first, last, other):
        one.refresh_from_db()
    assert (first.settled_at, last.settled_at, other.settled_at) == (at, at, None)
    assert verbs(reply).count("settled a remark") == 1


def test_a_settled_remark_is_opened_again_once(reply):
    remark, by = said(reply, "Since when?"), UserFactory()
    settle_remark(remark=remark, by=by, at=now())

    for _twice in range(2):
        reopen_remark(remark=remark, by=by)

    remark.refresh_from_db()
    assert remark.settled_at is None
    assert verbs(reply).count("opened a remark again") == 1

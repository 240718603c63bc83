from datetime import date

import pytest

from tests.factories.designations import seated
from tests.factories.nbsap import REQUIRED, a_questionnaire, a_reply, asked
from tests.nbsap.views.pages import at, words
from whimbrel.core.models import Letter
from whimbrel.nbsap.models import Delegation, Remark, Reply
from whimbrel.treaties.models import Instrument

pytestmark = pytest.mark.django_db


def test_a_country_begins_and_sees_what_is_missing(client, cms_nfp, questionnaire):
    client.force_login(cms_nfp)
    here = at("reply_detail", "cycle-1", "KEN")
    assert "Begin" in words(client.get(here))

    client.post(here)

    page = words(client.get(here))
    assert "7 answers are still missing:" in page
    assert "0 of 13 questions are answered." in page


def test_a_questionnaire_that_opens_later_is_not_there_yet(client, cms_nfp, cms):
    a_questionnaire(code="later", instrument=cms, opens_on=date(2098, 1, 1))
    client.force_login(cms_nfp)

    assert client.get(at("reply_detail", "later", "KEN")).status_code == 404
    assert client.get(at("questionnaire_detail", "later")).status_code == 404


def test_a_remark_is_made_by_the_secretariat_and_settled_by_the_country(
    client, cms_nfp, questionnaire, kenya
):
    reply = a_reply(questionnaire, country=kenya, process__team="yes")
    question = asked(reply, "process__team")
    here = at("reply_question", reply.pk, question.pk)
    client.force_login(seated())
    assert client.post(here, {"words": ""}).status_code == 422
    client.post(here, {"words": "Since when?"})

    client.force_login(cms_nfp)
    assert "Open remarks" in words(client.get(at("reply_detail", "cycle-1", "KEN")))
    assert "Since when?" in words(client.get(here))
    client.post(at("remark_settle", Remark.objects.get().pk))
    assert "Open remarks" not in words(client.get(at("reply_detail", "cycle-1", "KEN")))


def test_a_question_of_another_questionnaire_is_none_of_these_answers(
    client, cms_nfp, questionnaire, kenya
):
    reply = a_reply(questionnaire, country=kenya)
    other = a_reply(a_questionnaire(code="cycle-2"))
    client.force_login(cms_nfp)

    foreign = at("reply_question", reply.pk, asked(other, "process__team").pk)
    assert client.get(foreign).status_code == 404
    repeated = at("reply_question", reply.pk, asked(reply, "species__named").pk)
    for number in ("", "?block=1", "?block=x"):
        assert client.get(repeated + number).status_code == 404


def test_a_part_is_given_to_an_office_and_taken_back(client, cms_nfp, questionnaire, kenya):
    reply = a_reply(questionnaire, country=kenya)
    client.force_login(cms_nfp)
    here = at("section_delegate", reply.pk, "sites")
    given = {"office": "Ministry of fisheries", "email": "fish@example.org", "language": "fr", "due_on": "2099-01-01"}  # fmt: skip
    assert client.get(here).status_code == 200
    late = client.post(here, given | {"due_on": "2000-01-01"})
    assert late.status_code == 422
    assert "This day has passed." in words(late)

    client.post(here, given)

    page = words(client.get(at("reply_detail", "cycle-1", "KEN")))
    assert "Ministry of fisheries : Sites and corridors" in page
    assert Letter.objects.get().address == "fish@example.org"
    client.post(at("delegation_end", Delegation.objects.get().pk))
    assert "Ministry of fisheries" not in words(client.get(at("reply_detail", "cycle-1", "KEN")))


def test_all_answers_are_read_on_one_page(client, cms_nfp, questionnaire, kenya):
    reply = a_reply(questionnaire, country=kenya, process__team="partly")
    client.force_login(cms_nfp)

    page = words(client.get(at("reply_read", reply.pk)))

    assert "on the team that writes the plan? In part" in page
    assert "expected to be adopted" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_a_country_costs_the_same_for_one_answer_or_many(
    client, cms_nfp, questionnaire, kenya, number, django_assert_num_queries
):
    a_reply(questionnaire, country=kenya, **dict(list(REQUIRED.items())[:number]))
    assert Reply.objects.count() == 1
    client.force_login(cms_nfp)
    client.get(at("reply_detail", "cycle-1", "KEN"))

    with django_assert_num_queries(15):
        client.get(at("reply_detail", "cycle-1", "KEN"))


def test_an_answer_to_another_convention_is_offered_with_where_it_comes_from(
    client, cms_nfp, cbd_nfp, questionnaire, kenya
):
    cbd = a_questionnaire(code="of-cbd", instrument=Instrument.objects.get(code="CBD"))
    told = a_reply(cbd, country=kenya, process__revised="yes")
    reply = a_reply(questionnaire, country=kenya)
    client.force_login(cms_nfp)
    said = "From “Plans, of-cbd”: look whether it holds here too"

    assert said in words(client.get(at("reply_section", reply.pk, "process")))
    assert said in words(client.get(at("reply_read", reply.pk)))
    one = client.get(at("reply_question", reply.pk, asked(reply, "process__revised").pk))
    assert said in words(one)
    there = at("reply_question", told.pk, asked(told, "process__revised").pk)
    assert there in one.content.decode()
    client.force_login(seated())
    assert "Kenya begun" in (page := words(client.get(at("questionnaire_board", "cycle-1"))))
    assert "0/7 1" in page


def test_a_settled_remark_is_opened_again_and_what_is_sent_twice_is_said_once(
    client, cms_nfp, questionnaire, kenya
):
    reply = a_reply(questionnaire, country=kenya, process__team="yes")
    here = at("reply_question", reply.pk, asked(reply, "process__team").pk)
    client.force_login(cms_nfp)
    for _twice in range(2):
        client.post(here, {"words": "Since May.", "key": "k"})
    remark = Remark.objects.get()
    client.post(at("remark_settle", remark.pk))

    assert "Since May. Open again" in words(client.get(here))
    client.post(at("remark_settle", remark.pk), {"again": "1"})

    remark.refresh_from_db()
    assert remark.settled_at is None
    assert "Open remarks" in words(client.get(at("reply_detail", "cycle-1", "KEN")))

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import a_questionnaire, a_reply, said
from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.remarks import reopen_remark, settle_remark
from whimbrel.nbsap.queries.remarks import waiting_for_country, waiting_for_secretariat

pytestmark = pytest.mark.django_db


def counted(waiting):
    return {one.reply: one.remarks for one in waiting}


def test_a_remark_waits_for_whose_word_it_is_not():
    reply, other = a_reply(), a_reply(a_questionnaire(code="cycle-2"))
    mine = [reply.country_id]
    said(reply, "Since when?")
    said(reply, "Which?", question="content__species")
    said(other, "Where?")

    assert counted(waiting_for_country(mine)) == {reply: 2}
    assert waiting_for_secretariat() == []

    said(reply, "Since May.", is_of_secretariat=False)
    assert counted(waiting_for_country(mine)) == {reply: 1}
    assert counted(waiting_for_secretariat()) == {reply: 1}


def test_what_is_settled_waits_for_nobody_until_it_is_opened_again():
    reply, by = a_reply(), UserFactory()
    said(reply, "Since when?")
    last = said(reply, "Since May.", is_of_secretariat=False)

    settle_remark(remark=last, by=by, at=now())
    assert waiting_for_country([reply.country_id]) == waiting_for_secretariat() == []

    reopen_remark(remark=last, by=by)
    assert counted(waiting_for_secretariat()) == {reply: 1}


@pytest.mark.parametrize("number", [1, 3])
def test_what_waits_costs_the_same_for_one_country_or_many(number, django_assert_num_queries):
    asked = a_questionnaire()
    for _country in range(number):
        said(a_reply(asked), "Since May.", is_of_secretariat=False)

    with django_assert_num_queries(2):
        assert [one.reply.country.name for one in waiting_for_secretariat()]

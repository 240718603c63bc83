from datetime import date

import pytest

from tests.factories.designations import seated
from tests.factories.nbsap import a_questionnaire, a_reply, answer
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from tests.nbsap.views.pages import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def last_time(cms):
    return a_questionnaire(code="cycle-0", instrument=cms, due_on=date(2096, 1, 1))


@pytest.fixture
def now(last_time, questionnaire, kenya):
    a_reply(last_time, country=kenya, process__team="no", content__species="yes")
    reply = a_reply(questionnaire, country=kenya)
    answer(reply, process__team="partly")
    return reply


def test_the_country_and_the_secretariat_see_both_side_by_side(client, now, cms_nfp):
    for person in (cms_nfp, seated()):
        client.force_login(person)

        page = words(client.get(at("reply_changes", now.pk)))

        assert "1 answer is not as before." in page
        assert "No In part changed" in page
        assert "as before" in page


def test_only_what_changed_is_shown_when_it_is_asked_for(client, now, cms_nfp):
    client.force_login(cms_nfp)

    page = words(client.get(at("reply_changes", now.pk), {"only": "changed"}))

    assert "No In part changed" in page
    assert page.count("as before") == 1


def test_nobody_of_another_country_and_no_member_sees_either(client, now, cms):
    neighbour = UserFactory()
    DesignationFactory(person=neighbour, country=CountryFactory(), instrument=cms)
    for person in (neighbour, UserFactory()):
        client.force_login(person)
        assert client.get(at("reply_changes", now.pk)).status_code == 403
    client.logout()
    assert client.get(at("reply_changes", now.pk)).status_code == 302


def test_a_first_questionnaire_has_nothing_beside_it(client, questionnaire, kenya, cms_nfp):
    reply = a_reply(questionnaire, country=kenya)
    client.force_login(cms_nfp)

    assert "has answered no earlier questionnaire" in words(
        client.get(at("reply_changes", reply.pk))
    )
    answer = client.get(at("reply_changes", reply.pk), {"then": "cycle-1"})
    assert answer.status_code == 404


def test_the_answers_lead_to_it(client, now, cms_nfp):
    client.force_login(cms_nfp)

    for page in (at("reply_detail", "cycle-1", "KEN"), at("reply_read", now.pk)):
        assert at("reply_changes", now.pk) in client.get(page).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_answer_or_many(
    client, now, cms_nfp, number, django_assert_num_queries
):
    for code in ("species", "convention", "places")[:number]:
        answer(now, **{f"content__{code}": "no"})
    client.force_login(cms_nfp)

    with django_assert_num_queries(15):
        client.get(at("reply_changes", now.pk))

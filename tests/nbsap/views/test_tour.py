import pytest

from tests.factories.nbsap import a_reply
from tests.factories.people import UserFactory
from tests.nbsap.views.pages import at, words

pytestmark = pytest.mark.django_db


def test_who_is_new_is_shown_the_way_until_it_is_put_away(client, cms_nfp, questionnaire, kenya):
    client.force_login(cms_nfp)
    begin = at("reply_detail", "cycle-1", "KEN")
    assert "New here? How it works, in five steps" in words(client.get(begin))
    reply = a_reply(questionnaire, country=kenya)
    tour = client.get(f"{at('questionnaire_tour')}?reply={reply.pk}")
    assert words(tour).count("See what is asked") == 1
    assert tour.content.decode().count('<svg class="figure') == 5
    assert "<script" not in tour.content.decode().split("<main")[1].split("</main")[0]

    put_away = client.post(at("questionnaire_tour"), {"reply": reply.pk})

    assert put_away["Location"] == begin
    page = words(client.get(begin))
    assert "New here?" not in page
    assert "How it works, in five steps" in page
    assert "How it works, in five steps" in words(client.get(at("questionnaire_list")))
    assert client.get(at("questionnaire_tour")).status_code == 200


@pytest.mark.parametrize("said", ["", "x", "99999", "1" * 30])
def test_from_no_answers_of_ones_own_it_leads_back_to_all_questionnaires(client, said):
    client.force_login(UserFactory())

    put_away = client.post(at("questionnaire_tour"), {"reply": said})

    assert put_away["Location"] == at("questionnaire_list")


def test_the_answers_of_another_country_are_not_told(client):
    reply = a_reply()
    client.force_login(UserFactory())

    page = client.get(f"{at('questionnaire_tour')}?reply={reply.pk}")

    assert reply.get_absolute_url() not in page.content.decode()
    put_away = client.post(at("questionnaire_tour"), {"reply": reply.pk})
    assert put_away["Location"] == at("questionnaire_list")


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(at("questionnaire_tour")).status_code == 302

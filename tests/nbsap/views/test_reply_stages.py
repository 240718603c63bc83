from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.nbsap import REQUIRED, a_reply, asked
from tests.nbsap.views.pages import at, sent, words
from whimbrel.nbsap.actions.delegating import Office, delegate_section, take_back_section
from whimbrel.nbsap.actions.handing_in import submit_reply
from whimbrel.nbsap.emails import delegation_token

pytestmark = pytest.mark.django_db
HERE = ("reply_detail", "cycle-1", "KEN")


@pytest.fixture
def reply(questionnaire, kenya):
    return a_reply(questionnaire, country=kenya, **REQUIRED)


@pytest.fixture
def delegation(reply, cms_nfp):
    to = Office("Ministry of fisheries", "fish@example.org", "en", date(2099, 1, 31))
    section = reply.questionnaire.sections.get(code="content")
    return delegate_section(reply=reply, section=section, to=to, by=cms_nfp, at=now())


def stage(reply):
    return reply.stages.first().kind


def test_only_the_focal_point_of_the_convention_that_asks_hands_in(client, cbd_nfp, cms_nfp, reply):
    client.force_login(cbd_nfp)
    assert client.post(at("reply_submit", reply.pk)).status_code == 403
    assert "The focal point of the convention that asks can hand it in." in words(client.get(at(*HERE)))  # fmt: skip
    client.force_login(seated())
    assert client.post(at("reply_submit", reply.pk)).status_code == 403

    client.force_login(cms_nfp)
    assert "Your answers are handed in." in words(client.post(at("reply_submit", reply.pk), follow=True))  # fmt: skip
    assert stage(reply) == "submitted"


def test_what_is_missing_is_listed_with_the_way_there(client, cms_nfp, questionnaire, kenya):
    reply = a_reply(questionnaire, country=kenya)
    client.force_login(cms_nfp)

    refused = client.post(at("reply_submit", reply.pk))

    assert refused.status_code == 422
    way = f"{at('reply_section', reply.pk, 'process')}#at-q{asked(reply, 'process__team').pk}"
    assert f'href="{way}"' in refused.content.decode()


def test_the_secretariat_gives_back_signs_off_and_opens_again(client, cms_nfp, reply):
    staff = seated()
    client.force_login(cms_nfp)
    client.post(at("reply_submit", reply.pk))
    assert client.post(at("reply_return", reply.pk), {"words": "Why"}).status_code == 403

    client.force_login(staff)
    assert client.post(at("reply_return", reply.pk), {"words": ""}).status_code == 422
    client.post(at("reply_return", reply.pk), {"words": "Which plan is meant?"})
    assert "Which plan is meant?" in words(client.get(at(*HERE)))
    assert "Somebody else was faster" in words(client.post(at("reply_sign", reply.pk), follow=True))

    client.force_login(cms_nfp)
    client.post(at("reply_submit", reply.pk))
    client.force_login(staff)
    client.post(at("reply_sign", reply.pk))
    assert stage(reply) == "signed"
    client.force_login(cms_nfp)
    client.post(at("reply_ask", reply.pk), {"words": "There is a new plan."})
    client.force_login(staff)
    client.post(at("reply_reopen", reply.pk))
    assert stage(reply) == "reopened"


def test_an_office_answers_its_part_by_a_link_and_nothing_else(client, delegation, reply):
    here = at("delegated", delegation_token(delegation))
    page = client.get(here)
    assert "Does the plan in force name migratory species?" in words(page)
    assert "Is this Convention’s focal point on the team" not in words(page)
    places = f"q{asked(reply, 'content__places').pk}"

    done = client.post(here, sent(page) | {places: "Chapter 3", "leave": "1"}, follow=True)

    assert "you can still change it" in words(done)
    held = reply.answers.get(question=asked(reply, "content__places"))
    assert (held.value, held.delegation, held.answered_by) == ("Chapter 3", delegation, None)
    delegation.refresh_from_db()
    assert delegation.done_at
    team = f"q{asked(reply, 'process__team').pk}"
    client.post(here, sent(client.get(here)) | {team: "no", f"v{team}": "1"})
    assert reply.answers.get(question__code="team").value == "yes"


@pytest.mark.parametrize("ending", ["taken back", "handed in", "over"])
def test_the_link_ends(client, cms_nfp, delegation, reply, ending):
    if ending == "taken back":
        take_back_section(delegation=delegation, by=cms_nfp, at=now())
    elif ending == "handed in":
        submit_reply(reply=reply, by=cms_nfp, at=now())
    else:
        delegation.due_on = localdate() - timedelta(days=1)
        delegation.save()
    here = at("delegated", delegation_token(delegation))

    assert client.get(here).status_code == 410
    assert client.post(here, {}).status_code == 410
    assert "What you wrote is kept." in words(client.get(here))


def test_a_link_that_was_not_made_here_opens_nothing(client):
    assert client.get(at("delegated", "a-guess")).status_code == 404

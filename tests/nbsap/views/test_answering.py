import json

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import REQUIRED, a_reply, answer, asked
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, SpeciesFactory
from tests.nbsap.views.pages import at, sent, words
from whimbrel.nbsap.actions.handing_in import submit_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(questionnaire, kenya):
    return a_reply(questionnaire, country=kenya)


def key(reply, name, block=None):
    return f"q{asked(reply, name).pk}" + (f"b{block.pk}" if block else "")


def stands(reply, name, block=None):
    held = reply.answers.filter(question=asked(reply, name), block=block).first()
    return held and held.value


@pytest.mark.parametrize("somebody", ["visitor", "account", "neighbour"])
def test_a_country_s_answers_are_closed_to_everybody_else(client, reply, somebody):
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "neighbour":
        client.force_login(DesignationFactory().person)
    status = 302 if somebody == "visitor" else 403

    assert client.get(at("reply_section", reply.pk, "process")).status_code == status
    assert client.post(at("reply_section", reply.pk, "process"), {}).status_code == status
    assert client.get(at("reply_detail", "cycle-1", "KEN")).status_code == status


def test_a_part_is_answered_without_a_script(client, cbd_nfp, reply):
    client.force_login(cbd_nfp)
    here = at("reply_section", reply.pk, "process")
    given = sent(client.get(here)) | {key(reply, "process__team"): "yes", "stay": "1"}

    after = client.post(here, given, follow=True)

    assert "Saved." in words(after)
    assert stands(reply, "process__team") == "yes"
    assert reply.answers.get().answered_by == cbd_nfp


def test_a_question_comes_when_the_answer_it_hangs_on_is_given(client, cms_nfp, reply):
    client.force_login(cms_nfp)
    here = at("reply_section", reply.pk, "process")
    hidden = f'id="at-{key(reply, "process__adoption")}" data-above="{key(reply, "process__revised")}" data-for="yes partly"'
    assert f"{hidden} hidden" in client.get(here).content.decode()

    answer(reply, process__revised="partly")

    assert f"{hidden}>" in client.get(here).content.decode()


def test_a_mistake_is_said_and_all_that_is_sound_is_kept(client, cms_nfp, reply):
    client.force_login(cms_nfp)
    here = at("reply_section", reply.pk, "process")
    given = sent(client.get(here)) | {
        key(reply, "process__team"): "no", key(reply, "process__adoption"): "next spring",
    }  # fmt: skip

    refused = client.post(here, given)

    assert refused.status_code == 422
    assert "“next spring” is not a day." in words(refused)
    assert 'value="next spring"' in refused.content.decode()
    assert stands(reply, "process__team") == "no"
    mended = sent(refused) | {key(reply, "process__adoption"): "2027-04-01"}
    assert client.post(here, mended).status_code == 302
    assert stands(reply, "process__adoption") == "2027-04-01"


def test_who_was_overtaken_sees_both_and_decides(client, cms_nfp, cbd_nfp, reply):
    client.force_login(cms_nfp)
    here = at("reply_section", reply.pk, "content")
    mine = sent(client.get(here)) | {key(reply, "content__places"): "Chapter 3"}
    answer(reply, by=cbd_nfp, content__places="Chapter 9")

    overtaken = client.post(here, mine)

    assert overtaken.status_code == 409
    assert "Somebody else answered this meanwhile: Chapter 9" in words(overtaken)
    assert stands(reply, "content__places") == "Chapter 9"
    assert client.post(here, sent(overtaken)).status_code == 302
    assert stands(reply, "content__places") == "Chapter 3"
    page = words(client.get(at("reply_question", reply.pk, asked(reply, "content__places").pk)))
    assert "Chapter 9" in page
    assert "CBD focal point, Kenya" in page


def test_what_is_typed_is_saved_quietly_and_the_page_learns_what_stands(client, cms_nfp, reply):
    client.force_login(cms_nfp)
    here = at("reply_section", reply.pk, "content")
    name = key(reply, "content__places")
    given = sent(client.get(here)) | {"quietly": "1"}

    first = json.loads(client.post(here, given | {name: "Ch"}).content)
    second = json.loads(client.post(here, given | {name: "Chapter", f"v{name}": 1}).content)
    late = json.loads(client.post(here, given | {name: "Cha", f"v{name}": 1}).content)

    assert (first["versions"][name], first["kept"]) == (1, True)
    assert (second["versions"][name], second["kept"]) == (2, True)
    assert name not in late["versions"]
    assert not late["kept"]
    assert stands(reply, "content__places") == "Chapter"


def test_a_species_is_added_answered_and_left_out_and_nothing_typed_is_lost(client, cms_nfp, reply):
    SpeciesFactory(scientific_name="Grus grus", common_name_en="Common crane")
    client.force_login(cms_nfp)
    here = at("reply_section", reply.pk, "species")
    assert "No species is here yet." in words(client.get(here))

    wrong = client.post(here, sent(client.get(here)) | {"about": "Grus gruss", "add": "1"})
    assert wrong.status_code == 422
    assert "Did you mean “Grus grus”?" in words(wrong)
    client.post(here, sent(client.get(here)) | {"about": "common crane", "add": "1"})
    crane = reply.blocks.get()
    named = key(reply, "species__named", crane)
    given = sent(client.get(here)) | {named: "yes", "about": "Grus grus", "add": "1"}
    twice = client.post(here, given)
    assert "This one is on the page already." in words(twice)
    assert stands(reply, "species__named", crane) == "yes"

    client.post(here, sent(client.get(here)) | {"out": crane.pk})
    assert "No species is here yet." in words(client.get(here))
    assert stands(reply, "species__named", crane) == "yes"


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "-1"])
def test_nothing_is_left_out_that_is_not_there(client, cms_nfp, reply, number):
    client.force_login(cms_nfp)

    assert client.post(at("reply_section", reply.pk, "sites"), {"out": number}).status_code == 302


def test_what_was_typed_while_the_answers_were_handed_in_is_shown_and_not_lost(
    client, cms_nfp, questionnaire, kenya
):
    client.force_login(cms_nfp)
    reply = a_reply(questionnaire, country=kenya, **REQUIRED)
    here = at("reply_section", reply.pk, "content")
    given = sent(client.get(here)) | {key(reply, "content__places"): "A long text"}
    submit_reply(reply=reply, by=cms_nfp, at=now())

    late = client.post(here, given)

    assert late.status_code == 409
    assert "handed in meanwhile" in words(late)
    assert "A long text" in words(late)
    assert client.post(here, given | {"quietly": "1"}).status_code == 409


@pytest.mark.parametrize("number", [1, 3])
def test_a_part_costs_the_same_for_one_species_or_many(
    client, cms_nfp, reply, number, django_assert_num_queries
):
    section = reply.questionnaire.sections.get(code="species")
    for one in SpeciesFactory.create_batch(number):
        block = reply.blocks.create(section=section, species=one)
        answer(reply, block=block, species__named="yes")
    client.force_login(cms_nfp)
    client.get(at("reply_section", reply.pk, "species"))

    with django_assert_num_queries(13):
        client.get(at("reply_section", reply.pk, "species"))

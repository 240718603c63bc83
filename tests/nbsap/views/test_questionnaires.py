import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.nbsap import REQUIRED, a_reply
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    RegionFactory,
    TreatyActionFactory,
)
from tests.nbsap.views.pages import at, words
from whimbrel.core.models import Letter
from whimbrel.nbsap.actions.handing_in import sign_off_reply, submit_reply
from whimbrel.nbsap.models import Questionnaire

pytestmark = pytest.mark.django_db
NEW = {"name_en": "Plans in 2026", "code": "cycle-2026", "opens_on": "2020-01-01", "due_on": "2099-06-30"}  # fmt: skip


def signed(questionnaire, country, by, **answers):
    reply = a_reply(questionnaire, country=country, **REQUIRED | answers)
    submit_reply(reply=reply, by=by, at=now())
    sign_off_reply(reply=reply, by=by, at=now())
    return reply


def test_everybody_reads_what_is_asked_and_how_often_each_answer_was_signed_off(
    client, questionnaire, cms_nfp
):
    africa, asia = RegionFactory(name_en="Africa"), RegionFactory(name_en="Asia")
    signed(questionnaire, CountryFactory(region=africa), cms_nfp)
    signed(questionnaire, CountryFactory(region=asia), cms_nfp, process__team="no")
    a_reply(questionnaire, country=CountryFactory(region=asia), process__team="partly", content__places="Words of ours")  # fmt: skip

    page = words(client.get(at("questionnaire_detail", "cycle-1")))

    assert "The answers of 2 countries are signed off" in page
    assert "Yes: 1 · In part: 0 · No: 1 By region Africa: Yes 1, In part 0, No 0 Asia: Yes 0" in page  # fmt: skip
    assert "Words of ours" not in page
    assert "Plans, cycle-1" in words(client.get(at("questionnaire_list")))


def test_the_counts_are_open_data_and_the_questions_a_sheet(client, questionnaire, cms_nfp):
    signed(questionnaire, CountryFactory(region=RegionFactory(name_en="Africa")), cms_nfp)

    rows = json.loads(client.get(at("questionnaire_download", "cycle-1", "json")).content)

    team = next(row for row in rows if row["question"] == "team")
    assert (team["region"], team["yes"], team["answers"]) == ("Africa", 1, 1)
    for form in ("csv", "xlsx"):
        assert client.get(at("questionnaire_download", "cycle-1", form)).status_code == 200
    assert client.get(at("questionnaire_download", "cycle-1", "pdf")).status_code == 404
    assert client.get(at("questionnaire_questions", "cycle-1")).status_code == 200


def test_the_secretariat_sees_how_far_every_party_is(client, questionnaire, cms, cms_nfp, kenya):
    chad = CountryFactory(iso3="TCD", name_en="Chad")
    for country in (kenya, chad):
        TreatyActionFactory(country=country, instrument=cms)
    signed(questionnaire, kenya, cms_nfp)
    client.force_login(cms_nfp)
    assert client.get(at("questionnaire_board", "cycle-1")).status_code == 403
    assert client.get(at("board_download", "cycle-1", "csv")).status_code == 403
    client.force_login(seated())

    page = words(client.get(at("questionnaire_board", "cycle-1")))

    assert "Chad not begun" in page
    assert "Kenya signed off" in page
    assert "7/7" in page
    rows = json.loads(client.get(at("board_download", "cycle-1", "json")).content)
    assert [(row["iso3"], row["stage"], row["answered"]) for row in rows] == [
        ("TCD", "", 0), ("KEN", "signed", 7),
    ]  # fmt: skip


def test_a_questionnaire_is_opened_by_the_secretariat_alone(client, cms, cms_nfp):
    client.force_login(cms_nfp)
    assert client.post(at("questionnaire_new"), NEW | {"instrument": cms.pk}).status_code == 403
    client.force_login(seated())
    assert client.get(at("questionnaire_new")).status_code == 200

    opened = client.post(at("questionnaire_new"), NEW | {"instrument": cms.pk})

    assert opened["Location"] == at("questionnaire_board", "cycle-2026")
    again = client.post(at("questionnaire_new"), NEW | {"instrument": cms.pk})
    assert again.status_code == 422
    assert "There is a questionnaire of this short name already." in words(again)


def test_questions_go_out_as_a_sheet_and_come_back_for_the_next(client, questionnaire, cms):
    client.force_login(seated())
    sheet = client.get(at("questionnaire_questions", "cycle-1")).content
    given = NEW | {"instrument": cms.pk, "file": SimpleUploadedFile("questions.xlsx", sheet)}

    assert client.post(at("questionnaire_new"), given).status_code == 302
    assert Questionnaire.objects.get(code="cycle-2026").sections.count() == 6


def test_a_sheet_that_cannot_be_used_is_refused_and_the_names_stay(client, questionnaire, cms):
    client.force_login(seated())
    for raw, said in ((b"PK\x03\x04torn", "This is no XLSX file."), (b"words", "This is no XLSX file.")):  # fmt: skip
        file = SimpleUploadedFile("questions.xlsx", raw)
        refused = client.post(at("questionnaire_new"), NEW | {"instrument": cms.pk, "file": file})
        assert refused.status_code == 422
        assert said in words(refused)
        assert 'value="Plans in 2026"' in refused.content.decode()


def test_the_last_day_does_not_lie_before_the_first(client, cms):
    client.force_login(seated())

    refused = client.post(at("questionnaire_new"), NEW | {"instrument": cms.pk, "due_on": "2019-01-01"})  # fmt: skip

    assert "The last day lies before the first." in words(refused)


@pytest.mark.parametrize("number", [1, 3])
def test_the_board_costs_the_same_for_one_country_or_many(
    client, questionnaire, number, django_assert_num_queries
):
    for _ in range(number):
        a_reply(questionnaire, process__team="yes")
    client.force_login(seated())
    client.get(at("questionnaire_board", "cycle-1"))

    with django_assert_num_queries(11):
        client.get(at("questionnaire_board", "cycle-1"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_public_page_costs_the_same_for_one_country_or_many(
    client, questionnaire, cms_nfp, number, django_assert_num_queries
):
    for _ in range(number):
        signed(questionnaire, CountryFactory(), cms_nfp)

    with django_assert_num_queries(7):
        client.get(at("questionnaire_detail", "cycle-1"))


def test_the_draft_for_the_report_tells_region_by_region_what_was_answered(
    client, questionnaire, cms_nfp
):
    africa = CountryFactory(region=RegionFactory(name_en="Africa"))
    assert "signed off" not in words(client.get(at("nbsap_synthesis")))

    signed(questionnaire, africa, cms_nfp, process__team="partly")

    page = words(client.get(at("nbsap_synthesis")))
    assert "From the answers to “Plans, cycle-1” that are signed off:" in page
    assert "on the team that writes the plan? Yes 0, In part 1, No 0." in page


def test_the_secretariat_writes_once_to_all_who_have_not_handed_in(
    client, questionnaire, cms, cms_nfp, kenya
):
    TreatyActionFactory(country=kenya, instrument=cms)
    done = CountryFactory()
    TreatyActionFactory(country=done, instrument=cms)
    DesignationFactory(country=done, instrument=cms)
    signed(questionnaire, done, cms_nfp)
    Letter.objects.all().delete()
    here = at("board_write", "cycle-1")
    client.force_login(cms_nfp)
    assert client.get(here).status_code == 403
    client.force_login(seated())
    assert client.post(here, {"words": "", "key": "one"}).status_code == 422

    for _ in range(2):
        client.post(here, {"words": "The meeting is in May.", "key": "one"})

    letter = Letter.objects.get()
    assert letter.recipient_id == cms_nfp.pk
    assert "The meeting is in May." in letter.text

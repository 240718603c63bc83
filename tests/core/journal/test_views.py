import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import MeetingFactory, RegionFactory
from whimbrel.core.journal import record
from whimbrel.core.models import JournalEntry
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
LIST = "/admin/journal/"


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def secretariat(client):
    person = seated(display_name="Secretariat")
    _before_the_first_line()
    client.force_login(person)
    return person


@pytest.fixture
def administrator(client):
    person = seated(Role.ADMINISTRATOR, display_name="Administrator")
    _before_the_first_line()
    client.force_login(person)
    return person


def _before_the_first_line():
    """The reader's own appointment is no part of what is read."""
    JournalEntry.objects.all().delete()


def lines(answer):
    """Who, what and which record, of each line shown."""
    page = BeautifulSoup(answer.content, "html.parser")
    return [
        tuple(" ".join(cell.get_text().split()) for cell in row.find_all("td")[1:4])
        for row in page.select("table.listing tbody tr")
    ]


def test_the_secretariat_reads_who_did_what_to_which_record(client, secretariat):
    record(secretariat, "added", RegionFactory(name_en="Africa"))
    record(None, "loaded", RegionFactory(name_en="Asia"))

    assert lines(client.get(LIST)) == [
        ("–", "loaded", "Region Asia"),
        ("Secretariat", "added", "Region Africa"),
    ]


def test_what_was_done_to_accounts_is_for_administrators(client, secretariat):
    person = UserFactory(display_name="Focal point, Fiji")
    record(None, "opened account", person)

    asked = {"kind": "people.user", "record": person.pk}
    assert lines(client.get(LIST)) == []
    assert "Focal point, Fiji" not in client.get(LIST, asked).content.decode()


def test_an_administrator_reads_what_was_done_to_accounts(client, administrator):
    record(None, "opened account", UserFactory(display_name="Focal point, Fiji"))

    assert lines(client.get(LIST)) == [("–", "opened the account", "User Focal point, Fiji")]


@pytest.mark.parametrize("path", [LIST, "/admin/journal.csv"])
def test_nobody_else_reads_the_journal(client, path):
    assert client.get(path).status_code == 302
    client.force_login(UserFactory())
    assert client.get(path).status_code == 403


def test_the_journal_is_asked_by_person_kind_verb_and_days(client, secretariat):
    other = UserFactory(display_name="Other")
    record(secretariat, "added", RegionFactory(name_en="Africa"))
    record(other, "changed", MeetingFactory(title_en="Eleventh"))

    mine = ("Secretariat", "added", "Region Africa")
    assert lines(client.get(LIST, {"person": secretariat.pk})) == [mine]
    assert lines(client.get(LIST, {"kind": "treaties.region"})) == [mine]
    assert lines(client.get(LIST, {"verb": "added"})) == [mine]
    assert lines(client.get(LIST, {"until": "2014-11-04"})) == []
    assert len(lines(client.get(LIST, {"since": "2014-11-04"}))) == 2


def test_days_in_the_wrong_order_are_refused_and_say_why(client, secretariat):
    answer = client.get(LIST, {"since": "2014-11-04", "until": "2014-11-01"})

    assert answer.status_code == 422
    assert "before the first" in answer.content.decode()


def test_an_empty_journal_says_so(client, secretariat):
    assert "no such line" in client.get(LIST, {"until": "2014-11-04"}).content.decode()


def test_old_and_new_stand_beside_each_other(client, secretariat):
    region = RegionFactory(code="africa", name_en="Afrika")
    client.post(
        reverse("desk_region:edit", args=[region.pk]), {"code": "africa", "name_en": "Africa"}
    )

    page = BeautifulSoup(client.get(LIST).content, "html.parser")

    assert " ".join(page.dl.dd.get_text().split()) == "Afrika → Africa"


def test_the_edit_page_of_a_record_leads_to_its_history(client, secretariat):
    region, other = RegionFactory(name_en="Africa"), RegionFactory(name_en="Asia")
    record(secretariat, "added", region)
    record(secretariat, "added", other)

    edit = client.get(reverse("desk_region:edit", args=[region.pk]))
    history = reverse("desk_region:history", args=[region.pk])
    page = client.get(history, follow=True)

    assert history in edit.content.decode()
    assert lines(page) == [("Secretariat", "added", "Region Africa")]
    assert "History: Region Africa" in page.content.decode()


def test_the_page_of_an_account_leads_to_what_the_person_did(client, administrator):
    person = UserFactory(display_name="Officer")
    record(person, "added", RegionFactory(name_en="Africa"))
    record(None, "added", RegionFactory(name_en="Asia"))

    edit = client.get(reverse("wagtailusers_users:edit", args=[person.pk]))
    where = f"{LIST}?person={person.pk}"
    page = client.get(where)

    assert where in edit.content.decode()
    assert lines(page) == [("Officer", "added", "Region Africa")]
    assert "what Officer did" in page.content.decode()


def test_a_long_journal_comes_in_pages_that_keep_the_question(client, secretariat):
    region = RegionFactory()
    for _ in range(51):
        record(None, "changed", region)

    page = BeautifulSoup(client.get(LIST, {"verb": "changed"}).content, "html.parser")
    onward = page.find("a", rel="next")["href"]

    assert len(lines(client.get(LIST + onward))) == 1
    assert "verb=changed" in onward


def test_the_journal_is_taken_away_with_one_row_for_each_field(client, secretariat):
    region = RegionFactory(name_en="Africa")
    told = {"fields": ["a", "b"], "old": {"a": 1, "b": ["x"]}, "new": {"a": 2, "b": ["x", "y"]}}
    record(secretariat, "changed", region, **told)

    body = client.get("/admin/journal.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))

    assert [(row["field"], row["old"], row["new"]) for row in rows] == [
        ("a", "1", "2"),
        ("b", "x", "x, y"),
    ]
    assert rows[0]["kind"] == "treaties.region"
    assert rows[0]["actor"] == "Secretariat"


def test_a_spreadsheet_runs_nothing_that_the_journal_quotes(client, secretariat):
    record(secretariat, "changed", RegionFactory(name_en="=1+1"), fields=["x"], old={"x": "@a"})

    sheet = load_workbook(io.BytesIO(client.get("/admin/journal.xlsx").content)).active
    cells = [cell.value for cell in sheet[2]]

    assert "'=1+1" in cells
    assert "'@a" in cells


def test_accounts_do_not_come_with_the_table_either(client, secretariat):
    record(None, "opened account", UserFactory(display_name="Focal point, Fiji"))

    assert "Fiji" not in client.get("/admin/journal.csv").content.decode()


@pytest.mark.parametrize("path", ["/admin/journal.json", "/admin/journal.csv?since=tomorrow"])
def test_a_table_that_is_not_given_is_not_there(client, secretariat, path):
    assert client.get(path).status_code == 404

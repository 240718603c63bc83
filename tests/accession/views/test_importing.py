import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from tests.factories.accession import RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.models import Approach, Counterpart, RecruitmentFile

pytestmark = pytest.mark.django_db
PAGE = "/en/recruitment/import/"


@pytest.fixture
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.fixture
def brazil():
    InstrumentFactory(code="CMS")
    return CountryFactory(iso3="BRA", name_en="Brazil", name_fr="Brésil")


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def chosen(client, text, kind="files", name="old.csv"):
    raw = text if isinstance(text, bytes) else text.encode()
    return client.post(PAGE, {"kind": kind, "file": SimpleUploadedFile(name, raw)})


def matched(answer):
    """What the form would send as it stands: the headings that were guessed, and the sheet."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form[method=post]")
    given = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    for one in form.select("select"):
        option = one.select_one("option[selected]")
        given[one["name"]] = option["value"] if option else ""
    return given


def test_headings_of_another_system_are_guessed_tried_and_loaded(client, keeper, brazil):
    sheet = "State,Treaty,Case status,Start date,Owner\nBrésil,CMS,Interest,2026-01-05,Somebody\n"

    first = matched(chosen(client, sheet))
    tried = client.post(PAGE, first)
    before = RecruitmentFile.objects.count()
    client.post(PAGE, matched(tried) | {"load": "1"})

    assert (first["of_country"], first["of_stage"], first["of_note"]) == (
        "State", "Case status", "",
    )  # fmt: skip
    assert "Added 1" in words(tried)
    assert before == 0
    file = RecruitmentFile.objects.get()
    assert file.country == brazil
    assert file.stages.first().stage == "interest"
    assert file.stages.first().since.isoformat() == "2026-01-05"


def test_a_heading_that_was_not_guessed_is_chosen_by_hand(client, keeper, brazil):
    first = matched(chosen(client, "Land,CMS?\nBrazil,CMS\n"))
    without = client.post(PAGE, first)
    client.post(PAGE, first | {"of_country": "Land", "of_instrument": "CMS?", "load": "1"})

    assert without.status_code == 422
    assert "Choose the heading that stands for it." in words(without)
    assert RecruitmentFile.objects.get().country == brazil


def test_one_wrong_row_and_nothing_is_loaded_and_each_mistake_is_told_by_its_line(
    client, keeper, brazil
):
    sheet = "country,instrument,stage,since\nBrazil,CMS,contact,2026-01-05\nBrazzil,CMS,,\nBrazil,CMS,dreaming,\n"

    answer = client.post(PAGE, matched(chosen(client, sheet)) | {"load": "1"})

    assert answer.status_code == 422
    assert "Line 3, column “country”" in words(answer)
    assert "Line 4, column “stage”" in words(answer)
    assert not RecruitmentFile.objects.exists()


def test_persons_and_contacts_come_into_open_files_and_twice_adds_nothing(client, keeper, brazil):
    file = RecruitmentFileFactory(country=brazil, instrument=InstrumentFactory(code="AEWA"))
    book = Workbook()
    book.active.append(["country", "treaty", "Full name", "Job title", "E-mail", "From"])
    book.active.append(
        ["BRA", "AEWA", "A Director", "Ministry", "a@ministry.example", "2025-01-01"]
    )
    out = io.BytesIO()
    book.save(out)
    contacts = "country,instrument,date,activity type,with,outcome\nBRA,AEWA,2026-01-05,Mission,a director,Open to it\n"

    for _time in (1, 2):
        persons = matched(chosen(client, out.getvalue(), kind="persons", name="old.xlsx"))
        client.post(PAGE, persons | {"load": "1"})
        spoken = matched(chosen(client, contacts, kind="contacts"))
        client.post(PAGE, spoken | {"load": "1"})

    person, contact = Counterpart.objects.get(), Approach.objects.get()
    assert (person.file, person.email) == (file, "a@ministry.example")
    assert (contact.kind, contact.person, contact.office) == ("mission", person, "Ministry")


def test_a_contact_with_somebody_unknown_or_on_no_file_is_refused(client, keeper, brazil):
    RecruitmentFileFactory(country=brazil, instrument=InstrumentFactory(code="AEWA"))
    sheet = "country,instrument,day,kind,person\nBRA,AEWA,2026-01-05,call,Nobody\nBRA,CMS,2026-01-05,call,\n"

    answer = client.post(PAGE, matched(chosen(client, sheet, kind="contacts")))

    assert "This person is not in the file." in words(answer)
    assert "There is no open file on this State and instrument." in words(answer)


def test_an_officer_brings_nothing_on_states_of_other_desks(client, keeper, brazil):
    RecruitmentFileFactory(country=brazil, instrument=InstrumentFactory(code="AEWA"))
    set_regions(officer=keeper, regions=[RegionFactory()], by=keeper)

    files = client.post(PAGE, matched(chosen(client, "country,instrument\nBRA,CMS\n")))
    persons = "country,instrument,name,office,from\nBRA,AEWA,A,Ministry,2026-01-01\n"
    others = client.post(PAGE, matched(chosen(client, persons, kind="persons")))

    assert "You do not keep the files on this State." in words(files)
    assert "There is no open file" in words(others)
    assert not Counterpart.objects.exists()


@pytest.mark.parametrize("sheet", ["", "a;b\n1;2\n", "country,country\nBRA,BRA\n"])
def test_what_is_no_sheet_is_refused_with_what_to_do(client, keeper, sheet):
    answer = chosen(client, sheet)

    assert answer.status_code == 422 or "country" in words(answer).lower()
    assert not RecruitmentFile.objects.exists()


def test_a_sheet_that_was_tampered_with_is_not_taken(client, keeper, brazil):
    given = matched(chosen(client, "country,instrument\nBRA,CMS\n"))

    answer = client.post(PAGE, given | {"sheet": given["sheet"] + "x", "load": "1"})

    assert answer.status_code == 302
    assert not RecruitmentFile.objects.exists()


def test_nobody_else_brings_anything(client):
    client.force_login(DesignationFactory().person)

    assert client.get(PAGE).status_code == 403

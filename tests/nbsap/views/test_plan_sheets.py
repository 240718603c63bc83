import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.factories.designations import seated
from tests.factories.nbsap import NbsapFactory, PlanStageFactory
from tests.nbsap.views.pages import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(kenya):
    nbsap = NbsapFactory(country=kenya, code="KEN-2014", title="Strategy")
    PlanStageFactory(nbsap=nbsap)
    return nbsap


@pytest.fixture
def desk(client):
    client.force_login(seated())
    return client


def give_back(client, of, body, name="sheet.csv"):
    return client.post(at("sheet_list"), {"of": of, "file": SimpleUploadedFile(name, body)})


def looked_at(page):
    """What the form under the differences would send."""
    form = BeautifulSoup(page.content, "html.parser").find(
        "form", attrs={"action": at("sheet_bring_in")}
    )
    return {one["name"]: one["value"] for one in form.select("input[name]")}


def test_a_sheet_goes_out_comes_back_is_looked_at_and_brought_in(desk, plan):
    body = desk.get(at("sheet_download", "facts", "csv")).content.replace(b"Strategy", b"The plan")

    page = give_back(desk, "facts", body)
    assert "title Strategy The plan" in words(page)
    plan.refresh_from_db()
    assert plan.title == "Strategy"

    answer = desk.post(at("sheet_bring_in"), looked_at(page), follow=True)
    assert "1 line is brought in." in answer.content.decode()
    plan.refresh_from_db()
    assert plan.title == "The plan"


def test_a_workbook_comes_back_as_well(desk, plan):
    book = load_workbook(io.BytesIO(desk.get(at("sheet_download", "stages", "xlsx")).content))
    sheet = book.active
    place = [cell.value for cell in sheet[1]].index("source") + 1
    sheet.cell(2, place).value = "The gazette"
    body = io.BytesIO()
    book.save(body)

    page = give_back(desk, "stages", body.getvalue(), "sheet.xlsx")
    desk.post(at("sheet_bring_in"), looked_at(page))

    assert plan.stages.get().source == "The gazette"


def test_a_sheet_with_a_fault_is_refused_with_its_line_and_what_to_do(desk, plan):
    body = desk.get(at("sheet_download", "stages", "csv")).content.replace(b"received", b"recieved")

    page = give_back(desk, "stages", body)

    assert page.status_code == 422
    assert "Line 2, column “stage”: “recieved” is not known here. Did you mean “received”?" in words(page)  # fmt: skip


def test_a_sheet_as_it_went_out_has_nothing_to_be_brought_in(desk, plan):
    body = desk.get(at("sheet_download", "facts", "csv")).content

    assert "There is nothing to be changed." in words(give_back(desk, "facts", body))


def test_what_changes_between_looking_and_bringing_in_is_refused(desk, plan):
    body = desk.get(at("sheet_download", "facts", "csv")).content.replace(b"Strategy", b"The plan")
    page = give_back(desk, "facts", body)
    plan.title = "Ours"
    plan.save()

    answer = desk.post(at("sheet_bring_in"), looked_at(page))

    assert answer.status_code == 422
    assert "This was changed here after the sheet was taken out" in words(answer)
    plan.refresh_from_db()
    assert plan.title == "Ours"


def test_without_a_file_or_without_lines_it_is_said_what_to_do(desk):
    assert desk.post(at("sheet_list"), {"of": "facts"}).status_code == 422
    assert desk.post(at("sheet_bring_in"), {"of": "facts"}).status_code == 422
    assert desk.get(at("sheet_download", "weather", "csv")).status_code == 404
    assert desk.get(at("sheet_download", "facts", "pdf")).status_code == 404


def test_only_the_secretariat_takes_out_and_brings_in(client, plan, cms_nfp):
    client.force_login(cms_nfp)

    assert client.get(at("sheet_list")).status_code == 403
    assert client.get(at("sheet_download", "facts", "csv")).status_code == 403
    assert client.post(at("sheet_bring_in"), {"of": "facts", "lines": "x"}).status_code == 403
    client.logout()
    assert client.get(at("sheet_list")).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("of", ["facts", "stages", "texts"])
def test_a_sheet_costs_the_same_for_one_plan_or_many(desk, of, number, django_assert_num_queries):
    for n in range(number):
        PlanStageFactory(nbsap=NbsapFactory(code=f"plan{n}"))

    with django_assert_num_queries(4):
        desk.get(at("sheet_download", of, "csv"))

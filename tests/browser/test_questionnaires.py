"""A CBD and a CMS focal point answer a questionnaire together, one of them without a network; the Secretariat signs off."""

import io
import re
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from tests.browser.test_people import press

CODE = f"plans-{datetime.now(UTC).year}"
ANSWERS = {
    "Is the national biodiversity plan being revised now?": "no",
    "Do the focal points of this Convention and of the CBD meet?": "yes",
    "Is this Convention’s focal point on the team that writes the plan?": "yes",
    "Does the plan in force name migratory species?": "partly",
    "Does the plan name this Convention, its agreements or memoranda?": "no",
    "Does the plan say what measures for migratory species cost?": "no",
    "Does one of the plan’s indicators also serve the report to this Convention?": "no",
}
TEAM = "Is this Convention’s focal point on the team that writes the plan?"


@pytest.fixture
def cbd(signed_in):
    page = signed_in("cbd").new_page()
    yield page
    page.context.close()


@pytest.fixture
def cms(signed_in):
    page = signed_in("senegal").new_page()
    yield page
    page.context.close()


def counted(page, site):
    """How many countries' answers everybody reads."""
    page.goto(f"{site}/en/nbsaps/questionnaires/{CODE}/")
    return int(re.search(r"answers of (\d+)", page.locator(".lede").inner_text())[1])


def filled_in(body):
    """The sheet, with answers written into it at a place without a network."""
    book = load_workbook(io.BytesIO(body))
    for row in book.active.iter_rows(min_row=2):
        if row[3].value in ANSWERS:
            row[4].value = ANSWERS[row[3].value]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cbd_and_a_cms_focal_point_fill_the_form_together_one_of_them_offline(
    site, page, signed_in, cbd, cms, tmp_path
):
    before = counted(page, site)
    here = f"{site}/en/nbsaps/questionnaires/{CODE}/of/SEN/"

    # The CBD's focal point begins, and takes the sheet to where there is no network.
    cbd.goto(here)
    press(cbd, cbd.get_by_role("button", name="Begin"))
    with cbd.expect_download() as taken:
        cbd.get_by_role("link", name="The form as a sheet (XLSX)").click()
    away = tmp_path / "away.xlsx"
    away.write_bytes(filled_in(taken.value.path().read_bytes()))

    # Meanwhile that of the CMS answers on the page; it is saved as it is typed, and kept while the line is down.
    cms.goto(here)
    cms.get_by_role("link", name="The plan and who writes it").first.click()
    team = cms.get_by_role("group", name=TEAM)
    team.get_by_label("In part").check()
    cms.get_by_text("Saved.").wait_for()
    cms.context.set_offline(True)
    cms.get_by_role("group", name="Is the national biodiversity plan being revised").get_by_label(
        "Yes"
    ).check()
    cms.get_by_label("On which day is the new plan expected to be adopted?").fill("2031-05-01")
    cms.get_by_text("The line is down.").wait_for()
    cms.context.set_offline(False)
    cms.reload()
    cms.get_by_text("Saved.").wait_for()
    cms.reload()
    adopted = cms.get_by_label("On which day is the new plan expected to be adopted?")
    assert adopted.input_value() == "2031-05-01"

    # The sheet comes back: what both have answered is shown, and the CMS's answer stands unless it is chosen.
    cbd.goto(here)
    cbd.get_by_label("Filled-in form (XLSX or DOCX)").set_input_files(str(away))
    press(cbd, cbd.get_by_role("button", name="Show what differs"))
    overtaken = cbd.get_by_text("Answered here since the file was taken")
    overtaken.wait_for()
    assert not cbd.get_by_label(TEAM).is_checked()
    press(cbd, cbd.get_by_role("button", name="Keep what is chosen"))
    cbd.get_by_text("1 answer is kept.").wait_for()
    assert cbd.get_by_role("button", name="Hand in").count() == 0

    # The CMS's focal point confirms what was carried over and hands in; the Secretariat signs off; it counts.
    for part in ("process", "content", "money", "follow-up"):
        cms.goto(here)
        cms.locator(f"a[href$='/parts/{part}/']").first.click()
        press(cms, cms.get_by_role("button", name="Save, and back to all parts"))
    press(cms, cms.get_by_role("button", name="Hand in"))
    cms.get_by_text("Your answers are handed in.").wait_for()
    desk = signed_in("secretariat").new_page()
    desk.goto(f"{site}/en/desk/")
    desk.get_by_role(
        "link", name=re.compile("Senegal: Migratory species in national plans")
    ).click()
    press(desk, desk.get_by_role("button", name="Sign off"))
    desk.context.close()
    assert counted(page, site) == before + 1

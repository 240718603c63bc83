"""The Secretariat checks a letter and loads a directory, walked through the living demo."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.contacts import KENYA, contacts_xlsx


@pytest.fixture
def desk(signed_in):
    """The Secretariat's browser."""
    context = signed_in("secretariat")
    yield context.new_page()
    context.close()


def test_the_secretariat_checks_a_letter(site, desk, page, tmp_path):
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(b"%PDF-1.7\n%%EOF\n")

    # It came by post: what it says is written down, with the scan.
    desk.goto(f"{site}/admin/designation-letters/")
    desk.get_by_role("link", name="Hand in a letter").click()
    desk.get_by_label("Names a person").check()
    desk.get_by_label("Role", exact=True).select_option(label="Scientific Councillor")
    desk.get_by_label("Country", exact=True).select_option(label="Togo")
    desk.get_by_label("CMS", exact=True).check()
    desk.get_by_label("Name of the person").fill("Scientific Councillor, Togo")
    desk.get_by_label("Post or office").fill("Museum of natural history")
    desk.get_by_label("E-mail address", exact=True).fill("councillor.togo@demo.example")
    desk.get_by_label("Language to write in").select_option("fr")
    desk.get_by_label("First day", exact=True).fill("2026-01-15")
    desk.get_by_label("Issuing authority").fill("Ministry of the environment")
    desk.get_by_label("Date of the letter").fill("2026-01-05")
    desk.get_by_label("Scan of the letter").set_input_files(scan)
    desk.get_by_role("button", name="Hand in the letter").click()

    # It is looked at point by point. One that was forgotten is named, and nothing happens.
    expect(desk.get_by_text("Museum of natural history")).to_be_visible()
    points = desk.locator("input[name=points]")
    for place in range(1, points.count()):
        points.nth(place).check()
    desk.get_by_role("button", name="Take the letter").click()
    expect(desk.get_by_text("signed by an authority").first).to_be_visible()
    for place in range(points.count()):
        points.nth(place).check()
    desk.get_by_role("button", name="Take the letter").click()
    expect(desk.get_by_text("Taken. The designations stand")).to_be_visible()

    # The person is written to in French, comes in by the link, and the public directory has them.
    page.goto(f"{site}/en/outbox/")
    page.get_by_role("link", name=re.compile("Togo")).first.click()
    link = re.search(r"https?://[^/]+(/fr/invitations/\S+)", page.locator("main").inner_text())
    assert link, "the letter holds no French invitation"
    page.goto(f"{site}{link[1]}")
    page.locator("main form button").click()
    assert page.url.startswith(f"{site}/fr/accounts/")
    assert "welcome" in page.url
    desk.goto(f"{site}/en/directory/?q=Togo")
    expect(desk.locator("main")).to_contain_text("Museum of natural history")


def test_the_secretariat_loads_a_directory_after_mending_it(site, desk, tmp_path):
    sheet = tmp_path / "contacts.xlsx"
    sheet.write_bytes(contacts_xlsx(KENYA | {"Work Email": "x@demo.example", "Country": "Beninn"}))
    desk.goto(f"{site}/admin/directory-sheets/new/")
    desk.get_by_label("Sheet of contacts").set_input_files(sheet)
    desk.get_by_role("button", name="Look through the sheet").click()
    expect(desk.get_by_role("alert")).to_contain_text("Line 2, column “Country”")

    mended = {"Name": "Focal point, Benin", "Work Email": "benin@demo.example", "Country": "Benin"}
    sheet.write_bytes(contacts_xlsx(KENYA | mended))
    desk.get_by_label("Sheet of contacts").set_input_files(sheet)
    desk.get_by_role("button", name="Look through the sheet").click()
    expect(desk.get_by_text("Nothing is loaded yet")).to_be_visible()
    desk.get_by_label(re.compile("Invite everybody who is new")).check()
    desk.get_by_role("button", name="Load the sheet").click()

    expect(desk.get_by_text("Loaded: 1 new people, 1 new designations.")).to_be_visible()

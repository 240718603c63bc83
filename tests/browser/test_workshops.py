"""A workshop before a COP, from the invitation to the list for the report; and the door with the network off."""

import re

import pytest

PUBLIC = "demo-pre-cop-africa"
PDF = {"name": "note-verbale.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 letter"}


@pytest.fixture
def workshop(signed_in, site):
    """The number of the workshop at the desk."""
    page = signed_in("secretariat").new_page()
    page.goto(f"{site}/admin/workshops/")
    page.get_by_role("link", name=re.compile("Regional workshop for Africa")).first.click()
    return re.search(r"/workshops/(\d+)/", page.url)[1]


def test_a_pre_cop_workshop_from_invitation_to_report(signed_in, site, workshop):
    # The focal point of Uganda is told on the desk, and names somebody who works in French.
    page = signed_in("uganda").new_page()
    page.goto(f"{site}/en/desk/")
    page.get_by_role("link", name=re.compile("Nominate for")).click()
    person = page.get_by_role("group", name="Person 1")
    person.get_by_label("Given name").fill("Trainer")
    person.get_by_label("Family name").fill("of the wildlife authority")
    person.get_by_label("E-mail address").fill("trainer@demo.example")
    person.get_by_label("Working language").select_option("fr")
    page.get_by_label("Note verbale or letter").set_input_files(PDF)
    page.get_by_role("button", name="Nominate").click()
    page.get_by_role("heading", name="Named so far").wait_for()

    # The Secretariat cannot select more than there are places, and puts the person on the waiting list.
    desk = signed_in("secretariat").new_page()
    nominees = f"{site}/admin/workshops/{workshop}/nominees/?status="
    desk.goto(f"{nominees}nominated")
    desk.get_by_label("Trainer of the wildlife authority").check()
    desk.get_by_role("button", name="Selected, asked to confirm").click()
    assert "0 places are free" in desk.get_by_role("alert").inner_text()
    desk.get_by_role("button", name="On the waiting list").click()
    desk.goto(f"{nominees}waiting")
    assert desk.get_by_role("link", name="Trainer of the wildlife authority").count() == 1

    # Somebody declines from the desk, without a form to fill in; the first who waited is asked.
    page = signed_in("morocco").new_page()
    page.goto(f"{site}/en/desk/")
    page.get_by_role("link", name=re.compile("Confirm your place")).click()
    page.get_by_role("button", name="I cannot come").click()
    page.get_by_text("Noted: you will not come.").wait_for()
    desk.goto(f"{nominees}selected")
    assert desk.get_by_role("link", name="Wetlands officer, Gambia").count() == 1

    # Kenya withdraws its deputy; the next who waited confirms in French and has a badge.
    page = signed_in("kenya").new_page()
    page.goto(f"{site}/en/countries/KEN/room/")
    page.locator("a[href*='/training/nominations/']").first.click()
    page.get_by_role("button", name="Withdraw Deputy focal point, Kenya").click()
    page = signed_in("trainer").new_page()
    page.goto(f"{site}/fr/desk/")
    page.locator("a[href*='/own-places/']").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    page.locator("button[value=confirm]").click()
    page.locator(".code").wait_for()
    badge = page.request.get(page.locator("a[href$='badge.pdf']").evaluate("one => one.href"))
    assert badge.body().startswith(b"%PDF")

    # The list of participants for the report.
    found = desk.request.get(f"{site}/admin/workshops/{workshop}/papers/participants/fr/")
    assert found.body().startswith(b"PK")
    table = desk.request.get(f"{site}/admin/workshops/{workshop}/nominees.csv").text()
    assert re.search(r"Trainer,of the wildlife authority,Uganda,.*,confirmed,", table)


def test_check_in_goes_on_with_the_network_off_and_loses_nothing(signed_in, site, workshop):
    context = signed_in("secretariat")
    page = context.new_page()
    page.goto(f"{site}/en/training/check-in/{workshop}/")
    page.get_by_role("link", name=re.compile("How a COP works")).click()
    rows = page.locator(".check-in li")
    waiting = page.locator("[data-waiting]")

    context.set_offline(True)
    rows.nth(0).locator("button[value=present]").click()
    code = rows.nth(1).get_attribute("data-badge")
    page.get_by_label("Code on the badge").fill(code.lower())
    page.locator("[data-code] button").click()
    waiting.wait_for(state="visible")
    assert waiting.locator("strong").inner_text() == "2"

    context.set_offline(False)
    waiting.wait_for(state="hidden", timeout=30_000)
    page.reload()
    pressed = [rows.nth(n).locator("button[value=present]") for n in range(3)]
    assert [one.get_attribute("aria-pressed") for one in pressed] == ["true", "true", "false"]
    context.close()


def test_the_agenda_is_shown_by_the_reader_s_own_clock(site, page):
    page.goto(f"{site}/fr/training/{PUBLIC}/agenda/?zone=America/Lima")

    row = page.locator("tr", has_text="Comment fonctionne une COP")
    assert "09:00–10:30" in row.inner_text()
    assert "01:00–02:30" in row.inner_text()

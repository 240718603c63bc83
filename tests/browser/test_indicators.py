"""An indicator is questioned by the Standing Committee and defended to its rows, walked through the living demo."""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_people import press

PLAN = "workplan/cms-2012-2014"
QUESTION = "Did a Party that answered twice count twice?"


def ask(page, words):
    """Write below the newest value."""
    page.get_by_label("Ask, or answer").last.fill(words)
    press(page, page.get_by_role("button", name="Write it").last)


def test_an_indicator_is_questioned_and_defended_to_its_rows(site, page, signed_in):
    desk, officer = signed_in("secretariat").new_page(), signed_in("officer").new_page()
    committee = signed_in("committee").new_page()

    # The Secretariat enters a value, with what shows it, and submits it. Nobody else reads a draft.
    desk.goto(f"{site}/en/{PLAN}/indicators/answers/values/new/")
    desk.get_by_label("Period").select_option(label="2014")
    desk.get_by_label("Number").fill("57")
    desk.get_by_label("What shows it").fill("Answers to the survey, counted by hand")
    press(desk, desk.get_by_role("button", name="Keep it"))
    press(desk, desk.get_by_role("button", name=re.compile("Handed in.*2014", re.S)))
    page.goto(f"{site}/en/{PLAN}/indicators/answers/")
    expect(page.locator("main")).not_to_contain_text("57")

    # The Standing Committee asks, and the Secretariat looks it up, mends and answers.
    committee.goto(f"{site}/en/{PLAN}/indicators/answers/values/")
    expect(committee.locator("main")).to_contain_text("57")
    ask(committee, QUESTION)
    desk.goto(f"{site}/en/{PLAN}/indicators/answers/values/")
    expect(desk.locator("main")).to_contain_text(QUESTION)
    press(desk, desk.get_by_role("button", name=re.compile("Returned.*2014", re.S)))
    desk.goto(f"{site}/en/{PLAN}/indicators/answers/values/new/")
    desk.get_by_label("Period").select_option(label="2014")
    desk.get_by_label("Number").fill("55")
    desk.get_by_label("What shows it").fill("Each Party once")
    press(desk, desk.get_by_role("button", name="Keep it"))
    ask(desk, "Two did. It is 55.")
    committee.reload()
    expect(committee.locator("main")).to_contain_text("Two did. It is 55.")
    press(desk, desk.get_by_role("button", name=re.compile("Handed in.*2014", re.S)))
    assert desk.get_by_role("button", name=re.compile("Approved.*2014", re.S)).count() == 0
    officer.goto(f"{site}/en/{PLAN}/indicators/answers/values/")
    press(officer, officer.get_by_role("button", name=re.compile("Approved.*2014", re.S)))

    # What is settled is public, and what is counted opens the very rows.
    page.goto(f"{site}/en/{PLAN}/indicators/answers/")
    expect(page.locator("main")).to_contain_text("55")
    expect(page.locator("main")).not_to_contain_text(QUESTION)
    page.goto(f"{site}/en/{PLAN}/indicators/parties/")
    said = page.locator(".lede").inner_text()
    rows = page.locator("#rows + .table tbody tr").count()
    press(page, page.get_by_role("link", name="Next"))
    assert str(rows + page.locator("#rows + .table tbody tr").count()) in said
    desk.context.close()
    officer.context.close()
    committee.context.close()


def test_the_dashboard_goes_on_paper_with_its_chart_and_its_whole_table(site, page):
    page.goto(f"{site}/en/{PLAN}/indicators/")
    rows = page.locator(".table.rows tbody tr").count()
    assert rows
    page.emulate_media(media="print")

    expect(page.locator("figure.drawn svg")).to_be_visible()
    expect(page.locator(".table.rows tbody tr").last).to_be_visible()
    for gone in ("nav", "button", "[type=submit]"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    # Nothing runs out of a sheet of A4 (160 mm of text at 96 dots an inch).
    page.set_viewport_size({"width": 605, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 605
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(sheet.extract_text() for sheet in paper.pages)
    for title in page.locator(".table.rows tbody th").all_inner_texts():
        assert title.split()[0] in words

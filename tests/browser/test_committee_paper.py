"""A Standing Committee paper in an afternoon, and what a donor reads of its money, walked through the living demo."""

import io
import re

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from playwright.sync_api import expect

from tests.browser.test_people import press

ADDED = "It is little for thirty years."
FOUNDING = "Implementation of the Capacity Building Work Plan 2012–2014"


def back_from_word(body):
    """The draft with a comment and a tracked change in the paragraph that counts the Parties."""
    document = docx.Document(io.BytesIO(body))
    line = next(one for one in document.paragraphs if "120 Parties" in one.text)
    document.add_comment(line.runs, text="And how many in Africa?", author="Focal point, Kenya")
    line._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="9" w:author="Focal point, Kenya" w:date="2014-10-01T10:00:00Z">'
            f'<w:r><w:t xml:space="preserve"> {ADDED}</w:t></w:r></w:ins>'
        )
    )
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_standing_committee_paper_in_an_afternoon(site, page, signed_in):
    visitor, page = page, signed_in("secretariat").new_page()
    officer = signed_in("officer").new_page()

    # After lunch: begun with the pattern, every figure counted.
    page.goto(f"{site}/admin/reports/begin/")
    page.get_by_label("Begin with").select_option(label="Update for the Standing Committee")
    page.locator("#id_plan").select_option(index=1)
    page.locator("#id_slug").fill("afternoon")
    page.locator("#id_title_en").fill("Progress since the last meeting")
    page.locator("#id_instrument").select_option(label="CMS")
    page.locator("#id_meeting").select_option(index=1)
    for name, day in (
        ("dated_on", "2014-11-04"), ("period_starts_on", "2012-01-01"), ("cut_off_on", "2014-11-04"),
    ):  # fmt: skip
        page.locator(f"#id_{name}").fill(day)
    press(page, page.get_by_role("button", name="Begin a report"))
    expect(page.locator("main")).to_contain_text("The Convention has 120 Parties")

    page.goto(f"{site}/admin/report/?q=afternoon")
    way = page.locator("a", has_text="On its way").first.get_attribute("href")
    number = re.search(r"\d+", way)[0]
    page.goto(f"{site}/admin/report/edit/{number}/")
    page.locator("#id_previous").select_option(label=FOUNDING)
    press(page, page.get_by_role("button", name="Save").first)

    # The draft goes round as a Word file and comes back with a comment and a tracked change.
    answer = page.request.get(f"{site}/en/reports/afternoon/draft/en.docx")
    page.goto(f"{site}{way}")
    page.get_by_label("Word file").set_input_files(
        {
            "name": "back.docx",
            "mimeType": "application/zip",
            "buffer": back_from_word(answer.body()),
        }
    )
    press(page, page.get_by_role("button", name="Hand it in"))
    expect(page.locator("main")).to_contain_text("And how many in Africa?")
    expect(page.locator("main")).to_contain_text(ADDED)
    for _ in ("the comment", "the change"):
        press(page, page.get_by_role("button", name="Accept").first)
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    page.goto(f"{site}/en/reports/afternoon/draft/")
    expect(page.locator("main")).to_contain_text(f"The Convention has 120 Parties. {ADDED}")

    # What the meeting is asked, and the first two signatures; the third is another person's.
    page.goto(f"{site}{way}")
    press(page, page.get_by_role("button", name="Add it to the text"))
    for step in ("Drafted", "Checked"):
        press(page, page.get_by_role("button", name=f"Sign: {step}"))
    expect(page.locator("main")).to_contain_text("“Approved” is for another person.")
    page.goto(f"{site}/en/reports/afternoon/draft/")
    expect(page.locator("main")).to_contain_text("The meeting is invited to:")
    assert visitor.request.get(f"{site}/en/reports/afternoon/").status == 404

    # The third signs, and seals it: everybody reads the edition, and what changed since the last report.
    officer.goto(f"{site}{way}")
    press(officer, officer.get_by_role("button", name="Sign: Approved"))
    press(officer, officer.get_by_role("link", name="Publish an edition"))
    press(officer, officer.get_by_role("button", name="Publish edition 1"))
    officer.goto(f"{site}{way}")
    for step in ("Drafted", "Checked", "Approved"):
        expect(
            officer.locator("main li", has_text=re.compile(f"{step}: .*edition 1"))
        ).to_have_count(1)
    visitor.goto(f"{site}/en/reports/afternoon/")
    expect(visitor.locator("main")).to_contain_text(f"The Convention has 120 Parties. {ADDED}")
    visitor.goto(f"{site}/en/reports/afternoon/differences/")
    expect(visitor.get_by_role("row", name=re.compile("^parties 120"))).to_have_count(1)
    expect(visitor.locator("#paragraphs + .table")).to_contain_text(ADDED)
    page.context.close()
    officer.context.close()


def test_a_donor_asks_what_became_of_the_money(site, signed_in):
    page = signed_in("donor").new_page()

    page.goto(f"{site}/en/workplan/grants/")
    press(page, page.get_by_role("link", name="Training in all regions (demo)"))
    expect(page.locator("main")).to_contain_text("€150,000.00")
    expect(page.get_by_role("link", name="Enter money")).to_have_count(0)
    statement = page.request.get(f"{site}/en/workplan/grants/demo-grant/statement/docx/")
    words = " ".join(
        cell.text
        for table in docx.Document(io.BytesIO(statement.body())).tables
        for row in table.rows
        for cell in row.cells
    )
    assert "€33,209.90" in words

    # The same amounts are public, as the donor agreed, for whoever reads IATI.
    page.goto(f"{site}/en/exchange/")
    told = page.request.get(f"{site}/en/exchange/iati/activities.xml").text()
    assert "Demo fund" in told
    assert "15959.90" in told
    page.context.close()

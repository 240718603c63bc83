"""A Standing Committee paper in an afternoon, and what a donor reads of its money, walked through the living demo."""

import io

import docx
from playwright.sync_api import expect

from tests.browser.test_people import press


def test_a_standing_committee_paper_in_an_afternoon(site, signed_in):
    page = signed_in("secretariat").new_page()

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

    # The draft goes round as a Word file and comes back with a comment.
    answer = page.request.get(f"{site}/en/reports/afternoon/draft/en.docx")
    document = docx.Document(io.BytesIO(answer.body()))
    line = next(one for one in document.paragraphs if "120 Parties" in one.text)
    document.add_comment(line.runs, text="And how many in Africa?", author="Focal point, Kenya")
    file = io.BytesIO()
    document.save(file)
    page.goto(f"{site}/admin/report/?q=afternoon")
    way = page.locator("a", has_text="On its way").first.get_attribute("href")
    page.goto(f"{site}{way}")
    page.get_by_label("Word file").set_input_files(
        {"name": "back.docx", "mimeType": "application/zip", "buffer": file.getvalue()}
    )
    press(page, page.get_by_role("button", name="Hand it in"))
    expect(page.locator("main")).to_contain_text("And how many in Africa?")
    press(page, page.get_by_role("button", name="Accept"))
    expect(page.locator("main")).not_to_contain_text("And how many in Africa?")

    # What the meeting is asked, and the first two signatures; the third is another person's.
    press(page, page.get_by_role("button", name="Add it to the text"))
    for step in ("Drafted", "Checked"):
        press(page, page.get_by_role("button", name=f"Sign: {step}"))
    expect(page.locator("main")).to_contain_text("“Approved” is for another person.")
    page.goto(f"{site}/en/reports/afternoon/draft/")
    expect(page.locator("main")).to_contain_text("The meeting is invited to:")
    page.context.close()


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

"""The hours in which somebody comes and somebody goes, walked through the living demo."""

import re

from playwright.sync_api import Locator, Page, expect


def on_the_site(site: str, link: str) -> str:
    """The address of a letter's link on the site as it is served here."""
    return f"{site}/{link.split('/', 3)[3]}"


def press(page: Page, button: Locator) -> None:
    """Press it and wait for the page that answers."""
    with page.expect_navigation():
        button.click()


def link_in_the_letter(site: str, page: Page, subject: str) -> str:
    """What the demo's outbox shows whoever has just been written to."""
    page.goto(f"{site}/en/outbox/")
    page.get_by_label("Subject").fill(subject)
    press(page, page.get_by_role("button", name="Find"))
    page.get_by_role("link", name=re.compile(subject)).first.click()
    found = re.search(r"https?://\S+/invitations/\S+", page.locator("main").inner_text())
    assert found, "the letter holds no invitation"
    return on_the_site(site, found[0])


def test_a_focal_points_first_day(site, page):
    page.goto(link_in_the_letter(site, page, "You are named National Focal Point, Gambia"))
    press(page, page.get_by_role("button", name="Come in"))

    # Language, how to be written to, who sees what, the first 30 days: each with what is proposed.
    steps = []
    while "/accounts/welcome/" in page.url:
        steps.append(page.locator("h1").inner_text())
        press(page, page.locator("main form .row button").first)
    assert len(steps) >= 4
    assert "Your first 30 days" in steps[-1]

    page.get_by_role("link", name="Your desk").first.click()
    expect(page.locator("#held + ul")).to_contain_text("National Focal Point, CMS, Gambia")
    page.get_by_role("link", name="Country room").click()
    page.get_by_role("link", name="Write something down").click()
    page.get_by_label("In words").fill("Find out who held the post before.")
    page.get_by_label("By when").fill("2031-03-01")
    page.get_by_role("button", name="Keep").click()

    page.get_by_role("link", name="Your desk").first.click()
    task = page.locator("#needs + h3 + ul li").filter(has_text="Find out who held the post")
    expect(page.locator("#needs + h3")).to_have_text("To be done by a day")
    expect(task).to_contain_text("Find out who held the post before.")
    expect(task).to_contain_text("1 March 2031")


def test_an_invitation_opens_the_door_once(site, page, browser):
    link = link_in_the_letter(site, page, "You are named National Focal Point, Gambia")
    page.goto(link)
    way_in = page.get_by_role("button", name="Come in")
    if way_in.count():
        press(page, way_in)

    stranger = browser.new_context().new_page()
    answer = stranger.goto(link)

    assert answer.status == 410
    assert stranger.get_by_role("button", name="Come in").count() == 0
    stranger.context.close()


def test_a_handover(site, signed_in):
    context = signed_in("uganda")
    page = context.new_page()
    page.goto(f"{site}/en/desk/")
    note = page.locator(".note")
    expect(note).to_contain_text("Former focal point, Uganda left you the post of Uganda")

    # The file first: what is open stands at the top, and it can be taken away.
    note.get_by_role("link", name="Read the handover file").click()
    expect(page.locator("h2").first).to_have_text("Still open")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")

    # One step, and what was left is on the desk with its days.
    page.goto(f"{site}/en/desk/")
    page.get_by_role("link", name="Take over").click()
    expect(page.locator("#passes + ul")).to_contain_text("3 tasks and promises")
    page.get_by_role("button", name="Take over").click()
    expect(page.locator("main")).to_contain_text("You took over from Former focal point, Uganda")
    page.goto(f"{site}/en/desk/")
    expect(page.locator("#needs + h3 + ul li").first).to_contain_text("Late")
    expect(page.locator(".note")).to_have_count(0)

    # And back, as if it had not been.
    page.get_by_role("link", name="Country room").click()
    page.get_by_role("button", name="Take this back").click()
    page.goto(f"{site}/en/desk/")
    expect(page.locator(".note")).to_contain_text("left you the post of Uganda")
    context.close()


def test_whoever_left_keeps_the_file_of_their_last_day_and_enters_the_room_no_more(site, signed_in):
    context = signed_in("former")
    page = context.new_page()
    page.goto(f"{site}/en/desk/")
    page.locator("#files + ul a").click()
    expect(page.locator("main")).to_contain_text("Send the Secretariat the list of sites")

    answer = page.goto(f"{site}/en/countries/UGA/room/")

    assert answer.status == 404
    context.close()

"""Journeys through the Manual: a phone on a slow line before a COP, and a translator's week."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_weight import SLOW

PHONE = {"width": 360, "height": 740}
TEXT_PAGE = 20_000


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small screen, 150 kbit/s, and no script at all."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW)
    yield page
    context.close()


def test_a_focal_point_prepares_for_a_cop_from_a_phone_on_a_slow_line(site, phone):
    received: list[int] = []
    wire = phone.context.new_cdp_session(phone)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    phone.goto(f"{site}/fr/manual/")
    phone.locator("main a[href='/fr/manual/tasks/prepare-a-cop/']").click()
    phone.wait_for_url("**/fr/manual/tasks/prepare-a-cop/")
    phone.locator("main a[href='/fr/manual/articles/preparing-for-a-cop/']").click()
    phone.wait_for_url("**/fr/manual/articles/preparing-for-a-cop/")
    expect(phone.locator("article[lang=fr]")).to_be_visible()

    phone.locator("aside a[href*='checklists/']").first.click()
    phone.wait_for_url("**/fr/manual/checklists/*/")
    expect(phone.locator("main ol > li[id]").first).to_be_visible()
    assert phone.locator("main ol > li[id]").count() > 8

    phone.go_back()
    phone.locator("a[href='?form=text']").click()
    phone.wait_for_url("**?form=text")
    expect(phone.locator("h1")).to_be_visible()
    assert phone.locator("link[rel=stylesheet]").count() == 0

    print(f"\nfive views: {sum(received) / 1000:.1f} kB")
    assert max(received) <= TEXT_PAGE
    assert sum(received) <= 3 * TEXT_PAGE


def test_a_reader_of_french_is_told_what_the_english_text_says_anew(site, phone):
    phone.goto(f"{site}/fr/manual/articles/credentials-and-delegation/")

    note = phone.locator(".note[role=note]")
    expect(note).to_be_visible()
    note.locator("summary").click()
    expect(note.locator("ins").first).to_be_visible()


def test_a_translator_s_week_from_the_list_to_the_reader(site, browser, signed_in):
    translator = signed_in("translator")
    page = translator.new_page()
    page.goto(f"{site}/en/manual/translate/")
    page.locator("details[open] a[href$='/fr/credentials-and-delegation/']").first.click()
    expect(page.locator("label ins").first).to_be_visible()
    title = page.locator("#id_piece-title")
    title.fill(f"{title.input_value()} (revu)")
    page.get_by_label("This says all that the English text says today").check()
    page.get_by_role("button", name="Save and hand in").click()
    expect(page.locator(".message-success")).to_contain_text("Handed in")
    translator.close()

    reader = browser.new_context(java_script_enabled=False)
    read = reader.new_page()
    address = f"{site}/fr/manual/articles/credentials-and-delegation/"
    read.goto(address)
    expect(read.locator(".note[role=note]")).to_be_visible()
    assert "(revu)" not in read.locator("h1").inner_text()

    keeper = signed_in("secretariat")
    page = keeper.new_page()
    page.goto(f"{site}/en/manual/translate/fr/credentials-and-delegation/")
    assert page.locator("#id_piece-title").input_value().endswith("(revu)")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".message-success")).to_contain_text("Published")
    keeper.close()

    read.goto(address)
    expect(read.locator("h1")).to_contain_text("(revu)")
    expect(read.locator(".note[role=note]")).to_have_count(0)
    reader.close()


def test_a_party_proposes_wording_by_e_mail(site, signed_in, mail, tmp_path):
    words = "The **Committee of the Whole** does the work, item by item. All Parties sit in it."
    party = signed_in("kenya")
    page = party.new_page()
    page.goto(f"{site}/en/manual/articles/rules-of-procedure/p-cow/propose/")
    page.get_by_role("button", name="Send me the paragraph").click()
    expect(page.locator(".message-success")).to_be_visible()

    mail.send(
        sender="kenya@demo.example",
        to=mail.answer_to("wording_asked"),
        text=f"{words}\n\nOn 26 November you wrote:\n> The Committee of the Whole does\n",
        path=tmp_path / "wording.eml",
    )
    keeper = signed_in("secretariat")
    desk = keeper.new_page()
    for _ in range(60):
        desk.goto(f"{site}/en/manual/proposals/")
        proposed = desk.get_by_role("link", name="does the work, item by item")
        if proposed.count():
            break
        desk.wait_for_timeout(500)
    proposed.first.click()
    expect(desk.locator("ins").first).to_be_visible()
    desk.get_by_role("button", name="Accept and publish").click()
    keeper.close()

    page.goto(f"{site}/en/manual/articles/rules-of-procedure/")
    expect(page.locator("#p-cow")).to_contain_text("All Parties sit in it.")
    expect(page.get_by_text("Kenya").first).to_be_visible()
    party.close()

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import LANGUAGES, MEMBERS, PUBLIC

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:120]})" for v in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_has_no_accessibility_violation_and_fits_a_phone(site, page, name, language):
    page.goto(f"{site}/{language}/{PUBLIC[name]}")
    assert violations(page) == []

    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("name", ["front page", "Parties", "graph", "map", "the report"])
def test_a_public_page_has_no_accessibility_violation_in_the_dark(site, browser, name):
    context = browser.new_context(color_scheme="dark", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/en/{PUBLIC[name]}")

    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("name", MEMBERS)
def test_a_members_page_has_no_accessibility_violation_and_fits_a_phone(site, signed_in, name):
    who, address = MEMBERS[name]
    context = signed_in(who, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    answer = page.goto(f"{site}/en/{address}")
    assert answer.status == 200
    assert violations(page) == []

    page.goto(f"{site}/ar/{address}")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(TOO_WIDE) <= 0
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("name", ["desk with a post to take over", "room", "handover file"])
def test_a_members_page_has_no_accessibility_violation_in_the_dark(site, signed_in, name):
    who, address = MEMBERS[name]
    context = signed_in(who, color_scheme="dark", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/fr/{address}")

    assert violations(page) == []
    context.close()

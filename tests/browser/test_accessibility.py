import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import LANGUAGES, PUBLIC

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

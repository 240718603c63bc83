"""A few walks through the living site, each in one person's shoes."""

import re


def test_a_newcomer_follows_a_figure_of_the_report_to_its_rows(site, page):
    page.goto(f"{site}/")
    page.get_by_role("link", name=re.compile("Reports")).first.click()
    page.get_by_role("link", name=re.compile("Capacity Building", re.I)).first.click()
    page.get_by_role("link", name="120", exact=True).first.click()

    first = page.locator("tbody tr").count()
    page.get_by_role("link", name=re.compile("Next")).first.click()
    assert first + page.locator("tbody tr").count() == 120


def test_a_focal_point_changes_language_and_keeps_the_page(site, page):
    page.goto(f"{site}/en/instruments/cms/parties/?on=2014-11-04")
    page.get_by_role("link", name="Français").click()

    assert page.url.endswith("/fr/instruments/cms/parties/?on=2014-11-04")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_focal_point_takes_the_parties_away_as_a_spreadsheet(site, page):
    page.goto(f"{site}/en/instruments/cms/parties/?on=2014-11-04")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV")).first.click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()

    assert len(lines) == 121


def test_a_stranger_comes_to_the_desk_and_is_asked_to_sign_in(site, page):
    page.goto(f"{site}/admin/")

    assert "/accounts/login/" in page.url


def test_a_focal_point_searches_from_any_page_in_their_own_language_and_finds_the_country(
    site, page
):
    page.goto(f"{site}/fr/meetings/")
    page.locator("header input[type=search]").fill("кении")
    page.keyboard.press("Enter")
    page.locator(".results a", has_text="Kenya").first.wait_for()
    page.get_by_role("navigation").locator("a[href*='kind=countries']").click()
    page.locator(".results a").first.click()

    assert page.url.endswith("/fr/countries/KEN/")


def test_who_types_is_offered_what_they_may_be_about_to_type(site, page):
    page.goto(f"{site}/en/search/")
    with page.expect_response(lambda answer: "/suggestions/" in answer.url):
        page.locator("main input[type=search]").press_sequentially("waterbi")
    page.wait_for_function("document.querySelectorAll('datalist option').length > 0")

    offered = page.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert any("Waterbird" in one for one in offered)

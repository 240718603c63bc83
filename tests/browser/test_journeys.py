"""A few walks through the living site, each in one person's shoes."""

import re


def test_a_newcomer_follows_a_figure_of_the_report_to_its_rows(site, page):
    page.goto(f"{site}/")
    page.get_by_role("link", name=re.compile("Reports")).first.click()
    page.get_by_role("link", name=re.compile("Capacity Building", re.I)).first.click()
    page.get_by_role("link", name="120", exact=True).first.click()

    assert page.locator("tbody tr").count() >= 120


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

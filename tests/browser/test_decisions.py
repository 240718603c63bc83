"""A silence procedure over five time zones, walked through the living demo."""

import json
import re

import pytest
from playwright.sync_api import expect

PEOPLE = {
    "fiji": ("Fiji", "2 December 2099, 00:00 (Pacific/Fiji, UTC+12:00)"),
    "kyrgyzstan": ("Kyrgyzstan", "1 December 2099, 18:00 (Asia/Bishkek, UTC+6:00)"),
    "kenya": ("Kenya", "1 December 2099, 15:00 (Africa/Nairobi, UTC+3:00)"),
    "senegal": ("Senegal", "1 December 2099, 12:00 (Africa/Dakar, UTC)"),
    "costarica": ("Costa Rica", "1 December 2099, 06:00 (America/Costa_Rica, UTC−6:00)"),
}


@pytest.fixture
def people(signed_in):
    """A page for each focal point and for the Secretariat, without JavaScript."""
    contexts = {who: signed_in(who, java_script_enabled=False) for who in ("secretariat", *PEOPLE)}
    yield {who: context.new_page() for who, context in contexts.items()}
    for context in contexts.values():
        context.close()


def answer(page, where, position, words=""):
    page.goto(where)
    page.get_by_label(position, exact=True).check()
    page.get_by_label("In your own words").fill(words)
    page.get_by_role("button", name=re.compile("the answer")).click()
    expect(page.get_by_text("Kept. Until the deadline you can change it")).to_be_visible()


def test_a_silence_procedure_over_five_time_zones(site, people):
    secretariat = people["secretariat"]

    # The Secretariat puts a text before all Parties, until noon by its own clock.
    secretariat.goto(f"{site}/en/community/cms/")
    secretariat.get_by_role("link", name="Decisions", exact=True).click()
    secretariat.get_by_role("link", name="Ask the Parties").click()
    secretariat.get_by_label("Title", exact=True).fill("One form for all reports")
    secretariat.get_by_label("Text", exact=True).fill("There is one form.\n\nIt has two pages.")
    secretariat.get_by_label(re.compile("Silence procedure")).check()
    secretariat.get_by_label("Deadline", exact=True).fill("2099-12-01T12:00")
    secretariat.get_by_role("button", name="Put it to the Parties").click()
    expect(secretariat.get_by_text("The text is before the Parties")).to_be_visible()
    where = secretariat.url

    # Each of them reads the one moment by their own clock, and by those of all the others.
    for who, (_country, moment) in PEOPLE.items():
        people[who].goto(where)
        expect(people[who].locator(".lede")).to_contain_text(moment)
    clocks = people["kenya"].locator("details table")
    places = [clocks.inner_html().index(moment) for _country, moment in PEOPLE.values()]
    assert places == sorted(places)

    # Kyrgyzstan objects, is convinced, and says so; Fiji has no objection; the others are silent.
    answer(people["fiji"], where, "No objection")
    answer(people["kyrgyzstan"], where, "Objects", "Two pages are too few.")
    expect(people["kyrgyzstan"].locator("main")).to_contain_text("Two pages are too few.")  # fmt: skip
    answer(people["kyrgyzstan"], where, "No objection", "Two pages will do.")

    # The Secretariat gives a week more; everybody reads why, by their own clock.
    secretariat.goto(where)
    secretariat.get_by_role("link", name="Give more time").click()
    secretariat.get_by_label("New deadline").fill("2099-12-08T12:00")
    secretariat.get_by_label("Reason").fill("The Spanish text came late.")
    secretariat.get_by_role("button", name="Give more time").click()
    people["costarica"].goto(where)
    expect(people["costarica"].get_by_text("The Spanish text came late.")).to_be_visible()
    expect(people["costarica"].locator(".lede")).to_contain_text("8 December 2099, 06:00")

    # Costa Rica objects at last. The record has every voice, also the one that was replaced.
    answer(people["costarica"], where, "Objects", "The second page must be voluntary.")
    with people["kenya"].expect_download() as download:
        people["kenya"].goto(where)
        people["kenya"].get_by_role("link", name=re.compile("JSON")).click()
    record = json.loads(download.value.path().read_text(encoding="utf-8"))
    said = [(one["iso3"], one["position"]) for one in record["voices"] if one["position"]]
    assert said == [("FJI", "yes"), ("KGZ", "no"), ("KGZ", "yes"), ("CRI", "no")]
    assert len(record["changes"]) == 1


def test_what_was_adopted_is_there_for_everybody_and_names_no_party(site, page):
    page.goto(f"{site}/en/community/")
    page.get_by_role("link", name="What the Parties decided between meetings").click()
    page.get_by_role("link", name=re.compile("Handover between focal points")).click()

    expect(page.get_by_text(re.compile("No Party objected by"))).to_be_visible()
    assert "Kenya" not in page.locator("main").inner_text()


def test_a_focal_point_answers_a_notification_from_the_desk(site, signed_in):
    context = signed_in("kenya", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/desk/")
    page.get_by_role("link", name="Nominations for the regional preparatory workshop").click()
    page.get_by_label("Answer", exact=True).fill("We nominate the deputy focal point.")
    page.get_by_role("button", name="Send the answer").click()

    expect(page.get_by_text("The answer is kept")).to_be_visible()
    expect(page.get_by_role("link", name="Change the answer of Kenya")).to_be_visible()
    context.close()

"""A member who uses no mouse: a space and its threads by the keyboard alone, each step where the eye and the screen reader expect it."""

import pytest
from playwright.sync_api import expect

# So many steps are more than any page has.
FAR = 150
# What has the focus, as a screen reader would name it, and whether one can see that it has.
FOCUSED = """() => { const it = document.activeElement; if (it === document.body) return null; const style = getComputedStyle(it);
    const labels = it.labels ? [...it.labels].map(one => one.innerText).join(' ') : '';
    return {name: (it.getAttribute('aria-label') || labels || it.innerText || it.value || '').trim(), kind: it.type || '',
            seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0}; }"""

INSIDE = "place => document.activeElement.closest(place) !== null"


def stops(page):
    """Press Tab again and again; what has the focus each time, which can be seen."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        there = page.evaluate(FOCUSED)
        if there is not None:
            assert there["seen"], f"nobody sees that “{there['name']}” has the focus"
            yield there
    raise AssertionError(f"it cannot be reached by Tab on {page.url}")


def tab_to(page, name, within="body"):
    next(
        one for one in stops(page) if one["name"].startswith(name) and page.evaluate(INSIDE, within)
    )


def press(page, name, within="body"):
    """Go to what is called so and press Enter; the page that answers is there."""
    tab_to(page, name, within)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def page(site, signed_in):
    context = signed_in("kenya")
    page = context.new_page()
    yield page
    context.close()


def test_the_first_stop_leads_past_the_navigation(site, page):
    page.goto(f"{site}/en/community/threads/1/")

    assert next(stops(page))["name"] == "Skip to the text"
    page.keyboard.press("Enter")
    next(stops(page))

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_thread_is_started_and_answered_without_a_mouse(site, page):
    page.goto(f"{site}/en/community/africa/")
    press(page, "Start a thread")
    tab_to(page, "Title")
    page.keyboard.type("Counting at night")
    tab_to(page, "Your words")
    page.keyboard.type("Who has done it?")
    press(page, "Send it to the space")
    expect(page.locator("h1")).to_have_text("Counting at night")

    press(page, "Answer this")
    tab_to(page, "Your answer")
    page.keyboard.type("We did, in 2019.")
    press(page, "Send your answer")
    expect(page.locator("article.post")).to_have_count(2)


def test_a_post_is_reported_and_kept_without_a_mouse(site, page):
    page.goto(f"{site}/en/community/threads/3/")
    press(page, "Report", within="article.post")
    tab_to(page, "What is wrong with this post")
    page.keyboard.type("It names somebody.")
    press(page, "Send the report")

    page.goto(f"{site}/en/community/threads/3/")
    press(page, "Keep", within="article.post")
    press(page, "Keep it")
    page.goto(f"{site}/en/community/kept/")
    expect(page.locator("main li, main tr").first).to_be_visible()


def test_letters_are_chosen_without_a_mouse(site, page):
    page.goto(f"{site}/en/community/africa/")
    press(page, "Who belongs here")
    next(one for one in stops(page) if one["kind"] in {"radio", "select-one"})
    page.keyboard.press("ArrowDown")
    press(page, "Keep this choice")


def test_a_vote_is_cast_without_a_mouse(site, page):
    page.goto(f"{site}/en/community/polls/1/")
    next(one for one in stops(page) if one["kind"] == "radio")
    page.keyboard.press("Space")
    press(page, "Vote")
    expect(page.locator("button", has_text="Change my vote")).to_be_visible()

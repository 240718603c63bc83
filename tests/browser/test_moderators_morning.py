"""A moderator's morning: what waited overnight is found on the desk and settled, without a script in the browser."""

import re

from playwright.sync_api import expect


def press(page, button):
    """Press it and wait for the page that answers."""
    with page.expect_navigation():
        button.click()


def test_a_moderators_morning(site, signed_in):
    context = signed_in("kenya", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/desk/")
    page.get_by_role("link", name=re.compile("asks to be let into a space")).click()

    # Somebody asks to be let in, a first post waits, and another was reported.
    request = page.locator("li", has_text="Merja Zerga")
    press(page, request.get_by_role("button", name="Let in", exact=True))
    expect(page.locator("main")).not_to_contain_text("Merja Zerga")
    held = page.locator("article", has_text="the first of somebody without an office")
    press(page, held.get_by_role("button", name="Let it stand"))
    reported = page.locator("article", has_text="Should be in the other thread")
    press(page, reported.get_by_role("button", name="Let it stand"))
    expect(page.locator("main")).to_contain_text("Nothing waits")

    # What was said about the old forms is a matter of its own.
    page.goto(f"{site}/en/community/wader-counts/")
    page.get_by_role("link", name="Forms for the January count").click()
    expect(page.locator("article.post")).to_have_count(3)
    page.get_by_role("link", name="Put this thread in order").click()
    page.get_by_label("Put some posts into a thread of their own").check()
    page.get_by_label("Which posts").fill("3")
    page.get_by_label("Title of the new thread").fill("The old forms")
    press(page, page.get_by_role("button", name="Do it"))
    expect(page.locator("h1")).to_have_text("The old forms")
    expect(page.locator("article.post")).to_have_count(1)
    context.close()

    # Whoever was let in reads it at once.
    context = signed_in("morocco")
    page = context.new_page()
    page.goto(f"{site}/en/community/wader-counts/")
    page.get_by_role("link", name="The old forms").click()
    expect(page.locator("article.post")).to_contain_text("I kept the old forms")
    context.close()

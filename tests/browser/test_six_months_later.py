"""Half a year after a workshop, walked through the living demo: one answers on a page, one by letter, and both are counted."""

import re

from tests.browser.test_people import on_the_site, press

WORKSHOP = "demo-regional-africa"


def answered(page, site):
    """How many have answered of those who were asked, as the results say."""
    page.goto(f"{site}/en/training/{WORKSHOP}/results/")
    found = re.search(r"(\d+) of (\d+) answered\.", page.locator("main").inner_text())
    assert found, "the results name no answers"
    return int(found[1]), int(found[2])


def letter(page, site, subject, words):
    """The text of the demo's letter of that subject that holds these words."""
    page.goto(f"{site}/en/outbox/")
    page.get_by_label("Subject").fill(subject)
    press(page, page.get_by_role("button", name="Find"))
    for link in [one.get_attribute("href") for one in page.locator("tbody th a").all()]:
        page.goto(f"{site}{link}")
        text = page.locator("main").inner_text()
        if words in text:
            return text
    raise AssertionError(f"no letter of the subject {subject} holds {words}")


def test_six_months_later(site, page, signed_in, mail, tmp_path):
    desk = signed_in("secretariat").new_page()
    before, asked = answered(desk, site)

    # A wildlife officer of Chad, who has no account, presses one of three links and says what was in the way.
    text = letter(page, site, "utilisé", "officer-tcd@demo.example")
    partly = next(one for one in re.findall(r"https?://\S+", text) if "used=partly" in one)
    page.goto(on_the_site(site, partly))
    page.get_by_role("button").last.click()
    page.get_by_role("heading", level=1).wait_for()

    # The focal point of Morocco answers the letter with one word.
    mail.send(
        sender="morocco@demo.example",
        to=mail.answer_to("training", "morocco@demo.example"),
        text="نعم",
        path=tmp_path / "used.eml",
    )

    for _ in range(60):
        if answered(desk, site)[0] > before + 1:
            break
        desk.wait_for_timeout(500)
    assert answered(desk, site) == (before + 2, asked)
    desk.context.close()

"""What a reader on a slow line waits for: bytes, seconds, and whether it works without JavaScript."""

from dataclasses import dataclass

import pytest

from tests.browser.pages import PUBLIC, TEXT

KB = 1000
ANY_PAGE, TEXT_PAGE, AGAIN = 50 * KB, 20 * KB, 3 * KB
# 150 kbit/s and 800 ms: the line of a focal point on 2G.
SLOW = {
    "offline": False,
    "latency": 800,
    "downloadThroughput": 150_000 / 8,
    "uploadThroughput": 150_000 / 8,
}
TWO_SECONDS = 2000


SHIFTS = """() => new Promise(done => { let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value }))
      .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 100) })"""
# What browsers call good. Mostly it is nothing; the columns of a long table find their width while its rows
# still come in.
HARDLY_A_SHIFT = 0.1
# Asks for a password, and is kept nowhere.
KEPT_NOWHERE = {"sign in"}


@dataclass
class View:
    """One view of a page: bytes over the wire, requests, hosts other than ours, and how far things moved."""

    weight: int
    requests: int
    elsewhere: list[str]
    shift: float


def look(context, url: str) -> View:
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    received: list[int] = []
    asked: list[str] = []
    wire.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    wire.on("Network.requestWillBeSent", lambda e: asked.append(e["request"]["url"]))
    page.goto(url, wait_until="networkidle")
    shift = page.evaluate(SHIFTS)
    page.close()
    host = url.split("/")[2]
    away = [u for u in asked if u.split(":")[0] != "data" and u.split("/")[2] != host]
    return View(sum(received), len(asked), away, shift)


def is_light(name, first: View, again: View) -> None:
    print(
        f"\n{name}: {first.weight / KB:.1f} kB in {first.requests} requests, "
        f"again {again.weight / KB:.2f} kB; moved {first.shift:.4f}"
    )
    assert first.weight <= (TEXT_PAGE if name in TEXT else ANY_PAGE)
    assert again.weight <= AGAIN or name in KEPT_NOWHERE
    assert first.elsewhere == again.elsewhere == []
    assert max(first.shift, again.shift) < HARDLY_A_SHIFT


@pytest.mark.parametrize("name", PUBLIC)
def test_a_view_is_light_and_the_next_costs_next_to_nothing(site, browser, name):
    context = browser.new_context(locale="en-GB")
    url = f"{site}/en/{PUBLIC[name]}"
    views = look(context, url), look(context, url)
    context.close()

    is_light(name, *views)


def test_a_view_is_as_light_for_who_is_signed_in(site, browser):
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{site}/en/accounts/login/")
    page.get_by_label("Email").fill("kenya@demo.example")
    page.get_by_label("Password").first.fill("stopover-on-the-coast")
    page.get_by_role("button", name="Sign in").first.click()
    page.wait_for_load_state("networkidle")
    page.goto(f"{site}/en/species/")
    assert page.locator(".me").inner_text().startswith("Focal point, Kenya")
    page.close()
    url = f"{site}/en/countries/KEN/"
    views = look(context, url), look(context, url)
    context.close()

    is_light("one country", *views)


def largest_paint(browser, url: str) -> float:
    """Milliseconds until the largest piece of the page was painted, on the slow line."""
    context = browser.new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW)
    page.goto(url, wait_until="load")
    paint = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => {
             const all = list.getEntries(); done(all[all.length - 1].startTime);
           }).observe({type: 'largest-contentful-paint', buffered: true}))"""
    )
    context.close()
    return paint


@pytest.mark.parametrize(
    "name", ["front page", "one country", "Parties", "graph", "map", "the report", "one workshop"]
)
def test_a_page_can_be_read_within_two_seconds_on_2g(site, browser, name):
    # The line is emulated, the processor is not: the best of three says what the line allows.
    best = min(largest_paint(browser, f"{site}/en/{PUBLIC[name]}") for _ in range(3))

    print(f"\n{name}: largest paint after {best:.0f} ms on 2G")
    assert best <= TWO_SECONDS


@pytest.mark.parametrize(
    "name", ["front page", "one country", "Parties", "graph", "map", "the report"]
)
def test_a_page_says_the_same_without_javascript(site, browser, name):
    words = []
    for javascript in (True, False):
        context = browser.new_context(java_script_enabled=javascript)
        page = context.new_page()
        page.goto(f"{site}/en/{PUBLIC[name]}")
        words.append(page.locator("main").inner_text())
        context.close()

    assert words[0] == words[1]
    assert len(words[0]) > 200

"""What a reader on a slow line waits for: bytes, seconds, and whether it works without JavaScript."""

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


def weigh(context, url: str) -> tuple[int, int, list[str]]:
    """Bytes over the wire, number of requests, and hosts other than ours, of one view."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    received: list[int] = []
    asked: list[str] = []
    wire.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    wire.on("Network.requestWillBeSent", lambda e: asked.append(e["request"]["url"]))
    page.goto(url, wait_until="networkidle")
    page.close()
    host = url.split("/")[2]
    return (
        sum(received),
        len(asked),
        [u for u in asked if u.split(":")[0] != "data" and u.split("/")[2] != host],
    )


@pytest.mark.parametrize("name", PUBLIC)
def test_a_first_view_is_light(site, browser, name, record_property):
    context = browser.new_context(locale="en-GB")
    weight, requests, elsewhere = weigh(context, f"{site}/en/{PUBLIC[name]}")
    context.close()

    print(f"\n{name}: {weight / KB:.1f} kB in {requests} requests")
    assert weight <= (TEXT_PAGE if name in TEXT else ANY_PAGE)
    assert elsewhere == []


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


@pytest.mark.parametrize("name", ["front page", "one country", "Parties"])
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

import pytest
from django.utils.timezone import localdate

from whimbrel.core.stored import tally
from whimbrel.core.stored.leisure import Leisure

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def kept(monkeypatch):
    """What the only room of this test was given."""
    given = []
    monkeypatch.setattr(tally, "_rules", [])
    tally.rule_of.cache_clear()

    @tally.counted(r"/(\w\w)/things/([^/]+)/")
    def things(day, times):
        given.append((day, dict(times)))

    yield given
    tally.rule_of.cache_clear()


@pytest.fixture
def counts(kept):
    return tally.Tally(Leisure())


def asked(path="/fr/things/a/", program=FIREFOX, method="GET", **more):
    return {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_USER_AGENT": program, **more}


def test_it_hands_over_addresses_and_numbers_and_nothing_else(counts, kept):
    for path in ("/fr/things/a/", "/fr/things/a/", "/en/things/b/", "/en/others/b/"):
        counts.note(asked(path, HTTP_COOKIE="sessionid=a", REMOTE_ADDR="192.0.2.1"))

    counts.hand_over()
    counts.hand_over()

    assert kept == [(localdate(), {("fr", "a"): 2, ("en", "b"): 1})]


@pytest.mark.parametrize(
    "not_read",
    [
        asked(program="Mozilla/5.0 (compatible; Googlebot/2.1)"),
        asked(program="curl/8.5.0"),
        asked(program=""),
        asked(method="HEAD"),
        asked(HTTP_SEC_PURPOSE="prefetch;prerender"),
    ],
)
def test_what_nobody_reads_is_not_counted(counts, kept, not_read):
    counts.note(not_read)
    counts.hand_over()

    assert kept == []


def test_an_address_in_another_alphabet_is_counted_as_it_is_written(counts, kept):
    counts.note(asked("/ar/things/مؤتمر/".encode().decode("latin-1")))
    counts.hand_over()

    assert kept[0][1] == {("ar", "مؤتمر"): 1}


def test_counts_that_could_not_be_kept_are_handed_over_again(counts, kept, monkeypatch):
    def broken(day, times):
        raise OSError("The disk is full.")

    pattern, keep = tally._rules[0]
    monkeypatch.setattr(tally, "_rules", [(pattern, broken)])
    counts.note(asked())
    counts.hand_over()
    monkeypatch.setattr(tally, "_rules", [(pattern, keep)])
    counts.note(asked())
    counts.hand_over()

    assert kept[0][1] == {("fr", "a"): 2}


def test_it_hands_over_by_itself_after_a_while(kept, monkeypatch):
    leisure = Leisure()
    counts = tally.Tally(leisure)
    monkeypatch.setattr(tally, "PAUSE", -1.0)

    counts.note(asked())
    leisure.finish()

    assert kept[0][1] == {("fr", "a"): 1}

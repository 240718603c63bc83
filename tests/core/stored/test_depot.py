import os

from whimbrel.core.stored import depot as depots
from whimbrel.core.stored.depot import FileDepot
from whimbrel.core.stored.page import Key, Slot, StoredPage, unpacked


def page(path="/en/", body=b"before"):
    return StoredPage(
        key=Key("localhost", path, "on=2014-11-04"),
        parts=[body, b"after"],
        slots=[Slot("me", "", b"<a>", b"<b>")],
        headers=[("Content-Type", "text/html; charset=utf-8")],
        scopes={"site": 0, "treaties_country": 7},
        day=739000,
        known=("on",),
        address="/en/?on=2014-11-04",
        moving_headers=[("Link", "</style/0.css>")],
    )


def test_a_page_comes_back_as_it_was_put(tmp_path):
    depot = FileDepot(tmp_path, "now", 10**6)
    depot.put(page())

    assert depot.get(page().key) == page()


def test_bytes_that_are_not_whole_are_no_page():
    kept = page().packed()

    assert unpacked(kept) == page()
    assert all(unpacked(kept[:length]) is None for length in range(0, len(kept), 7))


def test_the_oldest_pages_go_when_there_is_no_room(tmp_path, monkeypatch):
    monkeypatch.setattr(depots, "LOOK_EVERY", 1)
    depot = FileDepot(tmp_path, "now", 30_000)
    for number in range(20):
        one = page(f"/en/{number}/", os.urandom(3000))
        depot.put(one)
        os.utime(depot._file(one.key), (number, number))

    used = sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file())
    assert used <= 30_000
    assert depot.get(page("/en/0/").key) is None
    assert depot.get(page("/en/19/").key) is not None


def test_where_nothing_can_be_written_nothing_is_kept_and_nobody_is_told(tmp_path):
    (tmp_path / "pages").write_text("a file where the folder should be")
    depot = FileDepot(tmp_path / "pages", "now", 10**6)
    depot.put(page())

    assert depot.get(page().key) is None

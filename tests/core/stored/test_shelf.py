from dataclasses import dataclass

from whimbrel.core.stored.shelf import Shelf


@dataclass
class Thing:
    size: int


def test_what_was_used_least_recently_goes_first():
    shelf = Shelf(100)
    for name in "abcd":
        shelf.put(name, Thing(25))
    shelf.get("a")
    shelf.put("e", Thing(25))

    assert [name for name in "abcde" if shelf.get(name)] == ["a", "c", "d", "e"]
    assert shelf.used == 100


def test_what_is_too_big_is_not_kept():
    shelf = Shelf(100)
    shelf.put("whale", Thing(26))

    assert shelf.get("whale") is None
    assert shelf.used == 0


def test_what_has_grown_makes_others_go():
    shelf = Shelf(100)
    things = {name: Thing(25) for name in "abcd"}
    for name, thing in things.items():
        shelf.put(name, thing)
    things["d"].size = 60
    shelf.weigh("d")

    assert shelf.used <= 100
    assert shelf.get("d") is things["d"]
    assert shelf.get("a") is None


def test_putting_again_counts_once():
    shelf = Shelf(100)
    for _ in range(3):
        shelf.put("a", Thing(20))

    assert (shelf.used, len(shelf)) == (20, 1)
    shelf.clear()
    assert (shelf.used, len(shelf)) == (0, 0)

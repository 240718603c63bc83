import csv
from xml.etree import ElementTree

from whimbrel.core.charts.frame import frame_of
from whimbrel.core.charts.world import (
    WORLD,
    Area,
    Caption,
    Shade,
    is_on_map,
    map_of_world,
    world,
)
from whimbrel.treaties.actions.load_registry import DATA

AREAS = {
    "KEN": Area("Kenya: yes", Shade.FULL),
    "BRA": Area("Brazil: in part", Shade.PART),
    "MLT": Area("Malta: no", Shade.NONE, url="/malta/"),
}


def drawn(**more):
    words = {"title": "Who has one", "description": "A map.", "language": "en", "identity": "map"}
    return map_of_world(AREAS, **words, **more)


def test_the_world_has_every_member_of_the_united_nations():
    with (DATA / "countries.csv").open(encoding="utf-8") as file:
        members = [row["iso3"] for row in csv.DictReader(file) if row["un_member_since"]]

    assert WORLD.stat().st_size < 45_000
    assert len(members) == 193
    assert [code for code in members if not is_on_map(code)] == []


def test_every_party_is_on_the_map_or_named_beside_it():
    assert is_on_map("TUV")
    assert is_on_map("FRA")
    assert not is_on_map("EUE")


def test_a_country_says_what_is_said_of_it_and_a_small_one_leads_on():
    root = ElementTree.fromstring(drawn())

    said = {node.text for node in root.iter() if node.tag.endswith("title")}
    assert {"Kenya: yes", "Brazil: in part", "Malta: no"} <= said
    assert [node.get("href") for node in root.iter() if node.tag.endswith("a")] == ["/malta/"]


def test_a_country_of_which_nothing_is_said_is_drawn_without_a_name():
    assert drawn().count('class="unnamed"') == len(world()["unnamed"]) + len(world()["shapes"]) - 2


def test_a_map_that_travels_alone_says_finding_key_and_disclaimer():
    alone = drawn(
        caption=Caption("Two have one", ((Shade.FULL, "Yes: 1"), (Shade.PART, "In part: 1")))
    )

    for words in ("Two have one", "Yes: 1", "In part: 1", "do not imply any official endorsement"):
        assert words in alone
    assert "<style>" in alone


def test_a_map_of_some_countries_shows_the_part_of_the_world_where_they_lie():
    close = {code: Area(code, Shade.FULL) for code in ("KEN", "UGA", "TZA")}
    words = {"title": "t", "description": "d", "language": "en", "identity": "map"}

    left, top, width, height = frame_of(close, world())
    root = ElementTree.fromstring(map_of_world(close, **words, is_close=True))

    assert 540 < left < left + width < 660
    assert 220 < top < top + height < 320
    assert root.get("viewBox") == f"0 0 {world()['width']} {world()['height']}"
    [inner] = [node for node in root if node.tag.endswith("svg")]
    assert [round(float(one)) for one in inner.get("viewBox").split()] == [
        round(one) for one in (left, top, width, height)
    ]


def test_a_point_stays_as_large_on_the_page():
    malta = {"MLT": Area("Malta", Shade.FULL)}
    words = {"title": "t", "description": "d", "language": "en", "identity": "map"}

    whole, close = (
        ElementTree.fromstring(map_of_world(malta, **words, is_close=one)).iter()
        for one in (False, True)
    )

    [far] = [node.get("r") for node in whole if node.tag.endswith("circle")]
    [near] = [node.get("r") for node in close if node.tag.endswith("circle")]
    assert (far, float(near) < 1) == ("4", True)

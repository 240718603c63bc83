import io
from datetime import date
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    MeetingFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.accession.drawings import accession_graph, world_map
from whimbrel.core.charts.png import png
from whimbrel.core.languages import CODES
from whimbrel.treaties.models import TreatyAction
from whimbrel.treaties.queries.membership import party_count

pytestmark = pytest.mark.django_db
DAY = date(2014, 11, 4)


@pytest.fixture
def cms():
    instrument = InstrumentFactory(code="CMS", slug="cms")
    for code, name, begins in [
        ("KEN", "Kenya", date(1999, 5, 1)),
        ("FJI", "Fiji", date(2013, 4, 1)),
        ("MLT", "Malta <&> Gozo", date(2001, 6, 1)),
        ("BRA", "Brazil", date(2015, 10, 1)),
    ]:
        TreatyActionFactory(
            instrument=instrument,
            country=CountryFactory(iso3=code, name_en=name),
            in_force_on=begins,
        )
    MeetingFactory(instrument=instrument, number=11, starts_on=date(2014, 11, 4))
    return instrument


def texts(svg: str) -> list[str]:
    return [text for node in ElementTree.fromstring(svg).iter() for text in [node.text] if text]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("standalone", [True, False])
def test_a_drawing_is_sound_xml_with_a_title_and_a_description(cms, language, standalone):
    for svg in (
        accession_graph(cms, language=language, until=DAY, standalone=standalone),
        world_map(cms, on=DAY, language=language, standalone=standalone),
    ):
        root = ElementTree.fromstring(svg)
        children = [node.tag.split("}")[-1] for node in root]
        assert children[:2] == ["title", "desc"]
        assert all(root[n].text for n in (0, 1))


def test_the_graph_ends_at_the_number_of_parties_of_the_day(cms):
    assert str(party_count(cms, on=DAY)) == "3"
    assert "3 Parties to CMS on 4 November 2014" in texts(
        accession_graph(cms, language="en", until=DAY)
    )


def test_the_graph_of_a_region_counts_its_countries_only(cms):
    region = RegionFactory(name_en="Africa")
    TreatyActionFactory(instrument=cms, country=CountryFactory(iso3="TZA", region=region))

    assert "Africa: 1 Party to CMS on 4 November 2014" in texts(
        accession_graph(cms, language="en", until=DAY, region=region)
    )


def test_every_step_can_be_reached_by_keyboard_and_says_who_joined(cms):
    svg = accession_graph(cms, language="en", until=DAY)

    assert svg.count('tabindex="0"') == 3
    assert "1 April 2013: 3 · Fiji" in texts(svg)


def test_a_graph_without_parties_says_so(cms):
    svg = accession_graph(cms, language="en", until=date(1980, 1, 1))

    assert "No country was bound by that day, as far as is recorded." in texts(svg)


def test_names_cannot_break_out_of_a_drawing(cms):
    for svg in (
        accession_graph(cms, language="en", until=DAY),
        world_map(cms, on=DAY, language="en"),
    ):
        assert "Malta &lt;&amp;&gt; Gozo" in svg
        assert "<&>" not in svg


def test_the_map_tells_party_signatory_and_non_party_apart(cms):
    TreatyActionFactory(
        instrument=cms,
        country=CountryFactory(iso3="JAM", name_en="Jamaica"),
        kind=TreatyAction.Kind.SIGNATURE,
        signed_on=date(1980, 6, 20),
        deposited_on=None,
        in_force_on=None,
    )

    said = texts(world_map(cms, on=DAY, language="en"))

    assert {"Kenya: Party", "Jamaica: Signed only", "Brazil: Not a Party"} <= set(said)


def test_a_map_that_stands_alone_carries_the_disclaimer(cms):
    assert "do not imply any official endorsement" in world_map(
        cms, on=DAY, language="en", standalone=True
    )


def test_a_small_island_state_is_a_point_with_a_way_to_its_page(cms):
    svg = world_map(cms, on=DAY, language="en")

    assert 'href="/en/countries/MLT/"' in svg


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_picture_is_as_wide_as_asked_and_not_blank(cms, language):
    svg = accession_graph(cms, language=language, until=DAY, standalone=True)

    picture = Image.open(io.BytesIO(png(svg, 800)))

    assert picture.width == 800
    assert len(picture.convert("L").getcolors(256 * 256)) > 10


def test_only_a_few_widths_are_drawn(cms):
    with pytest.raises(ValueError, match="800"):
        png("<svg/>", 100_000)

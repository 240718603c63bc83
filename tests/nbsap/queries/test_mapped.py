from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.core.charts.world import Shade
from whimbrel.nbsap.actions.assessing import publish_assessment
from whimbrel.nbsap.models import Grade, Step
from whimbrel.nbsap.queries.mapped import COLUMNS, Shown, areas, map_rows, mapped, shades
from whimbrel.nbsap.queries.register import register

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)
STEPS = list(Step)


def a_country(iso3, *, grade=Grade.NONE, steps=1, is_public=True):
    country = CountryFactory(iso3=iso3, name_en=iso3, region=RegionFactory())
    nbsap = assessed(NbsapFactory(country=country, code=iso3), grade=grade, steps=STEPS[:steps])
    if is_public:
        publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())


def shown(what):
    return {one.row.iso3: one for one in mapped(register(on=DAY), what)}


def test_points_have_three_shades_and_what_is_not_public_stands_aside():
    a_country("KEN", grade=Grade.SPECIFIC)
    a_country("UGA", grade=Grade.GENERAL)
    a_country("TZA", grade=Grade.NONE)
    a_country("RWA", grade=Grade.SPECIFIC, is_public=False)

    found = shown(Shown.SCORE)

    assert {iso3: one.shade for iso3, one in found.items()} == {
        "KEN": Shade.FULL,
        "UGA": Shade.PART,
        "TZA": Shade.NONE,
        "RWA": Shade.ASIDE,
    }
    assert (found["UGA"].number, found["UGA"].most) == (8, 16)
    assert found["RWA"].number is None


@pytest.mark.parametrize(
    ("steps", "shade"),
    [(12, Shade.FULL), (8, Shade.FULL), (7, Shade.PART), (4, Shade.PART), (3, Shade.NONE)],
)
def test_steps_have_three_shades(steps, shade):
    a_country("KEN", steps=steps)

    assert shown(Shown.STEPS)["KEN"].shade == shade


def test_the_table_says_no_number_that_is_not_public():
    a_country("KEN", grade=Grade.GENERAL)
    a_country("RWA", grade=Grade.SPECIFIC, is_public=False)

    told = {
        row[0]: dict(zip(COLUMNS, row, strict=True))
        for row in map_rows(mapped(register(on=DAY), Shown.SCORE), Shown.SCORE)
    }

    assert (told["KEN"]["value"], told["KEN"]["of"], told["KEN"]["group"]) == (8, 16, "middle")
    assert (told["RWA"]["value"], told["RWA"]["of"], told["RWA"]["group"]) == ("", "", "not public")


def test_the_map_says_of_each_country_what_its_shade_means():
    a_country("KEN", grade=Grade.GENERAL)
    found = mapped(register(on=DAY), Shown.SCORE)

    drawn = areas(found, {Shade.PART: "in between"}, {"KEN": "/kenya/"})

    assert (drawn["KEN"].said, drawn["KEN"].url) == ("KEN: in between (8/16)", "/kenya/")
    assert shades(found)[Shade.PART] == 1

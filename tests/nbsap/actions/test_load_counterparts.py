import pytest

from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.core.sheets import SheetRefused
from whimbrel.nbsap.actions.load_counterparts import COUNTERPARTS
from whimbrel.nbsap.models import Counterpart
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db
HEAD = "iso3,instrument,office,email,source,starts_on,ends_on\n"


@pytest.fixture(autouse=True)
def _known():
    CountryFactory(iso3="KEN")
    InstrumentFactory(code="CBD")


def a_sheet(folder, line):
    path = folder / "counterparts.csv"
    path.write_text(HEAD + line + "\n", encoding="utf-8")
    return path


def test_offices_of_sister_conventions_come_from_a_sheet(tmp_path):
    sheet = a_sheet(
        tmp_path, "KEN,CBD,Ministry of forests,cbd@forests.example,The list of the CBD,2020-01-01,"
    )

    [first], [again] = load_sheet(COUNTERPARTS, sheet), load_sheet(COUNTERPARTS, sheet)

    assert (first.added, again.added, again.unchanged) == (1, 0, 1)
    assert Counterpart.objects.get().office == "Ministry of forests"


def test_an_office_without_a_source_is_refused(tmp_path):
    with pytest.raises(SheetRefused, match="source"):
        load_sheet(COUNTERPARTS, a_sheet(tmp_path, "KEN,CBD,Ministry of forests,,,,"))

    assert not Counterpart.objects.exists()

from datetime import UTC, datetime

import pytest

from tests.factories.designations import seated
from tests.factories.learning import CompetenceFactory, a_response, an_assessment
from tests.factories.people import UserFactory
from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.needs import Rated
from whimbrel.training.actions.needs_sheet import (
    OF_MANY,
    OWN,
    load_needs_sheet,
    own_rows,
    read_own_sheet,
    rows_of_many,
)
from whimbrel.training.models import NeedsRating

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def competence():
    return CompetenceFactory(code="negotiation", name_en="Negotiating")


@pytest.fixture
def response(competence):
    return a_response(an_assessment(competence), person=UserFactory(email="kenya@example.org"))


def sheet(*lines):
    return SheetFile("needs.csv", "\n".join(lines).encode())


def test_the_sheet_goes_out_and_comes_back_filled_in(response, competence):
    rows = [(code, name, 2, 4) for code, name, _level, _needed in own_rows(response)]
    workbook = table_download("needs", OWN, rows, "xlsx").content

    assert read_own_sheet(response=response, file=SheetFile("needs.xlsx", workbook)) == {
        competence: Rated(2, 4)
    }


def test_lines_left_empty_are_passed_over(response):
    file = sheet("competence,name,level,needed", "negotiation,Negotiating,,")

    assert read_own_sheet(response=response, file=file) == {}


@pytest.mark.parametrize("cells", ["2,", ",4", "0,4", "2,6"])
def test_half_an_answer_and_what_is_off_the_scale_is_refused_with_its_line(response, cells):
    file = sheet("competence,name,level,needed", f"negotiation,Negotiating,{cells}")

    with pytest.raises(SheetRefused) as refused:
        read_own_sheet(response=response, file=file)
    assert refused.value.complaints[0].line == 2
    assert "from 1 to 5" in str(refused.value)


def test_a_formula_is_refused(response):
    file = sheet("competence,name,level,needed", "negotiation,=1+1,2,4")

    with pytest.raises(SheetRefused, match="formula"):
        read_own_sheet(response=response, file=file)


def test_the_sheet_of_many_holds_those_who_have_not_answered(response):
    assert list(rows_of_many(response.assessment)) == [
        ("kenya@example.org", "negotiation", "Negotiating", "", "")
    ]


def test_a_sheet_of_many_is_kept_whole_or_not_at_all(response, competence):
    a_response(response.assessment, person=UserFactory(email="senegal@example.org"))
    head = ",".join(OF_MANY)
    good = "kenya@example.org,negotiation,,2,4"

    with pytest.raises(SheetRefused):
        load_needs_sheet(
            assessment=response.assessment, by=seated(), at=AT,
            file=sheet(head, good, "senegal@example.org,negotiation,,7,4"),
        )  # fmt: skip
    assert not NeedsRating.objects.exists()

    assert load_needs_sheet(
        assessment=response.assessment, by=seated(), at=AT, file=sheet(head, good)
    ) == 1  # fmt: skip
    assert NeedsRating.objects.get().level == 2

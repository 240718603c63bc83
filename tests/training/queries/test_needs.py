import pytest

from tests.factories.learning import CompetenceFactory, ModuleFactory, an_assessment, answered
from tests.factories.treaties import RegionFactory
from whimbrel.training.queries.needs import (
    answers,
    gaps_by_region,
    gaps_by_role,
    gaps_over_time,
    needs,
    proposed_modules,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def negotiating():
    return CompetenceFactory(code="negotiation", name_en="Negotiating")


@pytest.fixture
def counting():
    return CompetenceFactory(code="monitoring", name_en="Counting")


def test_the_widest_gap_comes_first(negotiating, counting):
    assessment = an_assessment(negotiating, counting)
    for level in (1, 1, 2, 2, 3):
        answered(assessment, {negotiating: (level, 4), counting: (4, 4)})

    found = needs(assessment)

    assert [(one.competence, one.people, one.level, one.needed, one.gap) for one in found] == [
        (negotiating, 5, 1.8, 4.0, 2.2),
        (counting, 5, 4.0, 4.0, 0.0),
    ]


def test_what_fewer_than_five_say_is_not_shown(negotiating):
    assessment = an_assessment(negotiating)
    for _person in range(4):
        answered(assessment, {negotiating: (1, 5)})

    assert needs(assessment) == []
    assert answers(assessment).answered == 4


def test_a_region_too_small_is_left_out_and_hides_another(negotiating):
    assessment = an_assessment(negotiating)
    africa, asia, oceania = (RegionFactory(code=code, name_en=code) for code in ("a", "b", "c"))
    for region, people in ((africa, 6), (asia, 5), (oceania, 2)):
        for _person in range(people):
            answered(assessment, {negotiating: (2, 4)}, region=region)

    regions, rows = gaps_by_region(assessment)

    assert regions == [africa]
    assert [row.gaps for row in rows] == [(2.0,)]


def test_roles_are_told_apart(negotiating):
    assessment = an_assessment(negotiating)
    for _person in range(5):
        answered(assessment, {negotiating: (2, 5)}, role="nfp")
        answered(assessment, {negotiating: (4, 5)}, role="deputy")

    roles, rows = gaps_by_role(assessment)

    assert roles == ["National Focal Point", "Deputy National Focal Point"]
    assert rows[0].gaps == (3.0, 1.0)


def test_surveys_are_compared_from_the_first_on(negotiating):
    earlier, later = an_assessment(negotiating, first_year=2024), an_assessment(negotiating)
    for _person in range(5):
        answered(earlier, {negotiating: (1, 4)})
        answered(later, {negotiating: (3, 4)})

    held, rows = gaps_over_time()

    assert held == [earlier, later]
    assert rows[0].gaps == (3.0, 1.0)


def test_a_module_is_proposed_by_the_mean_gap_of_what_it_teaches(negotiating, counting):
    assessment = an_assessment(negotiating, counting)
    for _person in range(5):
        answered(assessment, {negotiating: (1, 4), counting: (4, 4)})
    mock, both, counts = (ModuleFactory(name_en=name) for name in ("Mock", "Both", "Counts"))
    mock.competences.set([negotiating])
    both.competences.set([negotiating, counting])
    counts.competences.set([counting])

    proposals = proposed_modules(needs(assessment))

    assert [(one.module, one.gap, one.closes) for one in proposals] == [
        (mock, 3.0, (negotiating,)),
        (both, 1.5, (negotiating,)),
    ]


@pytest.mark.parametrize("number", [5, 12])
def test_a_survey_costs_the_same_however_many_answered(
    number, negotiating, django_assert_num_queries
):
    assessment = an_assessment(negotiating)
    for _person in range(number):
        answered(assessment, {negotiating: (1, 4)})

    with django_assert_num_queries(2):
        needs(assessment)

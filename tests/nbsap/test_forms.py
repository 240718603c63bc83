from datetime import date

import pytest
from django.utils.translation import override

from tests.factories.nbsap import NbsapFactory
from tests.factories.treaties import InstrumentFactory, SpeciesFactory
from whimbrel.nbsap.forms import (
    CounterpartForm,
    DocumentForm,
    LiaisonForm,
    ScorecardForm,
    SpeciesForm,
    StageForm,
    StepForm,
    TargetForm,
    VersionForm,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (StageForm, "on"),
        (StepForm, "done_on"),
        (LiaisonForm, "day"),
        (CounterpartForm, "starts_on"),
    ],
)
def test_a_day_on_record_is_not_lost_to_a_french_reader(form, field):
    with override("fr"):
        shown = str(form(initial={field: date(2026, 11, 3)})[field])

    assert 'value="2026-11-03"' in shown


def test_a_version_cannot_end_before_it_starts():
    form = VersionForm(
        {"year": 2019, "starts_year": 2030, "ends_year": 2020, "source": "The ministry"}
    )

    assert list(form.errors) == ["ends_year"]


@pytest.mark.parametrize(
    ("form", "field", "more"), [(StageForm, "on", {"kind": "adopted"}), (StepForm, "done_on", {})]
)
def test_a_day_to_come_is_refused(form, field, more):
    assert list(form({field: "2999-01-01"} | more).errors) == [field]


def test_words_without_a_grade_ask_for_the_grade():
    form = ScorecardForm({"species-quotation": "Cranes and storks", "sites-grade": "0"})

    assert list(form.errors) == ["species-grade"]


def test_only_what_is_graded_is_kept():
    form = ScorecardForm({"species-grade": "2", "species-page": "12"})

    assert form.is_valid()
    assert form.grades() == {"species": {"grade": 2, "quotation": "", "page": "12"}}


def test_numbers_of_targets_that_are_not_there_are_named():
    given = {"code": "1", "text": "Flyways", "kmgbf": "4, 24", "samarkand": "5.4"}
    form = TargetForm(given, nbsap=NbsapFactory())

    assert list(form.errors) == ["kmgbf"]
    assert "24" in str(form.errors["kmgbf"])


def test_provisions_begin_with_a_convention_that_is_known():
    cms = InstrumentFactory(code="CMS")
    nbsap, given = NbsapFactory(), {"code": "1", "text": "Flyways"}
    form = TargetForm(given | {"provisions": "cms Art. III.4\n\nCMS"}, nbsap=nbsap)
    assert form.is_valid()
    assert form.cleaned_data["provisions"] == [(cms, "Art. III.4"), (cms, "")]

    wrong = TargetForm(given | {"provisions": "XYZ Art. 1"}, nbsap=nbsap)
    assert list(wrong.errors) == ["provisions"]


def test_a_target_is_part_of_a_whole_one_of_its_plan_and_weighs_one_where_nothing_is_said():
    nbsap = NbsapFactory()
    whole, other = nbsap.targets.create(code="1"), NbsapFactory().targets.create(code="1")
    part = nbsap.targets.create(code="1.1", parent=whole)
    given = {"code": "2", "text": "Flyways"}

    form = TargetForm(given | {"parent": whole.pk}, nbsap=nbsap)
    assert form.is_valid()
    assert (form.target().parent, form.target().weight) == (whole, 1)
    for wrong in (part, other):
        refused = TargetForm(given | {"parent": wrong.pk}, nbsap=nbsap)
        assert list(refused.errors) == ["parent"]
    # What has parts is no part itself, and nothing is a part of itself.
    lone = nbsap.targets.create(code="3")
    assert list(TargetForm(given | {"parent": lone.pk}, nbsap=nbsap, target=whole).errors) == [
        "parent"
    ]
    assert list(TargetForm(given | {"parent": lone.pk}, nbsap=nbsap, target=lone).errors) == [
        "parent"
    ]
    assert list(TargetForm(given | {"weight": 101}, nbsap=nbsap).errors) == ["weight"]


def test_species_are_found_whatever_their_capitals_and_unknown_ones_are_named():
    crane = SpeciesFactory(scientific_name="Grus grus")

    assert SpeciesForm({"species": "grus grus"}).is_valid()
    form = SpeciesForm({"species": "Grus grus\nDodo dodo"})
    assert "Dodo dodo" in str(form.errors["species"])
    assert SpeciesForm({"species": ""}).is_valid()
    assert crane


def test_a_plan_may_be_written_in_portuguese():
    assert ("pt", "Portuguese") in DocumentForm().fields["language"].choices

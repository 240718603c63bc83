from datetime import date

import pytest

from tests.factories.nbsap import NbsapFactory, PlanStageFactory, written_down
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.correcting import (
    correct_document,
    correct_stage,
    correct_target,
    correct_version,
    take_out_document,
    take_out_stage,
    take_out_target,
)
from whimbrel.nbsap.actions.keeping import AlreadyThere, Target, Version, add_target

pytestmark = pytest.mark.django_db


def told(verb):
    return JournalEntry.objects.get(verb=verb).detail


def test_a_corrected_version_keeps_its_code_and_the_journal_says_what_changed():
    nbsap = NbsapFactory(code="KEN-2014", source="The list", title="Stratgy")

    correct_version(
        nbsap=nbsap, version=Version(2015, title="Strategy", source="The list", framework="aichi"), by=UserFactory()
    )  # fmt: skip

    nbsap.refresh_from_db()
    assert (nbsap.code, nbsap.year, nbsap.title) == ("KEN-2014", 2015, "Strategy")
    detail = told("corrected a national plan")
    assert detail["old"] == {"year": 2014, "title": "Stratgy"}
    assert detail["new"] == {"year": 2015, "title": "Strategy"}


def test_what_was_verified_counts_as_not_verified_only_where_something_differs():
    nbsap, by = NbsapFactory(verified="yes", source="The list"), UserFactory()
    same = Version(2014, source="The list", framework="aichi")

    correct_version(nbsap=nbsap, version=same, by=by)
    nbsap.refresh_from_db()
    assert nbsap.verified == "yes"
    assert not JournalEntry.objects.filter(verb="corrected a national plan").exists()

    correct_version(nbsap=nbsap, version=Version(2016, source="The list"), by=by)
    nbsap.refresh_from_db()
    assert nbsap.verified == ""


def test_a_stage_is_corrected_but_never_to_one_that_is_there():
    stage = PlanStageFactory(kind="adopted", on=date(2014, 3, 1))
    PlanStageFactory(nbsap=stage.nbsap, kind="adopted", on=date(2015, 3, 1))

    with pytest.raises(AlreadyThere):
        correct_stage(stage=stage, kind="adopted", on=date(2015, 3, 1), by=UserFactory())
    stage.refresh_from_db()
    assert stage.on == date(2014, 3, 1)

    correct_stage(stage=stage, kind="launched", on=date(2014, 3, 2), by=UserFactory())
    assert told("corrected a stage of the plan")["old"] == {"kind": "adopted", "on": "2014-03-01"}


def test_a_text_is_corrected_and_where_it_was_stays_in_the_journal():
    document = written_down().documents.get()
    old = document.url

    correct_document(
        document=document, language="fr", title="Le plan", url="https://example.org/f.pdf", by=UserFactory()
    )  # fmt: skip

    document.refresh_from_db()
    assert document.language == "fr"
    assert told("corrected a text of the plan")["old"]["url"] == old


def test_a_target_is_corrected_with_what_it_answers():
    nbsap = written_down()
    target, cms = nbsap.targets.get(), InstrumentFactory(code="CMS")

    correct_target(
        target=target, given=Target("1", "Flyways are safe.", "", {"kmgbf": ["3"]}, [(cms, "Art. III.4")]), by=UserFactory()
    )  # fmt: skip

    target.refresh_from_db()
    assert target.text == "Flyways are safe."
    assert [str(one.number) for one in target.links.all()] == ["3"]
    detail = told("corrected a national target")
    assert detail["old"]["links"] == ["kmgbf 4"]
    assert detail["new"]["provisions"] == ["CMS Art. III.4"]


def test_a_target_cannot_take_the_number_of_another_and_keeps_what_it_answers():
    nbsap = written_down()
    target = nbsap.targets.get()
    add_target(nbsap=nbsap, target=Target("2", "Wetlands"), by=UserFactory())

    with pytest.raises(AlreadyThere):
        correct_target(target=target, given=Target("2", "Flyways"), by=UserFactory())

    assert [one.number for one in target.links.all()] == ["4"]


def test_what_is_taken_out_is_gone_and_stays_word_for_word_in_the_journal():
    nbsap, by = written_down(), UserFactory()

    take_out_stage(stage=nbsap.stages.get(), by=by)
    take_out_document(document=nbsap.documents.get(), by=by)
    take_out_target(target=nbsap.targets.get(), by=by)

    assert not nbsap.stages.exists()
    assert not nbsap.documents.exists()
    assert not nbsap.targets.exists()
    assert told("took out a stage of the plan")["old"]["on"] == "2014-03-01"
    assert told("took out a text of the plan")["old"]["url"] == "https://example.org/plan.pdf"
    assert told("took out a national target")["old"]["links"] == ["kmgbf 4"]


def test_weight_and_whole_of_a_target_are_corrected_and_its_parts_outlive_it():
    nbsap, by = written_down(), UserFactory()
    whole = nbsap.targets.get()
    part = add_target(nbsap=nbsap, target=Target("1.1", "Wetlands", weight=2, parent=whole), by=by)
    assert (part.parent, part.weight) == (whole, 2)

    correct_target(target=part, given=Target("1.1", "Wetlands", weight=5, parent=whole), by=by)
    assert told("corrected a national target")["old"] == {"weight": 2}

    take_out_target(target=whole, by=by)
    part.refresh_from_db()
    assert (part.parent, part.weight) == (None, 5)

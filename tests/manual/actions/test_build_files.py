from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.manual import body, edit, make_article, make_translation
from whimbrel.core.documents.volume import Section
from whimbrel.core.stored.since import SinceLast
from whimbrel.manual import makers
from whimbrel.manual.actions.build_files import (
    FilesNotBuilt,
    build_files,
    build_files_where_changed,
)
from whimbrel.manual.actions.tidy_files import tidy_files
from whimbrel.manual.makers import Maker
from whimbrel.manual.models import BuiltFile, Fragment

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "manual"


@pytest.fixture
def articles():
    return [make_article(name) for name in ("credentials", "quorum", "voting")]


def whole(form="epub", language="en"):
    return BuiltFile.objects.get(form=form, language=language, part="")


def test_the_whole_and_each_part_are_built_in_every_form(kept, articles):
    make_article("report", part="reporting")

    build_files()

    assert {(one.form, one.part) for one in BuiltFile.objects.filter(language="en")} == {
        (form, part) for form in ("epub", "pdf") for part in ("", "meetings", "reporting")
    }
    assert whole("pdf").file.read().startswith(b"%PDF")
    assert whole().size == whole().file.size > 0


def test_what_did_not_change_is_left_alone(kept, articles):
    build_files()
    before = whole().built_at

    assert build_files() == []
    assert whole().built_at == before


@pytest.mark.django_db(transaction=True)
def test_one_changed_article_makes_one_section_anew_and_the_old_file_goes(kept, articles):
    build_files()
    assert (whole().sections_total, whole().sections_made) == (3, 3)
    old = whole().file.name

    edit(articles[1], body=body(quorum="Two thirds of them."))
    built = build_files()

    # The part asks for the section that the whole has made already.
    assert {(one.form, one.part, one.sections_made) for one in built} == {
        (form, part, made) for form in ("epub", "pdf") for part, made in (("", 1), ("meetings", 0))
    }
    assert all(one.sections_total == 3 for one in built)
    assert whole().file.name != old
    assert not whole().file.storage.exists(old)


def test_another_language_is_left_alone_by_a_change_in_a_translation(kept, articles):
    french = make_translation(articles[0])
    build_files()

    edit(french, body=body(credentials="Apportez-les."))

    assert {one.language for one in build_files()} == {"fr"}


def test_a_language_in_which_nothing_is_written_has_no_file_of_its_own(kept, articles):
    build_files()

    assert set(BuiltFile.objects.values_list("language", flat=True)) == {"en"}


def test_what_does_not_fit_into_the_time_is_built_at_the_next_call(kept, articles):
    assert build_files(within=timedelta(0)) == []
    assert len(build_files()) == 4


def test_a_file_that_cannot_be_built_holds_up_no_other_and_says_why(kept, articles, monkeypatch):
    def refuse(section: Section, language: str) -> str:
        raise ValueError("no paper")

    broken = Maker(BuiltFile.Form.PDF, refuse, makers.MAKERS[1].write, ())
    monkeypatch.setattr("whimbrel.manual.actions.build_files.MAKERS", (broken, makers.MAKERS[0]))

    with pytest.raises(FilesNotBuilt, match="no paper"):
        build_files()

    assert whole().file
    assert whole("pdf").last_error == "ValueError: no paper"
    assert not whole("pdf").is_being_built


def test_a_file_that_another_worker_builds_is_left_to_it(kept, articles):
    build_files()
    BuiltFile.objects.filter(form="epub").update(begun_at=whole().built_at + timedelta(seconds=1))
    edit(articles[0], title="Papers")

    assert {one.form for one in build_files()} == {"pdf"}
    assert whole().is_being_built


def test_the_files_of_a_part_that_is_gone_go_too(kept, articles):
    lonely = make_article("report", part="reporting")
    build_files()
    gone = BuiltFile.objects.get(part="reporting", form="epub").file

    lonely.unpublish()
    build_files()

    assert not BuiltFile.objects.filter(part="reporting").exists()
    assert not gone.storage.exists(gone.name)


def test_fragments_that_nobody_asked_for_are_forgotten(kept, articles):
    build_files()
    count = Fragment.objects.count()
    Fragment.objects.create(
        form="pdf", fingerprint="old", body="", used_at=whole().built_at - timedelta(days=91)
    )

    build_files()

    assert Fragment.objects.count() == count


def test_a_build_whose_worker_died_is_taken_up_after_a_quarter_of_an_hour(kept, articles):
    build_files()
    begun = now() - timedelta(minutes=16)
    BuiltFile.objects.update(begun_at=begun, built_at=begun - timedelta(days=1), fingerprint="")

    assert len(build_files()) == 4


@pytest.mark.django_db(transaction=True)
def test_an_unchanged_manual_costs_one_read_and_a_changed_one_is_built(
    kept, articles, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(
        "whimbrel.manual.actions.build_files._since_last",
        SinceLast("manual_builtfile", "manual_fragment"),
    )
    hour = timedelta(hours=1)
    assert build_files_where_changed(within=hour)
    with django_assert_num_queries(1):
        assert not build_files_where_changed(within=hour)

    edit(articles[0], title="Credentials and powers")

    assert build_files_where_changed(within=hour)
    assert b"Credentials and powers" in b"".join(
        one.body.encode() for one in Fragment.objects.filter(form="epub")
    )


@pytest.mark.django_db(transaction=True)
def test_what_was_not_looked_at_for_lack_of_time_is_looked_at_next(kept, articles, monkeypatch):
    monkeypatch.setattr("whimbrel.manual.actions.build_files._since_last", SinceLast())
    assert build_files_where_changed(within=timedelta(0))
    assert not BuiltFile.objects.exclude(file="").exists()

    assert build_files_where_changed(within=timedelta(hours=1))
    assert whole().file


@pytest.mark.django_db(transaction=True)
def test_a_file_that_was_lost_is_built_again_although_no_text_changed(kept, articles, monkeypatch):
    monkeypatch.setattr(
        "whimbrel.manual.actions.build_files._since_last",
        SinceLast("manual_builtfile", "manual_fragment"),
    )
    build_files_where_changed(within=timedelta(hours=1))
    lost = whole().file
    lost.storage.delete(lost.name)
    tidy_files(at=now())

    assert build_files_where_changed(within=timedelta(hours=1))
    assert whole().file.storage.exists(whole().file.name)

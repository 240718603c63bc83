import io
import os
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.factories.manual import (
    ChecklistStepFactory,
    GlossaryTermFactory,
    QuestionFactory,
    SharedTextFactory,
    body,
    edit,
    make_article,
    make_translation,
    shared,
)
from tests.pdf_ua import breaches
from whimbrel.core.documents.volume import Words
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.manual.actions.build_files import write_manual
from whimbrel.manual.actions.load_manual import load_manual
from whimbrel.manual.makers import maker_of
from whimbrel.manual.models import ArticlePage, Version
from whimbrel.manual.queries.book import book
from whimbrel.manual.volumes import NothingToRead, manual_volume

pytestmark = pytest.mark.django_db
JAR = Path(os.environ.get("EPUBCHECK_JAR", "/usr/share/java/epubcheck.jar"))


def volume(language="en", part=""):
    return manual_volume(book(language), edition=None, part=part)


def links(section):
    return {
        one.text: one.href
        for piece in section.pieces
        for block in piece.body
        for one in block.words
        if one.href
    }


def test_a_link_leads_within_the_volume_where_it_can_and_to_the_site_where_it_cannot(settings):
    ChecklistStepFactory(checklist__slug="pack")
    make_article("quorum")
    make_article("report", part="reporting")
    make_article(
        "credentials",
        pieces=body(
            a='<a href="../quorum/">near</a> <a href="../report/">far</a>'
            ' <a href="../../checklists/pack/">list</a> <a href="https://cms.int/a b">out</a>'
        ),
    )
    site = f"{settings.SITE_URL}/en/manual"

    whole = next(one for one in volume().sections() if one.anchor == "article-credentials")
    part = next(
        one for one in volume(part="meetings").sections() if one.anchor == "article-credentials"
    )

    assert links(whole) == {
        "near": "#article-quorum",
        "far": "#article-report",
        "list": "#checklist-pack",
        "out": "https://cms.int/a%20b",
    }
    assert links(part) == {
        "near": "#article-quorum",
        "far": f"{site}/articles/report/",
        "list": f"{site}/checklists/pack/",
        "out": "https://cms.int/a%20b",
    }


def test_what_stands_beside_the_articles_comes_after_them():
    make_article()
    ChecklistStepFactory()
    QuestionFactory()
    GlossaryTermFactory(term_en="quorum")

    anchors = [one.anchor for one in volume().divisions]

    assert anchors == ["part-meetings", "checklists", "questions", "glossary"]
    term = volume().divisions[3].sections[0].pieces[0]
    assert (term.kind, term.body[0].words) == ("heading", (Words("quorum"),))


def test_a_step_says_by_when_in_the_language_of_its_checklist_and_where_its_links_lead():
    make_translation(make_article("quorum"))
    ChecklistStepFactory(
        checklist__slug="pack", text_en="Read [this](../../articles/quorum/)", due_days=-30
    )

    section = volume("fr").divisions[1].sections[0]

    assert section.language == "en"
    assert section.notice
    assert section.pieces[0].body[0].items == (
        (
            Words("Read "),
            Words("this", href="#article-quorum"),
            Words(" (30 days before the opening)", is_italic=True),
        ),
    )


def test_an_article_that_is_not_translated_stands_there_in_english_and_says_so():
    make_article("credentials")
    make_translation(make_article("quorum"))

    missing, translated = volume("fr").sections()

    assert (missing.language, bool(missing.notice)) == ("en", True)
    assert (translated.language, translated.notice) == ("fr", "")


def test_a_translation_that_misleads_says_so():
    source = make_article()
    make_translation(source)
    edit(source, body=body(credentials="Do not bring them."), weight="major")

    assert volume("fr").sections()[0].notice


def test_what_is_for_members_is_in_no_volume():
    make_article("open")
    make_article("closed", audience=ArticlePage.Audience.MEMBERS)

    assert [one.anchor for one in volume().sections()] == ["article-open"]


def test_a_lower_heading_without_one_above_it_is_raised():
    pieces = [{"type": "subheading", "value": "First", "id": "p-1"}]
    make_article(pieces=pieces + body(words="Then words."))

    assert volume().sections()[0].pieces[0].kind == "heading"


def test_each_chapter_says_which_version_of_which_day_it_is(settings):
    make_article("quorum")
    number = Version.objects.get().number

    stamp = volume().sections()[0].stamp

    assert f"Version {number}" in stamp
    assert f"{settings.SITE_URL}/en/manual/articles/quorum/" in stamp


def test_where_nothing_is_published_there_is_no_volume():
    with pytest.raises(NothingToRead):
        volume()


@pytest.fixture
def first_edition():
    load_reference()
    load_manual()


@pytest.mark.skipif(not JAR.is_file(), reason="EPUBCheck is not here; scripts/epubcheck.sh gets it")
def test_epubcheck_finds_nothing_in_the_first_edition(first_edition, tmp_path):
    for language in ("en", "fr", "ar"):
        path = tmp_path / f"{language}.epub"
        path.write_bytes(write_manual(language, maker_of("epub")))

        told = subprocess.run(
            ["java", "-jar", str(JAR), "--failonwarnings", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )

        assert told.returncode == 0, told.stderr
        assert "0 fatals / 0 errors / 0 warnings" in told.stdout + told.stderr


def test_the_first_edition_lacks_nothing_that_pdf_ua_asks_and_a_machine_sees(first_edition):
    for language in ("en", "fr", "ar"):
        assert breaches(PdfReader(io.BytesIO(write_manual(language, maker_of("pdf"))))) == []


def test_a_text_for_many_articles_is_in_the_files_as_in_the_article(db):
    text = SharedTextFactory(text_en="Write to **Bonn**.")
    make_article("letters", pieces=[shared(text)])

    section = volume().sections()[0]

    words = [word for piece in section.pieces for one in piece.body for word in one.words]
    assert [(word.text, word.is_bold) for word in words] == [
        ("Write to ", False),
        ("Bonn", True),
        (".", False),
    ]

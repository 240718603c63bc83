import io
import json
import zipfile

import pytest

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
from tests.factories.treaties import InstrumentFactory
from whimbrel.manual.actions.export_manual import export_manual
from whimbrel.manual.actions.load_manual import load_manual
from whimbrel.manual.models import (
    ArticlePage,
    ArticleProvision,
    Checklist,
    GlossaryTerm,
    ManualPage,
    Paragraph,
    Question,
    SharedText,
    Version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manual(db):
    cms = InstrumentFactory(code="CMS")
    source = make_article(
        "rules",
        instruments=[cms],
        roles=["nfp"],
        summary="How a meeting runs.",
        pieces=[
            {"type": "heading", "value": "Quorum", "id": "p-h1"},
            *body(quorum='Half of <b>them</b>: <a href="../votes/">votes</a>.'),
            {"type": "paragraph", "value": "<ul><li>a</li><li>b</li></ul>", "id": "p-list"},
            {"type": "note", "value": "<p>Ask.</p>", "id": "p-note"},
        ],
    )
    ArticleProvision.objects.create(page=source, instrument=cms, provision="Art. VII.3")
    address = SharedTextFactory(slug="address", text_fr="Écrivez à **Bonn**.")
    edit(source, body=[*source.body.raw_data, shared(address)])
    make_translation(source, pieces=[*body(quorum="La moitié."), shared(address)], title="Règles")
    ChecklistStepFactory(checklist__slug="before", due_days=-30, key="s-ask")
    GlossaryTermFactory(slug="quorum", term_en="quorum")
    QuestionFactory(key="q-who")
    return source


def opened():
    return zipfile.ZipFile(io.BytesIO(export_manual()))


def told():
    """Everything that readers get, by its permanent name."""
    return {
        "paragraphs": list(
            Paragraph.objects.standing()
            .order_by("article__locale__language_code", "article__slug", "position")
            .values_list(
                "article__locale__language_code", "article__slug", "key", "kind", "html", "text"
            )
        ),
        "titles": list(
            Version.objects.standing()
            .order_by("language")
            .values_list("language", "title", "summary")
        ),
        "facts": [
            (
                one.slug,
                one.roles,
                [i.code for i in one.instruments.all()],
                [p.label for p in one.provisions.all()],
            )
            for one in ArticlePage.objects.filter(locale__language_code="en")
        ],
        "steps": list(
            Checklist.objects.values_list("slug", "title_en", "steps__key", "steps__due_days")
        ),
        "terms": list(GlossaryTerm.objects.values_list("slug", "term_en", "definition_en")),
        "questions": list(Question.objects.values_list("key", "question_en", "answer_en")),
    }


def test_what_is_taken_away_and_loaded_into_an_empty_house_is_the_same_manual(manual, tmp_path):
    before = told()
    opened().extractall(tmp_path)
    for one in (Checklist, GlossaryTerm, Question, SharedText):
        one.objects.all().delete()
    for page in ManualPage.objects.all():
        page.delete()
    assert not Paragraph.objects.exists()

    load_manual(folder=tmp_path)

    assert told() == before


def test_every_version_that_was_ever_published_is_in_it(manual):
    edit(manual, title="Rules, anew", change_note="A better name")

    versions = json.loads(opened().read("versions.json"))

    assert [(one["language"], one["number"], one["note"]) for one in versions] == [
        ("en", 1, ""),
        ("en", 2, ""),
        ("en", 3, "A better name"),
        ("fr", 1, ""),
    ]


def test_the_same_manual_makes_the_same_file(manual):
    assert export_manual() == export_manual()

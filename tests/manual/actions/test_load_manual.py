import pytest

from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory, RegionFactory, ResolutionFactory
from whimbrel.core.sheets import SheetRefused
from whimbrel.manual.actions.load_manual import load_manual
from whimbrel.manual.models import (
    ArticlePage,
    Checklist,
    GlossaryTerm,
    Paragraph,
    Question,
    Version,
)

pytestmark = pytest.mark.django_db

PARTS = """slug,order,title_en,title_fr,title_es,title_ar,title_ru,source
meetings,2,Representation at meetings,Représentation aux réunions,,,,domain 3.1
introduction,1,Introduction,Introduction,,,,domain 3.1
"""
ENGLISH = """---
title: Credentials
part: meetings
order: 1
summary: Who signs them, and by when.
instruments: CMS
regions: africa
roles: nfp, deputy
level: new
provisions: CMS Art. VII.3; Res. 10.18
checklists: before-a-cop
source_revision: 1
---
## What they are

Credentials are **signed** by a minister. {#p-what}

Bring:

- the original
- a copy {#p-bring}
"""
FRENCH = """---
title: Pouvoirs
part: meetings
order: 1
summary: Qui les signe.
source_revision: 1
---
## Ce que c'est

Les pouvoirs sont signés par un ministre. {#p-what}
"""
STEPS = """---
title: Before a COP
---
- Ask for the credentials {due: D-180} {#s-ask}
- Read the agenda {#s-agenda}
"""
FAQ = """## Who signs? {#q-signs}

A minister. {#p-a}
"""
TERMS = """slug,term_en,definition_en,term_fr,definition_fr,term_es,definition_es,term_ar,definition_ar,term_ru,definition_ru,source
credentials,credentials,"A signed paper, of a delegation.",pouvoirs,Un document signé.,,,,,,,our own words
"""


@pytest.fixture
def folder(tmp_path):
    RegionFactory(code="africa")
    ResolutionFactory(instrument=InstrumentFactory(code="CMS"), number="10.18")
    (tmp_path / "articles").mkdir()
    (tmp_path / "checklists").mkdir()
    (tmp_path / "parts.csv").write_text(PARTS)
    (tmp_path / "glossary.csv").write_text(TERMS)
    (tmp_path / "faq.en.md").write_text(FAQ)
    (tmp_path / "checklists" / "before-a-cop.en.md").write_text(STEPS)
    (tmp_path / "articles" / "credentials.en.md").write_text(ENGLISH)
    (tmp_path / "articles" / "credentials.fr.md").write_text(FRENCH)
    return tmp_path


def test_the_files_become_pages_terms_questions_and_checklists(folder):
    load_manual(folder=folder)

    article = ArticlePage.objects.get(locale__language_code="en")
    assert article.live
    assert [one.label for one in article.provisions.all()] == ["CMS Art. VII.3", "CMS Res. 10.18"]
    assert article.provisions.last().resolution.number == "10.18"
    assert article.roles == ["nfp", "deputy"]
    assert [one.code for one in article.regions.all()] == ["africa"]
    assert [one.slug for one in article.checklists.all()] == ["before-a-cop"]
    assert article.get_parent().title == "Representation at meetings"
    assert list(Checklist.objects.get().steps.values_list("key", "due_days")) == [
        ("s-ask", -180),
        ("s-agenda", None),
    ]
    assert Question.objects.get().answer_en == "A minister."
    assert GlossaryTerm.objects.get().term_fr == "pouvoirs"


def test_parts_stand_in_the_order_of_the_sheet(folder):
    load_manual(folder=folder)

    manual = ArticlePage.objects.first().get_parent().get_parent()
    assert [part.slug for part in manual.get_children()] == ["introduction", "meetings"]


def test_each_paragraph_keeps_the_name_it_has_in_the_file(folder):
    load_manual(folder=folder)

    named = Paragraph.objects.filter(article__locale__language_code="en")
    assert list(named.values_list("key", "kind")) == [
        ("p-h1", "heading"),
        ("p-what", "paragraph"),
        ("p-bring", "paragraph"),
    ]
    assert named.get(key="p-what").html == "<p>Credentials are <b>signed</b> by a minister.</p>"


def test_a_list_belongs_to_the_paragraph_that_ends_with_its_name(folder):
    text = ENGLISH.replace("Bring:\n\n-", "Bring: {#p-intro}\n\n-")
    (folder / "articles" / "credentials.en.md").write_text(text)

    load_manual(folder=folder)

    bring = Paragraph.objects.get(key="p-bring", article__locale__language_code="en")
    assert bring.html == "<ul><li>the original</li><li>a copy</li></ul>"


def test_a_translation_knows_the_version_it_was_made_from(folder):
    load_manual(folder=folder)

    french = Version.objects.get(language="fr")
    assert french.based_on == Version.objects.get(language="en")


def test_loading_again_changes_nothing(folder):
    load_manual(folder=folder)

    again = load_manual(folder=folder)

    assert sum(one.added + one.changed for one in again) == 0
    assert Version.objects.count() == 2


def test_a_changed_file_becomes_a_new_version(folder):
    load_manual(folder=folder)
    (folder / "articles" / "credentials.en.md").write_text(ENGLISH.replace("a minister", "one"))

    load_manual(folder=folder)

    assert [one.number for one in Version.objects.filter(language="en")] == [2, 1]


def test_what_a_person_edited_is_never_overwritten_by_a_file(folder):
    load_manual(folder=folder)
    page = ArticlePage.objects.get(locale__language_code="fr")
    page.title = "Lettres de créance"
    page.save_revision(user=UserFactory()).publish()
    (folder / "articles" / "credentials.fr.md").write_text(FRENCH.replace("Pouvoirs", "Autres"))

    load_manual(folder=folder)

    page.refresh_from_db()
    assert page.title == "Lettres de créance"


def test_a_draft_of_a_person_is_never_overwritten_by_a_file(folder):
    load_manual(folder=folder)
    page = ArticlePage.objects.get(locale__language_code="fr")
    page.title = "Brouillon"
    page.save_revision(user=UserFactory())
    (folder / "articles" / "credentials.fr.md").write_text(FRENCH.replace("Pouvoirs", "Autres"))

    load_manual(folder=folder)

    assert ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Brouillon"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (" {#p-what}", "", "does not end with its name"),
        ("{#p-bring}", "{#p-what}", "stands twice"),
        ("part: meetings", "part: parties", "“parties” is not a part"),
        ("regions: africa", "regions: atlantis", "“atlantis” is not known"),
    ],
)
def test_a_file_with_a_mistake_is_refused_whole_and_says_where(folder, old, new, told):
    (folder / "articles" / "credentials.en.md").write_text(ENGLISH.replace(old, new))

    with pytest.raises(SheetRefused) as refused:
        load_manual(folder=folder)

    assert refused.value.name == "credentials.en.md"
    assert any(told in str(complaint) for complaint in refused.value.complaints)
    assert not ArticlePage.objects.exists()

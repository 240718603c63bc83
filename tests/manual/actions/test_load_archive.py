"""The Manual taken away whole, and brought onto an empty site."""

import io
import json
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.factories.manual import (
    ChecklistStepFactory,
    FundingProgrammeFactory,
    GlossaryTermFactory,
    PracticeExampleFactory,
    QuestionFactory,
    SharedTextFactory,
    body,
    edit,
    make_article,
    make_translation,
    shared,
)
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, RegionFactory
from whimbrel.core.sheets import SheetRefused
from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.actions.export_manual import export_manual
from whimbrel.manual.actions.load_archive import load_archive
from whimbrel.manual.actions.tree import throw_in_bin
from whimbrel.manual.models import (
    ArticlePage,
    ArticleProvision,
    BinPage,
    Checklist,
    Edition,
    EditionEntry,
    FundingProgramme,
    GlossaryTerm,
    ManualPage,
    PracticeExample,
    Question,
    SharedText,
    Task,
    Version,
)
from whimbrel.manual.queries.reading import reading

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def a_picture():
    drawn = io.BytesIO()
    Picture.new("RGB", (12, 8), "teal").save(drawn, "PNG")
    return ContentFile(drawn.getvalue(), "wader.png")


@pytest.fixture
def manual(db):
    """A Manual with all that one may hold."""
    cms, africa = InstrumentFactory(code="CMS"), RegionFactory(code="africa")
    letter = get_document_model().objects.create(
        title="Model letter", file=ContentFile(b"Dear Secretariat", "letter.txt")
    )
    wader = get_image_model().objects.create(title="A wader", file=a_picture())
    address = SharedTextFactory(slug="address", text_fr="Écrivez à **Bonn**.")
    linked = f'Take <a linktype="document" id="{letter.pk}">the letter</a>.'
    picture = {"image": wader.pk, "alt": 'A "wader" [grey]', "caption": "On its way"}
    source = make_article(
        "rules",
        instruments=[cms],
        regions=[africa],
        roles=["nfp"],
        summary="How a meeting runs.",
        review_by=date(2027, 1, 1),
        pieces=[
            {"type": "heading", "value": "Quorum", "id": "p-h1"},
            *body(take=linked),
            {"type": "picture", "value": picture, "id": "p-wader"},
            {"type": "file", "value": letter.pk, "id": "p-file"},
            shared(address),
        ],
    )
    ArticleProvision.objects.create(page=source, instrument=cms, provision="Art. VII.3, end")
    make_translation(source, pieces=[*body(take="Prenez-la."), shared(address)], title="Règles")
    edit(source, title="“Rules” of procedure", weight="major", change_note="Another name")
    name_edition(slug="cop15", names={"en": "As of COP15"}, as_of=date(2026, 3, 29), at=AT)
    edit(source, summary="How it runs.", is_ready=False)
    draft = source.get_latest_revision_as_object()
    draft.title = "Half a thought"
    draft.save_revision()
    make_article("withdrawn", part="reporting").unpublish()
    throw_in_bin(page=make_article("thrown", part="reporting"))
    example = PracticeExampleFactory(
        slug="togo", country=CountryFactory(iso3="TGO"), link="https://example.org/togo"
    )
    example.regions.add(africa)
    source.examples.through.objects.create(articlepage=source, practiceexample=example)
    FundingProgrammeFactory(slug="grants").regions.add(africa)
    step = ChecklistStepFactory(checklist__slug="before", due_days=-30, key="s-ask")
    task = Task.objects.create(slug="prepare", title_en="Prepare", position=1)
    task.steps.create(position=1, checklist=step.checklist, until_day=3)
    task.steps.create(position=2, article="rules")
    GlossaryTermFactory(slug="quorum", term_en="quorum", definition_en="- how many are enough")
    QuestionFactory(key="q-who")
    ManualPage.objects.filter(locale__language_code="en").update(introduction="What it is.")
    return source


def empty():
    """Take away all of the Manual, and its files."""
    EditionEntry.objects.all().delete()
    Edition.objects.all()._raw_delete("default")
    for page in [*ManualPage.objects.all(), *BinPage.objects.all()]:
        Page.objects.get(pk=page.pk).delete()
    for model in (
        Task, Checklist, GlossaryTerm, Question, SharedText, FundingProgramme, PracticeExample,
    ):  # fmt: skip
        model.objects.all().delete()
    for model in (get_document_model(), get_image_model()):
        for one in model.objects.all():
            for rendition in getattr(one, "renditions", model.objects.none()).all():
                rendition.file.delete(save=False)
            one.file.delete(save=False)
            one.delete()
    # Wagtail remembers cuts of pictures by a number that is given again.
    cache.clear()
    assert not Version.objects.exists()


def packed(**files):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as put:
        for name, text in files.items():
            put.writestr(name, text)
    archive.name = "manual.zip"
    archive.seek(0)
    return archive


def unpacked(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def load(raw, **more):
    return load_archive(file=raw if hasattr(raw, "read") else io.BytesIO(raw), at=AT, **more)


def test_taken_away_and_brought_onto_an_empty_site_it_is_taken_away_the_same(manual):
    before = export_manual()
    assert {"files/letter.txt", "pictures/wader.png", "drafts/rules.en.md"} <= set(unpacked(before))
    empty()

    brought = load(before)

    assert brought.wrong == []
    after = export_manual()
    told, now = unpacked(before), unpacked(after)
    assert {
        name: now[name].decode("utf-8", "replace") for name in now if now[name] != told.get(name)
    } == {}
    assert after == before


def test_readers_get_the_same_on_the_new_site(manual):
    before = export_manual()
    empty()
    load(before)

    shown = reading("rules", "fr")
    picture = next(one.piece for one in shown.pieces if one.piece["kind"] == "picture")
    assert shown.freshness == "majorly_out_of_date"
    assert Picture.open(get_image_model().objects.get().renditions.get().file.path).width == 12
    assert picture["src"].endswith(".webp")
    html = shown.source_version.piece("p-take")["html"]
    assert f"/documents/{get_document_model().objects.get().pk}/letter.txt" in html
    withdrawn = ArticlePage.objects.get(slug="withdrawn")
    assert (withdrawn.live, withdrawn.versions.count()) == (False, 1)
    assert BinPage.objects.get().get_children().get().slug == "thrown"


def test_loading_it_again_changes_nothing(manual):
    before = export_manual()
    empty()
    load(before)

    again = load(before)

    assert again.wrong == []
    assert {one.name: (one.added, one.changed) for one in again.loaded if one.name != "drafts"} == {
        one.name: (0, 0) for one in again.loaded if one.name != "drafts"
    }
    assert export_manual() == before


def test_what_a_person_has_edited_here_stays(manual):
    before = export_manual()
    edit(manual, by=UserFactory(), title="Ours")

    load(before)

    assert Version.objects.standing().get(article=manual).title == "Ours"


def test_one_article_that_cannot_be_taken_is_named_and_the_others_are_brought(manual):
    files = unpacked(export_manual())
    files["articles/bad.en.md"] = b"---\ntitle: Bad\npart: nowhere\n---\nA line. {#p-a}"
    files["articles/worse.en.md"] = b"---\ntitle: Worse\npart: meetings\n---\nNo name at its end."
    files["faq.fr.md"] = b"\xff\xfe"
    empty()

    brought = load(packed(**files))

    assert sorted(one.partition(":")[0] for one in brought.wrong) == [
        "bad.en.md",
        "faq.fr.md",
        "worse.en.md",
    ]
    assert ArticlePage.objects.filter(slug="rules", live=True).exists()


def test_history_that_is_no_history_is_named_and_keeps_its_article_out(manual):
    files = unpacked(export_manual())
    told = json.loads(files["versions.json"])
    told[0]["published_at"] = "yesterday"
    files["versions.json"] = json.dumps(told)
    empty()

    brought = load(packed(**files))

    assert "versions.json: The history of rules (en)" in brought.wrong[0]


def test_nothing_in_an_archive_becomes_a_script(manual):
    files = unpacked(export_manual())
    files["versions.json"] = files["versions.json"].replace(
        b"<p>Take", b"<script>alert(1)</script><p onclick='x'>Take"
    )
    files["files.csv"] += b"page.html,A page\n"
    files["files/page.html"] = b"<script>alert(1)</script>"
    files["pictures.csv"] += b"bad.svg,Bad,\n"
    files["pictures/bad.svg"] = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    empty()

    brought = load(packed(**files))

    assert not Version.objects.filter(pieces__icontains="alert").exists()
    assert [one.partition(":")[0] for one in brought.wrong] == ["page.html", "bad.svg"]


def test_how_far_it_is_is_told(manual):
    before, heard = export_manual(), []

    load(before, told=lambda name, done, total: heard.append((name, done, total)))

    assert heard[0][1] == 0
    assert heard[-1][1] == heard[-1][2] == len(heard) - 1
    assert "rules" in [name for name, _done, _total in heard]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"letter.txt": "Dear Secretariat"}, "letter.txt: is no file of the Manual"),
        ({"parts.csv": "a", "../../etc/passwd": "x"}, "is no file of the Manual"),
        ({"parts.csv": "a", "articles/../x.en.md": "x"}, "is no file of the Manual"),
        ({"parts.csv": "a", "files/.htaccess": "x"}, "is no file of the Manual"),
        ({"README.txt": "hello"}, "This is no archive of the Manual"),
    ],
)
def test_what_is_no_archive_of_the_manual_is_refused_in_clear_words(db, files, why):
    with pytest.raises(SheetRefused, match=why):
        load(packed(**files))


def test_what_would_fill_the_disk_is_refused_before_it_is_unpacked(db):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as put:
        put.writestr("parts.csv", "slug")
        put.writestr("files/bomb.bin", b"\0" * 50_000_000)

    with pytest.raises(SheetRefused, match="would grow more than 200 times"):
        load(io.BytesIO(bomb.getvalue()))


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04 and no more"])
def test_what_is_no_zip_is_refused_in_clear_words(db, raw):
    with pytest.raises(SheetRefused, match="no ZIP file that can be read"):
        load(io.BytesIO(raw))

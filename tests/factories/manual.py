"""A Manual to test with: its tree, an article in it, and what a person does with it at the desk."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from tests.factories.treaties import CountryFactory
from whimbrel.manual.actions.tree import settle_manuals
from whimbrel.manual.models import (
    SOURCE,
    ArticlePage,
    ArticleTemplate,
    BuiltFile,
    Checklist,
    ChecklistStep,
    FundingProgramme,
    GlossaryTerm,
    PartPage,
    PracticeExample,
    Proposal,
    Question,
    SharedText,
    Version,
)
from whimbrel.treaties.models import Role


def make_part(slug: str = "meetings", *, language: str = SOURCE, title: str = "") -> PartPage:
    """The part of that short name, made where there is none."""
    found = PartPage.objects.filter(slug=slug, locale__language_code=language).first()
    if found is not None:
        return found
    manual = settle_manuals()[language]
    part = PartPage(title=title or slug.capitalize(), slug=slug, locale=manual.locale)
    if language != SOURCE:
        part.translation_key = make_part(slug).translation_key
    return manual.add_child(instance=part)


def body(**paragraphs: str) -> list[dict[str, str]]:
    """`body(credentials="Bring them.")`: one paragraph a word, its permanent name made of the word."""
    return [
        {"type": "paragraph", "value": f"<p>{words}</p>", "id": f"p-{name.replace('_', '-')}"}
        for name, words in paragraphs.items()
    ]


def make_article(
    slug: str = "credentials", *, part: str = "meetings", pieces: Any = None, **facts: Any
) -> ArticlePage:
    """A published article in the source language."""
    parent = make_part(part)
    facts.setdefault("title", slug.replace("-", " ").capitalize())
    page = ArticlePage(
        slug=slug,
        locale=parent.locale,
        body=pieces if pieces is not None else body(credentials="Bring your credentials."),
        **{name: value for name, value in facts.items() if name not in ("instruments", "regions")},
    )
    for name in ("instruments", "regions"):
        if name in facts:
            setattr(page, name, facts[name])
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_translation(
    source: ArticlePage, language: str = "fr", *, pieces: Any = None, **facts: Any
) -> ArticlePage:
    """The article in another language, made from the version of the source that stands."""
    part = make_part(source.get_parent().slug, language=language)
    facts.setdefault("title", f"{source.title} ({language})")
    facts.setdefault("based_on", Version.objects.standing().get(article=source))
    page = ArticlePage(
        slug=source.slug,
        locale=part.locale,
        translation_key=source.translation_key,
        body=pieces if pieces is not None else body(credentials="Apportez vos pouvoirs."),
        **facts,
    )
    part.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def edit(page: ArticlePage, *, by: Any = None, **values: Any) -> Version:
    """Publish the article anew with other words, as the desk does, and give the version that came of it."""
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=by).publish()
    page.refresh_from_db()
    return Version.objects.standing().get(article=page)


class ChecklistFactory(DjangoModelFactory):
    class Meta:
        model = Checklist

    title_en = factory.Sequence(lambda n: f"Before a meeting, {n}")
    slug = factory.LazyAttribute(lambda one: slugify(one.title_en))


class ChecklistStepFactory(DjangoModelFactory):
    class Meta:
        model = ChecklistStep

    checklist = factory.SubFactory(ChecklistFactory)
    key = factory.Sequence(lambda n: f"s-{n}")
    position = factory.Sequence(int)
    text_en = "Ask for the credentials"


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    slug = factory.Sequence(lambda n: f"term-{n}")
    term_en = factory.Sequence(lambda n: f"term {n}")
    definition_en = "A word of the field."


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    key = factory.Sequence(lambda n: f"q-{n}")
    question_en = "Who signs the credentials?"
    answer_en = "The **Head of State**, the Head of Government or the Foreign Minister."


class PracticeExampleFactory(DjangoModelFactory):
    class Meta:
        model = PracticeExample

    slug = factory.Sequence(lambda n: f"example-{n}")
    title_en = "A national committee"
    text_en = "It meets twice a year."
    source = "Told by the focal point"


class FundingProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = FundingProgramme

    slug = factory.Sequence(lambda n: f"funding-{n}")
    name_en = "Small grants"
    institution = "A fund"
    activities_en = "Surveys"
    deadline_on = date(2027, 3, 1)
    source = "The fund's own page"


class ProposalFactory(DjangoModelFactory):
    """Other words for a paragraph. Say `paragraph`; the country is a new one."""

    class Meta:
        model = Proposal

    version = factory.LazyAttribute(lambda one: one.paragraph.last_version)
    words = "Bring your credentials, signed."
    key = factory.Sequence(lambda n: f"web:{n}")
    proposed_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    role = Role.NFP
    country = factory.SubFactory(CountryFactory)


class BuiltFileFactory(DjangoModelFactory):
    """A file that was built on a day of 2026, of the words "a book"."""

    class Meta:
        model = BuiltFile

    form = BuiltFile.Form.EPUB
    language = SOURCE
    title = "Manual for National Focal Points"
    fingerprint = "f" * 64
    file = factory.django.FileField(data=b"a book", filename="manual.epub")
    size = 6
    text_of = datetime(2026, 3, 1, 9, tzinfo=UTC)
    begun_at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    built_at = datetime(2026, 3, 2, 9, 1, tzinfo=UTC)


class ArticleTemplateFactory(DjangoModelFactory):
    class Meta:
        model = ArticleTemplate

    name = "How something is done"
    text = "Who must do it.\n\n## What to do\n\nThe steps."


class SharedTextFactory(DjangoModelFactory):
    """A text for many articles, in English alone unless said."""

    class Meta:
        model = SharedText

    name = factory.Sequence(lambda n: f"Address {n}")
    slug = factory.LazyAttribute(lambda one: slugify(one.name))
    text_en = "Write to **the Secretariat** in Bonn."
    says = factory.LazyAttribute(
        lambda one: {code: 1 for code in ("en", "fr", "es") if getattr(one, f"text_{code}", "")}
    )


def shared(text: SharedText, key: str = "p-address") -> dict[str, Any]:
    """The piece of a body that names the text."""
    return {"type": "shared", "value": text.pk, "id": key}

"""The Manual at the Secretariat's desk: what an editor meets there."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.manual import (
    ArticleTemplateFactory,
    SharedTextFactory,
    body,
    edit,
    make_article,
    make_part,
    make_translation,
    shared,
)
from tests.factories.people import UserFactory
from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.actions.tree import throw_in_bin
from whimbrel.manual.models import ArticlePage, BinPage, Edition, SharedText, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client, settings, db):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated(display_name="Secretariat")
    client.force_login(person)
    return person


def form_of(client, page):
    """The fields of the edit page as a browser would send them back."""
    from bs4 import BeautifulSoup

    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    form = soup.find("form", id="page-edit-form") or soup.find(
        "form", attrs={"data-edit-form": True}
    )
    fields = {}
    for one in form.find_all(["input", "textarea", "select"]):
        name, kind = one.get("name"), one.get("type")
        if not name or (kind in ("checkbox", "radio") and not one.has_attr("checked")):
            continue
        if one.name == "select":
            chosen = one.find("option", selected=True)
            if chosen is None and one.has_attr("multiple"):
                continue
            fields[name] = chosen.get("value", "") if chosen else ""
        else:
            otherwise = "on" if kind == "checkbox" else ""
            fields[name] = (
                one.get("value", otherwise) if one.name == "input" else one.text.strip("\n")
            )
    return fields | body_fields(page)


def body_fields(page):
    """What the page's own script fills in for the pieces of the text."""
    import json

    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    converter = ContentstateConverter(features=["bold", "italic", "link", "ol", "ul"])
    draft = page.get_latest_revision_as_object()
    fields = {"body-count": str(len(draft.body))}
    for place, block in enumerate(draft.body):
        value = str(block.value)
        if block.block_type in ("paragraph", "note"):
            value = json.dumps(json.loads(converter.from_database_format(block.value.source)))
        fields |= {
            f"body-{place}-type": block.block_type,
            f"body-{place}-id": str(block.id),
            f"body-{place}-order": str(place),
            f"body-{place}-deleted": "",
            f"body-{place}-value": value,
        }
    return fields


def send(client, page, **changed):
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(client, page) | changed
    )
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_an_editor_publishes_and_says_what_the_edit_means(client, keeper):
    article = make_article()

    send(
        client,
        article,
        title="Credentials, anew",
        weight="major",
        change_note="Originals only",
        **{"action-publish": "1"},
    )

    version = Version.objects.standing().get(article=article)
    assert (version.title, version.weight, version.note) == (
        "Credentials, anew",
        "major",
        "Originals only",
    )
    assert version.published_by == keeper


def test_what_was_said_of_the_last_edit_is_not_said_of_the_next_by_itself(client, keeper):
    article = make_article()
    edit(article, title="Anew", weight="major", change_note="Originals only", is_ready=False)

    fields = form_of(client, article)

    assert (fields["weight"], fields["change_note"], fields["is_ready"]) == ("normal", "", "on")


def test_paragraphs_keep_their_names_through_the_editor(client, keeper):
    article = make_article(pieces=body(first="One.", second="Two."))

    send(client, article, **{"title": "Anew", "action-publish": "1"})

    version = Version.objects.standing().get(article=article)
    assert (version.number, [piece["key"] for piece in version.pieces]) == (
        2,
        ["p-first", "p-second"],
    )


def test_the_editor_saves_by_itself_while_somebody_types(client, keeper):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[make_article().pk]))

    assert answer.context["autosave_enabled"] is True


def test_a_translation_is_not_asked_for_what_is_the_same_in_all_languages(client, keeper):
    page = make_translation(make_article())

    fields = form_of(client, page)

    assert "audience" not in fields
    assert "weight" not in fields


def test_who_brings_a_translation_up_to_date_says_so_and_readers_lose_the_warning(client, keeper):
    source = make_article()
    page = make_translation(source)
    newest = edit(source, title="Anew", weight="major")

    send(client, page, **{"title": "À jour", "says_source": "on", "action-publish": "1"})

    assert Version.objects.standing().get(article=page).based_on == newest


def test_what_may_keep_readers_out_is_said_once_and_published_the_second_time(client, keeper):
    article = make_article(pieces=body(a='<a href="https://example.org/">here</a>'))

    first = send(client, article, **{"title": "Anew", "action-publish": "1"})
    assert first.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert "says nothing by itself" in client.get(first.url).content.decode()
    assert Version.objects.filter(article=article).count() == 1

    send(client, article, **{"title": "Anew", "action-publish": "1"})
    assert Version.objects.standing().get(article=article).title == "Anew"


def test_a_removed_article_lies_in_the_bin(client, keeper):
    article = make_article()

    client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))

    kept = ArticlePage.objects.get(pk=article.pk)
    assert kept.get_parent().specific == BinPage.objects.get()


def test_what_lies_in_the_bin_can_be_thrown_away_for_good(client, keeper):
    article = make_article()
    throw_in_bin(page=article)

    client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))

    assert not ArticlePage.objects.filter(pk=article.pk).exists()


def test_what_an_edition_cites_stays_in_the_bin(client, keeper):
    article = make_article()
    name_edition(
        slug="cop11", names={"en": "COP11"}, as_of=date(2014, 11, 9),
        at=datetime(2014, 11, 9, tzinfo=UTC),
    )  # fmt: skip
    throw_in_bin(page=article)

    client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))

    assert ArticlePage.objects.filter(pk=article.pk).exists()


def test_two_versions_are_compared_at_the_desk(client, keeper):
    article = make_article(pieces=body(deadline="Send it 60 days before."))
    edit(article, body=body(deadline="Send it 150 days before."))

    page = client.get(
        reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "earliest", "latest"])
    )

    assert "150" in page.content.decode()


def test_an_earlier_version_comes_back_and_the_later_one_is_kept(client, keeper):
    article = make_article(pieces=body(deadline="60 days."))
    edit(article, body=body(deadline="150 days."))

    article.refresh_from_db()
    old = article.revisions.order_by("created_at").first().as_object()
    old.save_revision(user=keeper).publish()

    said = [
        one.pieces[0]["html"] for one in Version.objects.filter(article=article).order_by("number")
    ]
    assert said == ["<p>60 days.</p>", "<p>150 days.</p>", "<p>60 days.</p>"]


def test_what_links_to_a_checklist_is_shown_before_it_is_removed(client, keeper):
    article = make_article()
    make_article("report", pieces=body(a=f'<a linktype="page" id="{article.pk}">Credentials</a>'))

    page = client.get(reverse("wagtailadmin_pages:usage", args=[article.pk])).content.decode()

    assert "Report" in page


def test_the_keeper_names_an_edition_and_sees_what_to_look_at(client, keeper):
    make_article("rules", reviewer=UserFactory(), review_by=date(2020, 1, 1))
    address = reverse("manual_keeping")
    assert "Rules" in client.get(address).content.decode()

    client.post(address, {"slug": "cop15", "name_en": "As of COP15", "as_of": "2026-03-29"})

    assert Edition.objects.get().name_en == "As of COP15"


def test_an_edition_s_short_name_is_given_once(client, keeper):
    make_article("rules")
    told = {"slug": "cop15", "name_en": "As of COP15", "as_of": "2026-03-29"}
    client.post(reverse("manual_keeping"), told)

    again = client.post(reverse("manual_keeping"), told)

    assert again.status_code == 422
    assert Edition.objects.count() == 1


def test_the_keeper_takes_the_whole_manual_away(client, keeper):
    make_article("rules")

    content = b"".join(client.get(reverse("manual_export")).streaming_content)

    assert "articles/rules.en.md" in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_parts_are_listed_in_the_explorer_under_the_manual_s_own_name(client, keeper):
    part = make_part("meetings")

    page = client.get(reverse("wagtailadmin_explore", args=[part.get_parent().pk]))

    assert "Meetings" in page.content.decode()


def test_a_text_for_many_articles_is_written_edited_and_kept_while_an_article_has_it(
    client, keeper
):
    words = {f"text_{code}": "" for code in ("fr", "es", "ar", "ru")}
    client.post(
        reverse("desk_sharedtext:add"),
        {"name": "Address", "slug": "address", "text_en": "Bonn"} | words,
    )
    text = SharedText.objects.get()
    article = make_article("letters", pieces=[shared(text)])

    told = {"name": "Address", "text_en": "Geneva", "weight": "major", "note": "Moved"} | words
    page = client.post(reverse("desk_sharedtext:edit", args=[text.pk]), told, follow=True)
    kept = client.post(reverse("desk_sharedtext:delete", args=[text.pk]))

    version = Version.objects.standing().get(article=article)
    assert (version.pieces[0]["html"], version.published_by) == ("<p>Geneva</p>", keeper)
    assert "1 article" in page.content.decode()
    assert kept.status_code == 409


def test_an_editor_chooses_a_text_for_many_articles_and_sees_it_in_the_preview(client, keeper):
    text = SharedTextFactory(name="Address", text_fr="Bonn, en Allemagne")
    article = make_article("letters")
    page = make_translation(article, pieces=[shared(text)])

    offered = client.get(reverse("choose_shared_text:choose")).content.decode()
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert "Address" in offered
    assert "Bonn, en Allemagne" in preview.content.decode()


def test_a_new_article_begins_with_a_template(client, keeper):
    part = make_part("meetings")
    template = ArticleTemplateFactory()
    new = reverse("wagtailadmin_pages:add", args=["manual", "articlepage", part.pk])

    asked = client.get(new)
    begun = client.post(new, {"title": "Visas", "template": template.pk, "begin": "1"})

    assert "How something is done" in asked.content.decode()
    page = ArticlePage.objects.get(title="Visas")
    assert begun["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    draft = page.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["paragraph", "heading", "paragraph"]


def test_a_new_article_needs_a_title(client, keeper):
    part = make_part("meetings")
    ArticleTemplateFactory()
    new = reverse("wagtailadmin_pages:add", args=["manual", "articlepage", part.pk])

    assert client.post(new, {"title": "", "begin": "1"}).status_code == 422


def test_where_there_is_no_template_an_article_begins_empty(client, keeper):
    part = make_part("meetings")
    new = reverse("wagtailadmin_pages:add", args=["manual", "articlepage", part.pk])

    page = client.get(new).content.decode()

    assert "Begin the article" not in page
    assert 'name="slug"' in page

import pytest

from tests.factories.manual import (
    ChecklistFactory,
    GlossaryTermFactory,
    body,
    edit,
    make_article,
    make_translation,
)
from tests.factories.treaties import InstrumentFactory

pytestmark = pytest.mark.django_db
PLAIN = {"HTTP_ACCEPT_ENCODING": "identity"}


def read(client, address, language="en"):
    answer = client.get(f"/{language}/manual/{address}", **PLAIN)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_contents_name_parts_and_articles(client):
    make_article("rules", part="meetings")

    page = read(client, "")

    assert "Meetings" in page
    assert 'href="/en/manual/articles/rules/"' in page


def test_the_contents_are_narrowed_by_instrument_and_role(client):
    aewa = InstrumentFactory(code="AEWA")
    make_article("waterbirds", instruments=[aewa])
    make_article("councils", roles=["councillor"], instruments=[InstrumentFactory(code="CMS")])
    make_article("for-all")

    page = read(client, "?instrument=AEWA&role=nfp")

    assert "articles/waterbirds/" in page
    assert "articles/for-all/" in page
    assert "articles/councils/" not in page


def test_each_paragraph_can_be_cited_by_its_permanent_name(client):
    make_article(pieces=body(credentials="Bring the original."))

    page = read(client, "articles/credentials/")

    assert 'id="p-credentials"' in page
    assert 'href="p-credentials/"' in page
    assert "/en/manual/articles/credentials/versions/1/" in page


def test_a_translation_that_is_out_of_date_shows_the_difference_and_the_way_to_the_source(client):
    source = make_article(pieces=body(deadline="60 days."))
    make_translation(source, pieces=body(deadline="60 jours."))
    assert 'role="note"' not in read(client, "articles/credentials/", "fr")

    edit(source, body=body(deadline="150 days."), weight="normal", change_note="150 days now")

    page = read(client, "articles/credentials/", "fr")
    assert "<ins>150</ins>" in page
    assert "150 days now" in page
    assert 'class="note wait" role="note"' in page
    assert 'href="/en/manual/articles/credentials/" hreflang="en"' in page


def test_a_translation_that_is_badly_out_of_date_warns_louder(client):
    source = make_article()
    make_translation(source)

    edit(source, title="Anew", weight="major")

    assert 'class="note bad" role="note"' in read(client, "articles/credentials/", "fr")


def test_a_slip_of_the_pen_warns_nobody(client):
    source = make_article()
    make_translation(source)

    edit(source, title="Credentails, mended", weight="typo")

    assert 'role="note"' not in read(client, "articles/credentials/", "fr")


def test_what_is_not_translated_is_read_in_english_and_says_so(client):
    make_article(pieces=body(credentials="Bring the original."))

    page = read(client, "articles/credentials/", "ar")

    assert '<article lang="en" dir="ltr">' in page
    assert 'class="note wait" lang="ar" dir="rtl"' in page


def test_a_gap_in_a_translation_is_shown_in_its_place_in_english(client):
    source = make_article(pieces=body(one="One.", two="Two."))
    make_translation(source, "ar", pieces=body(one="واحد."))

    page = read(client, "articles/credentials/", "ar")

    assert page.index("واحد.") < page.index("Two.")
    assert 'id="p-two" lang="en" dir="ltr"' in page


def test_an_arabic_article_runs_from_right_to_left(client):
    make_translation(make_article(), "ar", title="أوراق الاعتماد")

    assert '<article lang="ar" dir="rtl">' in read(client, "articles/credentials/", "ar")


def test_terms_are_explained_where_they_are_used(client):
    GlossaryTermFactory(slug="credentials", term_en="credentials", definition_en="A signed paper.")
    make_article()

    page = read(client, "articles/credentials/")

    assert 'href="#term-credentials"' in page
    assert "A signed paper." in page


def test_checklist_and_article_lead_to_each_other(client):
    checklist = ChecklistFactory(slug="before-a-cop")
    article = make_article()
    article.checklists = [checklist]
    article.save()

    assert "/en/manual/checklists/before-a-cop/" in read(client, "articles/credentials/")
    assert "/en/manual/articles/credentials/" in read(client, "checklists/before-a-cop/")


def test_the_text_alone_is_lighter_and_says_the_same(client):
    make_article(pieces=body(credentials="Bring the original."))

    page = read(client, "articles/credentials/")
    text = read(client, "articles/credentials/?form=text")

    assert "Bring the original." in text
    assert len(text) < len(page) / 4
    assert "stylesheet" not in text


def test_the_reader_of_an_old_address_is_led_to_the_new_one(client):
    article = make_article("credentials")
    edit(article, slug="credentials-and-delegation", title="Credentials and delegation")

    answer = client.get("/en/manual/articles/credentials/")

    assert answer.status_code == 301
    assert answer.url == "/en/manual/articles/credentials-and-delegation/"


def test_an_article_for_members_says_nothing_in_public(client):
    make_article("positions", title="Our positions", audience="members", pieces=body(a="Secret."))

    page = read(client, "articles/positions/")

    assert "Our positions" not in page
    assert "Secret." not in page
    for address in (
        "articles/positions.json",
        "articles/positions/changes/",
        "articles/positions/p-a/",
    ):
        assert client.get(f"/en/manual/{address}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_an_article_costs_the_same_whatever_stands_around_it(
    client, count, django_assert_num_queries
):
    for number in range(count):
        source = make_article(
            f"article-{number}", pieces=body(**{f"p{n}": "Words." for n in range(count)})
        )
        make_translation(source)
        GlossaryTermFactory()
    client.get("/fr/manual/articles/article-0/")

    with django_assert_num_queries(16):
        client.get("/fr/manual/articles/article-0/")

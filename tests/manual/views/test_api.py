import pytest

from tests.factories.manual import body, edit, make_article, make_translation

pytestmark = pytest.mark.django_db


def test_the_contents_lead_a_program_to_every_article(client):
    make_article("rules")

    told = client.get("/en/manual/contents.json").json()

    (article,) = told["parts"][0]["articles"]
    assert article["url"].endswith("/en/manual/articles/rules.json")


def test_an_article_is_given_piece_by_piece_with_how_old_it_is(client):
    source = make_article("rules", pieces=body(quorum="Half of <b>them</b>."))
    make_translation(source, pieces=body(quorum="La moitié."))
    edit(source, title="Rules anew", weight="major")

    told = client.get("/fr/manual/articles/rules.json").json()

    assert told["pieces"] == [
        {
            "id": "p-quorum",
            "kind": "paragraph",
            "language": "fr",
            "text": "La moitié.",
            "html": "<p>La moitié.</p>",
        }
    ]
    assert told["freshness"] == "majorly_out_of_date"
    assert sorted(told["languages"]) == ["en", "fr"]

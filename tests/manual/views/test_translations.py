import pytest

from tests.factories.manual import edit, make_article, make_translation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_freshness_is_counted_per_language_at_one_cost(client, count, django_assert_num_queries):
    for number in range(count):
        source = make_article(f"article-{number}")
        make_translation(source)
        if number == 1:
            edit(source, title="Anew", weight="major")

    with django_assert_num_queries(3):
        page = client.get("/en/manual/translations/", HTTP_ACCEPT_ENCODING="identity")

    assert ("1 (100" if count == 1 else "2 (66") in page.content.decode()

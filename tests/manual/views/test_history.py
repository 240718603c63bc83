import pytest

from tests.factories.manual import body, edit, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db):
    page = make_article(pieces=body(deadline="Send it 60 days before.", copy="Bring a copy."))
    edit(page, body=body(deadline="Send it 150 days before."), change_note="150 days now.")
    return page


def read(client, address):
    answer = client.get(
        f"/en/manual/articles/credentials/{address}", HTTP_ACCEPT_ENCODING="identity"
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_cited_paragraph_shows_what_it_said_then_and_says_now(client, article):
    page = read(client, "p-deadline/?version=1")

    assert "Send it 60 days before." in page
    assert "<del>60</del><ins>150</ins>" in page


def test_a_cited_paragraph_that_still_stands_says_so(client, article):
    assert "It says today what it said" in read(client, "p-deadline/?version=2")


def test_a_cited_paragraph_that_was_taken_out_stays_readable(client, article):
    page = read(client, "p-copy/?version=1")

    assert "Bring a copy." in page
    assert "has been taken out" in page


def test_what_changed_is_told_in_words(client, article):
    page = read(client, "changes/?version=1")

    assert "1 paragraph changed" in page
    assert "150 days now." in page


def test_an_old_version_stays_readable_as_a_whole(client, article):
    page = read(client, "versions/1/")

    assert "Bring a copy." in page
    assert "The article has changed since." in page


@pytest.mark.parametrize(
    "address", ["p-nothing/", "versions/9/", "changes/?version=9", "p-copy/?version=x"]
)
def test_what_never_was_is_not_found(client, article, address):
    assert client.get(f"/en/manual/articles/credentials/{address}").status_code == 404


def test_what_is_new_names_the_articles_and_what_changed_in_them(client, article):
    page = client.get("/en/manual/new/").content.decode()

    assert "150 days now." in page


def test_what_is_new_never_names_an_article_for_members(client):
    make_article("positions", title="Our positions", audience="members")

    assert "Our positions" not in client.get("/en/manual/new/").content.decode()


def test_the_links_of_an_old_version_lead_to_the_manual_of_today(client):
    links = '<a href="../rules/">Rules</a> <a href="../../checklists/before/">Before</a>'
    make_article("meetings-now", pieces=body(see=links))

    page = client.get(
        "/en/manual/articles/meetings-now/versions/1/", HTTP_ACCEPT_ENCODING="identity"
    ).content.decode()

    assert 'href="/en/manual/articles/rules/"' in page
    assert 'href="/en/manual/checklists/before/"' in page

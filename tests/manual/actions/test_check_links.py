import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.factories.manual import body, edit, make_article
from whimbrel.manual.actions.check_links import answer_of, check_links
from whimbrel.manual.models import LinkCheck
from whimbrel.manual.queries.reports import broken_links

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 1, tzinfo=UTC)


class Archive(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response(200 if self.path == "/there" else 404)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def archive():
    server = HTTPServer(("127.0.0.1", 0), Archive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_links_are_asked_and_those_that_lead_nowhere_are_reported(archive):
    links = f'<a href="{archive}/there">a</a> <a href="{archive}/gone">b</a>'
    article = make_article(pieces=body(sources=links))

    assert check_links(at=AT) == 1

    (broken,) = broken_links()
    assert (broken.slug, broken.url, broken.why) == (article.slug, f"{archive}/gone", "404")


def test_a_link_that_no_article_holds_any_more_is_forgotten(archive):
    article = make_article(pieces=body(sources=f'<a href="{archive}/gone">b</a>'))
    check_links(at=AT)
    edit(article, body=body(sources="No link."))

    check_links(at=AT)

    assert not LinkCheck.objects.exists()


def test_a_link_to_an_article_that_is_not_there_is_found_without_asking_anybody():
    make_article("rules", pieces=body(a='<a href="../nowhere/">x</a> <a href="../rules/">y</a>'))

    assert [one.url for one in broken_links()] == ["../nowhere/"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "file:///etc/passwd", "ftp://e.org/"])
def test_what_nobody_answers_at_is_no_answer(url):
    assert answer_of(url) == 0

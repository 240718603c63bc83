import gzip

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from whimbrel.core import stylesheet
from whimbrel.core.middleware import CompressionMiddleware


def test_a_page_on_the_way_names_its_style_sheet_before_it_is_read(client):
    answer = client.get("/en/none", headers={"Sec-Fetch-Site": "same-origin"})

    assert answer["Link"] == f"<{stylesheet.url()}>; rel=preload; as=style"


@pytest.mark.parametrize("path", ["/favicon.ico", "/admin/"])
@pytest.mark.django_db
def test_what_does_not_use_the_sheet_does_not_name_it(client, path):
    assert not client.get(path).has_header("Link")


def answered(content: bytes, kind: str, *, accepts: str) -> HttpResponse:
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    return CompressionMiddleware(lambda _: HttpResponse(content, content_type=kind))(request)


@pytest.mark.parametrize(
    ("accepts", "unfold"), [("gzip, br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_text_is_pressed_for_whoever_can_unfold_it(accepts, unfold):
    page = b"<p>Whimbrel</p>" * 100

    answer = answered(page, "text/html; charset=utf-8", accepts=accepts)

    assert len(answer.content) < len(page) / 5
    assert unfold(answer.content) == page
    assert answer["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("kind", "accepts", "length"),
    [("text/html", "", 5000), ("text/html", "br", 499), ("image/png", "br", 5000)],
)
def test_what_gains_nothing_is_left_as_it_is(kind, accepts, length):
    answer = answered(b"w" * length, kind, accepts=accepts)

    assert answer.content == b"w" * length
    assert not answer.has_header("Content-Encoding")

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import reverse

from whimbrel.core import stylesheet, views


def test_the_stylesheet_is_one_file_that_a_browser_may_keep_for_ever(client):
    answer = client.get(stylesheet.url(), headers={"Accept-Encoding": "br"})

    assert answer.status_code == 200
    assert answer["Content-Encoding"] == "br"
    assert "immutable" in answer["Cache-Control"]


def test_an_old_stylesheet_address_is_not_answered_with_new_content(client):
    assert client.get(reverse("stylesheet", args=["0" * 12])).status_code == 404


def test_a_browser_that_asks_for_the_icon_gets_it_once_a_year(client):
    answer = client.get("/favicon.ico")

    assert answer["Content-Type"] == "image/x-icon"
    assert "31536000" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "language", "direction"), [("/fr/none", "fr", "ltr"), ("/ar/none", "ar", "rtl")]
)
def test_a_page_that_is_not_there_answers_in_the_language_of_its_address(
    client, path, language, direction
):
    answer = client.get(path)

    assert answer.status_code == 404
    assert f'<html lang="{language}" dir="{direction}">' in answer.content.decode()
    assert not answer.cookies


def test_an_address_without_language_is_refused_in_the_readers_language(client):
    answer = client.get("/nowhere/at/all/", headers={"Accept-Language": "es"})

    assert answer.status_code == 404
    assert '<html lang="es"' in answer.content.decode()


@pytest.mark.parametrize(
    ("answer", "status"),
    [(views.bad_request, 400), (views.permission_denied, 403), (views.page_not_found, 404)],
)
def test_an_error_page_asks_nothing_of_the_database(answer, status):
    # No database mark on this test: a query would fail it.
    page = answer(RequestFactory().get("/en/none"), Exception())

    assert page.status_code == status
    assert b"<!--slot" not in page.content


def test_a_fault_of_ours_is_told_calmly():
    page = views.server_error(RequestFactory().get("/en/none"))

    assert page.status_code == 500
    assert "It is not your doing" in page.content.decode()


def test_a_database_out_of_reach_is_a_matter_of_a_minute():
    try:
        raise OperationalError("gone")
    except OperationalError:
        page = views.server_error(RequestFactory().get("/en/none"))

    assert page.status_code == 503
    assert page["Retry-After"] == "60"


@pytest.mark.django_db
def test_a_form_without_its_token_changes_nothing_and_says_what_to_do():
    answer = Client(enforce_csrf_checks=True).post(
        reverse("account_login"), {"login": "a@example.org", "password": "x"}
    )

    assert answer.status_code == 403
    assert "load the page again" in answer.content.decode()

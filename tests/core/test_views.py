from django.urls import reverse

from whimbrel.core import stylesheet


def test_the_stylesheet_is_one_file_that_a_browser_may_keep_for_ever(client):
    answer = client.get(stylesheet.url(), headers={"Accept-Encoding": "br"})

    assert answer.status_code == 200
    assert answer["Content-Encoding"] == "br"
    assert "immutable" in answer["Cache-Control"]


def test_an_old_stylesheet_address_is_not_answered_with_new_content(client):
    assert client.get(reverse("stylesheet", args=["0" * 12])).status_code == 404

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_front_page_is_the_same_for_every_visitor(client):
    answer = client.get(reverse("home:front_page"))

    assert answer.status_code == 200
    assert not answer.cookies

import base64
import hashlib
import re

import pytest
from django.urls import reverse

from whimbrel.core import slots, stylesheet

pytestmark = pytest.mark.django_db


def test_who_arrives_gets_the_style_sheet_in_the_page_and_no_other_style_may_stand_there(client):
    answer = client.get(reverse("home:front_page"))

    (sheet,) = re.findall("<style>(.*?)</style>", answer.content.decode(), re.S)
    fingerprint = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{fingerprint}';" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_who_moves_on_within_the_site_gets_a_link_to_it(client):
    answer = client.get(reverse("home:front_page"), headers={"Sec-Fetch-Site": "same-origin"})

    assert "<style>" not in answer.content.decode()
    assert f'<link rel="stylesheet" href="{stylesheet.url()}">' in answer.content.decode()


def test_a_slot_nobody_fills_fails_while_the_page_is_written():
    with pytest.raises(LookupError, match="nobody"):
        slots.mark("nobody")

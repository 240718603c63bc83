import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, WorkshopFactory, standing
from whimbrel.training.actions.copying import copy_workshop
from whimbrel.training.models import BadgeDesign, Status

pytestmark = pytest.mark.django_db
CHOSEN = {"size": "86x54", "shows_role": "on", "colour_party": "#1F6F8B"}


@pytest.fixture
def workshop():
    return WorkshopFactory(meeting__title_en="Before the COP")


def address(workshop):
    return reverse("workshop_badges", args=[workshop.pk])


def a_logo(name="logo.png"):
    body = io.BytesIO()
    Image.new("RGB", (30, 10), "green").save(body, "PNG")
    return SimpleUploadedFile(name, body.getvalue())


def words(client, workshop):
    answer = client.get(reverse("workshop_papers", args=[workshop.pk, "badges", "en"]))
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return PdfReader(io.BytesIO(body)).pages[0].extract_text()


def test_badges_are_printed_as_they_were_designed(client, workshop, secretariat):
    person = NomineeFactory(workshop=workshop, position="Head of unit", organisation="Ministry")
    standing(person, Status.CONFIRMED)
    assert "Head of unit" in words(client, workshop)

    client.post(address(workshop), CHOSEN | {"shows_organisation": "on", "logo_file": a_logo()})

    design = BadgeDesign.objects.get()
    assert (design.size, design.colour_party, design.colour_host) == ("86x54", "#1f6f8b", "")
    assert design.logo
    text = words(client, workshop)
    assert "PARTY" in text
    assert "Ministry" in text
    assert "Head of unit" not in text
    assert "Before the COP" not in text
    assert person.badge_code not in text


def test_a_logo_stays_until_it_is_replaced_or_taken_out(client, workshop, secretariat):
    client.post(address(workshop), CHOSEN | {"logo_file": a_logo()})
    first = BadgeDesign.objects.get().logo.name
    client.post(address(workshop), CHOSEN)
    assert BadgeDesign.objects.get().logo.name == first

    client.post(address(workshop), CHOSEN | {"is_logo_removed": "on"})

    assert not BadgeDesign.objects.get().logo


def test_a_copied_workshop_has_the_same_badges_with_a_logo_of_its_own(
    client, workshop, secretariat
):
    client.post(address(workshop), CHOSEN | {"logo_file": a_logo()})

    copied = copy_workshop(
        source=workshop, code="ws-2", title="Again", starts_on=date(2027, 1, 1), by=secretariat
    )

    first, second = BadgeDesign.objects.get(workshop=workshop), copied.badge_design
    assert (second.size, second.colour_party) == (first.size, first.colour_party)
    assert second.logo.name != first.logo.name
    assert second.logo.read() == first.logo.read()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"colour_party": "red"}, "Write a colour like #1f6f8b."),
        ({"size": "1x1"}, "Select a valid choice"),
        ({"logo_file": SimpleUploadedFile("x.png", b"GIF89a nothing")}, "no PNG or JPEG"),
        (
            {"logo_file": SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n nothing")},
            "cannot be read",
        ),
    ],
)
def test_what_cannot_be_is_said_and_the_rest_stays_as_typed(
    client, workshop, secretariat, wrong, said
):
    answer = client.post(address(workshop), CHOSEN | {"colour_host": "#ffd54f"} | wrong)

    assert answer.status_code == 422
    assert said in answer.text
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("[name=colour_host]")["value"] == "#ffd54f"
    assert not BadgeDesign.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_picture_shows_them_in_each_language_before_anybody_has_a_place(
    client, workshop, secretariat, language
):
    where = reverse("badges_preview", args=[workshop.pk])

    answer = client.get(where, {"language": language})

    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content


def test_nobody_else_designs_or_sees_them(client, workshop):
    client.force_login(UserFactory())

    for name in ("workshop_badges", "badges_preview"):
        assert client.get(reverse(name, args=[workshop.pk])).status_code in (302, 403)

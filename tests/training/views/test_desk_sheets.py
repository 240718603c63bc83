from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.core.sheets import SheetFile, SheetRefused, read_sheet
from whimbrel.training.models import PartyStanding, Registration
from whimbrel.treaties.actions.load_participation import participation_columns
from whimbrel.treaties.models import Participation

pytestmark = pytest.mark.django_db
LISTS = "iso3,year,arrears_years,source\nKEN,2026,2,List"
TOOK_PART = "meeting,iso3,deed,on,number,reference,source\nCOP-1,KEN,registered,,4,,List"
PERSONS = "family_name,email\nOne,one@museum.example"


@pytest.fixture(autouse=True)
def kenya():
    return CountryFactory(iso3="KEN")


def handed_in(client, where, words):
    return client.post(where, {"file": SimpleUploadedFile("sheet.csv", words.encode())})


def kept(answer):
    return BeautifulSoup(answer.content, "html.parser").select_one("input[name=kept]")["value"]


def test_lists_are_looked_through_and_then_loaded(client, secretariat):
    where = reverse("standings_sheet")

    looked = handed_in(client, where, LISTS)
    assert "1 new, 0 changed" in looked.text
    assert not PartyStanding.objects.exists()

    client.post(where, {"load": "1", "kept": kept(looked)})
    assert PartyStanding.objects.get().arrears_years == 2


def test_people_are_looked_through_and_then_invited(client, secretariat):
    workshop = WorkshopFactory(places=1)
    where = reverse("workshop_invite_sheet", args=[workshop.pk])

    looked = handed_in(client, where, PERSONS)
    assert not Registration.objects.exists()
    answer = client.post(where, {"load": "1", "kept": kept(looked)}, follow=True)

    assert "0 Parties and 1 persons" in answer.text
    assert Registration.objects.get().status().status == "selected"


def test_a_sheet_looked_through_for_one_workshop_invites_nobody_to_another(client, secretariat):
    one, other = WorkshopFactory(places=1), WorkshopFactory(places=1)
    looked = handed_in(client, reverse("workshop_invite_sheet", args=[one.pk]), PERSONS)

    answer = client.post(
        reverse("workshop_invite_sheet", args=[other.pk]), {"load": "1", "kept": kept(looked)}
    )

    assert answer.status_code == 404


def test_a_sheet_with_mistakes_names_each_line(client, secretariat):
    answer = handed_in(client, reverse("standings_sheet"), LISTS.replace(",2,", ",two,"))

    assert answer.status_code == 422
    assert "Line 2" in answer.text


def test_who_took_part_is_looked_through_and_then_kept(client, secretariat):
    MeetingFactory(code="COP-1", starts_on=date(2014, 11, 4))
    where = reverse("participation_sheet")

    looked = handed_in(client, where, TOOK_PART)
    assert "1 new, 0 changed" in looked.text
    client.post(where, {"load": "1", "kept": kept(looked)})

    assert Participation.objects.get().number == 4


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_sheet_of_who_took_part_is_there_to_fill_in(client, secretariat, form):
    template = reverse("participation_template", args=[form])
    assert template in client.get(reverse("participation_sheet")).text

    answer = handed_in(client, reverse("participation_sheet"), "")
    assert answer.status_code == 422
    empty = SheetFile(f"sheet.{form}", client.get(template).content)
    with pytest.raises(SheetRefused, match="a heading and no rows"):
        read_sheet(empty, participation_columns())


@pytest.mark.parametrize(
    "name", ["standings_sheet", "participation_sheet", "workshop_invite_sheet"]
)
def test_nobody_else_brings_sheets(client, name):
    args = [WorkshopFactory().pk] if name == "workshop_invite_sheet" else []
    client.force_login(UserFactory())

    assert client.get(reverse(name, args=args)).status_code in (302, 403)

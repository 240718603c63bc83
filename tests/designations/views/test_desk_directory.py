import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.contacts import KENYA, contacts_csv, contacts_xlsx
from tests.factories.designations import seated
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.core.models import Letter
from whimbrel.designations.models import DirectorySheet
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db
NEW = "/admin/directory-sheets/new/"


@pytest.fixture
def officer(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    InstrumentFactory(code="CMS")
    CountryFactory(iso3="KEN", name_en="Kenya")
    officer = seated()
    client.force_login(officer)
    return officer


def choose(client, raw, name="contacts.xlsx"):
    form = {"file": SimpleUploadedFile(name, raw), "starts_on": localdate().isoformat()}
    return client.post(NEW, form)


def test_a_sheet_is_looked_through_shown_and_then_loaded_with_invitations(client, officer):
    answer = choose(client, contacts_xlsx(KENYA))
    sheet = DirectorySheet.objects.get()
    assert answer["Location"] == reverse("directory_sheet", args=[sheet.pk])
    assert b"Nothing is loaded yet" in client.get(answer["Location"]).content
    assert not User.objects.filter(email="kenya@example.org").exists()

    client.post(answer["Location"], {"load": "", "with_invitations": "1"})

    assert Designation.objects.filter(person__email="kenya@example.org").count() == 1
    assert Letter.objects.get().kind == "invitation"


def test_what_is_wrong_is_listed_and_nothing_is_kept(client, officer):
    answer = choose(client, contacts_csv(KENYA, KENYA | {"Country": "Kenia"}), "contacts.csv")

    assert answer.status_code == 422
    assert "Line 3, column “Country”: “Kenia” is not known here." in answer.content.decode()
    assert not DirectorySheet.objects.exists()


def test_a_sheet_is_thrown_away(client, officer):
    where = choose(client, contacts_xlsx(KENYA))["Location"]

    client.post(where, {"throw_away": ""})

    assert not DirectorySheet.objects.exists()
    assert client.get(where).status_code == 404


def test_a_sheet_whose_file_is_lost_is_told_in_words(client, officer):
    where = choose(client, contacts_xlsx(KENYA))["Location"]
    sheet = DirectorySheet.objects.get()
    sheet.file.storage.delete(sheet.file.name)

    answer = client.post(where, {"load": ""})

    assert answer.status_code == 422
    assert b"The file is here no longer" in answer.content


@pytest.mark.parametrize("role", ["nfp", "moderator", "editor"])
def test_nobody_else_comes_near_the_sheet(client, officer, role):
    where = choose(client, contacts_xlsx(KENYA))["Location"]
    other = DesignationFactory(role=role).person
    client.force_login(other)

    for address in (NEW, where):
        assert client.get(address).status_code == 403
        assert client.post(address, {"load": ""}).status_code == 403
    assert DirectorySheet.objects.waiting().exists()

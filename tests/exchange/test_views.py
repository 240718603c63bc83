import io
import json
import zipfile

import pytest
from django.urls import reverse

from tests.factories.exchange import ReleaseFactory
from tests.factories.nbsap import NbsapFactory
from tests.factories.treaties import BodyFactory
from tests.factories.workplan import GrantFactory, MovementFactory
from whimbrel.exchange.queries.informea import VIEWS

pytestmark = pytest.mark.django_db


def address(name):
    return reverse("exchange:iati_file", args=[name])


def test_anybody_takes_both_files_away(client):
    BodyFactory(kind="secretariat", name_en="CMS Secretariat")
    ReleaseFactory(grant__title="Training in all regions")
    page = client.get(reverse("exchange:index")).content.decode()
    activities = client.get(address("activities"))

    assert address("activities") in page
    assert address("organisation") in page
    assert activities["Content-Type"] == "application/xml"
    assert "Training in all regions" in activities.content.decode()
    assert '<narrative xml:lang="en">CMS Secretariat' in activities.content.decode()
    assert b"XX-TEST" in client.get(address("organisation")).content


def test_without_an_identifier_nothing_is_told_and_the_page_says_so(client, settings):
    settings.IATI_ORGANISATION = ""

    assert client.get(address("activities")).status_code == 404
    assert "is not known here" in client.get(reverse("exchange:index")).content.decode()


def test_there_is_no_third_file(client):
    assert client.get(address("people")).status_code == 404


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_of_informea_is_given_as_json_to_everybody(client, name):
    NbsapFactory()

    answer = client.get(reverse("exchange:informea_view", args=[name]))

    assert answer["Content-Type"] == "application/json"
    assert isinstance(json.loads(answer.content), list)
    assert name in client.get(reverse("exchange:index")).content.decode()


def test_a_view_that_informea_does_not_know_is_none(client):
    assert (
        client.get(reverse("exchange:informea_view", args=["informea_secrets"])).status_code == 404
    )


def test_grants_that_are_public_are_open_data_and_others_are_not(client):
    told, kept = ReleaseFactory().grant, GrantFactory(title="Between us", conditions="Secret")
    MovementFactory(grant=told, amount=1200)
    MovementFactory(grant=kept, amount=3400)
    page = client.get(reverse("exchange:index")).content.decode()
    assert reverse("exchange:grants_data") in page

    answer = client.get(reverse("exchange:grants_data"))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}

    assert told.title in files["grants.csv"]
    assert "1200" in files["movements.csv"]
    for hidden in ("Between us", "Secret", "3400"):
        assert hidden not in str(files)
    head = files["movements.csv"].splitlines()[0].split(",")
    assert all(f"  {name} (" in files["README.txt"] for name in head)

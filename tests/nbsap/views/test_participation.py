import pytest

from tests.factories.nbsap import NbsapFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.models import Participation

pytestmark = pytest.mark.django_db


def test_the_country_writes_down_who_took_part_and_everybody_reads_only_numbers(
    client, cms_nfp, cms, kenya
):
    kenya.region = RegionFactory(name_en="Africa")
    kenya.save()
    nbsap = NbsapFactory(country=kenya)
    here = at("plan_participation", nbsap.pk)
    client.force_login(cms_nfp)
    assert client.get(here).status_code == 200
    empty = client.post(here, {"stage": "consulting"})
    assert empty.status_code == 422
    assert "Choose a convention, or write down an office." in words(empty)

    client.post(here, {"stage": "consulting", "instruments": [cms.pk], "office": "Xanadu office"})

    page = words(client.get(at("plan_detail", nbsap.pk)))
    assert "Consultation in the country Focal point of CMS" in page
    assert "Xanadu office" in page
    client.logout()
    public = words(client.get(at("nbsap_synthesis")))
    assert "Countries in whose plan the focal point took part, by convention: CMS 1." in public
    assert "Xanadu" not in public + words(client.get(at("nbsap_detail", "KEN")))

    client.force_login(cms_nfp)
    client.post(here, {"out": Participation.objects.get(instrument=cms).pk})
    assert "Focal point of CMS" not in words(client.get(at("plan_detail", nbsap.pk)))


def test_it_is_closed_to_everybody_else(client, kenya):
    nbsap = NbsapFactory(country=kenya)
    here = at("plan_participation", nbsap.pk)
    assert client.get(here).status_code == 302
    for person in (UserFactory(), DesignationFactory().person):
        client.force_login(person)
        assert client.get(here).status_code == 403
        assert client.post(here, {"stage": "consulting", "office": "Ours"}).status_code == 403

    assert not Participation.objects.exists()


def test_what_is_of_another_plan_is_not_taken_out_here(client, cms_nfp, cms, kenya):
    client.force_login(cms_nfp)
    nbsap, other = NbsapFactory(country=kenya), NbsapFactory(country=kenya)
    client.post(at("plan_participation", other.pk), {"stage": "consulting", "office": "Ours"})
    number = Participation.objects.get().pk

    assert client.post(at("plan_participation", nbsap.pk), {"out": number}).status_code == 404
    assert client.post(at("plan_participation", nbsap.pk), {"out": "x"}).status_code == 404
    assert Participation.objects.get().taken_back_at is None

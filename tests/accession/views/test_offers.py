from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import OfferFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.models import RecruitmentOffer
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def test_an_offer_waits_for_its_answer_and_then_shows_it(client, keeper):
    file = RecruitmentFileFactory()
    given = {
        "kind": "mission",
        "words": "Two experts",
        "offered_by": "Germany",
        "offered_on": "2026-02-01",
    }

    client.post(reverse("accession:offer_new", args=[file.pk]), given)
    offer = RecruitmentOffer.objects.get()
    before = words(client.get(file.get_absolute_url()))
    answer = {"answer": "taken", "answered_on": "2026-02-09", "answer_words": "In May"}
    client.post(reverse("accession:offer_answer", args=[offer.pk]), answer)
    after = words(client.get(file.get_absolute_url()))

    assert (
        "A mission to the country : Two experts 1 February 2026, Germany Not answered yet" in before
    )
    assert "Accepted 9 February 2026. In May" in after
    verbs = set(JournalEntry.objects.values_list("verb", flat=True))
    assert {"noted an offer", "noted the answer to an offer"} <= verbs


def test_a_day_to_come_and_an_answer_before_the_offer_are_refused_and_nothing_is_lost(
    client, keeper
):
    offer = OfferFactory(offered_on="2026-02-01")
    ahead = (localdate() + timedelta(days=1)).isoformat()

    early = client.post(
        reverse("accession:offer_answer", args=[offer.pk]),
        {"answer": "declined", "answered_on": "2026-01-31", "answer_words": "Not this year"},
    )  # fmt: skip
    late = client.post(
        reverse("accession:offer_new", args=[offer.file.pk]),
        {"kind": "law", "offered_by": "The Secretariat", "offered_on": ahead},
    )

    assert early.status_code == late.status_code == 422
    assert "The answer lies before the offer." in words(early)
    assert 'value="Not this year"' in early.content.decode()
    assert "That day is still to come." in words(late)
    assert RecruitmentOffer.objects.get().answer == ""


@pytest.mark.parametrize("somebody", ["nfp of that State", "officer of another region"])
def test_offers_are_closed_to_everybody_who_does_not_keep_the_file(client, settings, somebody):
    settings.SECOND_FACTOR_REQUIRED = False
    offer = OfferFactory()
    if somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=offer.file.country).person)
    else:
        person = seated()
        set_regions(officer=person, regions=[RegionFactory()], by=person)
        client.force_login(person)

    for name, pk in (("offer_new", offer.file.pk), ("offer_answer", offer.pk)):
        assert client.get(reverse(f"accession:{name}", args=[pk])).status_code in (403, 404)

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.participation import note_participation, take_back_participation
from whimbrel.nbsap.models import Participation

pytestmark = pytest.mark.django_db


def note(nbsap, *instruments, stage="consulting", office=""):
    return note_participation(
        nbsap=nbsap, stage=stage, instruments=instruments, office=office, by=UserFactory(), at=now()
    )


def test_focal_points_and_offices_are_noted_once_and_taken_back():
    nbsap, cms = NbsapFactory(), InstrumentFactory(code="CMS")

    note(nbsap, cms, office="Ministry of fisheries")
    assert note(nbsap, cms) == []
    said = [str(one) for one in nbsap.participations.all()]
    assert sorted(said) == ["Focal point of CMS", "Ministry of fisheries"]

    first = nbsap.participations.get(instrument=cms)
    take_back_participation(participation=first, by=UserFactory(), at=now())
    take_back_participation(participation=first, by=UserFactory(), at=now())
    assert note(nbsap, cms) != []
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == [
        "noted who took part in the plan", "took back who took part", "noted who took part in the plan",
    ]  # fmt: skip


def test_a_participation_is_of_one_office():
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(nbsap=NbsapFactory(), stage="consulting", noted_at=now())

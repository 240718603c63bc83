import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory
from whimbrel.core.models import JournalEntry
from whimbrel.nbsap.actions.following import follow, stop_following
from whimbrel.nbsap.models import Following

pytestmark = pytest.mark.django_db


def test_following_twice_follows_once_and_each_may_stop():
    person, kenya = UserFactory(), CountryFactory()

    first = follow(at=now(), person=person, country=kenya)
    again = follow(at=now(), person=person, country=kenya)
    follow(at=now(), person=person)

    assert first == again
    assert Following.objects.count() == 2
    stop_following(following=first, by=person)
    assert [str(one) for one in Following.objects.all()] == ["All of the register"]
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["followed new records", "followed new records", "stopped following new records"]  # fmt: skip

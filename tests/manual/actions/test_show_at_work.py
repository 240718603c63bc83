from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.people import UserFactory
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.manual.actions.show_at_work import show_manual_at_work
from whimbrel.manual.actions.show_readers_at_work import show_readers_at_work
from whimbrel.manual.models import Edition, NationalProcedure, Version
from whimbrel.manual.queries.contents import contents
from whimbrel.manual.queries.readings import readings
from whimbrel.treaties.models import Country

pytestmark = pytest.mark.django_db


def test_the_demo_shows_an_edition_an_edit_after_it_and_a_translation_that_waits():
    load_reference()
    told = {"by": UserFactory(), "at": datetime(2026, 1, 2, tzinfo=UTC), "today": date(2026, 1, 2)}

    show_manual_at_work(**told)
    again = show_manual_at_work(**told)

    aged = {
        one.slug: one.freshness for part in contents("fr") for one in part.articles if one.is_aged
    }
    assert aged == {"credentials-and-delegation": "out_of_date"}
    assert again is None
    assert Edition.objects.get().entries.filter(version__language="en").count() == 12
    assert Version.objects.filter(language="en", number=2).count() == 4


def test_the_demo_s_texts_are_of_believable_days():
    load_reference()
    at = datetime(2026, 6, 2, tzinfo=UTC)
    edition = show_manual_at_work(by=UserFactory(), at=at, today=at.date())

    days = {one.published_at.date() for one in Version.objects.all()}
    assert len(days) > 30
    assert max(days) == date(2026, 5, 16)
    cited = [entry.version for entry in edition.entries.select_related("version")]
    assert all(one.published_at < edition.named_at for one in cited)
    for one in Version.objects.exclude(superseded_at=None):
        after = Version.objects.get(article=one.article_id, number=one.number + 1)
        assert one.published_at < one.superseded_at == after.published_at
    for one in Version.objects.exclude(based_on=None).select_related("based_on"):
        assert one.published_at > one.based_on.published_at


def test_the_demo_is_read_and_a_country_has_its_own_way():
    load_reference()
    person, kenya = UserFactory(), Country.objects.get(iso3="KEN")
    told = {"party": person, "country": kenya, "at": now(), "today": localdate()}

    show_readers_at_work(**told)
    show_readers_at_work(**told)

    found = readings(since=localdate() - timedelta(days=90), until=localdate())
    assert found.total > 1000
    assert 0 < len(found.unread) < len(found.rows)
    assert NationalProcedure.objects.count() == 1

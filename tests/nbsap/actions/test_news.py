from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, PlanStageFactory, a_questionnaire, a_reply
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.core.mail.kinds import kind_of
from whimbrel.core.mail.stopping import stop_kind
from whimbrel.core.models import Letter
from whimbrel.nbsap.actions.following import follow, stop_following
from whimbrel.nbsap.actions.news import note_news, tell_followers
from whimbrel.nbsap.models import News

pytestmark = pytest.mark.django_db
# A Wednesday; the people here keep the time of Nairobi, three hours ahead.
NOON = datetime(2026, 11, 4, 9, tzinfo=UTC)


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya", region=RegionFactory())


def somebody(written_to="at_once", **more):
    return UserFactory(
        written_to=written_to, time_zone="Africa/Nairobi", quiet_from=None, quiet_until=None, **more
    )


def told(at=NOON):
    note_news(at=at)
    return tell_followers(at=at)


def test_who_follows_a_country_is_told_once_of_its_plan_and_of_each_stage_it_reaches_later(kenya):
    follow(at=NOON - timedelta(hours=1), person=somebody(), country=kenya)
    nbsap = NbsapFactory(country=kenya, starts_year=2026, ends_year=2030)
    PlanStageFactory(nbsap=nbsap, kind="consulting", on=date(2026, 10, 1))
    NbsapFactory()

    assert told() == 1
    assert told(NOON + timedelta(days=1)) == 0
    PlanStageFactory(nbsap=nbsap, kind="adopted", on=date(2026, 11, 5))
    assert told(NOON + timedelta(days=2)) == 1

    later, first = Letter.objects.all()
    assert "Kenya: a national biodiversity plan is on record, 2026–2030" in first.text
    assert "Consultation" not in first.text
    assert "Kenya: the plan 2026–2030 has a new stage: Adopted, 5 November 2026" in later.text
    assert "/en/nbsaps/KEN/" in later.text
    assert later.subject == "1 new record of what you follow"


def test_what_was_there_before_is_no_news(kenya):
    NbsapFactory(country=kenya)

    follow(at=NOON - timedelta(hours=1), person=somebody(), country=kenya)

    assert told() == 0


def test_a_region_a_convention_and_all_are_followed(kenya):
    cms = InstrumentFactory(code="CMS")
    of_region, of_convention, of_all, of_other = (somebody() for _ in range(4))
    follow(at=NOON - timedelta(hours=1), person=of_region, region=kenya.region)
    follow(at=NOON - timedelta(hours=1), person=of_convention, instrument=cms)
    follow(at=NOON - timedelta(hours=1), person=of_all)
    follow(at=NOON - timedelta(hours=1), person=of_other, region=RegionFactory())
    NbsapFactory(country=kenya)
    a_questionnaire(instrument=cms, opens_on=date(2026, 11, 1))

    assert told() == 3

    text = {one.recipient_id: one.text for one in Letter.objects.all()}
    assert "Kenya: a national" in text[of_region.pk]
    assert "A questionnaire is open: Plans, cycle-1" in text[of_convention.pk]
    assert "Kenya: a national" not in text[of_convention.pk]
    assert "Kenya: a national" in text[of_all.pk]
    assert "A questionnaire is open" in text[of_all.pk]


def test_a_deposit_is_told_and_an_old_one_entered_late_is_not(kenya):
    follow(at=NOON - timedelta(hours=1), person=somebody(language="fr"), country=kenya)
    aewa = InstrumentFactory(code="AEWA")
    TreatyActionFactory(
        country=kenya, instrument=aewa, kind="accession", deposited_on=date(2026, 11, 2), in_force_on=date(2027, 2, 1)
    )  # fmt: skip
    TreatyActionFactory(
        country=CountryFactory(), instrument=aewa, kind="accession", deposited_on=date(2001, 6, 1)
    )

    assert told() == 1

    assert News.objects.count() == 1
    assert "AEWA" in Letter.objects.get().text
    assert "2 novembre 2026" in Letter.objects.get().text


def test_nothing_of_a_countrys_own_work_is_told(kenya):
    follow(at=NOON - timedelta(hours=1), person=somebody())
    asked = a_questionnaire(opens_on=date(2099, 1, 1))
    a_reply(asked, country=kenya, process__team="yes")

    assert told() == 0


def test_daily_and_weekly_wait_for_their_round(kenya):
    daily, weekly, never = (somebody(often) for often in ("daily", "weekly", "never"))
    for person in (daily, weekly, never):
        follow(at=NOON - timedelta(hours=1), person=person)
    NbsapFactory(country=kenya)

    assert told(NOON) == 0
    assert told(datetime(2026, 11, 5, 4, 59, tzinfo=UTC)) == 0
    assert told(datetime(2026, 11, 5, 5, 0, tzinfo=UTC)) == 1
    NbsapFactory(country=kenya)
    assert told(datetime(2026, 11, 5, 6, 0, tzinfo=UTC)) == 0
    assert told(datetime(2026, 11, 9, 5, 0, tzinfo=UTC)) == 2

    numbers = [(one.recipient_id, one.subject.split()[0]) for one in Letter.objects.order_by("pk")]
    assert sorted(numbers) == sorted([(daily.pk, "1"), (daily.pk, "1"), (weekly.pk, "2")])


def test_one_record_that_is_followed_twice_over_is_told_once(kenya):
    person = somebody()
    follow(at=NOON - timedelta(hours=1), person=person)
    follow(at=NOON - timedelta(hours=1), person=person, country=kenya)
    follow(at=NOON - timedelta(hours=1), person=person, country=kenya)
    NbsapFactory(country=kenya)

    assert told() == 1
    assert Letter.objects.get().text.count("Kenya:") == 1


def test_who_stops_is_not_written_to(kenya):
    person, other = somebody(), somebody()
    following = follow(at=NOON - timedelta(hours=1), person=person, country=kenya)
    follow(at=NOON - timedelta(hours=1), person=other, country=kenya)
    stop_following(following=following, by=person)
    stop_kind(person=other, kind=kind_of("register_news"))
    NbsapFactory(country=kenya)

    assert told() == 0


def test_much_at_once_is_told_in_short(kenya):
    follow(at=NOON - timedelta(hours=1), person=somebody())
    for _ in range(42):
        NbsapFactory(country=kenya)

    assert told() == 1

    letter = Letter.objects.get()
    assert letter.text.count("Kenya:") == 40
    assert "And 2 more, in the register:" in letter.text


@pytest.mark.parametrize("number", [1, 3])
def test_noting_costs_the_same_for_one_record_or_many(number, django_assert_num_queries):
    NbsapFactory.create_batch(number)

    with django_assert_num_queries(8):
        note_news(at=now())

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.community import SpaceFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.accession.actions.entries import record_entries
from whimbrel.community.models import Post, Space, Thread
from whimbrel.home.actions.tell_community import tell_members_of_new_parties
from whimbrel.home.timetable import new_parties_to_members
from whimbrel.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def joined():
    act = TreatyActionFactory(
        country__iso3="BRA", country__name_en="Brazil", country__name_fr="Brésil",
        instrument__code="CMS", in_force_on=localdate(),
    )  # fmt: skip
    record_entries(on=localdate(), at=now())
    return act


def space(instrument, **fields):
    return SpaceFactory(instrument=instrument, kind=Space.Kind.INSTRUMENT, **fields)


def test_a_new_party_is_told_once_in_every_language_where_every_member_reads_it(joined):
    space(joined.instrument, open_to="members")
    public = space(joined.instrument)

    new_parties_to_members()
    new_parties_to_members()

    thread = Thread.objects.get()
    assert (thread.space, thread.title) == (public, "CMS is in force for Brazil")
    assert (thread.instrument, thread.region) == (joined.instrument, joined.country.region)
    post = Post.objects.get()
    assert "Brésil" in post.words
    assert all(f"/{code}/countries/BRA/" in post.words for code in ("en", "fr", "es", "ar", "ru"))
    assert (post.held_at, post.author_role) == (None, "")


def test_the_house_has_an_account_that_nobody_uses(joined):
    space(joined.instrument)

    new_parties_to_members()

    house = User.objects.get(posts__isnull=False)
    assert not house.is_active
    assert not house.has_usable_password()


def test_closed_confidential_archived_and_other_spaces_are_not_written_in(joined):
    space(joined.instrument, open_to="closed")
    space(joined.instrument, is_confidential=True)
    space(joined.instrument, archived_at=now() - timedelta(days=1))
    space(InstrumentFactory())
    SpaceFactory(instrument=joined.instrument, kind=Space.Kind.WORKING_GROUP)

    assert tell_members_of_new_parties(at=now()) == []
    assert not Post.objects.exists()


def test_what_is_long_ago_is_no_news_and_a_file_says_nothing(joined):
    space(joined.instrument)
    file = RecruitmentFileFactory(country=CountryFactory(name_en="Pipelinia"), stage="deposited")
    CounterpartFactory(file=file)

    assert tell_members_of_new_parties(at=now() + timedelta(days=2)) == []
    new_parties_to_members()

    assert "Pipelinia" not in Post.objects.get().words

"""What only one reader sees in the public pages of the Manual."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.manual import edit, make_article
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from tests.wsgi import ask, edge
from whimbrel.manual.actions.national import write_national_procedure
from whimbrel.manual.models import ReadCount, Visit

CONTENTS, ARTICLE = "/en/manual/", "/en/manual/articles/credentials/"
WORDS = "The **Foreign Ministry** signs."


@pytest.fixture
def article(db):
    return make_article()


@pytest.fixture
def kenya(db):
    return CountryFactory(iso3="KEN", name_en="Kenya")


@pytest.fixture
def member(kenya):
    return DesignationFactory(country=kenya).person


@pytest.fixture
def procedure(article, kenya, member):
    return write_national_procedure(
        article=article, country=kenya, words=WORDS, by=member, at=now()
    )


def shown(client, person=None, address=CONTENTS):
    if person is not None:
        client.force_login(person)
    return client.get(address, HTTP_ACCEPT_ENCODING="identity").content.decode()


def came(person, days):
    Visit.objects.create(person=person, came_at=now() - timedelta(days=days))


def test_a_reader_sees_what_changed_since_they_last_came(client, article, db):
    person = UserFactory()
    came(person, days=20)
    edit(article, title="Credentials and powers", change_note="The deadline is new.")

    page = shown(client, person)

    assert "New since your last visit" in page
    assert "The deadline is new." in page


def test_what_is_new_stays_so_during_one_visit_and_is_old_at_the_next(client, article, db):
    person = UserFactory()
    came(person, days=20)
    shown(client, person)
    assert "Credentials" in shown(client, person).partition("</section>")[0]

    Visit.objects.update(came_at=now() - timedelta(hours=9))
    article.versions.update(published_at=now() - timedelta(hours=10))

    assert "Nothing has changed." in shown(client, person)


def test_who_comes_for_the_first_time_and_a_visitor_see_nothing_of_it(client, article, db):
    assert "your last visit" not in shown(client)
    assert not Visit.objects.exists()
    assert "your last visit" not in shown(client, UserFactory())
    assert Visit.objects.count() == 1


def test_articles_for_members_are_not_named(client, db):
    make_article("positions", audience="members", title="Positions")
    person = UserFactory()
    came(person, days=20)

    assert "Positions" not in shown(client, person)


def test_a_country_s_people_read_its_own_procedure_beside_the_article(client, procedure, member):
    page = shown(client, member, ARTICLE)

    assert "How Kenya does it" in page
    assert "<b>Foreign Ministry</b>" in page


def test_nobody_else_reads_it(client, procedure, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    stranger = DesignationFactory(country__name_en="Uganda").person

    for person in (None, UserFactory(), stranger, seated()):
        assert "Foreign Ministry" not in shown(client, person, ARTICLE)


def test_whoever_has_left_reads_it_no_more(client, procedure, member):
    member.designations.update(ends_on=now().date() - timedelta(days=1))

    assert "Foreign Ministry" not in shown(client, member, ARTICLE)


@pytest.mark.django_db(transaction=True)
def test_the_edge_joins_it_without_waking_django_and_counts_the_reading(
    tmp_path, article, client, procedure, member
):
    client.force_login(member)
    cookies = {name: one.value for name, one in client.cookies.items()} | {"csrftoken": "a" * 32}
    worker = edge(tmp_path / "pages")
    ask(worker, ARTICLE, User_Agent="Mozilla/5.0")
    worker.django = None

    theirs = ask(worker, ARTICLE, cookies=cookies, User_Agent="Mozilla/5.0")
    public = ask(worker, ARTICLE, User_Agent="Mozilla/5.0 (compatible; bingbot/2.0)")
    worker.tally.hand_over()

    assert b"Foreign Ministry" in theirs.body
    assert b"Foreign Ministry" not in public.body
    assert ReadCount.objects.get().times == 2

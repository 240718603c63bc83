import pytest
from django.utils.timezone import localdate

from tests.factories.inbox import arrive
from tests.factories.manual import body, edit, make_article, make_translation
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import Letter
from whimbrel.manual.actions.following import tell_followers
from whimbrel.manual.models import Following, Proposal

pytestmark = pytest.mark.django_db
FOLLOW = "/en/manual/articles/credentials/follow/"


@pytest.fixture(autouse=True)
def article(db):
    return make_article(pieces=body(deadline="Send it 60 days before.", copy="Bring a copy."))


@pytest.fixture
def member(client):
    person = DesignationFactory().person
    client.force_login(person)
    return person


def tell():
    return tell_followers(today=localdate())


def change(article, words="Send it 150 days before."):
    return edit(article, body=body(deadline=words, copy="Bring a copy."))


def test_a_follower_is_written_to_with_the_difference_once(client, member, article):
    client.post(FOLLOW)
    assert tell() == 0

    change(article)

    assert (tell(), tell()) == (1, 0)
    letter = Letter.objects.get(kind="article_changed")
    assert letter.recipient == member
    assert "Send it [-60-]{+150+} days before." in letter.text
    assert "Bring a copy." not in letter.text


def test_the_letter_can_be_answered_with_words_of_one_s_own(client, member, article, settings):
    settings.MAIL_IN = "house@in.example.org"
    client.post(FOLLOW)
    change(article)
    tell()
    text = Letter.objects.get(kind="article_changed").text
    address = next(word for word in text.split() if "+wording" in word)

    arrive(to=address, sender=member.email, text="Send it 120 days before.")

    assert Proposal.objects.get().words == "Send it 120 days before."


def test_several_changes_before_the_letter_are_one_letter(client, member, article):
    client.post(FOLLOW)
    change(article, "Send it 90 days before.")
    change(article)

    assert tell() == 1
    assert "[-60-]{+150+}" in Letter.objects.get(kind="article_changed").text


def test_who_reads_french_is_told_when_the_french_changes(client, member, article):
    french = make_translation(article, "fr")
    client.post(FOLLOW.replace("/en/", "/fr/"))
    change(article)
    assert tell() == 0

    edit(french, body=body(credentials="Apportez-les."))
    assert tell() == 1


def test_who_stops_or_leaves_office_is_written_to_no_more(client, member, article):
    client.post(FOLLOW)
    member.designations.update(starts_on="2019-01-01", ends_on="2020-01-01")
    change(article)
    assert tell() == 0

    member.designations.update(ends_on=None)
    client.post(FOLLOW, {"stop": "yes"})
    assert not Following.objects.exists()
    assert tell() == 0


def test_who_holds_no_office_follows_nothing(client):
    client.force_login(UserFactory())
    assert client.post(FOLLOW).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_for_one_followed_article_or_three(
    client, member, number, django_assert_num_queries
):
    for n in range(number):
        make_article(f"a-{n}")
        client.post(f"/en/manual/articles/a-{n}/follow/")

    with django_assert_num_queries(6):
        client.get(FOLLOW)

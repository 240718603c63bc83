import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded
from tests.factories.manual import make_article
from tests.factories.treaties import DesignationFactory, InstrumentFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def space():
    return SpaceFactory(name_en="Waders")


@pytest.fixture
def instrument():
    return InstrumentFactory(code="AEWA")


@pytest.fixture
def region():
    return RegionFactory(name_en="Africa")


@pytest.fixture
def about(space, member, instrument, region):
    """One thread about everything that can be asked for."""
    return threaded(
        space, member, title="Counting", kind="question", instrument=instrument, region=region,
        species_group="Waders", agenda_item="24.1.1", tags=["Census"],
    )  # fmt: skip


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def titles(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return [a.get_text() for a in page.select("tbody bdi a")]


@pytest.mark.parametrize("view", ["space_detail", "thread_list"])
@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "question"}, {"tag": " CENSUS"}, {"species_group": "waders"},
        {"agenda_item": "24.1.1"}, {"instrument": "AEWA"}, {"region": "Africa"},
        {"tag": "census", "kind": "question", "language": "en"},
    ],
)  # fmt: skip
def test_a_list_is_narrowed_by_what_threads_are_about(
    client, member, space, about, instrument, region, view, asked
):
    threaded(space, member, title="Another")
    keys = {"AEWA": instrument.pk, "Africa": region.pk}
    client.force_login(member)

    address = at(view, space.slug) if view == "space_detail" else at(view)
    answer = client.get(address, {name: keys.get(value, value) for name, value in asked.items()})

    assert titles(answer) == ["Counting"]


def test_what_no_thread_is_about_is_said_in_words(client, space, about):
    answer = client.get(at("space_detail", space.slug), {"tag": "elephants"})

    assert titles(answer) == []
    assert "Ask for less" in answer.content.decode()


def test_the_list_over_all_spaces_holds_what_the_reader_may_see(client, member, about):
    threaded(SpaceFactory(open_to="closed"), DesignationFactory().person, title="Closed")
    threaded(SpaceFactory(open_to="members"), DesignationFactory().person, title="Members")
    client.force_login(member)

    assert sorted(titles(client.get(at("thread_list")))) == ["Counting", "Members"]


def test_the_pages_of_the_list_do_not_drift_when_something_is_written(client, member, space):
    for n in range(32):
        threaded(space, member, title=f"Thread {n}")
    client.force_login(member)

    first = client.get(at("thread_list"))
    older = BeautifulSoup(first.content, "html.parser").select_one("a[rel=next]")["href"]
    threaded(space, member, title="Newest")
    second = client.get(at("thread_list") + older)

    assert len(set(titles(first) + titles(second))) == 32


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_thread_or_three(
    client, member, number, django_assert_num_queries
):
    for _ in range(number):
        threaded(by=member)
    client.force_login(member)

    with django_assert_num_queries(11):
        client.get(at("thread_list"))


def test_whoever_began_a_thread_says_later_what_it_is_about(client, member, space, region):
    thread = threaded(space, member)
    client.force_login(member)

    client.post(
        at("thread_about", thread.pk),
        {"region": region.pk, "species_group": "Raptors", "tags": "Lead, poison"},
    )

    thread.refresh_from_db()
    assert (thread.region, thread.species_group) == (region, "Raptors")
    page = BeautifulSoup(client.get(at("thread_detail", thread.pk)).content, "html.parser")
    assert [a["href"] for a in page.select("a.tag")] == [
        at("space_detail", space.slug) + "?tag=lead",
        at("space_detail", space.slug) + "?tag=poison",
    ]


def test_others_do_not_say_what_it_is_about(client, member, space):
    thread = threaded(space, member)
    client.force_login(DesignationFactory().person)

    assert client.post(at("thread_about", thread.pk), {"tags": "mine"}).status_code == 403
    assert "What it is about" not in client.get(at("thread_detail", thread.pk)).content.decode()


def test_questions_that_wait_are_narrowed_by_how_long(client, member, space):
    threaded(space, member, kind="question", title="Old")
    recent = threaded(space, member, kind="question", title="Recent")
    recent.first_post_at = now()
    recent.save()
    client.force_login(member)

    everything = client.get(at("question_list")).content.decode()
    long = client.get(at("question_list"), {"days": "14"}).content.decode()

    assert "Recent" in everything
    assert "Recent" not in long
    assert "Old" in long


def test_under_an_article_stands_what_is_said_about_it(client, member, space):
    article = make_article("credentials")
    closed = SpaceFactory(open_to="members", name_en="Among us")
    threaded(space, member, title="In public", article=article)
    threaded(closed, member, title="Among members", article=article)
    threaded(space, member, title="About something else")
    talk = at("article_talk", "credentials")

    assert (
        talk in client.get(reverse("manual:article_detail", args=["credentials"])).content.decode()
    )
    assert titles(client.get(talk)) == ["In public"]
    client.force_login(member)
    assert titles(client.get(talk)) == ["In public", "Among members"]


def test_a_thread_begun_under_an_article_is_about_it(client, member, space):
    article = make_article("credentials", title="Credentials")
    client.force_login(member)

    page = BeautifulSoup(client.get(at("article_talk", "credentials")).content, "html.parser")
    begin = page.select_one(f'a[href^="{at("thread_new", space.slug)}"]')["href"]
    form = BeautifulSoup(client.get(begin).content, "html.parser")

    assert form.select_one("#id_article option[selected]").get_text() == "Credentials"
    thread = threaded(space, member, title="Which copy?", article=article)
    assert "About the article: Credentials" in " ".join(
        BeautifulSoup(client.get(at("thread_detail", thread.pk)).content, "html.parser")
        .main.get_text(" ", strip=True)
        .split()
    )


def test_an_article_for_members_is_not_talked_about_in_public(client, member):
    make_article("inside", audience="members")

    assert client.get(at("article_talk", "inside")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_talk_about_an_article_costs_the_same_for_one_or_many(
    number, client, member, space, django_assert_num_queries
):
    article = make_article("credentials")
    for each in range(number):
        threaded(space, member, title=f"{each}", article=article)

    with django_assert_num_queries(3):
        client.get(at("article_talk", "credentials"))

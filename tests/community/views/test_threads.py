import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.community import SpaceFactory, threaded
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import Draft, Mention, Post, ReadMark, Thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def sent(client, address, **fields):
    form = {"words": "Two lines.", "language": "en", "key": "k1"}
    return client.post(address, form | fields)


def test_everybody_reads_a_public_thread_and_nobody_unknown_is_offered_to_write(client, member):
    thread = threaded(by=member, posts=2)

    page = BeautifulSoup(client.get(at("thread_detail", thread.pk)).content, "html.parser")

    assert len(page.select("article.post")) == 2
    assert "Sign in to take part" in page.get_text()
    assert at("post_new", thread.pk) not in str(page)


@pytest.mark.parametrize("open_to", ["members", "closed"])
def test_a_visitor_is_sent_to_sign_in_where_a_space_is_not_public(client, member, open_to):
    thread = threaded(SpaceFactory(open_to=open_to), member)

    assert "/accounts/login/" in client.get(at("thread_detail", thread.pk))["Location"]
    assert "/accounts/login/" in client.get(at("space_detail", thread.space.slug))["Location"]


def test_a_member_reads_members_spaces_and_finds_no_closed_ones(client, member):
    open_thread = threaded(SpaceFactory(open_to="members"), member)
    closed = threaded(SpaceFactory(open_to="closed"), member)
    client.force_login(DesignationFactory().person)

    assert client.get(at("thread_detail", open_thread.pk)).status_code == 200
    for address in (
        at("thread_detail", closed.pk), at("space_detail", closed.space.slug),
        at("space_people", closed.space.slug), at("post_new", closed.pk),
        at("thread_new", closed.space.slug),
    ):  # fmt: skip
        assert client.get(address).status_code == 404


def test_an_answer_stands_in_the_thread_once_however_often_it_is_sent(client, member):
    thread = threaded(by=member)
    client.force_login(member)

    for _ in range(2):
        answer = sent(client, at("post_new", thread.pk))
        assert answer["Location"].endswith("?from=2#p2")

    assert Post.objects.filter(thread=thread).count() == 2


def test_words_can_be_looked_at_before_they_are_sent(client, member):
    thread = threaded(by=member)
    client.force_login(member)

    page = BeautifulSoup(
        sent(client, at("post_new", thread.pk), words="**Strong**", look="1").content, "html.parser"
    )

    assert page.select_one(".words strong").get_text() == "Strong"
    assert page.select_one("textarea").get_text().strip() == "**Strong**"
    assert Post.objects.count() == 1


def test_without_words_nothing_is_sent_and_the_reader_is_told(client, member):
    thread = threaded(by=member)
    client.force_login(member)

    answer = sent(client, at("post_new", thread.pk), words="")

    assert answer.status_code == 422
    assert "Nothing was sent" in answer.content.decode()


def test_who_holds_no_office_may_not_write_and_a_closed_thread_takes_no_answer(client, member):
    thread = threaded(by=member)
    client.force_login(UserFactory())
    assert sent(client, at("post_new", thread.pk)).status_code == 403

    Thread.objects.update(closed_at=thread.started_at)
    client.force_login(member)
    assert sent(client, at("post_new", thread.pk)).status_code == 403


def test_a_thread_is_started_with_its_first_post_and_its_tags(client, member):
    space = SpaceFactory()
    client.force_login(member)

    sent(
        client,
        at("thread_new", space.slug),
        title="Satellite tags",
        kind="question",
        tags="Tags, tags, satellite",
    )

    thread = Thread.objects.get()
    assert (thread.kind, thread.posts_total) == ("question", 1)
    assert sorted(thread.tags.values_list("word", flat=True)) == ["satellite", "tags"]


def test_what_is_typed_is_kept_and_offered_again(client, member):
    thread = threaded(by=member)
    client.force_login(member)

    client.post(
        at("draft_keep", thread.space.slug), {"thread": thread.pk, "key": "d1", "words": "Half a"}
    )
    page = BeautifulSoup(client.get(at("post_new", thread.pk)).content, "html.parser")

    assert page.select_one("textarea").get_text().strip() == "Half a"
    assert page.select_one("input[name=key]")["value"] == "d1"
    sent(client, at("post_new", thread.pk), key="d1")
    assert not Draft.objects.exists()


def test_nobody_overwrites_the_draft_of_somebody_else(client, member):
    thread = threaded(by=member)
    Draft.objects.create(
        person=member,
        space=thread.space,
        thread=thread,
        words="Mine",
        key="d1",
        kept_at=thread.started_at,
    )
    client.force_login(DesignationFactory().person)

    answer = client.post(
        at("draft_keep", thread.space.slug), {"thread": thread.pk, "key": "d1", "words": "Theirs"}
    )

    assert answer.status_code == 409
    assert Draft.objects.get().words == "Mine"


def test_reading_a_thread_marks_it_and_leads_to_the_first_unread_post(client, member):
    thread = threaded(by=member, posts=3)
    reader = DesignationFactory().person
    ReadMark.objects.create(person=reader, thread=thread, number=1, read_at=thread.started_at)
    client.force_login(reader)

    assert client.get(at("thread_unread", thread.pk))["Location"].endswith("?from=2#p2")
    page = client.get(at("thread_detail", thread.pk)).content.decode()
    assert "To the first post you have not read" in page
    assert ReadMark.objects.get(person=reader).number == 3


def test_pages_begin_at_fixed_numbers_so_that_they_do_not_drift(client, member):
    thread = threaded(by=member, posts=52)

    page = BeautifulSoup(
        client.get(at("thread_detail", thread.pk), {"from": "52"}).content, "html.parser"
    )

    assert [one["id"] for one in page.select("article.post")] == ["p51", "p52"]


@pytest.mark.parametrize("posts", [1, 3])
def test_a_thread_costs_the_same_for_one_post_or_three(
    posts, client, member, django_assert_num_queries
):
    thread = threaded(by=member, posts=posts)

    with django_assert_num_queries(6):
        client.get(at("thread_detail", thread.pk))


def test_only_who_asked_or_moderates_says_what_answers_the_question(client, member):
    thread = threaded(by=member, posts=2, kind="question")
    client.force_login(DesignationFactory().person)
    assert client.post(at("answer_accept", thread.pk), {"number": "2"}).status_code == 403

    client.force_login(member)
    client.post(at("answer_accept", thread.pk), {"number": "2"})
    thread.refresh_from_db()
    assert thread.answered_at
    assert thread.posts.get(number=2).accepted_at


def under(client, thread, number=1):
    """The words under one post that lead on."""
    page = BeautifulSoup(client.get(at("thread_detail", thread.pk)).content, "html.parser")
    return {a.get_text(): a["href"] for a in page.select(f"#p{number} .row a")}


def test_an_author_changes_their_words_and_others_report_them_from_the_thread(client, member):
    thread = threaded(by=member)
    post = thread.posts.get()
    assert under(client, thread) == {}

    client.force_login(member)
    assert under(client, thread)["Change"] == at("post_change", post.pk)
    assert "Report" not in under(client, thread)

    client.force_login(DesignationFactory().person)
    assert under(client, thread)["Report"] == at("post_flag", post.pk)
    assert under(client, thread)["Answer this"] == at("post_new", thread.pk) + "?answers=1"
    assert "Change" not in under(client, thread)


def test_a_closed_thread_and_a_reader_without_office_are_offered_no_answer(client, member):
    thread = threaded(by=member)
    client.force_login(UserFactory())
    assert list(under(client, thread)) == ["Keep", "Report"]

    Thread.objects.update(closed_at=thread.started_at)
    client.force_login(member)
    assert list(under(client, thread)) == ["Keep"]


def test_a_changed_post_leads_to_what_it_said_before(client, member):
    thread = threaded(by=member)
    client.force_login(member)

    sent(client, under(client, thread)["Change"], words="Better said.")

    page = BeautifulSoup(client.get(at("thread_detail", thread.pk)).content, "html.parser")
    before = client.get(page.find("a", string="changed")["href"]).content.decode()
    assert "Better said." in before
    assert "Who has done this before?" in before


@pytest.mark.parametrize("posts", [1, 3])
def test_what_a_member_may_do_with_each_post_costs_the_same_for_one_or_three(
    posts, client, member, django_assert_num_queries
):
    thread = threaded(by=member, posts=posts)
    client.force_login(member)
    client.get(at("thread_detail", thread.pk))

    with django_assert_num_queries(15):
        client.get(at("thread_detail", thread.pk))


def test_whom_the_words_call_is_seen_before_they_are_sent(client, member):
    thread = threaded(by=member)
    country = member.designations.get().country
    client.force_login(member)

    page = BeautifulSoup(
        sent(client, at("post_new", thread.pk), words=f"@{country.name_en}?", look="1").content,
        "html.parser",
    )

    link = page.select_one(".words a.mention")
    assert (link.get_text(), link["href"]) == (f"@{country}", f"/en/countries/{country.iso3}/")
    assert not Mention.objects.exists()

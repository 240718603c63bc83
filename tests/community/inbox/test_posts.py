import pytest

from tests.factories.community import SpaceFactory, threaded
from tests.factories.inbox import an_inbound, arrive
from tests.factories.treaties import DesignationFactory
from whimbrel.community.inbox.posts import space as receive_for_space
from whimbrel.community.inbox.posts import thread as receive_for_thread
from whimbrel.community.models import Post, Subscription, Thread
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.inbox.inbound import Attachment, Command
from whimbrel.core.inbox.outcomes import Answered, Held, Posted
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"


@pytest.fixture
def member():
    return DesignationFactory().person


def to_thread(thread, person, **words):
    return receive_for_thread(an_inbound(person=person, payload=str(thread.pk), **words))


def to_space(space, person, **words):
    return receive_for_space(
        an_inbound(person=person, kind="space", payload=str(space.pk), **words)
    )


def test_an_answer_to_a_letter_stands_in_the_thread(member):
    thread = threaded(by=member)

    outcome = to_thread(thread, member)

    post = thread.posts.get(number=2)
    assert outcome == Posted(post)
    assert (post.words, post.channel) == ("We counted in January.", "email")


def test_a_letter_tried_again_writes_one_post(member):
    thread = threaded(by=member)

    to_thread(thread, member, received=7)
    to_thread(thread, member, received=7)

    assert thread.posts.count() == 2


def test_a_file_in_a_letter_hangs_on_the_post(member):
    thread = threaded(by=member)
    file = Attachment("counts.csv", "text/csv", b"a,b")

    to_thread(thread, member, attachments=(file,))

    kept = thread.posts.get(number=2).attachments.get()
    assert (kept.name, kept.size, kept.file.read()) == ("counts.csv", 3, b"a,b")


def test_who_no_longer_belongs_is_told_so_and_nothing_is_posted(member):
    thread = threaded(SpaceFactory(open_to="closed"), member)

    outcome = to_thread(thread, member)

    assert isinstance(outcome, Answered)
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("command", "often"), [(Command.LEAVE, "nothing"), (Command.SUBSCRIBE, "each")]
)
def test_one_word_begins_or_stops_the_letters_of_a_space(member, command, often):
    thread = threaded(by=member)

    outcome = to_thread(thread, member, command=command, text=command)

    assert isinstance(outcome, Answered)
    assert Subscription.objects.get(person=member, space=thread.space).often == often
    assert Post.objects.count() == 1


def test_a_letter_to_a_space_starts_a_thread_under_its_subject(member):
    space = SpaceFactory(slug="waders")

    to_space(space, member, subject="Counting of waders")

    thread = Thread.objects.get()
    assert (thread.title, thread.space, thread.posts_total) == ("Counting of waders", space, 1)


def test_a_letter_to_a_space_that_may_be_forged_waits_for_a_moderator(member):
    assert isinstance(to_space(SpaceFactory(), member, is_proven=False), Held)
    assert not Thread.objects.exists()


def test_a_closed_space_does_not_exist_for_who_does_not_belong(member):
    outcome = to_space(SpaceFactory(open_to="closed", name_en="Secret matters"), member)

    assert isinstance(outcome, Answered)
    assert "Secret matters" not in outcome.text


def test_a_letter_goes_the_whole_way_from_the_door_to_the_thread(member):
    thread = threaded(by=member)

    received = arrive(
        to=reply_address("thread", thread.pk, member.pk), sender=member.email,
        text="Yes, in Kisumu.\n\n-- \nFocal point",
    )  # fmt: skip

    assert received.state == ReceivedLetter.State.POSTED
    assert thread.posts.get(number=2).words == "Yes, in Kisumu."


def test_a_flood_of_letters_is_held_and_a_moderator_may_let_each_in(member):
    thread = threaded(by=member)
    for number in range(30):
        to_thread(thread, member, received=100 + number)

    assert isinstance(to_thread(thread, member, received=200), Held)
    assert isinstance(to_space(thread.space, member, received=201), Held)
    assert isinstance(to_thread(thread, member, received=202, is_released=True), Posted)

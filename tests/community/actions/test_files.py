from datetime import timedelta

import pytest
import typst
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from tests.factories.community import NOON, SpaceFactory, threaded
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions import files
from whimbrel.community.actions.files import attach, find_missed, read_files
from whimbrel.community.actions.library import Upload, keep_file, keep_version, remove_file
from whimbrel.community.actions.moderation import move_thread
from whimbrel.community.actions.posts import remove_post
from whimbrel.community.actions.threads import remove_thread
from whimbrel.community.models import Attachment, FileWords
from whimbrel.community.search import files as entries
from whimbrel.core.models import TimetableEntry
from whimbrel.core.search.answers import answer
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import circle

pytestmark = pytest.mark.django_db
PDF = typst.compile(b"#set page(width: 200pt)\nGodwits rest here", format="pdf")
Came = FileWords.Came


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def member():
    return DesignationFactory(person__display_name="Focal point, Kenya").person


@pytest.fixture
def thread(member):
    return threaded(by=member, title="Counts of the year")


def hung_on(thread, content=PDF, name="count.pdf"):
    return attach(post=thread.posts.get(), name=name, media_type="application/pdf", content=content)


def found(words, *spaces):
    circles = frozenset(circle("space", one.pk) for one in spaces)
    return answer(Question(words, "en", circles)).results


def plain(pieces):
    return "".join(one.text for one in pieces)


def test_a_file_that_comes_is_read_at_the_next_look_of_the_worker(thread):
    job = TimetableEntry.objects.create(name=files.JOB, due_at=now() + timedelta(minutes=1))

    hung_on(thread)

    job.refresh_from_db()
    assert job.due_at <= now()


def test_a_file_of_a_post_is_found_by_what_it_says_and_the_result_says_which_file(thread):
    hung_on(thread)
    assert found("godwits", thread.space) == []

    assert read_files() == 1

    (result,) = found("godwits", thread.space)
    assert plain(result.title) == "count.pdf"
    assert plain(result.detail) == f"Counts of the year · {thread.space.name}"
    assert plain(result.passage) == "Godwits rest here"
    assert result.url.endswith("?from=1#p1")


def test_it_is_found_by_those_only_who_may_read_the_post(thread):
    hung_on(thread)
    read_files()

    assert found("godwits", SpaceFactory()) == []


def test_it_is_found_no_more_once_its_post_or_thread_is_taken_away(thread, member):
    hung_on(thread)
    read_files()
    post = thread.posts.get()

    remove_post(post=post, by=member, at=NOON)
    assert found("godwits", thread.space) == []
    remove_post(post=post, by=member, at=None)
    assert len(found("godwits", thread.space)) == 1
    remove_thread(thread=thread, by=member, at=NOON)
    assert found("godwits", thread.space) == []


def test_it_goes_with_its_thread_into_another_space(thread, member):
    hung_on(thread)
    read_files()
    before, closed = thread.space, SpaceFactory(open_to="closed")

    move_thread(thread=thread, to=closed, by=member)

    assert found("godwits", before) == []
    assert len(found("godwits", closed)) == 1


def test_of_a_file_of_a_space_only_what_the_newest_version_says_is_found(member):
    space = SpaceFactory()

    def upload(content, key):
        return Upload(SimpleUploadedFile("plan.txt", content), key)

    kept = keep_file(
        space=space, title="Flyway plan", about="", language="en", upload=upload(b"Godwits", "1"),
        by=member, at=NOON,
    )  # fmt: skip
    read_files()
    assert plain(found("godwits", space)[0].title) == "Flyway plan"

    keep_version(file=kept, upload=upload(b"Dunlins", "2"), by=member, at=NOON)
    read_files()

    assert found("godwits", space) == []
    assert len(found("dunlins", space)) == 1
    assert FileWords.objects.count() == 1
    remove_file(file=kept, by=member, at=NOON)
    assert found("dunlins", space) == []


def test_a_file_is_found_in_the_language_it_is_written_in_whatever_the_post_is(thread):
    hung_on(thread, "Les oiseaux et les zones humides de la côte.".encode(), "note.txt")
    hung_on(thread, "Анадырь".encode(), "place.txt")
    read_files()

    french = Question("oiseau", "fr", {circle("space", thread.space_id)}, written_in="fr")

    assert [plain(one.title) for one in answer(french).results] == ["note.txt"]
    assert [one.language for one in FileWords.objects.order_by("pk")] == ["fr", "ru"]


@pytest.mark.parametrize(
    ("content", "name", "came"),
    [
        (b"%PDF-1.7 nothing", "count.pdf", Came.DAMAGED),
        (b"MZ", "count.exe", Came.UNKNOWN),
        (b" ", "count.txt", Came.EMPTY),
    ],
)
def test_a_file_that_cannot_be_read_is_found_by_its_name(thread, content, name, came):
    hung_on(thread, content, name)

    assert read_files() == 1

    assert FileWords.objects.get().came == came
    assert len(found("count", thread.space)) == 2  # the post and its file
    assert read_files() == 0


def test_a_file_that_is_not_where_it_was_kept_stops_nobody(thread):
    lost = hung_on(thread)
    lost.file.storage.delete(lost.file.name)
    hung_on(thread, name="other.pdf")

    assert read_files() == 2

    assert [one.came for one in FileWords.objects.order_by("pk")] == [Came.DAMAGED, Came.READ]


def test_a_file_that_ended_its_worker_three_times_is_left(thread, monkeypatch):
    hung_on(thread)

    class Killed(BaseException):
        pass

    def kill(*_):
        raise Killed

    monkeypatch.setattr(files, "read_apart", kill)
    for _ in range(3):
        with pytest.raises(Killed):
            read_files()

    assert read_files() == 1
    assert FileWords.objects.get().came == Came.DAMAGED


def test_a_round_ends_and_the_next_goes_on(thread, monkeypatch):
    hung_on(thread)
    monkeypatch.setattr(files, "ROUND", 0)

    assert read_files() == 0
    assert FileWords.objects.get().came == Came.WAITING


def test_files_that_came_before_are_read_too(thread, member):
    Attachment.objects.create(
        post=thread.posts.get(), space=thread.space, name="old.txt", uploaded_by=member,
        file=ContentFile(b"Godwits", name="old.txt"), size=7, uploaded_at=NOON,
    )  # fmt: skip

    find_missed()
    find_missed()

    assert read_files() == 1
    assert len(found("godwits", thread.space)) == 1


def test_where_nothing_read_pdf_before_it_is_read_once_something_does(thread):
    hung_on(thread)
    FileWords.objects.update(came=Came.NO_READER, begun=1)

    find_missed()
    read_files()

    assert FileWords.objects.get().came == Came.READ


def test_the_words_go_with_their_file(thread):
    file = hung_on(thread)

    file.delete()

    assert not FileWords.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_reading_files_into_the_index_costs_the_same_for_one_or_three(
    thread, number, django_assert_num_queries
):
    kept = [hung_on(thread, name=f"{one}.pdf") for one in range(number)]

    with django_assert_num_queries(1):
        assert len(list(entries([str(one.pk) for one in kept]))) == number


def test_the_index_read_anew_says_the_same(thread):
    hung_on(thread)
    read_files()

    read_everything(anew=True)

    assert len(found("godwits", thread.space)) == 1

import pytest

from tests.factories.community import SpaceFactory
from tests.factories.inbox import an_inbound, arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.inbox.library import library, library_called
from whimbrel.community.models import FileVersion, LibraryFile
from whimbrel.core.inbox.inbound import Attachment
from whimbrel.core.inbox.outcomes import Answered, Held
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
VOUCHED = "mx.example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org"
PDF = b"%PDF-1.7 a plan"


@pytest.fixture(autouse=True)
def _takes_letters(settings):
    settings.MAIL_IN = "house@in.example.org"
    settings.MAIL_IN_WHOLE_DOMAIN = True
    settings.MAIL_IN_TRUSTS = "mx.example.org"


@pytest.fixture
def member():
    return DesignationFactory().person


def send(space, person, *files, **given):
    attached = tuple(Attachment(name, "application/pdf", content) for name, content in files)
    given = {"received": next(_numbers), "subject": "Plan of counts", "text": "The new plan."} | given  # fmt: skip
    return library(an_inbound(person=person, payload=str(space.pk), attachments=attached, **given))


_numbers = iter(range(1, 10**6))


def test_a_space_takes_files_at_its_own_word_with_an_ending():
    space = SpaceFactory(slug="africa")

    assert library_called("africa-files") == str(space.pk)
    assert library_called("africa") is None
    assert library_called("asia-files") is None


def test_a_space_that_is_called_so_goes_first():
    SpaceFactory(slug="africa")
    SpaceFactory(slug="africa-files")

    assert library_called("africa-files") is None


def test_a_file_is_kept_under_the_subject_and_kept_again_as_a_version(member):
    space = SpaceFactory()

    outcome = send(space, member, ("plan.pdf", PDF))
    send(space, member, ("plan.pdf", PDF + b" 2"), text="Dates changed")

    file = LibraryFile.objects.get()
    assert outcome.record == file
    assert (file.title, file.about, file.kept_by) == ("Plan of counts", "The new plan.", member)
    assert [one.news for one in file.versions.order_by("number")][1] == "Dates changed"


def test_the_same_letter_twice_keeps_one(member):
    space = SpaceFactory()
    for _ in range(2):
        send(space, member, ("plan.pdf", PDF), received=7)

    assert FileVersion.objects.count() == 1


def test_several_files_are_named_after_themselves_and_a_wrong_one_is_told(member):
    space = SpaceFactory()

    outcome = send(space, member, ("plan.pdf", PDF), ("map.pdf", PDF), ("run.exe", b"MZ"))

    assert set(LibraryFile.objects.values_list("title", flat=True)) == {"plan", "map"}
    assert "run.exe: This file is of a kind that cannot be kept here" in outcome.text


@pytest.mark.parametrize("content", [b"<html>", b"", b"PK\x03\x04 no archive"])
def test_what_the_site_would_not_take_is_not_taken_by_letter(member, content):
    outcome = send(SpaceFactory(), member, ("plan.pdf", content))

    assert isinstance(outcome, Answered)
    assert not LibraryFile.objects.exists()


def test_another_s_file_of_that_name_is_left_alone(member):
    space = SpaceFactory()
    send(space, member, ("plan.pdf", PDF))

    send(space, DesignationFactory().person, ("plan.pdf", PDF))

    assert LibraryFile.objects.count() == 2


def test_who_may_not_write_keeps_nothing_and_a_letter_nobody_vouches_for_is_held(member):
    closed = SpaceFactory(open_to="closed")

    assert "no such space" in send(closed, member, ("plan.pdf", PDF)).text
    assert "read and not write" in send(SpaceFactory(), UserFactory(), ("plan.pdf", PDF)).text
    assert isinstance(send(SpaceFactory(), member, ("plan.pdf", PDF), is_proven=False), Held)
    assert not LibraryFile.objects.exists()


def test_a_letter_without_a_file_is_told_what_to_do(member):
    assert "Attach it" in send(SpaceFactory(), member).text


def test_it_comes_through_the_door(member):
    SpaceFactory(slug="africa")

    received = arrive(
        sender=member.email, to="africa-files@in.example.org", text="The plan.", subject="Plan",
        files=[("plan.pdf", PDF)], authentication_results=VOUCHED,
    )  # fmt: skip

    assert received.state == ReceivedLetter.State.ANSWERED
    assert LibraryFile.objects.get().title == "Plan"
    assert "plan.pdf: The file is kept" in Letter.objects.filter(recipient=member).latest("pk").text

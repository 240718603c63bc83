import pytest

from tests.factories.inbox import a_letter
from whimbrel.core.inbox.doors.files import take_from_file
from whimbrel.core.models import ReceivedLetter

pytestmark = pytest.mark.django_db


def test_each_letter_of_an_mbox_is_taken_as_it_was_sent(tmp_path):
    letters = [
        a_letter(
            sender="a@example.org", to=f"{number}@in.example.org", text="From here on we count.\n"
        )
        for number in range(3)
    ]
    box = b"".join(
        b"From a@example.org Tue Mar  3 10:12:00 2026\n"
        + raw.replace(b"\nFrom here", b"\n>From here")
        + b"\n"
        for raw in letters
    )
    (tmp_path / "all.mbox").write_bytes(box)

    assert take_from_file(tmp_path / "all.mbox") == 3
    assert [one.raw.read() for one in ReceivedLetter.objects.order_by("pk")] == letters


def test_one_letter_in_a_file_is_for_whom_one_says(tmp_path):
    (tmp_path / "one.eml").write_bytes(a_letter(sender="a@example.org", to="somebody@example.com"))

    take_from_file(tmp_path / "one.eml", recipient="africa@in.example.org")

    assert ReceivedLetter.objects.get().recipient == "africa@in.example.org"

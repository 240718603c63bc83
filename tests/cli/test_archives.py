import pytest
from click.testing import CliRunner

from tests.factories.archives import MBOX, PIPERMAIL, an_archive
from tests.factories.community import SpaceFactory
from whimbrel.cli.export import export
from whimbrel.cli.load import load
from whimbrel.community.models import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def space():
    return SpaceFactory(slug="waders")


def run(command, *words):
    return CliRunner().invoke(command, [str(one) for one in words])


def test_a_folder_of_archives_is_taken_in_and_what_is_left_out_is_told(space, tmp_path):
    an_archive(tmp_path, PIPERMAIL, is_packed=True)
    an_archive(tmp_path, MBOX)

    answer = run(load, "archive", tmp_path, "--space", "waders")

    assert answer.exit_code == 0
    assert "1 threads, 3 posts, 2 known before, 1 left out" in answer.stdout
    assert "letter 4: it has no date" in answer.stdout
    assert Post.objects.count() == 3


def test_a_dry_run_changes_nothing(space, tmp_path):
    answer = run(load, "archive", an_archive(tmp_path), "--space", "waders", "--dry-run")

    assert "nothing was changed" in answer.stdout
    assert not Post.objects.exists()


def test_a_space_that_is_not_there_is_bad_usage_and_the_others_are_named(space, tmp_path):
    answer = run(load, "archive", an_archive(tmp_path), "--space", "nowhere")

    assert answer.exit_code == 2
    assert "There are: waders" in answer.stderr


def test_a_file_that_is_no_archive_is_told_as_such(space, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("Notes\n")

    answer = run(load, "archive", file, "--space", "waders")

    assert answer.exit_code == 1
    assert "No letter was found" in answer.stderr


def test_a_packed_file_that_is_cut_off_is_told_as_such(space, tmp_path):
    file = an_archive(tmp_path, PIPERMAIL, is_packed=True)
    file.write_bytes(file.read_bytes()[:60])

    answer = run(load, "archive", file, "--space", "waders")

    assert answer.exit_code == 1
    assert "cannot be read" in answer.stderr


def test_a_space_is_written_to_an_mbox_file(space, tmp_path):
    run(load, "archive", an_archive(tmp_path), "--space", "waders")
    out = tmp_path / "out.mbox"

    answer = run(export, "space", "waders", "-o", out)

    assert "3 posts" in answer.stdout
    assert out.read_bytes().count(b"\nMessage-ID: ") == 3

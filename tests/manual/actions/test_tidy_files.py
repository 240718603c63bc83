import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.timezone import now

from tests.factories.manual import make_article
from whimbrel.manual.actions.build_files import build_files
from whimbrel.manual.actions.tidy_files import tidy_files
from whimbrel.manual.models import BuiltFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def left_behind(*, minutes):
    name = default_storage.save("manual/left.epub", ContentFile(b"half a book"))
    at = (now() - timedelta(minutes=minutes)).timestamp()
    os.utime(default_storage.path(name), (at, at))
    return name


def test_a_file_that_was_lost_is_built_again():
    make_article()
    build_files()
    lost = BuiltFile.objects.get(form="epub", part="")
    default_storage.delete(lost.file.name)

    assert tidy_files(at=now()) == ([lost], [])

    assert build_files() == [lost]
    assert default_storage.exists(BuiltFile.objects.get(pk=lost.pk).file.name)


def test_what_a_killed_worker_left_behind_goes():
    make_article()
    build_files()
    name = left_behind(minutes=90)

    assert tidy_files(at=now()) == ([], [name])
    assert len(default_storage.listdir("manual")[1]) == BuiltFile.objects.count()


def test_what_is_being_put_in_its_place_just_now_stays():
    name = left_behind(minutes=1)

    assert tidy_files(at=now()) == ([], [])
    assert default_storage.exists(name)

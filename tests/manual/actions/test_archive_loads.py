"""An archive handed in at the desk: refused at once, or brought in by the worker."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.manual import make_article, make_translation
from tests.factories.people import UserFactory
from whimbrel.manual.actions.archive_loads import hand_in_archive, load_waiting_archives
from whimbrel.manual.actions.export_manual import export_manual
from whimbrel.manual.models import ArchiveLoad, ArticlePage, ManualPage, Version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def archive(db):
    """The Manual of another site; here it is gone."""
    make_translation(make_article("rules"))
    raw = export_manual()
    for page in ManualPage.objects.all():
        page.delete()
    return raw


@pytest.fixture
def keeper(client, settings, db):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated(display_name="Secretariat")
    client.force_login(person)
    return person


def hand_in(client, raw, name="manual.zip"):
    return client.post(reverse("manual_archives"), {"file": SimpleUploadedFile(name, raw)})


def shown(client):
    return client.get(reverse("manual_archives")).content.decode()


def test_what_the_keeper_hands_in_is_brought_in_by_the_worker(client, keeper, archive):
    assert hand_in(client, archive).status_code == 302
    assert "waits." in shown(client)
    assert not ArticlePage.objects.exists()

    load_waiting_archives(at=now())

    load = ArchiveLoad.objects.get()
    assert ["articles", 2, 0, 0] in load.counts
    assert (load.wrong, load.file.name, load.steps_done) == ([], "", load.steps_total)
    assert Version.objects.standing().count() == 2
    assert "brought in." in shown(client)


def test_its_file_is_kept_no_longer(client, keeper, archive, settings):
    hand_in(client, archive)
    load_waiting_archives(at=now())

    assert [one for one in settings.MEDIA_ROOT.rglob("*") if one.suffix == ".zip"] == []


def test_a_wrong_file_is_refused_at_once_with_what_is_wrong(client, keeper):
    no_archive = io.BytesIO()
    with zipfile.ZipFile(no_archive, "w") as put:
        put.writestr("holiday.txt", "sun")

    answers = [hand_in(client, b"%PDF-1.7"), hand_in(client, no_archive.getvalue())]

    assert [one.status_code for one in answers] == [422, 422]
    assert "no ZIP file that can be read" in answers[0].content.decode()
    assert "holiday.txt: is no file of the Manual" in answers[1].content.decode()
    assert not ArchiveLoad.objects.exists()


def test_what_could_not_be_taken_is_listed(client, keeper, archive):
    bad = io.BytesIO(archive)
    with zipfile.ZipFile(bad, "a") as put:
        put.writestr("articles/bad.en.md", "---\npart: nowhere\n---\nA line. {#p-a}")
    hand_in(client, bad.getvalue())
    load_waiting_archives(at=now())

    page = shown(client)
    assert "bad.en.md" in page
    assert "brought in." in page


def test_one_that_a_killed_worker_left_is_taken_up_again_and_one_under_way_is_not(archive):
    load = hand_in_archive(file=io.BytesIO(archive), name="manual.zip", by=UserFactory(), at=now())
    ArchiveLoad.objects.update(begun_at=now() - timedelta(minutes=5))
    assert load_waiting_archives(at=now()) == []

    assert load_waiting_archives(at=now() + timedelta(hours=1)) == [load]


def test_only_the_keeper_hands_in(client, db):
    client.force_login(UserFactory())

    assert hand_in(client, b"").status_code in (302, 403)
    assert not ArchiveLoad.objects.exists()

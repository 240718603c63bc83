import io
import re
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, RegistrationFactory, WorkshopFactory, standing
from whimbrel.core.models import JournalEntry
from whimbrel.core.personal import erase_all
from whimbrel.training.actions.copying import copy_workshop
from whimbrel.training.actions.erasing import erase_travel_data, forget_nominees
from whimbrel.training.actions.photos import hand_in_photo
from whimbrel.training.actions.places import decline_place
from whimbrel.training.emails.places import place_token
from whimbrel.training.models import Photo, Status
from whimbrel.training.queries.papers import badge_sheet
from whimbrel.training.queries.registrations import participants

# Files go when what erased them is committed.
pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2013, 10, 1, tzinfo=UTC)


def a_picture(form="PNG"):
    body = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(body, form)
    return body.getvalue()


def a_place(status=Status.CONFIRMED, factory=NomineeFactory, **fields):
    return standing(factory(workshop=WorkshopFactory(places=5), **fields), status)


def page(one, name="place_detail"):
    return reverse(f"training:{name}", args=[place_token(one)])


def hand_in(client, one, raw, name="me.png"):
    sent = {"deed": "photo", "photo": SimpleUploadedFile(name, raw)}
    return client.post(page(one), sent, follow=True)


def with_photo(**fields):
    one = a_place(**fields)
    hand_in_photo(registration=one, raw=a_picture(), at=AT)
    return one, Photo.objects.get(registration=one).file.name


def test_a_photo_is_handed_in_without_an_account_seen_and_taken_out(client):
    one = a_place()

    answer = hand_in(client, one, a_picture())

    assert "Your photo is kept." in answer.text
    source = re.search(r'<img src="([^"]+photo\.jpg)', answer.text).group(1)
    shown = client.get(source)
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8\xff")
    name = one.photo.file.name
    assert name.startswith("private/photos/")
    assert JournalEntry.objects.filter(verb="handed in a photo").exists()

    client.post(page(one), {"deed": "photo_out"})

    assert not Photo.objects.exists()
    assert not default_storage.exists(name)
    assert client.get(page(one, "place_photo")).status_code == 404


def test_a_second_photo_takes_the_place_of_the_first(client):
    one, first = with_photo()

    hand_in(client, one, a_picture("JPEG"), "new.jpg")

    assert Photo.objects.get().file.name != first
    assert not default_storage.exists(first)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("me.png", b"", "The file is empty"),
        ("me.gif", b"GIF89a", "no PNG or JPEG"),
        ("me.png", b"%PDF-1.4", "no PNG or JPEG"),
        ("me.jpg", b"\xff\xd8\xff and nothing more", "cannot be read"),
        ("me.jpg", b"\xff\xd8\xff" + b"0" * (5 * 1024 * 1024), "larger than 5 MB"),
    ],
)
def test_what_is_no_photo_is_refused_with_what_to_do(client, name, raw, said):
    one = a_place()

    answer = hand_in(client, one, raw, name)

    assert answer.status_code == 422
    assert said in answer.text
    assert not Photo.objects.exists()


def test_whose_course_is_over_hands_in_none(client):
    one = a_place(Status.NOT_SELECTED)

    hand_in(client, one, a_picture())

    assert not Photo.objects.exists()
    assert "A photo for your badge" not in client.get(page(one)).text


def test_the_secretariat_sees_the_photo_and_a_member_does_not(client, secretariat):
    one, _name = with_photo()
    shown = reverse("nominee_photo", args=[one.pk])

    assert client.get(shown).status_code == 200
    assert shown in client.get(reverse("nominee_desk", args=[one.pk])).text

    client.force_login(UserFactory())
    assert client.get(shown).status_code in (302, 403)


def test_a_badge_shows_the_photo_where_the_design_does(client, secretariat):
    one, _name = with_photo()
    preview = reverse("badges_preview", args=[one.workshop_id])
    # Beside the picture of the code.
    assert client.get(preview).content.count(b"<image") == 2
    assert client.get(page(one, "place_badge")).content.startswith(b"%PDF")

    client.post(
        reverse("workshop_badges", args=[one.workshop_id]), {"size": "105x148", "shows_role": "on"}
    )

    assert client.get(preview).content.count(b"<image") == 1


@pytest.mark.parametrize("size", ["92x66", "86x54", "90x55", "105x148"])
def test_every_size_of_badge_holds_a_photo(client, secretariat, size):
    one, _name = with_photo(family_name="Focal point of a country with a long name")
    client.post(
        reverse("workshop_badges", args=[one.workshop_id]),
        {"size": size, "shows_role": "on", "shows_photo": "on", "shows_code": "on"},
    )

    answer = client.get(reverse("workshop_papers", args=[one.workshop_id, "badges", "ar"]))

    assert answer.content.startswith(b"%PDF")
    assert b"/DCTDecode" in answer.content


def test_photos_of_many_cost_no_more_queries(client, secretariat, django_assert_num_queries):
    workshop = WorkshopFactory()
    for _ in range(3):
        one = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
        hand_in_photo(registration=one, raw=a_picture(), at=AT)

    with django_assert_num_queries(2):
        sheet = badge_sheet(workshop, participants(workshop), language="en", made_at=AT)

    assert all(one.photo for one in sheet.badges)


def test_the_photo_goes_with_what_the_journey_needed():
    _one, name = with_photo()

    assert erase_travel_data(at=datetime(2013, 11, 30, 12, tzinfo=UTC)) == 0
    assert erase_travel_data(at=datetime(2013, 12, 1, 12, tzinfo=UTC)) == 1

    assert not Photo.objects.exists()
    assert not default_storage.exists(name)


def test_the_photo_goes_with_whoever_will_not_come():
    one, name = with_photo()

    decline_place(registration=one, at=AT)

    assert not default_storage.exists(name)


def test_the_photo_goes_with_the_name_and_with_the_account():
    _one, of_nominee = with_photo()
    member, of_member = with_photo(factory=RegistrationFactory)

    forget_nominees(datetime(2018, 11, 1, tzinfo=UTC))
    assert not default_storage.exists(of_nominee)
    assert default_storage.exists(of_member)

    erase_all(member.person, kept_as="former member")
    assert not default_storage.exists(of_member)


def test_the_photo_goes_with_a_registration_that_is_removed_at_the_desk():
    one, name = with_photo()

    one.delete()

    assert not default_storage.exists(name)


def test_a_copied_workshop_has_nobody_s_photo():
    one, _name = with_photo()

    copied = copy_workshop(
        source=one.workshop, code="NEW", title="New", starts_on=date(2015, 1, 1), by=UserFactory()
    )

    assert not Photo.objects.filter(registration__workshop=copied).exists()

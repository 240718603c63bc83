"""A participant's picture, handed in for the badge, and taken out again."""

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from whimbrel.core.journal import record
from whimbrel.core.pictures import portrait
from whimbrel.training.models import Photo, Registration


@transaction.atomic
def hand_in_photo(
    *, registration: Registration, raw: bytes, at: datetime, by: AbstractBaseUser | None = None
) -> Photo:
    """Keep the picture, made anew, in place of the one before. Raises core.pictures.NoPicture."""
    Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    body = portrait(raw)
    photo = Photo.objects.filter(registration=registration).first()
    if photo is None:
        photo = Photo(registration=registration)
    else:
        _let_go(photo)
    photo.handed_in_at = at
    # Where it is kept cannot be guessed.
    photo.file.save(f"{uuid4().hex}.jpg", ContentFile(body), save=False)
    photo.save()
    record(by, "handed in a photo", registration)
    return photo


@transaction.atomic
def take_out_photo(*, registration: Registration, by: AbstractBaseUser | None = None) -> bool:
    """Let the picture go; whether there was one."""
    number = erase_photos(Photo.objects.filter(registration=registration))
    if number:
        record(by, "took out the photo", registration)
    return bool(number)


def erase_photos(photos: QuerySet[Photo]) -> int:
    """The pictures and their files go; how many. Call it inside a transaction."""
    found = list(photos)
    for one in found:
        _let_go(one)
    photos.model.objects.filter(pk__in=[one.pk for one in found]).delete()
    return len(found)


def _let_go(photo: Photo) -> None:
    """The file goes once it is certain that the record does: what is taken back has its picture still."""
    storage, name = photo.file.storage, photo.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))

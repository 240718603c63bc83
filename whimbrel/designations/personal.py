"""What letters, invitations, the yearly question and a country's file hold of a person."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.designations.actions.handover_files import unname
from whimbrel.designations.models import (
    Confirmation,
    DesignationLetter,
    FileEntry,
    Invitation,
    RoomDocument,
)
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

# No mail ever arrives there (RFC 2606).
NOWHERE = "left@example.invalid"


def letters_about(person: AbstractBaseUser) -> list[Row]:
    email = User.objects.get(pk=person.pk).email
    return [
        {
            _("Letter"): str(one),
            _("Issuing authority"): one.authority,
            _("Reference"): one.reference,
            _("First day"): one.starts_on.isoformat(),
            _("E-mail address"): one.email,
        }
        for one in DesignationLetter.objects.filter(email__iexact=email).select_related("country")
    ]


def erase_letters(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The letter is the country's record; its scan and the particulars of the person go."""
    email = User.objects.get(pk=person.pk).email
    for letter in DesignationLetter.objects.filter(email__iexact=email):
        letter.file.delete(save=False)
        letter.person_name, letter.position, letter.email = kept_as[:150], "", NOWHERE
        letter.file_name = ""
        letter.save()


def entries_by(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("What it is"): str(one.get_kind_display()),
            _("Country"): str(one.country),
            _("In words"): one.text,
            _("Written"): one.written_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in FileEntry.objects.filter(written_by=person.pk).select_related("country")
    ]


def keep_entries(person: AbstractBaseUser, *, kept_as: str) -> None:
    """What was written into a country's file is the country's; whoever wrote it now reads as the office.

    The handover files that were kept have the name in them, and lose it.
    """
    account = User.objects.get(pk=person.pk)
    countries = {
        *Designation.objects.filter(person=person.pk, country__isnull=False).values_list(
            "country", flat=True
        ),
        *FileEntry.objects.filter(written_by=person.pk).values_list("country", flat=True),
        *RoomDocument.objects.filter(kept_by=person.pk).values_list("country", flat=True),
    }
    names = {account.display_name, account.get_full_name()}
    unname(names=names, countries=countries, kept_as=kept_as)


def documents_by(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Country"): str(one.country),
            _("What it is"): one.title,
            _("File"): one.file_name,
            _("Kept"): one.kept_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in RoomDocument.objects.filter(kept_by=person.pk).select_related("country")
    ]


def keep_documents(person: AbstractBaseUser, *, kept_as: str) -> None:
    """What lies in a country's room is the country's; whoever put it there now reads as the office."""


def questions_to(person: AbstractBaseUser) -> list[Row]:
    asked = Confirmation.objects.filter(designation__person=person.pk)
    return [
        {
            _("Asked"): one.asked_at.isoformat(sep=" ", timespec="minutes"),
            _("Answered"): one.confirmed_at.isoformat(sep=" ", timespec="minutes")
            if one.confirmed_at
            else "",
            _("Correction"): one.correction,
        }
        for one in asked
    ]


def erase_questions(person: AbstractBaseUser, *, kept_as: str) -> None:
    Confirmation.objects.filter(designation__person=person.pk).delete()
    Invitation.objects.filter(person=person.pk).delete()


holds(gettext_lazy("Letters that name you"), export=letters_about, erase=erase_letters)
holds(gettext_lazy("What you wrote into a country’s file"), export=entries_by, erase=keep_entries)
holds(gettext_lazy("The yearly question"), export=questions_to, erase=erase_questions)
holds(
    gettext_lazy("Documents you put in a country’s room"), export=documents_by, erase=keep_documents
)

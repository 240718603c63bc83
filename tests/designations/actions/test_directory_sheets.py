from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils.timezone import localdate, now

from tests.factories.contacts import KENYA, contacts_xlsx
from tests.factories.designations import seated
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.core.sheets import SheetRefused
from whimbrel.designations.actions.directory_sheets import (
    AlreadyLoaded,
    forget_old_sheets,
    hand_in_sheet,
    load_sheet_of_contacts,
    throw_away_sheet,
)
from whimbrel.designations.models import DirectorySheet
from whimbrel.people.models import User
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    InstrumentFactory(code="CMS")
    CountryFactory(iso3="KEN", name_en="Kenya")
    return seated()


def handed_in(officer, *contacts):
    return hand_in_sheet(
        name="../contacts.xlsx",
        raw=contacts_xlsx(*(contacts or [KENYA])),
        starts_on=localdate(),
        by=officer,
    )


def opened():
    return Designation.objects.filter(country__iso3="KEN").count()


def test_looking_through_a_sheet_says_what_it_would_do_and_does_nothing(officer):
    sheet = handed_in(officer)

    assert [(one["name"], one["added"]) for one in sheet.preview] == [
        ("people", 1),
        ("designations", 1),
        ("passed over", 0),
    ]
    assert not User.objects.filter(email="kenya@example.org").exists()
    assert opened() == 0


def test_loading_does_what_was_said_and_keeps_the_file_no_longer(
    officer, django_capture_on_commit_callbacks
):
    sheet = handed_in(officer)
    kept_as = sheet.file.name

    with django_capture_on_commit_callbacks(execute=True):
        load_sheet_of_contacts(sheet=sheet, by=officer, at=now(), with_invitations=False)

    assert opened() == 1
    assert not default_storage.exists(kept_as)
    assert not DirectorySheet.objects.waiting().exists()


def test_a_sheet_is_loaded_once(officer):
    sheet = handed_in(officer)
    load_sheet_of_contacts(sheet=sheet, by=officer, at=now(), with_invitations=False)

    with pytest.raises(AlreadyLoaded):
        load_sheet_of_contacts(sheet=sheet, by=officer, at=now(), with_invitations=False)
    with pytest.raises(AlreadyLoaded):
        throw_away_sheet(sheet=sheet, by=officer)


def test_a_sheet_with_one_wrong_row_is_neither_kept_nor_half_loaded(officer):
    with pytest.raises(SheetRefused):
        handed_in(officer, KENYA, KENYA | {"Country": "Nowhere"})

    assert not DirectorySheet.objects.exists()
    assert opened() == 0


def test_what_was_filled_meanwhile_is_refused_and_nothing_is_half_loaded(officer):
    sheet = handed_in(
        officer, KENYA | {"NFP": "", "Status person": "Deputy", "Work Email": "d@x.org"}, KENYA
    )
    other = handed_in(officer, KENYA | {"Work Email": "other@example.org"})
    load_sheet_of_contacts(sheet=other, by=officer, at=now(), with_invitations=False)

    with pytest.raises(SheetRefused):
        load_sheet_of_contacts(sheet=sheet, by=officer, at=now(), with_invitations=True)

    assert opened() == 1
    assert not User.objects.filter(email="d@x.org").exists()
    assert DirectorySheet.objects.waiting().get() == sheet


def test_what_nobody_loads_is_thrown_away_after_a_week(officer):
    handed_in(officer)
    assert forget_old_sheets(at=now() + timedelta(days=6)) == 0

    assert forget_old_sheets(at=now() + timedelta(days=8)) == 1

    assert not DirectorySheet.objects.exists()

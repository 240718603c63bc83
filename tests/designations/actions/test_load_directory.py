from datetime import date

import pytest
from django.utils.timezone import localdate, now

from tests.factories.contacts import HEADINGS, KENYA, contacts_csv, contacts_xlsx
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
)
from whimbrel.core.models import Letter
from whimbrel.core.sheets import SheetFile, SheetRefused, read_sheet
from whimbrel.designations.actions.contact_columns import contact_columns
from whimbrel.designations.actions.load_directory import load_directory
from whimbrel.people.models import User
from whimbrel.treaties.models import Body, Designation

pytestmark = pytest.mark.django_db
BATS = "Agreement on the Conservation of Small Cetaceans of the Baltic, North East Atlantic, Irish and North Seas"


@pytest.fixture(autouse=True)
def kenya():
    InstrumentFactory(code="CMS", name_en="Convention on Migratory Species")
    InstrumentFactory(code="AEWA", name_en="Waterbird Agreement")
    InstrumentFactory(code="ASCOBANS", name_en=BATS)
    CountryFactory(iso3="SEN", iso2="SN", name_en="Senegal", name_fr="Sénégal")
    return CountryFactory(iso3="KEN", iso2="KE", name_en="Kenya")


def load(*contacts, write=contacts_csv, headings=HEADINGS, **options):
    rows = read_sheet(SheetFile("contacts", write(*contacts, headings=headings)), contact_columns())
    return load_directory(rows, **options)


def refused(*contacts, **options):
    with pytest.raises(SheetRefused) as why:
        load(*contacts, **options)
    return [str(one) for one in why.value.complaints]


def posts(**which):
    found = Designation.objects.filter(**which).order_by("instrument__code", "role")
    return [(one.role, str(one.country), one.instrument and one.instrument.code) for one in found]


@pytest.mark.parametrize("write", [contacts_csv, contacts_xlsx])
def test_a_contact_becomes_an_account_and_a_designation(write):
    people, designations, passed_over = load(
        KENYA
        | {
            "Personal Title": "Dr",
            "Given name": "Focal",
            "Surname": "Point",
            "Position": "Director",
            "Organization": "Wildlife Service",
            "Address": "Langata Road",
            "City": "Nairobi",
            "Zip Code": "00100",
            "Work Phone": "+254 20 600 0800,+254 20 600 0801",
            "Preferred Languages": "French,English",
            "Fax": "+254 20 1",
        },
        write=write,
    )

    assert (people.added, designations.added, passed_over.unchanged) == (1, 1, 0)
    person = User.objects.get()
    assert (person.email, person.display_name) == ("kenya@example.org", "Focal point, Kenya")
    assert (person.position, person.organisation) == ("Director", "Wildlife Service")
    assert (person.address, person.phone) == ("Langata Road\n00100 Nairobi", "+254 20 600 0800")
    assert (person.language, person.spoken_languages) == ("fr", "fr,en")
    assert posts(starts_on=localdate(), ends_on=None) == [("nfp", "Kenya", "CMS")]


def test_loading_again_changes_nothing():
    load(KENYA)

    people, designations, _ = load(KENYA)

    assert (people.added, people.changed, people.unchanged) == (0, 0, 1)
    assert (designations.added, designations.unchanged) == (0, 1)


def test_what_a_person_says_of_themselves_stays_and_what_they_left_empty_is_filled_in():
    UserFactory(email="kenya@example.org", position="Head of Wetlands")

    people, _, _ = load(KENYA | {"Position": "Officer", "City": "Nairobi"})

    person = User.objects.get()
    assert people.changed == 1
    assert (person.position, person.address) == ("Head of Wetlands", "Nairobi")


@pytest.mark.parametrize("name", ["Senegal", "SEN", "sn", "Sénégal", "SENEGAL"])
def test_a_country_is_known_by_any_name_or_code(name):
    load(KENYA | {"Country": name})

    assert posts() == [("nfp", "Senegal", "CMS")]


def test_the_country_of_the_post_counts_before_the_country_of_the_desk():
    load(KENYA | {"Country": "Kenya", "Country Post": "Senegal"})

    assert posts() == [("nfp", "Senegal", "CMS")]


def test_several_instruments_are_read_apart_though_their_names_hold_commas():
    load(KENYA | {"Instruments": f"{BATS},Waterbird Agreement"})

    assert [code for _, _, code in posts()] == ["AEWA", "ASCOBANS"]


@pytest.mark.parametrize(
    ("status", "role"),
    [
        ("Focal Point", "nfp"),
        ("Deputy Focal Point", "deputy"),
        ("Technical Focal Point", "technical"),
        ("Scientific Councillor", "councillor"),
    ],
)
def test_the_status_of_a_person_says_the_role(status, role):
    load(KENYA | {"NFP": "FALSE", "Status person": f"Press,{status}"})

    assert [one for one, _, _ in posts()] == [role]


def test_members_for_a_region_and_people_of_a_body_are_taken_too():
    region = RegionFactory(code="africa", name_en="Africa")
    body = Body.objects.create(code="ngo", name_en="An NGO", kind=Body.Kind.ORGANIZATION)
    plain = KENYA | {"NFP": ""}

    load(
        plain | {"Status person": "Standing Committee", "Region": "Africa"},
        plain
        | {
            "Status person": "Observer",
            "Organization": "An NGO",
            "Work Email": "ngo@example.org",
            "Country": "",
        },
    )

    assert Designation.objects.get(role="standing").region == region
    assert Designation.objects.get(role="observer").body == body


def test_who_has_no_role_or_is_not_available_is_passed_over_and_named():
    *_, passed_over = load(
        KENYA,
        KENYA | {"NFP": "", "Status person": "Press", "Name": "A paper", "Work Email": "p@x.org"},
        KENYA | {"Availability": "FALSE", "Name": "Gone", "Work Email": "gone@x.org"},
    )

    assert passed_over.changes == ["3: A paper (Press)", "4: Gone (not available)"]
    assert User.objects.count() == 1


def test_a_closed_account_is_not_opened_by_a_sheet():
    UserFactory(email="kenya@example.org", is_active=False)

    *_, passed_over = load(KENYA)

    assert passed_over.unchanged == 1
    assert posts() == []


def test_the_day_of_the_row_counts_before_the_day_of_the_load():
    load(
        KENYA | {"From": "2019-05-01"},
        KENYA | {"Country": "Senegal", "Work Email": "s@example.org"},
        headings=[*HEADINGS, "From"],
        starts_on=date(2024, 1, 1),
    )

    assert posts(starts_on=date(2019, 5, 1)) == [("nfp", "Kenya", "CMS")]
    assert posts(starts_on=date(2024, 1, 1)) == [("nfp", "Senegal", "CMS")]


def test_a_private_address_counts_only_where_there_is_no_other():
    load(KENYA | {"Personal Email": "home@example.com", "Additional emails": "two@example.org"})

    person = User.objects.get()
    assert (person.email, person.second_email) == ("kenya@example.org", "two@example.org")
    assert "home@example.com" not in str(User.objects.values().get())


def test_nobody_is_written_to_unless_it_is_said_so():
    load(KENYA)
    assert not Letter.objects.exists()

    load(KENYA | {"Country": "Senegal", "Work Email": "s@example.org"}, invite_at=now())
    assert list(Letter.objects.values_list("kind", "address")) == [("invitation", "s@example.org")]


def test_a_sheet_needs_only_the_columns_by_which_a_person_and_a_post_are_known():
    load(KENYA, headings=list(KENYA))

    assert posts() == [("nfp", "Kenya", "CMS")]
    del (lacking := dict(KENYA))["Country"]
    assert refused(lacking, headings=list(lacking)) == ["Line 1: The column “Country” is missing."]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"Country": "Kenia"}, "Line 2, column “Country”: “Kenia” is not known here. Did you mean “kenya”?"),
        ({"Instruments": "CMS,CITES"}, "column “Instruments”: “CITES” is not known here."),
        ({"Work Email": "kenya at example"}, "column “Work Email”: “kenya at example” is no e-mail"),
        ({"Work Email": ""}, "column “Work Email”: Without an e-mail address nobody can come in."),
        ({"Instruments": ""}, "column “Instruments”: This role needs an instrument."),
        ({"NFP": "perhaps"}, "column “NFP”: “perhaps” is neither yes nor no."),
        ({"Position": "=1+1"}, "column “Position”: “=1+1” is a formula."),
        ({"Status person": "Observer"}, "column “Organization”: This role needs a body"),
        ({"Status person": "Standing Committee"}, "column “Region”: A member of the Standing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_line_and_column(wrong, said):
    assert said in " ".join(refused(KENYA | wrong))


def test_all_that_is_wrong_is_told_at_once():
    told = refused(KENYA | {"Country": "Kenia"}, KENYA | {"NFP": "perhaps", "Work Email": "?"})

    assert [one.split(",")[0] for one in told] == ["Line 2", "Line 3", "Line 3"]


def test_nobody_is_put_out_of_a_post_by_a_sheet(kenya):
    cms = Designation._meta.get_field("instrument").related_model.objects.get(code="CMS")
    DesignationFactory(
        person=UserFactory(display_name="Who is there"), country=kenya, instrument=cms
    )

    told = refused(KENYA | {"Country": "Senegal", "Work Email": "s@example.org"}, KENYA)

    assert told == [
        "Line 3: Who is there holds this post. Make one of the two a deputy, or end that designation first."
    ]


def test_two_focal_points_for_one_post_in_a_sheet_are_told():
    told = refused(KENYA, KENYA | {"Work Email": "second@example.org", "Name": "Second"})

    assert told[0].startswith("Line 3: Focal point, Kenya holds this post.")

import pytest
from django.utils.timezone import localdate, now

from tests.factories.community import SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.community.models import MembershipRule
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.mentions import mentioned_in
from whimbrel.treaties.queries.offices import offices_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return DesignationFactory(person__display_name="Focal point, Uganda").person


@pytest.fixture
def kenya():
    return CountryFactory(
        iso3="KEN", name_en="Kenya", name_fr="Kenya", name_ar="كينيا", name_ru="Кения"
    )


@pytest.fixture
def ivory_coast():
    return CountryFactory(iso3="CIV", name_en="Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire")


@pytest.fixture
def focal_point(kenya):
    person = UserFactory(display_name="Focal point, Kenya")
    return DesignationFactory(person=person, country=kenya, role="nfp").person


@pytest.fixture
def deputy(kenya):
    return DesignationFactory(country=kenya, role="deputy").person


def called(words, by, space=None):
    space = space or SpaceFactory()
    belonging = belonging_of(offices_of(by, on=localdate()), at=now())
    return mentioned_in(words, space=space, by=by.pk, belonging=belonging, at=now())


def phrases(words, by, space=None):
    return [words[one.start : one.end] for one in called(words, by, space).named]


@pytest.mark.parametrize(
    "words",
    [
        "@NFP Kenya, how do you count?",
        "Ask @nfp kenya.",
        "Le @PFN du Kenya le sait.",
        "@Point focal national du Kenya",
        "@جهة الاتصال كينيا",
        "@National Focal Point of Kenya!",
    ],
)
def test_a_post_is_called_in_the_words_of_any_language(author, focal_point, deputy, words):
    found = called(words, author)

    assert found.people == {focal_point.pk}
    assert found.in_groups == frozenset()
    assert found.named[0].address == "/countries/KEN/"


@pytest.mark.parametrize("words", ["@Kenya please", "@KEN", "(@Кения)", "و@كينيا"[1:]])
def test_a_country_calls_all_who_act_for_it(author, focal_point, deputy, words):
    found = called(words, author)

    assert found.in_groups == {focal_point.pk, deputy.pk}
    assert found.people == frozenset()


def test_a_name_with_accents_and_apostrophes_is_known_without_them(author, ivory_coast):
    person = DesignationFactory(country=ivory_coast).person

    assert called("@cote d'ivoire", author).in_groups == {person.pk}


def test_a_person_is_called_by_the_name_they_show_and_the_longest_name_counts(
    author, focal_point, deputy
):
    found = called("Dear @Focal point, Kenya, thank you.", author)

    assert found.people == {focal_point.pk}
    assert phrases("Dear @Focal point, Kenya, thank you.", author) == ["@Focal point, Kenya"]


def test_of_two_people_with_one_name_neither_is_called(author):
    for _ in range(2):
        DesignationFactory(person__display_name="Focal point, Chad")

    assert called("@Focal point, Chad", author).people == frozenset()


def test_all_who_belong_are_called_but_not_the_author(author, kenya, focal_point, deputy):
    space = SpaceFactory(open_to="closed")
    MembershipRule.objects.create(space=space, country=kenya)
    MembershipRule.objects.create(space=space, country=author.designations.get().country)

    for word in ("@all", "@tous", "@todos", "@الجميع", "@все"):
        assert called(f"{word}: the meeting is moved.", author, space).in_groups == {
            focal_point.pk,
            deputy.pk,
        }


def test_another_space_is_called_by_name_where_its_caller_may_see_it(author, kenya, focal_point):
    waders = SpaceFactory(name_en="Wader counts", slug="waders")
    MembershipRule.objects.create(space=waders, country=kenya)

    assert called("@Wader counts and @waders", author).in_groups == {focal_point.pk}

    waders.open_to = "closed"
    waders.save()
    assert called("@Wader counts", author).named == ()


def test_nobody_is_called_into_a_closed_space(author, focal_point, deputy):
    space = SpaceFactory(open_to="closed")
    MembershipRule.objects.create(space=space, country=author.designations.get().country)

    found = called("@Kenya, @NFP Kenya and @Focal point, Kenya", author, space)

    assert found.people | found.in_groups == frozenset()


def test_in_the_space_of_an_instrument_its_own_focal_points_are_called(author, kenya, focal_point):
    aewa = InstrumentFactory(code="AEWA")
    own = DesignationFactory(country=kenya, role="nfp", instrument=aewa).person

    assert called("@NFP Kenya", author, SpaceFactory(instrument=aewa)).people == {own.pk}
    assert called("@NFP Kenya", author).people == {own.pk, focal_point.pk}


@pytest.mark.parametrize(
    "words",
    [
        "kenya@example.org",
        "https://example.org/@Kenya",
        "@nobody at all",
        "@ Kenya",
        "@",
        "a@Kenya",
    ],
)
def test_what_calls_nobody_is_left_alone(author, focal_point, words):
    assert called(words, author).named == ()


def test_whoever_has_left_office_is_not_called(author, kenya, focal_point):
    focal_point.designations.update(ends_on=localdate())

    assert called("@Kenya", author).in_groups == frozenset()


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_country_called_by_name_or_three(
    author, kenya, focal_point, number, django_assert_num_queries
):
    words = " ".join(["@Focal point, Kenya"] * number)

    with django_assert_num_queries(13):
        called(words, author)

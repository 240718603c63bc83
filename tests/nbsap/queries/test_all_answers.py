from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import a_questionnaire, a_reply, answer, asked
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.models import Answer
from whimbrel.nbsap.queries.all_answers import (
    COLUMNS,
    all_answers,
    long_rows,
    wide_columns,
    wide_rows,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


@pytest.fixture
def questionnaire():
    return a_questionnaire()


def a_country(iso3):
    return CountryFactory(iso3=iso3, name_en=iso3, region=RegionFactory())


def told(questionnaire, **more):
    rows = long_rows(all_answers(questionnaire, on=DAY, **more))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def with_sites(reply, *sites):
    """Each site is answered with yes by the first question about sites."""
    section = reply.questionnaire.sections.get(code="sites")
    question = section.questions.first()
    for site in sites:
        block = reply.blocks.create(section=section, site=site)
        Answer.objects.create(
            reply=reply, question=question, block=block, value="yes", answered_at=now()
        )
    return question


def test_there_is_a_row_for_each_answer_also_for_each_site(questionnaire):
    reply = a_reply(questionnaire, country=a_country("KEN"), process__team="partly")
    question = with_sites(reply, "Lake Nakuru", "Mida Creek")

    rows = told(questionnaire)

    assert [(one["section"], one["entry"], one["question"], one["answer"]) for one in rows] == [
        ("process", "", "team", "partly"),
        ("sites", "Lake Nakuru", question.code, "yes"),
        ("sites", "Mida Creek", question.code, "yes"),
    ]
    assert (rows[0]["iso3"], rows[0]["stage"]) == ("KEN", "begun")


def test_a_country_has_one_row_in_the_wide_table_with_a_line_for_each_site(questionnaire):
    reply = a_reply(questionnaire, country=a_country("KEN"), process__team="partly")
    question = with_sites(reply, "Lake Nakuru", "Mida Creek")
    a_reply(questionnaire, country=a_country("UGA"))
    columns = wide_columns(questionnaire)

    kenya, uganda = (
        dict(zip(columns, row, strict=True))
        for row in wide_rows(all_answers(questionnaire, on=DAY), columns)
    )

    assert kenya["process.team"] == "partly"
    assert kenya[f"sites.{question.code}"] == "Lake Nakuru: yes\nMida Creek: yes"
    assert (uganda["iso3"], uganda["process.team"]) == ("UGA", "")


def test_what_is_not_asked_or_was_taken_out_is_left_out_as_on_the_page(questionnaire):
    reply = a_reply(questionnaire, country=a_country("KEN"))
    hanging = next(
        one
        for one in asked(reply, "process__team").section.questions.exclude(depends_on=None)
        if one.depends_on.kind == "extent"
    )
    above = f"process__{hanging.depends_on.code}"
    answer(reply, **{above: hanging.shown_for.split()[0], f"process__{hanging.code}": "2020-01-01"})
    with_sites(reply, "Lake Nakuru")
    reply.blocks.update(taken_out_at=now())
    assert hanging.code in [one["question"] for one in told(questionnaire)]

    answer(reply, **{above: "no"})

    assert [one["question"] for one in told(questionnaire)] == [hanging.depends_on.code]


def test_nobody_is_named(questionnaire):
    reply = a_reply(questionnaire, country=a_country("KEN"), process__team="yes")
    name = reply.answers.get().answered_by.display_name
    assert name

    assert name not in str(told(questionnaire))


def test_only_the_countries_that_were_asked_for(questionnaire):
    kenya = a_reply(questionnaire, country=a_country("KEN"), process__team="yes").country
    a_reply(questionnaire, country=a_country("UGA"), process__team="yes")

    assert [one["iso3"] for one in told(questionnaire, countries={kenya.pk})] == ["KEN"]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_country_or_many(
    questionnaire, number, django_assert_num_queries
):
    for n in range(number):
        reply = a_reply(questionnaire, country=a_country(f"A{n}Z"), process__team="yes")
        with_sites(reply, *(f"Site {one}" for one in range(number)))

    with django_assert_num_queries(8):
        assert len(told(questionnaire)) == number + number * number

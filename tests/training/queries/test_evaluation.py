from datetime import UTC, date, datetime

import pytest

from tests.factories.learning import CompetenceFactory, a_participant, an_item
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import MeetingFactory
from whimbrel.training.actions.evaluation import commit_to, hand_in_form, keep_commitment
from whimbrel.training.actions.follow_up import answer_follow_up, record_cascade
from whimbrel.training.actions.knowledge import sit_test
from whimbrel.training.models import Channel, FollowUp, KnowledgePlace, Workshop
from whimbrel.training.queries.evaluation import comments, gain, levels, reaction, reaction_by_year

pytestmark = pytest.mark.django_db
AT = datetime(2014, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def workshop():
    return WorkshopFactory()


def all_of(workshop):
    return Workshop.objects.filter(pk=workshop.pk)


def filled(workshop, value, *, language="en", channel=Channel.WEB, **words):
    return hand_in_form(
        workshop=workshop, ratings={"relevant": value, "overall": value}, channel=channel,
        language=language, on=date(2013, 10, 31), **words,
    )  # fmt: skip


def both_taken(workshop, places, *, before, after):
    """Somebody who took both tests, with so many right answers."""
    registration = a_participant(workshop)
    for stage, right in (("before", before), ("after", after)):
        chosen = {place.item: place.item.options.get(is_right=True) for place in places[:right]}
        sit_test(registration=registration, stage=stage, chosen=chosen, channel=Channel.WEB, at=AT)
    return registration


def a_test(workshop, number=4):
    competence = CompetenceFactory(code="cop-preparation")
    return [
        KnowledgePlace.objects.create(
            workshop=workshop, item=an_item(competence, code=f"item-{n}"), number=n
        )
        for n in range(1, number + 1)
    ]


def test_forms_of_every_language_and_channel_are_counted_together(workshop):
    for value, language, channel in (
        (5, "en", "web"), (4, "fr", "email"), (3, "ar", "paper"), (4, "es", "paper"), (5, "ru", "web"),
    ):  # fmt: skip
        filled(workshop, value, language=language, channel=channel)

    found = reaction(all_of(workshop))

    opinion = found.of("overall")
    assert (found.forms, opinion.people, opinion.mean) == (5, 5, 4.2)
    assert opinion.agree.value == 0.8
    assert dict(found.by_channel) == {"email": 1, "paper": 2, "web": 2}


def test_four_forms_show_nothing_neither_figures_nor_words(workshop):
    for _form in range(4):
        filled(workshop, 5, helped="The mock COP")

    assert reaction(all_of(workshop)).opinions == ()
    assert comments(workshop) == ([], [])


def test_words_come_in_no_order_of_arrival(workshop):
    for word in ("z", "y", "x", "b", "a"):
        filled(workshop, 5, helped=word)

    assert comments(workshop) == (["a", "b", "x", "y", "z"], [])


def test_each_person_is_compared_with_themselves(workshop):
    places = a_test(workshop)
    for before, after in ((1, 2), (1, 3), (2, 3), (0, 2), (2, 4)):
        both_taken(workshop, places, before=before, after=after)
    sit_test(registration=a_participant(workshop), stage="before", chosen={}, channel="web", at=AT)

    found = gain(all_of(workshop))

    assert (found.pairs, found.only_before, found.only_after) == (5, 1, 0)
    assert (found.before, found.after) == (0.3, 0.7)
    assert found.gain.value == pytest.approx(0.4)
    assert found.gain.low == pytest.approx(0.23, abs=0.01)
    assert found.gain.high == pytest.approx(0.57, abs=0.01)
    assert [(one.code, round(estimate.value, 2)) for one, estimate in found.by_competence] == [
        ("cop-preparation", 0.4)
    ]


def test_the_gain_of_four_people_is_not_shown(workshop):
    places = a_test(workshop)
    for _person in range(4):
        both_taken(workshop, places, before=0, after=4)

    assert gain(all_of(workshop)).gain is None


def test_use_counts_those_who_answered_and_tells_who_was_asked(workshop):
    for used in ("yes", "yes", "yes", "partly", "no", None):
        follow_up = FollowUp.objects.create(registration=a_participant(workshop), asked_at=AT)
        if used:
            answer_follow_up(
                follow_up=follow_up, used=used, barrier="time", channel=Channel.EMAIL, at=AT
            )

    found = levels(all_of(workshop)).use

    assert (found.asked, found.answered) == (6, 5)
    assert (found.used.value, found.used_or_partly.value) == (0.6, 0.8)
    assert found.barriers == (("There was no time", 2),)


def test_each_time_is_counted_by_itself_and_the_headline_is_half_a_year(workshop):
    for months, number in ((3, 6), (6, 5), (12, 1)):
        for _person in range(number):
            follow_up = FollowUp.objects.create(
                registration=a_participant(workshop), asked_at=AT, months=months
            )
            used = "no" if months == 3 else "yes"
            answer_follow_up(
                follow_up=follow_up, used=used, barrier="time", channel=Channel.EMAIL, at=AT
            )

    found = levels(all_of(workshop))

    assert [(one.months, one.answered) for one in found.uses] == [(3, 6), (6, 5), (12, 1)]
    assert found.uses[0].barriers == (("There was no time", 6),)
    # One answer would tell who gave it.
    assert found.uses[2].used is None
    assert (found.use.months, found.use.used.value) == (6, 1.0)


def test_what_was_passed_on_and_promised_is_counted(workshop):
    one, two = a_participant(workshop), a_participant(workshop)
    record_cascade(
        registration=one, held_on=date(2014, 3, 1), place="Kisumu", people=25, women=11,
        channel=Channel.WEB, at=AT,
    )  # fmt: skip
    commitment = commit_to(registration=one, will="train the rangers", by=None, at=AT)
    commit_to(registration=two, will="write the report", by=None, at=AT)
    keep_commitment(commitment=commitment, at=AT)

    found = levels(all_of(workshop)).result

    assert (found.events, found.people, found.women, found.trained_onward) == (1, 25, 11, 1)
    assert (found.commitments, found.kept) == (2, 1)


def test_the_core_questions_are_compared_over_the_years():
    for year, value in ((2013, 3), (2014, 5)):
        workshop = WorkshopFactory(
            meeting=MeetingFactory(starts_on=date(year, 8, 1), ends_on=date(year, 8, 3))
        )
        for _form in range(5):
            filled(workshop, value)

    assert [
        (year, forms, means[0]) for year, forms, means in reaction_by_year(Workshop.objects.all())
    ] == [
        (2013, 5, 3.0),
        (2014, 5, 5.0),
    ]


@pytest.mark.parametrize("number", [5, 9])
def test_the_four_levels_cost_the_same_however_many_answered(
    number, workshop, django_assert_num_queries
):
    for _form in range(number):
        filled(workshop, 5)

    with django_assert_num_queries(8):
        levels(all_of(workshop))

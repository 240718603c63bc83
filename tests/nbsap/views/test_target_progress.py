from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from tests.factories.designations import seated
from tests.factories.nbsap import NbsapFactory, so_far
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.actions.assessing import publish_assessment

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def nbsap(kenya):
    return NbsapFactory(country=kenya)


@pytest.fixture
def target(nbsap):
    return nbsap.targets.create(code="4", text="Flyways are kept")


def test_a_focal_point_says_how_far_a_target_is_and_sees_what_was_said_before(
    client, cms_nfp, nbsap, target
):
    client.force_login(cms_nfp)
    here = at("target_progress", target.pk)
    so_far(target, 20, on=date(2020, 1, 1), source="Fifth national report")

    given = {"percent": "55", "on": TODAY.isoformat(), "source": "Sixth national report", "note": "By area"}  # fmt: skip
    client.post(here, given)

    page = words(client.get(here))
    assert "55 % Sixth national report By area" in page
    assert "20 % Fifth national report" in page
    whole = words(client.get(at("progress_detail", nbsap.pk)))
    assert "The plan is at 55 %, by the weights of its targets." in whole
    assert "it was 20 %" in whole

    client.post(here, {"out": str(target.progress.get(percent=55).pk)})
    assert "55 %" not in words(client.get(here))
    assert client.post(here, {"out": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"percent": "101"}, "less than or equal to 100"),
        ({"source": ""}, "This field is required"),
        ({"on": (TODAY + timedelta(days=2)).isoformat()}, "That day is still to come."),
    ],
)
def test_what_cannot_be_so_is_shown_again_as_it_was_typed(client, cms_nfp, target, change, said):
    client.force_login(cms_nfp)
    given = {"percent": "5", "on": TODAY.isoformat(), "source": "A report", "note": "As typed"}

    answer = client.post(at("target_progress", target.pk), given | change)

    assert answer.status_code == 422
    assert said in words(answer)
    assert "As typed" in words(answer)
    assert not target.progress.exists()


def test_a_target_with_parts_asks_for_them_and_shows_what_follows(client, cms_nfp, nbsap, target):
    part = nbsap.targets.create(code="4.1", text="Wetlands", parent=target, weight=2)
    so_far(part, 40, on=TODAY)
    client.force_login(cms_nfp)

    page = words(client.get(at("target_progress", target.pk)))
    refused = client.post(
        at("target_progress", target.pk), {"percent": "9", "on": TODAY.isoformat(), "source": "x"}
    )

    assert "how far it is follows from them: 4.1 Wetlands" in page
    assert refused.status_code == 422
    assert "reckoned from its parts" in words(client.get(at("progress_detail", nbsap.pk)))


def test_a_day_that_is_none_is_refused_and_another_can_be_compared(client, cms_nfp, nbsap, target):
    so_far(target, 20, on=date(2020, 1, 1))
    client.force_login(cms_nfp)
    here = at("progress_detail", nbsap.pk)

    assert "On 1 February 2020 it was 20 %." in words(client.get(here, {"since": "2020-02-01"}))
    assert "it was 20 %" not in words(client.get(here, {"since": "2019-02-01"}))
    assert client.get(here, {"since": "x"}).status_code == 422


def test_the_secretariat_reads_it_a_neighbour_does_not_and_everybody_once_it_is_published(
    client, nbsap, target
):
    so_far(target, 20, on=TODAY, source="A report", note="Not for everybody")
    public = at("nbsap_detail", "KEN")
    target.nbsap.targets.create(code="5", weight=3)
    assert "by the weights" not in words(client.get(public))
    client.force_login(DesignationFactory().person)
    assert client.get(at("progress_detail", nbsap.pk)).status_code == 403
    assert client.get(at("target_progress", target.pk)).status_code == 403
    client.force_login(seated())
    assert client.get(at("progress_detail", nbsap.pk)).status_code == 200
    client.logout()

    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())

    page = words(client.get(public))
    assert "at 20 %, by the weights of its targets; of 1 of 4 by weight something is known." in page
    assert "A report" in page
    assert "Not for everybody" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_progress_costs_the_same_for_one_target_or_many(
    client, cms_nfp, nbsap, number, django_assert_num_queries
):
    for n in range(number):
        so_far(nbsap.targets.create(code=f"{n}", text="A target"), 10, on=TODAY)
    client.force_login(cms_nfp)
    client.get(at("progress_detail", nbsap.pk))

    with django_assert_num_queries(6):
        client.get(at("progress_detail", nbsap.pk))

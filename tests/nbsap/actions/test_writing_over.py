import pytest
from django.utils.timezone import now

from tests.factories.nbsap import a_reply
from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.writing_over import write_over

pytestmark = pytest.mark.django_db


def test_what_stood_before_is_kept_and_an_answer_somebody_gave_is_no_offer():
    held, person = a_reply(process__team="no").answers.get(), UserFactory()
    held.is_carried = True

    write_over(held, "yes", at=now(), person=person, delegation=None)

    held.refresh_from_db()
    assert (held.value, held.version, held.answered_by, held.is_carried) == ("yes", 2, person, False)  # fmt: skip
    assert [one.value for one in held.earlier.all()] == ["no"]

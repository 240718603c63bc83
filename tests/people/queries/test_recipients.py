from datetime import time

import pytest

from tests.factories.people import UserFactory
from whimbrel.people.queries.recipients import recipient_of

pytestmark = pytest.mark.django_db


def test_a_person_is_written_to_as_they_chose():
    person = UserFactory(
        email="kenya@example.org", language="fr", time_zone="Africa/Nairobi", written_to="never",
        quiet_from=time(21), quiet_until=time(6),
    )  # fmt: skip

    to = recipient_of(person)

    assert (to.address, to.language, to.person) == ("kenya@example.org", "fr", person.pk)
    assert (to.time_zone, to.written_to) == ("Africa/Nairobi", "never")
    assert (to.quiet_from, to.quiet_until) == (time(21), time(6))


def test_who_chose_no_language_is_written_to_in_english():
    assert recipient_of(UserFactory(language="")).language == "en"

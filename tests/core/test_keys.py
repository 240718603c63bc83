import pytest
from django.core.signing import Signer

from whimbrel.core.keys import key_to, record_behind


def test_a_key_opens_its_record_and_is_the_same_each_time():
    assert key_to(12, salt="door") == key_to(12, salt="door")
    assert record_behind(key_to(12, salt="door"), salt="door") == 12


@pytest.mark.parametrize("key", ["", "guess", "MQ:bad", key_to(12, salt="other door")])
def test_a_key_that_was_not_made_for_this_door_opens_nothing(key):
    assert record_behind(key, salt="door") == 0


def test_a_key_to_what_is_no_number_opens_nothing():
    assert record_behind(Signer(salt="door").sign_object("words"), salt="door") == 0

"""What is not said by the mail server of test_sending.py: the answers of sending services, and surprises."""

import urllib.request
from types import SimpleNamespace

import pytest

from whimbrel.core.mail.answers import outcome_of, words_of


class ServiceRefused(Exception):
    """As Anymail raises it: with the answer of the service."""

    def __init__(self, status):
        self.response = SimpleNamespace(status_code=status)
        super().__init__(f"the service answered {status}")


@pytest.mark.parametrize("status", [401, 402, 403, 408, 429, 503])
def test_a_service_that_is_busy_or_does_not_know_us_is_asked_again(status):
    assert outcome_of(ServiceRefused(status)) == "deferred"


@pytest.mark.parametrize("status", [200, 400, 404, 422])
def test_a_service_that_refuses_the_letter_or_all_its_recipients_is_not(status):
    assert outcome_of(ServiceRefused(status)) == "refused"


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_service_that_broke_on_the_way_leaves_a_doubt(status):
    assert outcome_of(ServiceRefused(status)) == "unanswered"


def test_what_nobody_has_thought_of_leaves_a_doubt_and_is_told_by_name():
    assert outcome_of(KeyError("what")) == "unanswered"
    assert words_of(KeyError("what")) == "KeyError: 'what'"


def test_a_line_that_breaks_on_the_way_to_a_service_leaves_a_doubt():
    assert outcome_of(TimeoutError()) == "unanswered"
    assert words_of(TimeoutError()) == "TimeoutError"


def test_a_service_that_cannot_be_reached_took_nothing():
    with pytest.raises(OSError, match="refused") as away:
        urllib.request.urlopen("http://127.0.0.1:1/")

    assert outcome_of(away.value) == "deferred"


def test_what_cannot_be_written_as_a_mail_is_refused():
    assert outcome_of(UnicodeError("no such letter")) == "refused"

from email.message import Message

import pytest

from whimbrel.core.inbox.authentication import is_denied, is_vouched_for


@pytest.fixture(autouse=True)
def our_server(settings):
    settings.MAIL_IN_TRUSTS = "mx.example.org"


def head(*lines):
    message = Message()
    for line in lines:
        message["Authentication-Results"] = line
    return message


def test_our_server_vouches_for_a_letter_that_keeps_its_domain_s_rules():
    assert is_vouched_for(head("mx.example.org; dkim=pass header.d=example.com; dmarc=pass"))
    assert not is_denied(head("mx.example.org; dmarc=pass; spf=fail"))


def test_a_letter_that_breaks_them_is_denied():
    assert is_denied(head("mx.example.org; spf=pass; dmarc=fail (p=reject)"))


def test_where_there_are_no_rules_who_comes_from_elsewhere_unsigned_is_denied():
    assert is_denied(head("mx.example.org; spf=fail smtp.mailfrom=a@example.com; dmarc=none"))
    assert not is_denied(head("mx.example.org; spf=fail; dkim=pass"))


def test_what_others_wrote_counts_for_nothing(settings):
    forged = head("mx.elsewhere.example; dmarc=pass", "other; dmarc=fail")
    assert not is_vouched_for(forged)
    assert not is_denied(forged)
    settings.MAIL_IN_TRUSTS = ""
    assert not is_vouched_for(head("mx.example.org; dmarc=pass"))


def test_of_several_lines_of_our_server_the_topmost_is_its_own():
    assert is_denied(head("mx.example.org; dmarc=fail", "mx.example.org; dmarc=pass"))

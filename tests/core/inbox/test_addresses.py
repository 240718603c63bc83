import pytest

from whimbrel.core.inbox.addresses import (
    AddressRefused,
    ReplyAddress,
    is_ours,
    local_part,
    looks_like_reply,
    read_reply,
    reply_address,
    start_address,
)


def test_a_reply_address_says_what_it_is_about_and_whom_it_was_made_for():
    address = reply_address("thread", 4711, 12)

    assert address.startswith("reply+thread-4711-12-")
    assert read_reply(local_part(address)) == ReplyAddress("thread", "4711", 12)


def test_a_mail_program_that_writes_it_in_capitals_changes_nothing():
    address = reply_address("thread", "a.b_c-d", None).upper()

    assert read_reply(local_part(f"<{address}>")) == ReplyAddress("thread", "a.b_c-d", None)


def test_an_address_is_never_longer_than_mail_programs_take():
    longest = reply_address("k" * 10, "p" * 20, 99_999_999)

    assert len(longest.partition("@")[0]) <= 64


@pytest.mark.parametrize(
    ("kind", "payload"),
    [("Thread", "1"), ("thread", "a b"), ("thread", ""), ("k" * 11, "1"), ("thread", "p" * 21)],
)
def test_what_does_not_fit_is_refused_while_the_letter_is_written(kind, payload):
    with pytest.raises(AddressRefused):
        reply_address(kind, payload, 1)


@pytest.mark.parametrize("change", [("4711", "4712"), ("-12-", "-13-"), ("thread", "thread2")])
def test_an_address_that_somebody_changed_is_worth_nothing(change):
    local = local_part(reply_address("thread", 4711, 12))

    assert read_reply(local.replace(*change)) is None


def test_another_secret_makes_other_addresses(settings):
    local = local_part(reply_address("thread", 4711, 12))
    settings.SECRET_KEY = "another"

    assert read_reply(local) is None
    assert looks_like_reply(local)


def test_a_word_before_the_at_is_ours_where_the_whole_domain_is(settings):
    assert start_address("africa") == "africa@in.example.org"
    assert local_part("Africa@IN.example.org") == "africa"
    assert not is_ours("africa@example.org")

    settings.MAIL_IN_WHOLE_DOMAIN = False
    assert start_address("africa") == "reply+africa@in.example.org"
    assert local_part("reply+africa@in.example.org") == "africa"
    assert not is_ours("africa@in.example.org")


def test_a_house_that_takes_no_letters_gives_no_address(settings):
    settings.MAIL_IN = ""

    assert reply_address("thread", 4711, 12) == start_address("africa") == ""
    assert not is_ours("reply@in.example.org")

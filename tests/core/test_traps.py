import time

import pytest
from django import forms

from whimbrel.core.traps import TrapMixin


class AskForm(TrapMixin, forms.Form):
    words = forms.CharField()


def shown():
    """What the form holds when it is shown."""
    return AskForm()["shown_at"].value()


def sent(seconds, monkeypatch, **given):
    form_as_shown = shown()
    later = time.time() + seconds
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    return AskForm({"words": "Hello", "shown_at": form_as_shown} | given).is_trapped


@pytest.mark.parametrize(
    ("seconds", "is_trapped"), [(0, True), (1, True), (5, False), (90_000, False)]
)
def test_nobody_reads_and_answers_within_two_seconds(monkeypatch, seconds, is_trapped):
    assert sent(seconds, monkeypatch) is is_trapped


def test_whoever_fills_in_what_nobody_sees_is_a_machine(monkeypatch):
    assert sent(60, monkeypatch, website="https://example.org")


@pytest.mark.parametrize("shown_at", ["", "yesterday", ":1:forged"])
def test_a_moment_that_the_house_did_not_write_is_a_machine_s(monkeypatch, shown_at):
    assert sent(60, monkeypatch, shown_at=shown_at)


def test_the_unseen_line_stands_out_of_the_way_of_people():
    html = str(AskForm()["website"])

    assert 'aria-hidden="true"' in html
    assert 'tabindex="-1"' in html
    assert AskForm()["website"].is_hidden


def test_what_is_in_it_is_never_markup():
    assert "<script>" not in str(AskForm({"website": '"><script>'})["website"])

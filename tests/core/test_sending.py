import pytest
from django import forms
from django.http import QueryDict

from whimbrel.core.sending import SendingMixin


class WordsForm(SendingMixin, forms.Form):
    words = forms.CharField()


def sent(**given):
    form = WordsForm(QueryDict("&".join(f"{name}={value}" for name, value in given.items())))
    assert form.is_valid()
    return form


@pytest.mark.parametrize(
    ("given", "number", "is_to_be_sent"),
    [
        ({"send": "1", "people": "3"}, 3, True),
        ({"people": "3"}, 3, False),
        ({"send": "1", "people": "2"}, 3, False),
        ({"send": "1"}, 3, False),
        ({"send": "1", "people": "0"}, 0, False),
    ],
)
def test_it_goes_out_where_the_writer_saw_to_how_many_and_pressed_send(
    given, number, is_to_be_sent
):
    assert sent(words="Hello", key="k", **given).is_to_be_sent(number) is is_to_be_sent


def test_the_form_shown_again_keeps_its_key_and_what_was_typed_and_knows_to_how_many():
    form = sent(words="Hello", key="k", send="1")

    form.show_to(4)

    assert [form[name].value() for name in ("words", "key", "people")] == ["Hello", "k", "4"]


def test_each_sending_has_a_key_of_its_own():
    assert WordsForm()["key"].value() != WordsForm()["key"].value()

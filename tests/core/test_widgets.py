import pytest
from bs4 import BeautifulSoup
from django import forms
from django.forms.renderers import DjangoTemplates

from whimbrel.core.widgets import Renderer

NASTY = '"><script>&amp;'


class Everything(forms.Form):
    line = forms.CharField(help_text="Any.", widget=forms.TextInput(attrs={"data-x": NASTY}))
    number = forms.IntegerField(min_value=0, required=False)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    mail = forms.EmailField()
    secret = forms.CharField(widget=forms.PasswordInput)
    hidden = forms.CharField(widget=forms.HiddenInput)
    one = forms.ChoiceField(choices=[("", "none"), (1, "One & all"), (NASTY, NASTY)])
    some = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])
    grouped = forms.ChoiceField(choices=[("Group <1>", [("x", "X"), ("y", "Y")]), ("z", "Z")])
    text = forms.CharField(widget=forms.Textarea)
    choice = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)


GIVEN = {
    "line": NASTY,
    "number": "0",
    "one": NASTY,
    "some": ["a", "b"],
    "grouped": "y",
    "hidden": "h",
    "mail": "not one",
    "secret": "s",
}


@pytest.mark.parametrize("data", [None, GIVEN, {}], ids=["empty", "given", "wrong"])
@pytest.mark.parametrize("name", Everything.base_fields)
def test_an_answer_is_written_as_django_writes_it(name, data):
    ours = str(Everything(data, renderer=Renderer())[name])
    theirs = str(Everything(data, renderer=DjangoTemplates())[name])

    assert parts(ours) == parts(theirs)


def parts(html):
    """Elements, attributes and words, without the blanks between them."""
    return [
        (element.name, element.attrs, element.string and element.string.strip())
        for element in BeautifulSoup(html, "html.parser").find_all(True)
    ]


def test_nothing_a_reader_writes_becomes_part_of_the_page():
    written = str(Everything(GIVEN, renderer=Renderer())["line"])

    assert "<script>" not in written

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import override
from wagtail.admin.widgets import AdminAutoHeightTextInput

import whimbrel
from whimbrel.core.widgets import DayInput, Renderer

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

    assert parts(ours) == parts(theirs.replace("<textarea", '<textarea dir="auto"'))


def parts(html):
    """Elements, attributes and words, without the blanks between them."""
    return [
        (element.name, element.attrs, element.string and element.string.strip())
        for element in BeautifulSoup(html, "html.parser").find_all(True)
    ]


@pytest.mark.parametrize("widget", [forms.Textarea, AdminAutoHeightTextInput])
def test_where_people_write_freely_the_direction_is_that_of_their_language(widget):
    class Free(forms.Form):
        words = forms.CharField(widget=widget)
        turned = forms.CharField(widget=widget(attrs={"dir": "ltr"}))

    page = BeautifulSoup(str(Free(renderer=Renderer())), "html.parser")

    assert [one["dir"] for one in page.select("textarea")] == ["auto", "ltr"]


def test_the_forms_of_the_house_are_written_by_our_renderer(settings):
    assert settings.FORM_RENDERER == "whimbrel.core.widgets.Renderer"


def test_no_template_has_a_text_to_write_without_a_direction():
    templates = Path(whimbrel.__file__).parent.rglob("templates/**/*.html")
    written = [
        (path.name, one)
        for path in templates
        for one in re.findall("<textarea[^>]*>", path.read_text())
    ]

    assert written
    assert [one for one in written if 'dir="auto"' not in one[1]] == []


def test_nothing_a_reader_writes_becomes_part_of_the_page():
    written = str(Everything(GIVEN, renderer=Renderer())["line"])

    assert "<script>" not in written


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru"])
def test_a_day_is_shown_to_a_browser_as_it_understands_it_in_every_language(language):
    with override(language):
        line = DayInput().render("on", date(2026, 11, 3))

    assert line == '<input type="date" name="on" value="2026-11-03">'


def test_no_form_writes_a_day_so_that_a_french_reader_loses_it():
    plain = re.compile(r'DateInput\(attrs=\{"type": "date"\}\)')
    house = Path(__file__).parents[2] / "whimbrel"
    rooms = [p for p in house.iterdir() if p.is_dir() and p.name not in {"report", "workplan"}]
    forms_of_rooms = [p for room in rooms for p in room.rglob("*.py")]

    assert [str(p) for p in forms_of_rooms if plain.search(p.read_text())] == []

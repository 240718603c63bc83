import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import engines
from django.test import RequestFactory

from whimbrel.core.icons import ICONS, TURNS


def written(source, **context):
    return engines["django"].from_string(source).render(context)


class Question(forms.Form):
    day = forms.DateField(label="Day of deposit", help_text="For example 4 11 2014")
    sure = forms.BooleanField(label="I am sure")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_silent_for_a_screen_reader(name):
    drawing = BeautifulSoup(written("{% icon name %}", name=name), "html.parser").svg

    assert drawing["aria-hidden"] == "true"
    assert ("icon-turns" in drawing["class"]) == (name in TURNS)


def test_an_unknown_icon_fails_while_the_page_is_written():
    with pytest.raises(KeyError):
        written("{% icon 'none' %}")


def test_a_question_is_tied_to_its_hint_and_its_error():
    form = Question({"day": "31 2 2014"})
    page = BeautifulSoup(written("{% question form.day %}", form=form), "html.parser")

    answer = page.find("input")
    assert page.label["for"] == answer["id"]
    assert answer["aria-invalid"] == "true"
    for name in answer["aria-describedby"].split():
        assert page.find(id=name).get_text(strip=True)


def test_a_choice_among_many_is_a_group_with_a_legend():
    page = BeautifulSoup(written("{% question form.kind %}", form=Question()), "html.parser")

    assert page.fieldset.legend.get_text() == "Kind"


def test_the_error_summary_leads_to_every_answer_to_mend():
    form = Question({"day": "no"})
    page = BeautifulSoup(
        written("{% include 'core/components/form.html' %}", form=form), "html.parser"
    )

    for link in page.find(role="alert").find_all("a"):
        assert page.find(id=link["href"].removeprefix("#"))


def test_a_page_names_its_own_address_in_every_language(settings):
    settings.SITE_URL = "https://example.org"
    request = RequestFactory().get("/en/?page=2")

    assert written("{% address_in request 'ar' %}", request=request) == "https://example.org/ar/"
    assert written("{% this_page_in request 'ar' %}", request=request) == "/ar/?page=2"

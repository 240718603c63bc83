import json

import pytest
from django.core.exceptions import ValidationError

from tests.factories.report import FigureFactory, ReportTextFactory

pytestmark = pytest.mark.django_db


def body(*blocks):
    return json.dumps(
        [{"id": str(n), "type": kind, "value": v} for n, (kind, v) in enumerate(blocks)]
    )


def test_a_text_names_its_figures_each_once_in_order():
    text = ReportTextFactory(
        body=body(
            ("summary", {"text": "[[parties]]", "items": ["[[new]] and [[parties]]"]}),
            ("graph", {"figure": "graph", "caption": "Parties"}),
            ("action_requested", {"text": "Asked", "items": ["for [[ money ]]"]}),
        )
    )

    assert text.figure_names() == ["parties", "new", "graph", "money"]


def test_a_text_with_an_unknown_figure_is_refused_and_told_the_known_ones():
    figure = FigureFactory(name="countries")
    text = ReportTextFactory.build(
        report=figure.report, body=body(("paragraph", "From [[contries]] countries."))
    )

    with pytest.raises(ValidationError) as refused:
        text.full_clean()

    assert "contries" in str(refused.value)
    assert "Its figures are: countries." in str(refused.value)


def test_a_text_with_known_figures_is_kept():
    figure = FigureFactory(name="countries")
    text = ReportTextFactory.build(
        report=figure.report, body=body(("paragraph", "From [[countries]] countries."))
    )

    text.full_clean()


def test_a_text_is_drafted_and_published_by_revision():
    text = ReportTextFactory(body=body(("paragraph", "First.")))
    text.body = body(("paragraph", "Second."))

    revision = text.save_revision()
    text.refresh_from_db()
    assert str(text.body[0].value) == "First."

    revision.publish()
    text.refresh_from_db()
    assert str(text.body[0].value) == "Second."

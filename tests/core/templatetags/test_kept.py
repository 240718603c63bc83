from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils.translation import override

from whimbrel.core.templatetags import kept
from whimbrel.treaties.queries.countries import CountryRow

ROW = "treaties/components/country_row.html"


def row(name, **fields):
    return CountryRow(
        **{"iso3": "KEN", "name": name, "region": "", "former_names": (), "instruments": 1} | fields
    )


def written(template, **context):
    return Template(template).render(Context(context))


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.forget_all()


def table(*rows):
    return written(f'{{% each rows "{ROW}" %}}', rows=rows)


def test_rows_are_written_one_after_the_other_and_escaped():
    page = table(row("Kenya"), row("<b>", iso3="SEN"))

    assert page.index("/countries/KEN/") < page.index("/countries/SEN/")
    assert "&lt;b&gt;" in page


def test_the_same_row_is_written_once(monkeypatch):
    first = table(row("Kenya"))
    monkeypatch.setattr(kept, "get_template", lambda name: pytest.fail("written again"))

    assert table(row("Kenya")) == first


def test_another_value_or_another_language_is_another_row():
    with override("en"):
        english = table(row("Kenya", former_names=("British East Africa",)))
        assert "Nairobi" in table(row("Nairobi"))
    with override("fr"):
        french = table(row("Kenya", former_names=("British East Africa",)))

    assert "/en/countries/" in english
    assert "formerly" in english
    assert "/fr/countries/" in french
    assert "formerly" not in french


def test_a_piece_knows_its_values_and_nothing_else():
    foot = '{% same "core/components/footer.html" code=code %}'

    assert "https://example.org/code" in written(foot, code="https://example.org/code")
    assert "https://example.org/code" not in written(foot, code="")


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    for number in range(9):
        table(row(f"Country {number}"))
    table(row("x" * 5000))

    assert len(kept._kept) <= 3
    assert all(len(piece) <= kept.LONGEST for piece in kept._kept.values())


def test_what_cannot_be_told_apart_by_value_is_refused():
    @dataclass
    class Changing:
        name: str

    with pytest.raises(TypeError):
        table(Changing("Kenya"))

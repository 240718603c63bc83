import io

import docx
import pytest
from openpyxl import load_workbook

from tests.factories.nbsap import a_questionnaire, a_reply, answer, asked
from tests.factories.treaties import SpeciesFactory
from whimbrel.core.responses import table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.nbsap.actions.reply_files import HEAD, differences, sheet_rows, word_form
from whimbrel.nbsap.actions.replying import Writer, add_block
from whimbrel.nbsap.queries.replies import reply_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply():
    reply = a_reply(process__team="partly", content__places="Chapter 3\nChapter 5")
    add_block(
        reply=reply, section=reply.questionnaire.sections.get(code="species"), by=Writer(),
        species=SpeciesFactory(scientific_name="Grus grus"),
    )  # fmt: skip
    return reply


def taken(reply, form):
    """The form as somebody takes it away."""
    parts = reply_lines(reply)
    if form == "docx":
        return word_form(reply, parts)
    return table_download("form", HEAD, sheet_rows(parts), "xlsx").content


def filled(body, form, **answers):
    """The same form with answers by the beginning of their key."""
    out = io.BytesIO()
    if form == "docx":
        document = docx.Document(io.BytesIO(body))
        for table in document.tables:
            for row in table.rows:
                for key, value in answers.items():
                    if f"[{key} " in row.cells[0].text:
                        row.cells[1].text = value
        document.save(out)
    else:
        book = load_workbook(io.BytesIO(body))
        for row in book.active.iter_rows(min_row=2):
            for key, value in answers.items():
                if row[0].value.startswith(f"{key} "):
                    row[4].value = value
        book.save(out)
    return SheetFile(f"form.{form}", out.getvalue())


def test_the_word_form_says_which_answers_nobody_has_looked_at():
    first = a_reply(process__team="yes", process__revised="yes")
    second = a_reply(a_questionnaire(code="cycle-2"), country=first.country)

    document = docx.Document(io.BytesIO(taken(second, "docx")))

    said = " ".join(cell.text for table in document.tables for cell in table.rows[0].cells)
    assert said.count("From “Plans, cycle-1”: look whether it holds here too.") == 1


def key_of(reply, name):
    return f"q{asked(reply, name).pk}"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_form_that_comes_back_as_it_went_says_nothing_new(reply, form):
    file = SheetFile(f"form.{form}", taken(reply, form))

    assert differences(parts=reply_lines(reply), file=file) == []


@pytest.mark.parametrize(("form", "yes"), [("docx", "Yes"), ("xlsx", "yes")])
def test_what_was_filled_in_without_a_network_is_found_and_nothing_is_changed(reply, form, yes):
    block = f"{key_of(reply, 'species__named')}b{reply.blocks.get().pk}"
    answers = {
        key_of(reply, "process__team"): yes,
        key_of(reply, "content__places"): "Chapter 7",
        block: yes,
    }

    found = differences(parts=reply_lines(reply), file=filled(taken(reply, form), form, **answers))

    assert [(one.line.question.code, one.value, one.is_overtaken) for one in found] == [
        ("team", "yes", False), ("places", "Chapter 7", False), ("named", "yes", False),
    ]  # fmt: skip
    assert reply.answers.get(question__code="team").value == "partly"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_somebody_answered_here_meanwhile_is_marked(reply, form):
    away = filled(taken(reply, form), form, **{key_of(reply, "process__team"): "no"})
    answer(reply, process__team="yes")

    [one] = differences(parts=reply_lines(reply), file=away)

    assert one.is_overtaken
    assert (one.line.value, one.value) == ("yes", "no")


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_an_answer_that_is_none_is_named_and_the_whole_file_refused(reply, form):
    away = filled(taken(reply, form), form, **{key_of(reply, "process__adoption"): "next spring"})

    with pytest.raises(SheetRefused) as refused:
        differences(parts=reply_lines(reply), file=away)

    assert "“next spring” is not a day." in str(refused.value)


def test_a_form_of_another_country_is_refused(reply):
    other = a_reply(reply.questionnaire)
    away = taken(reply, "xlsx")

    with pytest.raises(SheetRefused) as refused:
        differences(parts=reply_lines(other), file=SheetFile("form.xlsx", away))

    assert "is no question of this form" in str(refused.value)


@pytest.mark.parametrize("raw", [b"PK\x03\x04 torn", b"no archive"])
def test_what_is_no_word_file_is_refused_in_words(reply, raw):
    with pytest.raises(SheetRefused) as refused:
        differences(parts=reply_lines(reply), file=SheetFile("form.docx", raw))

    assert "This is not a Word file that can be read." in str(refused.value)


def test_a_word_file_without_the_form_is_refused(reply):
    out = io.BytesIO()
    docx.Document().save(out)

    with pytest.raises(SheetRefused):
        differences(parts=reply_lines(reply), file=SheetFile("form.docx", out.getvalue()))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_an_answer_in_chinese_goes_out_and_comes_back_as_it_was_written(reply, form):
    answer(reply, content__places="第三章：候鸟的栖息地")
    body = taken(reply, form)
    unchanged = SheetFile(f"form.{form}", body)
    assert differences(parts=reply_lines(reply), file=unchanged) == []

    away = filled(body, form, **{key_of(reply, "content__places"): "第五章，青海湖"})

    [one] = differences(parts=reply_lines(reply), file=away)
    assert (one.line.value, one.value) == ("第三章：候鸟的栖息地", "第五章，青海湖")

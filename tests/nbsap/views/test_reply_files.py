import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.factories.nbsap import REQUIRED, a_reply, answer, asked
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.actions.handing_in import submit_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(questionnaire, kenya):
    return a_reply(questionnaire, country=kenya, **REQUIRED)


def key(reply, name):
    return f"q{asked(reply, name).pk}"


def away(client, reply, **answers):
    """The sheet, filled in somewhere else."""
    book = load_workbook(io.BytesIO(client.get(at("reply_file", reply.pk, "xlsx")).content))
    for row in book.active.iter_rows(min_row=2):
        for name, value in answers.items():
            if row[0].value.startswith(f"{key(reply, name)} "):
                row[4].value = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("form.xlsx", out.getvalue())


def test_the_form_is_taken_in_both_kinds_and_in_no_other(client, cms_nfp, reply):
    client.force_login(cms_nfp)

    for form in ("xlsx", "docx"):
        taken = client.get(at("reply_file", reply.pk, form))
        assert taken["Content-Disposition"] == f'attachment; filename="cycle-1-KEN.{form}"'
    assert client.get(at("reply_file", reply.pk, "csv")).status_code == 404


def test_differences_are_shown_before_anything_is_changed_and_the_chosen_are_kept(
    client, cms_nfp, cbd_nfp, reply
):
    client.force_login(cms_nfp)
    file = away(client, reply, process__team="no", content__places="Chapter 3", money__costed="partly")  # fmt: skip
    answer(reply, by=cbd_nfp, money__costed="no")

    shown = client.post(at("reply_upload", reply.pk), {"file": file})

    assert "Answered here since the file was taken" in words(shown)
    assert "Here No In the file In part" in words(shown)
    assert reply.answers.get(question__code="team").value == "yes"
    team, places = key(reply, "process__team"), key(reply, "content__places")
    merged = client.post(
        at("reply_merge", reply.pk),
        {"take": [team, places], team: "no", f"v{team}": 1, places: "Chapter 3", f"v{places}": 0},
        follow=True,
    )
    assert "2 answers are kept." in words(merged)
    assert reply.answers.get(question__code="team").value == "no"
    assert reply.answers.get(question__code="costed").value == "no"


def test_what_is_answered_between_the_looking_and_the_choosing_is_not_overwritten(
    client, cms_nfp, reply
):
    client.force_login(cms_nfp)
    team = key(reply, "process__team")
    answer(reply, process__team="partly")

    merged = client.post(
        at("reply_merge", reply.pk), {"take": [team], team: "no", f"v{team}": 1}, follow=True
    )

    assert "Somebody wrote meanwhile." in words(merged)
    assert reply.answers.get(question__code="team").value == "partly"


def test_a_file_that_says_the_same_changes_nothing(client, cms_nfp, reply):
    client.force_login(cms_nfp)

    shown = client.post(at("reply_upload", reply.pk), {"file": away(client, reply)})

    assert "The file says the same as what stands here." in words(shown)


@pytest.mark.parametrize(
    ("name", "raw"),
    [("form.pdf", b"%PDF-1.7"), ("form.xlsx", b"no archive"), ("form.docx", b"PK\x03\x04torn")],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(client, cms_nfp, reply, name, raw):
    client.force_login(cms_nfp)

    refused = client.post(at("reply_upload", reply.pk), {"file": SimpleUploadedFile(name, raw)})

    assert refused.status_code == 422
    assert "Give back the file you took from here." in words(refused)


def test_a_wrong_cell_is_named(client, cms_nfp, reply):
    client.force_login(cms_nfp)
    file = away(client, reply, process__team="perhaps")

    refused = client.post(at("reply_upload", reply.pk), {"file": file})

    assert refused.status_code == 422
    assert "Write one of: Yes, In part, No." in words(refused)


def test_nothing_is_merged_into_what_is_handed_in(client, cms_nfp, reply):
    client.force_login(cms_nfp)
    team = key(reply, "process__team")
    submit_reply(reply=reply, by=cms_nfp, at=now())

    merged = client.post(
        at("reply_merge", reply.pk), {"take": [team], team: "no", f"v{team}": 1}, follow=True
    )

    assert "handed in meanwhile" in words(merged)
    assert reply.answers.get(question__code="team").value == "yes"


@pytest.mark.parametrize(
    "bad", [{"take": "q0"}, {"take": "x"}, {}, {"take": "q1", "vq1": "9" * 12}, {"take": "q1", "vq1": "-1"}]
)  # fmt: skip
def test_a_choice_that_is_none_changes_nothing(client, cms_nfp, reply, bad):
    client.force_login(cms_nfp)

    assert client.post(at("reply_merge", reply.pk), bad).status_code == 302
    assert not reply.answers.exclude(version=1).exists()


def test_the_answers_are_printed_with_every_question_that_is_asked(client, cms_nfp, reply):
    client.force_login(cms_nfp)

    body = client.get(at("reply_file", reply.pk, "pdf")).content

    printed = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).split())  # fmt: skip
    assert "Is the national biodiversity plan being revised now?" in printed
    assert "expected to be adopted?" in printed
    assert "In which chapters or targets?" in printed
    assert "How much was granted" not in printed


def test_what_is_chosen_is_kept_word_for_word_and_line_for_line(client, cms_nfp, reply):
    client.force_login(cms_nfp)
    file = away(client, reply, content__places='Chapter 3, "Wings"\nChapter 5')
    shown = client.post(at("reply_upload", reply.pk), {"file": file})
    form = BeautifulSoup(shown.content, "html.parser").select_one('form[action$="/merge/"]')
    assert not form.select("textarea")

    given = {one["name"]: one["value"] for one in form.select("input[name]")}
    client.post(at("reply_merge", reply.pk), given)

    assert reply.answers.get(question__code="places").value == 'Chapter 3, "Wings"\nChapter 5'


def test_answers_in_chinese_are_printed_in_their_letters(client, cms_nfp, reply):
    answer(reply, content__places="第三章：候鸟的栖息地")
    client.force_login(cms_nfp)

    file = client.get(at("reply_file", reply.pk, "pdf")).content

    assert "候鸟的栖息地" in PdfReader(io.BytesIO(file)).pages[0].extract_text()

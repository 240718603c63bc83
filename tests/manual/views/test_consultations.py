import io
from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from docx import Document

from tests.factories.designations import seated
from tests.factories.manual import ProposalFactory, body, make_article
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.manual.actions.consultations import close_past_consultations
from whimbrel.manual.actions.proposals import CannotBeTaken, accept_proposal
from whimbrel.manual.models import ArticlePage, Comment, Consultation, Paragraph
from whimbrel.manual.needs import drafts_to_comment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def article(db):
    return make_article(pieces=body(deadline="Send it 60 days before.", copy="Bring a copy."))


@pytest.fixture
def editor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return seated(display_name="Secretariat")


@pytest.fixture
def consultation(client, editor, article):
    draft = article.get_latest_revision_as_object()
    draft.body = body(deadline="Send it 150 days before.", copy="Bring a copy.")
    draft.save_revision()
    client.force_login(editor)
    client.post(
        f"/en/manual/consultations/new/{article.pk}/",
        {"closes_on": localdate() + timedelta(days=10), "question": "Is 150 right?"},
    )
    return Consultation.objects.get()


@pytest.fixture
def member(client, consultation):
    person = DesignationFactory(country__name_en="Kenya").person
    client.force_login(person)
    return person


def page(client, address):
    return client.get(address, HTTP_ACCEPT_ENCODING="identity").content.decode()


def say(client, consultation, words="150 is too long.", piece="p-deadline", key="a"):
    told = {"piece_key": piece, "words": words, "key": key}
    return client.post(consultation.get_absolute_url(), told)


def test_the_draft_and_not_what_stands_is_before_the_parties(client, member, consultation):
    shown = page(client, consultation.get_absolute_url())

    assert "Send it 150 days before." in shown
    assert "Is 150 right?" in shown


def test_the_draft_is_locked_meanwhile_and_no_proposal_changes_it(consultation, editor, article):
    proposal = ProposalFactory(paragraph=Paragraph.objects.get(key="p-copy"))

    assert ArticlePage.objects.get(pk=article.pk).locked
    with pytest.raises(CannotBeTaken):
        accept_proposal(proposal=proposal, words="Bring two.", by=editor, at=now())


def test_a_party_comments_on_a_paragraph_and_the_editor_answers(
    client, member, consultation, editor
):
    say(client, consultation)
    made = Comment.objects.get()
    assert (made.whose, made.piece_key) == ("Kenya", "p-deadline")

    client.force_login(editor)
    client.post(f"/en/manual/comments/{made.pk}/answer/", {"answer": "Rule 3 asks for it."})

    client.force_login(DesignationFactory().person)
    shown = page(client, consultation.get_absolute_url())
    assert "150 is too long." in shown
    assert "Rule 3 asks for it." in shown


def test_a_comment_sent_twice_on_a_bad_line_is_one(client, member, consultation):
    say(client, consultation)
    say(client, consultation)

    assert Comment.objects.count() == 1


def test_a_comment_on_a_paragraph_that_is_not_there_is_refused(client, member, consultation):
    assert say(client, consultation, piece="p-other").status_code == 422
    assert not Comment.objects.exists()


def test_the_table_of_comments_and_answers_is_a_word_file(client, member, consultation, editor):
    say(client, consultation)
    say(client, consultation, words="Good.", piece="", key="b")
    Comment.objects.filter(words="Good.").update(answer="Thank you.")

    answer = client.get(f"/en/manual/consultations/{consultation.pk}/comments.docx")

    table = Document(io.BytesIO(answer.content)).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Paragraph", "By", "Comment", "Answer"],
        ["1", "Kenya", "150 is too long.", "–"],
        ["The whole", "Kenya", "Good.", "Thank you."],
    ]


def test_after_the_last_day_it_closes_by_itself_and_the_draft_is_free(
    client, member, consultation, article
):
    assert close_past_consultations(today=consultation.closes_on, at=now()) == 0

    assert close_past_consultations(today=consultation.closes_on + timedelta(days=1), at=now()) == 1
    assert not ArticlePage.objects.get(pk=article.pk).locked
    assert say(client, consultation).status_code == 403
    assert "Closed." in page(client, consultation.get_absolute_url())


def test_the_editor_closes_it_early(client, editor, consultation, article):
    client.post(f"/en/manual/consultations/{consultation.pk}/close/")

    assert not ArticlePage.objects.get(pk=article.pk).locked


def test_what_is_locked_is_not_put_before_the_parties_again(client, editor, consultation, article):
    answer = client.post(
        f"/en/manual/consultations/new/{article.pk}/",
        {"closes_on": localdate() + timedelta(days=10)},
    )

    assert answer.status_code == 422
    assert Consultation.objects.count() == 1


def test_a_day_that_is_over_opens_nothing(client, editor, article):
    client.force_login(editor)
    answer = client.post(f"/en/manual/consultations/new/{article.pk}/", {"closes_on": localdate()})

    assert answer.status_code == 422
    assert not ArticlePage.objects.get(pk=article.pk).locked


def test_a_member_opens_answers_and_closes_nothing(client, member, consultation, article):
    say(client, consultation)
    made = Comment.objects.get()

    for address in (
        f"/en/manual/consultations/new/{article.pk}/",
        f"/en/manual/consultations/{consultation.pk}/close/",
        f"/en/manual/comments/{made.pk}/answer/",
    ):
        assert client.post(address, {"answer": "Mine."}).status_code == 403


def test_who_holds_no_office_does_not_see_the_draft(client, consultation):
    client.force_login(UserFactory())
    assert client.get(consultation.get_absolute_url()).status_code == 403


def test_it_waits_on_the_desk_until_the_member_has_said_something(client, member, consultation):
    (need,) = drafts_to_comment(member, now())
    assert (need.text, need.day) == ("Credentials", consultation.closes_on)

    say(client, consultation)
    assert drafts_to_comment(member, now()) == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_draft_costs_the_same_with_one_comment_or_three(
    client, member, consultation, number, django_assert_num_queries
):
    for n in range(number):
        say(client, consultation, key=f"k{n}")
    page(client, consultation.get_absolute_url())

    with django_assert_num_queries(5):
        page(client, consultation.get_absolute_url())


@pytest.fixture
def part(client, editor, article):
    """The part of the article before the Parties, with a second article of the same words."""
    make_article("voting", pieces=body(deadline="Vote on time."))
    client.force_login(editor)
    client.post(
        f"/en/manual/consultations/new/parts/{article.get_parent().pk}/",
        {"closes_on": localdate() + timedelta(days=10), "question": ""},
    )
    return Consultation.objects.get()


def test_a_whole_part_is_before_the_parties_and_all_its_drafts_are_locked(client, part):
    client.force_login(DesignationFactory().person)

    shown = page(client, part.get_absolute_url())

    assert part.title == "Meetings"
    assert "<h2>Credentials</h2>" in shown
    assert "5. Vote on time." in shown
    assert ArticlePage.objects.filter(locked=True).count() == 2


def test_one_table_has_the_comments_on_all_articles_of_the_part(client, part):
    voting = ArticlePage.objects.get(slug="voting")
    client.force_login(DesignationFactory(country__name_en="Kenya").person)
    say(client, part, words="Which time?", piece=f"{voting.pk}.p-deadline")
    say(client, part, words="A good part.", piece="", key="b")

    answer = client.get(f"/en/manual/consultations/{part.pk}/comments.docx")

    table = Document(io.BytesIO(answer.content)).tables[-1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Article", "Paragraph", "By", "Comment", "Answer"],
        ["Voting", "5", "Kenya", "Which time?", "–"],
        ["", "The whole", "Kenya", "A good part.", "–"],
    ]


def test_a_part_is_freed_as_a_whole(client, editor, part):
    client.force_login(editor)
    client.post(f"/en/manual/consultations/{part.pk}/close/")

    assert not ArticlePage.objects.filter(locked=True).exists()


def test_a_part_with_a_locked_article_is_refused_with_its_name(client, consultation, article):
    make_article("voting")

    answer = client.post(
        f"/en/manual/consultations/new/parts/{article.get_parent().pk}/",
        {"closes_on": localdate() + timedelta(days=10)},
    )

    assert answer.status_code == 422
    assert "locked is Credentials" in answer.content.decode()
    assert not ArticlePage.objects.get(slug="voting").locked


def test_a_refused_comment_comes_back_filled_in(client, member, consultation):
    answer = say(client, consultation, key="not a slug!")

    assert answer.status_code == 422
    assert "150 is too long." in answer.content.decode()

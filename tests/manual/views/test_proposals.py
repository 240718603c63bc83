import pytest

from tests.factories.designations import seated
from tests.factories.manual import ProposalFactory, body, edit, make_article
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.models import Letter
from whimbrel.manual.models import ArticlePage, Paragraph, Proposal, Version

pytestmark = pytest.mark.django_db
FORM = "/en/manual/articles/credentials/p-deadline/propose/"


@pytest.fixture(autouse=True)
def article(db):
    return make_article(
        pieces=body(deadline="Send it <b>60 days</b> before.", copy="Bring a copy."),
    )


@pytest.fixture
def member(client):
    person = DesignationFactory(country__name_en="Kenya").person
    client.force_login(person)
    return person


@pytest.fixture
def editor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return seated(display_name="Secretariat")


def page(client, address):
    return client.get(address, HTTP_ACCEPT_ENCODING="identity").content.decode()


def propose(client, words="Send it **150 days** before.", key="a"):
    return client.post(FORM, {"words": words, "reason": "Rule 3 says so.", "key": key})


def settle(client, editor, **pressed):
    client.force_login(editor)
    proposal = Proposal.objects.get()
    told = {"words": proposal.words, "answer": ""} | pressed
    return client.post(f"/en/manual/proposals/{proposal.pk}/", told)


def test_the_form_begins_with_what_stands(client, member):
    assert "Send it **60 days** before." in page(client, FORM)


def test_a_party_proposes_other_words_and_finds_them_again(client, member):
    answer = propose(client)

    proposal = Proposal.objects.get()
    assert answer.url == f"/en/manual/proposals/{proposal.pk}/"
    assert (proposal.credit, proposal.is_waiting) == ("Kenya", True)
    assert "Send it 150 days before." in page(client, "/en/manual/proposals/")


def test_a_form_sent_twice_on_a_bad_line_makes_one_proposal(client, member):
    propose(client)
    propose(client)

    assert Proposal.objects.count() == 1


def test_words_that_stand_already_are_no_proposal(client, member):
    answer = propose(client, words="Send it **60 days** before.")

    assert answer.status_code == 422
    assert not Proposal.objects.exists()


def test_the_editor_sees_the_difference_word_by_word(client, member, editor):
    propose(client)
    client.force_login(editor)

    shown = page(client, f"/en/manual/proposals/{Proposal.objects.get().pk}/")

    assert "Send it <del>60</del><ins>150</ins> days before." in shown


def test_accepted_and_published_words_stand_under_their_permanent_name_with_thanks(
    client, member, editor
):
    propose(client)

    settle(client, editor, publish="yes", answer="Thank you.")

    version = Version.objects.standing().get()
    assert version.piece("p-deadline")["html"] == "<p>Send it <b>150 days</b> before.</p>"
    assert version.piece("p-copy")["html"] == "<p>Bring a copy.</p>"
    assert version.note == "Other words, proposed by Kenya"
    client.logout()
    shown = page(client, "/en/manual/articles/credentials/")
    assert "With words from" in shown
    assert "<dd>Kenya</dd>" in shown


def test_the_proposer_gets_a_letter_with_the_answer(client, member, editor):
    propose(client)

    settle(client, editor, publish="yes", answer="We took it word for word.")

    letter = Letter.objects.get(kind="proposal_settled")
    assert letter.recipient == member
    assert "We took it word for word." in letter.text
    assert "Kenya" in letter.text


def test_words_taken_into_the_draft_wait_for_its_publication(client, member, editor, article):
    propose(client)

    settle(client, editor, accept="yes")

    assert Version.objects.count() == 1
    assert "With words from" not in page(client, "/en/manual/articles/credentials/")
    edit(ArticlePage.objects.get(pk=article.pk))
    assert "150 days" in Version.objects.standing().get().piece("p-deadline")["html"]
    assert "With words from" in page(client, "/en/manual/articles/credentials/")


def test_publishing_a_proposal_never_publishes_somebody_s_unfinished_draft(
    client, member, editor, article
):
    draft = article.get_latest_revision_as_object()
    draft.title = "Half a tit"
    draft.save_revision()
    propose(client)

    settle(client, editor, publish="yes")

    assert Version.objects.standing().get().title == "Credentials"
    latest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert latest.title == "Half a tit"
    assert "150 days" in latest.body[0].value.source


def test_who_declines_says_why_or_nothing_is_decided(client, member, editor):
    propose(client)

    assert settle(client, editor, decline="yes").status_code == 422
    assert Proposal.objects.get().is_waiting

    settle(client, editor, decline="yes", answer="The rule says 60.")
    assert not Proposal.objects.get().is_waiting
    assert "The rule says 60." in Letter.objects.get(kind="proposal_settled").text
    assert Version.objects.count() == 1


def test_what_is_settled_is_settled_once(client, member, editor):
    propose(client)
    settle(client, editor, decline="yes", answer="No.")

    settle(client, editor, publish="yes")

    assert Version.objects.count() == 1
    assert Letter.objects.filter(kind="proposal_settled").count() == 1


def test_a_paragraph_that_went_from_the_draft_cannot_be_changed(client, member, editor, article):
    propose(client)
    edit(article, body=body(copy="Bring a copy."))

    answer = settle(client, editor, publish="yes")

    assert answer.status_code == 422
    assert Proposal.objects.get().is_waiting


def test_another_party_sees_nothing_of_it_and_a_proposer_settles_nothing(client, member):
    propose(client)
    address = f"/en/manual/proposals/{Proposal.objects.get().pk}/"
    assert client.post(address, {"words": "Mine", "publish": "yes"}).status_code == 403

    client.force_login(DesignationFactory().person)
    assert client.get(address).status_code == 404
    assert "150 days" not in page(client, "/en/manual/proposals/")


def test_who_holds_no_office_proposes_nothing(client):
    assert client.get(FORM).url.startswith("/en/accounts/login/")
    client.force_login(UserFactory())
    assert client.get(FORM).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_proposal_or_three(
    client, editor, number, django_assert_num_queries
):
    for _ in range(number):
        ProposalFactory(paragraph=Paragraph.objects.get(key="p-copy"))
    client.force_login(editor)
    page(client, "/en/manual/proposals/")

    with django_assert_num_queries(4):
        page(client, "/en/manual/proposals/")

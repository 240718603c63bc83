import pytest
from django.urls import reverse

from tests.community.actions.test_drafting import a_draft, proposed
from tests.factories.community import SpaceFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import Amendment, DraftText

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return DesignationFactory().person


@pytest.fixture
def secretariat(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return seated()


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def test_the_secretariat_opens_a_text(client, secretariat):
    space = SpaceFactory()
    client.force_login(secretariat)
    typed = {
        "title": "Calendar", "language": "en", "text": "One.\n\nTwo.", "key": "k",
        "closes_at": "2099-12-01T12:00",
    }  # fmt: skip

    page = client.post(at("draft_new", space.slug), typed, follow=True).content.decode()

    assert DraftText.objects.get().paragraphs.count() == 2
    assert "Amendments until 1 December 2099" in page
    assert "Calendar" in client.get(at("decision_list", space.slug)).content.decode()


def test_a_member_proposes_and_another_supports(client, member):
    draft = a_draft()
    paragraph = draft.paragraphs.first()
    client.force_login(member)
    typed = {"kind": "replace", "words": "Counts begin in December.", "reason": "Rain.", "key": "k"}

    page = client.post(at("amendment_new", paragraph.pk), typed, follow=True).content.decode()
    assert "<del>January</del>" in page
    client.force_login(DesignationFactory(country__name_en="Senegal").person)
    page = client.post(at("amendment_support", Amendment.objects.get().pk), follow=True).content.decode()  # fmt: skip

    assert "Supported by: Senegal" in page
    assert "[January][December]" in client.get(at("draft_detail", draft.pk) + "?brackets").content.decode()  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"kind": "replace", "words": "Counts begin in January."},
            "These are the words that stand",
        ),
        ({"kind": "after", "words": " "}, "Write the words that you propose"),
    ],
)
def test_what_changes_nothing_is_not_proposed(client, member, typed, told):
    paragraph = a_draft().paragraphs.first()
    client.force_login(member)

    answer = client.post(at("amendment_new", paragraph.pk), typed | {"key": "k", "reason": "Kept"})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Kept" in answer.content.decode()


def test_who_keeps_order_accepts_and_members_do_not(client, member, secretariat):
    draft = a_draft()
    amendment = proposed(draft, 1, "Counts begin in December.")
    client.force_login(member)
    assert client.post(at("amendment_settle", amendment.pk), {"accepts": "1"}).status_code == 403

    client.force_login(secretariat)
    client.post(at("amendment_settle", amendment.pk), {"accepts": "1", "answer": "Thank you."})

    assert draft.paragraphs.first().words == "Counts begin in December."


def test_the_resulting_text_goes_before_the_parties(client, secretariat):
    draft = a_draft()
    client.force_login(secretariat)

    page = client.get(at("consultation_new", draft.space.slug) + f"?draft={draft.pk}").content.decode()  # fmt: skip

    assert "Results are shared." in page
    assert 'value="Calendar"' in page


def test_whoever_may_not_read_the_space_finds_no_text(client):
    draft = a_draft(SpaceFactory(open_to="closed"))
    client.force_login(UserFactory())

    for name, pk in (("draft_detail", draft.pk), ("draft_download", draft.pk), ("amendment_new", draft.paragraphs.first().pk)):  # fmt: skip
        assert client.get(at(name, pk)).status_code == 404


def test_the_page_costs_the_same_with_one_amendment_and_with_three(
    client, member, django_assert_num_queries
):
    one, three = a_draft(), a_draft()
    proposed(one, 1, "A.")
    for number in (1, 2, 3):
        proposed(three, number, "B.")
    client.force_login(member)
    client.get(at("draft_detail", one.pk))

    for draft in (one, three):
        with django_assert_num_queries(QUERIES):
            client.get(at("draft_detail", draft.pk))


QUERIES = 12

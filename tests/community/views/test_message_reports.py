import pytest
from django.urls import reverse

from tests.factories.community import conversing
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory
from whimbrel.community.models import MessageReading, MessageReport

pytestmark = pytest.mark.django_db
WORDS = "You are a fool."


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def at(name, *args):
    return reverse(f"community:{name}", args=args)


@pytest.fixture
def report(client):
    author, reader = DesignationFactory().person, DesignationFactory().person
    conversation = conversing(author, reader, text=WORDS)
    client.force_login(reader)
    client.post(at("message_report", conversation.messages.get().pk), {"why": "An insult"})
    return MessageReport.objects.get()


def test_the_secretariat_sees_the_report_and_no_word_of_the_message_until_it_acts(client, report):
    client.force_login(seated())

    for page in (at("message_reports"), at("message_report_detail", report.pk)):
        shown = client.get(page).content.decode()
        assert "An insult" in shown
        assert WORDS not in shown
    assert not MessageReading.objects.exists()

    client.post(at("message_report_detail", report.pk))
    assert WORDS in client.get(at("message_report_detail", report.pk)).content.decode()


def test_another_officer_has_to_act_for_themselves(client, report):
    client.force_login(seated())
    client.post(at("message_report_detail", report.pk))
    client.force_login(seated())

    assert WORDS not in client.get(at("message_report_detail", report.pk)).content.decode()


def test_those_in_the_conversation_see_who_read_the_message(client, report):
    client.force_login(seated(display_name="Secretariat, two"))
    client.post(at("message_report_detail", report.pk))

    for member in report.message.conversation.members.all():
        client.force_login(member.person)
        page = client.get(at("conversation_detail", report.message.conversation_id))
        assert "Secretariat, two" in page.content.decode()


def test_nobody_decides_who_has_not_read(client, report):
    client.force_login(seated())

    client.post(at("message_report_settle", report.pk), {"goes": "1"})

    report.refresh_from_db()
    assert report.settled_at is None


def test_a_message_taken_away_is_read_by_nobody(client, report):
    client.force_login(seated())
    client.post(at("message_report_detail", report.pk))
    client.post(at("message_report_settle", report.pk), {"goes": "1"})

    client.force_login(report.raised_by)
    assert (
        WORDS
        not in client.get(
            at("conversation_detail", report.message.conversation_id)
        ).content.decode()
    )


def test_a_focal_point_has_no_business_with_reports_and_reports_no_conversation_of_others(
    client, report
):
    client.force_login(DesignationFactory().person)

    assert client.get(at("message_reports")).status_code == 403
    assert client.post(at("message_report_detail", report.pk)).status_code == 403
    assert client.get(at("message_report", report.message_id)).status_code == 404

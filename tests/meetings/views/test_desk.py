import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.meetings import drafted, issued
from tests.factories.treaties import DesignationFactory, InstrumentFactory
from whimbrel.core.needs import secretariat_needs
from whimbrel.meetings.models import Notification, NotificationAnswer, NotificationFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated())
    return client


def test_a_notification_is_written_looked_at_and_issued(desk):
    draft = drafted(parties=("KEN", "SEN", "FJI"))
    DesignationFactory(
        country=draft.instrument.treaty_actions.get(country__iso3="KEN").country,
        instrument=draft.instrument, person__display_name="Focal point, Kenya",
    )  # fmt: skip

    page = desk.get(reverse("notification_follow", args=[draft.pk])).content.decode()
    assert "3 countries, 1 person" in page
    assert "Focal point, Kenya" in page
    assert "Fiji, Senegal" in page
    page = desk.post(reverse("notification_issue", args=[draft.pk]), follow=True).content.decode()

    assert Notification.objects.get().symbol == f"{now().year}/001"
    assert "Countries addressed: 3; answered: 0." in page


def test_a_new_one_is_written_at_the_desk(desk):
    instrument = InstrumentFactory()
    typed = {
        "subject_en": "Contact details", "text_en": "Please check them.", "instrument": instrument.pk,
        "standing": "parties", "to_deputies": "on",
    }  # fmt: skip

    desk.post(reverse("desk_notification:add"), typed)

    assert Notification.objects.get().subject == "Contact details"
    assert "1 notification that is not issued yet" in [
        one.text for one in secretariat_needs(at=now())
    ]


def test_an_issued_one_cannot_be_changed_at_the_desk(desk):
    notification = issued()
    typed = {
        "subject_en": "Other", "text_en": "Other", "instrument": notification.instrument_id,
        "standing": "parties",
    }  # fmt: skip

    page = desk.post(reverse("desk_notification:edit", args=[notification.pk]), typed)

    assert "stays as it is" in page.content.decode()
    assert Notification.objects.get().subject == "Nominations for the workshop"


def test_where_no_country_fits_nothing_is_issued(desk):
    draft = drafted(parties=())

    page = desk.post(reverse("notification_issue", args=[draft.pk]), follow=True).content.decode()

    assert "No country fits the rule" in page
    assert not Notification.objects.issued().exists()


def test_what_came_on_paper_is_entered_and_taken_away(desk):
    notification = issued()
    noted = notification.countries.get(country__iso3="SEN")
    where = reverse("notification_follow", args=[notification.pk])

    desk.post(where, {"noted": noted.pk, "came_on": "2026-03-05", "words": "Note verbale 7"})

    answer = NotificationAnswer.objects.get()
    assert (answer.channel, answer.said_at.date().isoformat()) == ("paper", "2026-03-05")
    table = desk.get(reverse("notification_table", args=[notification.pk, "csv"]))
    assert "SEN,Senegal,0,0,2026-03-05T12:00:00+00:00,False,paper," in table.content.decode("utf-8-sig")  # fmt: skip


def test_a_late_answer_is_marked(desk):
    notification = issued(deadline_on="2026-03-04")
    noted = notification.countries.get(country__iso3="SEN")
    where = reverse("notification_follow", args=[notification.pk])

    page = desk.post(where, {"noted": noted.pk, "came_on": "2026-03-05", "words": "Late"}, follow=True)  # fmt: skip

    assert ", late" in page.content.decode()


def test_an_issued_one_is_not_thrown_away_and_neither_are_its_files(desk):
    notification = issued()
    NotificationFile.objects.create(
        notification=notification, title="Form", file=ContentFile(b"%PDF-1.7", name="form.pdf")
    )
    for name, pk in (
        ("desk_notification:delete", notification.pk),
        ("desk_notificationfile:delete", NotificationFile.objects.get().pk),
    ):
        desk.post(reverse(name, args=[pk]))

    assert Notification.objects.issued().count() == 1
    assert NotificationFile.objects.count() == 1

import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportFactory, ReportTextFactory
from whimbrel.report.models import Edition, Figure

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.mark.parametrize(
    "name", ["desk_report", "desk_figure", "wagtailsnippets_report_reporttext"]
)
def test_the_secretariat_opens_every_list_and_its_form(client, secretariat, name):
    ReportTextFactory(report=FigureFactory().report)
    lists = f"{name}:list" if name.startswith("wagtailsnippets") else f"{name}:index"

    assert client.get(reverse(lists)).status_code == 200
    assert client.get(reverse(f"{name}:add")).status_code == 200


def test_a_figure_nobody_can_count_is_refused_with_what_is_known(client, secretariat):
    report = ReportFactory()
    form = {"report": report.pk, "name": "people", "kind": "participants", "parameters": "{}"}

    answer = client.post(reverse("desk_figure:add"), form)

    assert "needs workshop" in answer.content.decode()
    assert not Figure.objects.exists()


def test_a_figure_is_added(client, secretariat):
    form = {
        "report": ReportFactory().pk,
        "name": "people",
        "kind": "participants",
        "parameters": '{"workshop": "TE-1"}',
    }

    client.post(reverse("desk_figure:add"), form)

    assert Figure.objects.get().parameters == {"workshop": "TE-1"}


def test_an_edition_is_published_after_one_question(client, secretariat):
    report = ReportTextFactory(report=FigureFactory().report).report
    address = reverse("desk_report_publish", args=[report.pk])

    assert "edition 1" in client.get(address).content.decode()
    assert not Edition.objects.exists()
    client.post(address)

    assert Edition.objects.get().number == 1


def test_a_report_without_a_text_is_not_published(client, secretariat):
    answer = client.post(reverse("desk_report_publish", args=[ReportFactory().pk]), follow=True)

    assert "Nothing was published" in answer.content.decode()
    assert not Edition.objects.exists()


def test_a_focal_point_cannot_publish(client):
    report = ReportTextFactory(report=FigureFactory().report).report
    client.force_login(UserFactory())

    client.post(reverse("desk_report_publish", args=[report.pk]))

    assert not Edition.objects.exists()

from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.accession.actions.mailing import Mailing, refuse_mailings, send_mailing
from whimbrel.accession.models import Approach, RecruitmentFile
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS")


def send(cms, key="one"):
    mailing = Mailing(cms, "interest", "en", "The next meeting", "You are welcome.", key)
    return send_mailing(
        mailing=mailing, files=RecruitmentFile.objects.all(), by=UserFactory(), at=now(), on=TODAY
    )


def test_it_reaches_who_is_in_office_in_files_of_the_stage_and_stands_in_the_log(cms):
    file = RecruitmentFileFactory(instrument=cms, stage="interest")
    reached = CounterpartFactory(file=file, email="here@ministry.example")
    CounterpartFactory(file=file, ends_on=date(2026, 5, 1))
    CounterpartFactory(file=file, email="")
    CounterpartFactory(file=file, language="fr")
    CounterpartFactory(file=RecruitmentFileFactory(instrument=cms, stage="signed"))
    CounterpartFactory(file=RecruitmentFileFactory(stage="interest"))
    closed = RecruitmentFileFactory(instrument=cms, stage="interest", closed_at=now())
    CounterpartFactory(file=closed)

    assert send(cms) == 1

    letter = Letter.objects.get()
    assert (letter.address, letter.subject) == ("here@ministry.example", "The next meeting")
    assert "/recruitment/letters/stop/" in letter.text
    said = Approach.objects.get()
    assert (said.file, said.person, said.outcome) == (file, reached, "The next meeting")


def test_sent_twice_with_one_key_it_is_sent_once(cms):
    CounterpartFactory(file=RecruitmentFileFactory(instrument=cms, stage="interest"))

    assert [send(cms), send(cms), send(cms, "other")] == [1, 0, 1]
    assert Approach.objects.count() == 2


def test_who_wants_no_more_gets_no_more(cms):
    one = CounterpartFactory(file=RecruitmentFileFactory(instrument=cms, stage="interest"))

    refuse_mailings(counterpart=one, at=now())

    assert send(cms) == 0

import threading
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from tests.factories.meetings import ISSUED, drafted, issued
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, RegionFactory
from whimbrel.core.models import JournalEntry
from whimbrel.meetings.actions.notifications import (
    AlreadyIssued,
    Answering,
    NobodyAddressed,
    answer_notification,
    issue,
)
from whimbrel.meetings.models import Notification, NumberedYear


@pytest.mark.django_db
class TestNumbers:
    def test_run_without_a_gap_through_the_year_and_begin_anew_with_the_next(self):
        symbols = [issued().symbol for _ in range(3)]
        later = issued(at=datetime(2027, 1, 1, 9, tzinfo=UTC))

        assert symbols == ["2026/001", "2026/002", "2026/003"]
        assert later.symbol == "2027/001"

    def test_are_not_used_up_by_what_could_not_be_issued(self):
        issued()
        with pytest.raises(NobodyAddressed):
            issue(notification=drafted(parties=()), by=UserFactory(), at=ISSUED)

        assert issued().symbol == "2026/002"

    def test_are_given_once(self):
        notification = issued()

        with pytest.raises(AlreadyIssued):
            issue(notification=notification, by=UserFactory(), at=ISSUED)


@pytest.mark.django_db(transaction=True)
def test_two_who_issue_at_the_same_moment_get_numbers_one_after_the_other():
    instrument = InstrumentFactory()
    by = UserFactory()
    drafts = [drafted(instrument=instrument) for _ in range(6)]
    ready = threading.Barrier(len(drafts))

    def press(draft):
        try:
            ready.wait()
            issue(notification=draft, by=by, at=ISSUED)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(draft,)) for draft in drafts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(Notification.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert NumberedYear.objects.get().last_number == 6


@pytest.mark.django_db
class TestAddressees:
    def test_are_the_countries_of_the_day_by_the_rule(self):
        africa = RegionFactory(code="africa")
        CountryFactory(iso3="UGA", name_en="Uganda", region=africa)
        parties = issued()
        others = drafted(standing="non_parties", instrument=parties.instrument)
        others.regions.set([africa])
        issue(notification=others, by=UserFactory(), at=ISSUED)

        def to(notification):
            return sorted(one.country.iso3 for one in notification.countries.all())

        assert to(parties) == ["KEN", "SEN"]
        assert to(others) == ["UGA"]

    def test_issued_it_stays_as_it_is(self):
        notification = issued()

        with pytest.raises(ValidationError, match="stays as it is"):
            notification.full_clean()

    def test_a_deadline_without_a_request_makes_no_sense(self):
        draft = drafted()
        draft.action_en = ""

        with pytest.raises(ValidationError, match="Say what is to be done"):
            draft.full_clean()


@pytest.mark.django_db
def test_an_answer_replaces_the_one_before_and_both_are_kept():
    noted = issued().countries.get(country__iso3="KEN")
    person = UserFactory()

    for words in ("We come.", "We come.", "We cannot come."):
        answering = Answering(words, "nfp", ISSUED)
        answer_notification(noted=noted, answering=answering, by=person, kept_at=ISSUED)

    assert [one.words for one in noted.answers.all()] == ["We come.", "We cannot come."]
    assert noted.answers.get(replaced_at=None).words == "We cannot come."
    assert JournalEntry.objects.filter(verb="answered notification").count() == 2


@pytest.mark.django_db
def test_files_come_with_the_answer():
    noted = issued().countries.get(country__iso3="KEN")
    answering = Answering("Here.", "nfp", ISSUED, files=[("form.pdf", b"%PDF-1.7")])

    answer = answer_notification(noted=noted, answering=answering, by=UserFactory(), kept_at=ISSUED)

    file = answer.files.get()
    assert (file.name, file.file.read(), file.size) == ("form.pdf", b"%PDF-1.7", 8)


def test_the_deadline_itself_is_not_late():
    notification = Notification(deadline_on=date(2026, 4, 30))

    assert not notification.is_late(on=date(2026, 4, 30))
    assert notification.is_late(on=date(2026, 5, 1))

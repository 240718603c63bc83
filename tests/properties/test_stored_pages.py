"""Whatever happens in whatever order, nobody gets a page older than the last write, or another person's bytes.

The truth is told twice. An answer of the edge must be, byte for byte, what Django would say at that moment to that
reader; and every answer, the edge's and Django's own, must say what was written last, which the machine keeps in
its own memory (`Written`) and not in the database.
"""

import os
import re
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.cache.backends.filebased import FileBasedCache
from django.db import connection, transaction
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, RegionFactory
from tests.wsgi import ask, django, edge
from whimbrel.config.edge import Edge
from whimbrel.core.stored.depot import CacheDepot
from whimbrel.core.stored.generations import SITE, about, bump, language
from whimbrel.people.models import User
from whimbrel.report.actions.publish_report import publish_report
from whimbrel.report.models import Edition, Figure, Report, ReportText
from whimbrel.treaties.actions.treaty_actions import record_treaty_action
from whimbrel.treaties.models import (
    Country,
    Designation,
    Instrument,
    Meeting,
    Region,
    Role,
    TreatyAction,
)

EXAMPLES = int(os.environ.get("EXAMPLES", "10"))
LANGUAGES = ["en", "fr", "ar"]
PAGES = [
    ("", ""),
    ("countries/", ""),
    ("countries/", "region=africa"),
    ("countries/", "q=a&noise=1"),
    ("countries/KEN/", ""),
    ("countries/SEN/", "utm_source=mail"),
    ("instruments/", ""),
    ("instruments/cms/parties/", ""),
    ("instruments/cms/parties/", "sort=-in_force"),
    ("instruments/cms/parties.csv", ""),
    ("directory/", ""),
    ("directory/", "q=Focal"),
    ("reports/founding/", ""),
    ("countries/XXX/", ""),
    ("accounts/login/", ""),
]
OWN = {"Etag", "Content-Length", "Content-Encoding", "Vary", "Set-Cookie", "Expires"}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12)


class Written:
    """What was written last, as somebody remembers it who never asked the database."""

    def __init__(self):
        self.countries = {"KEN": "Kenya", "SEN": "Senegal"}
        self.bound = set()
        # How many Parties the last edition counted; None before there is one.
        self.published = None
        self.names = {0: "Focal point 0", 1: "Focal point 1", 2: "Secretariat"}
        self.open = {0, 1, 2}
        # Who is a technical focal point of Kenya today: the directory names them to everybody.
        self.technical = set()
        # Who was signed in by which browser, and not signed out since by anything that ends a sign-in.
        self.signed_in = {}

    def reader(self, browser):
        who = self.signed_in.get(browser)
        return who if who in self.open else None

    def agrees(self, answer, path, query, browser):
        """Whether a page says it. Pages without any of it say nothing to agree with."""
        code, page = path[1:3], path[4:]
        if page == "reports/founding/":
            assert answer.status == (404 if self.published is None else 200)
        if answer.status != 200 or "html" not in answer.headers["Content-Type"]:
            return
        body = BeautifulSoup(answer.body, "html.parser")
        if page.startswith("countries/") and page[10:13] in self.countries:
            assert body.h1.get_text(strip=True) == self.countries[page[10:13]]
        if (page, query) == ("countries/", ""):
            rows = body.select("tbody th a")
            assert sorted(row.get_text() for row in rows) == sorted(self.countries.values())
        if page == "instruments/cms/parties/":
            rows = {row["href"] for row in body.select("tbody th a")}
            assert rows == {f"/{code}/countries/{iso3}/" for iso3 in self.bound}
        if page == "reports/founding/" and code == "en":
            assert f"There are {self.published} Parties." in body.main.get_text()
        if (page, query) == ("directory/", ""):
            named = Counter(one.get_text() for one in body.select("tbody td a"))
            assert named >= Counter(self.names[who] for who in self.technical)
            if self.reader(browser) is None:
                assert sum(named.values()) == len(self.technical)
        me = body.select_one(".me form")
        who = self.reader(browser)
        assert (me is not None) == (who is not None)
        if who is not None:
            assert self.names[who] in body.select_one(".me").get_text()


class StoredPages(RuleBasedStateMachine):
    """Two web workers with an edge each, over one database and one depot; three people with a browser each."""

    @initialize()
    def open_the_house(self):
        self.folder = tempfile.TemporaryDirectory()
        self.workers = [self.worker() for _ in range(2)]
        africa = RegionFactory(code="africa", name_en="Africa")
        for iso3, name in (("KEN", "Kenya"), ("SEN", "Senegal")):
            CountryFactory(iso3=iso3, name_en=name, region=africa)
        cms = InstrumentFactory(
            code="CMS", slug="cms", in_force_on=date(1983, 11, 1),
            entry_rule="first_of_month", entry_rule_n=3,
        )  # fmt: skip
        self.report = ReportFactory(slug="founding", instrument=cms, cut_off_on=date(2014, 11, 4))
        ReportTextFactory(report=self.report)
        FigureFactory(report=self.report)
        self.written = Written()
        self.people = [UserFactory(display_name=f"Focal point {n}") for n in range(2)]
        self.people.append(seated(display_name="Secretariat"))
        # A browser holds on to its cookies, also to those that are good no longer.
        self.browsers = [{}, {}, {}]
        self.seen = {}
        self.last = []

    def teardown(self):
        connection.rollback() if connection.in_atomic_block else None
        if hasattr(self, "folder"):
            for model in (
                Edition, Figure, ReportText, Report, Designation, TreatyAction, Meeting, Country, Region,
                Instrument, User,
            ):  # fmt: skip
                model.objects.all().delete()
            self.folder.cleanup()

    @rule(
        iso3=st.sampled_from(["KEN", "SEN"]),
        name=words,
        way=st.sampled_from(["save", "update", "raw"]),
    )
    def rename_a_country(self, iso3, name, way):
        if way == "save":
            country = Country.objects.get(iso3=iso3)
            country.name_en = name
            country.save()
        elif way == "update":
            Country.objects.filter(iso3=iso3).update(name_en=name)
        else:
            with connection.cursor() as cursor:
                cursor.execute(
                    "update treaties_country set name_en = %s where iso3 = %s", [name, iso3]
                )
        self.written.countries[iso3] = name

    @rule(name=words)
    def begin_to_write_and_think_better_of_it(self, name):
        try:
            with transaction.atomic():
                Country.objects.filter(iso3="KEN").update(name_en=name)
                raise RuntimeError
        except RuntimeError:
            pass

    @rule(iso3=st.sampled_from(["KEN", "SEN"]), says_so=st.booleans())
    def accede_or_leave(self, iso3, says_so):
        country, cms = Country.objects.get(iso3=iso3), Instrument.objects.get(slug="cms")
        if TreatyAction.objects.filter(country=country).exists():
            if says_so:
                with about(f"country:{iso3}"):
                    TreatyAction.objects.filter(country=country).delete()
            else:
                TreatyAction.objects.filter(country=country).delete()
            self.written.bound.discard(iso3)
        else:
            self.written.bound.add(iso3)
            record_treaty_action(
                country=country,
                instrument=cms,
                kind=TreatyAction.Kind.ACCESSION,
                deposited_on=date(2001, 2, 3),
                source="a test",
            )

    @rule()
    def publish_the_report(self):
        publish_report(report=Report.objects.get(pk=self.report.pk))
        self.written.published = len(self.written.bound)
        self.last.append(("/en/reports/founding/", "", None, {}))

    @rule(who=st.integers(0, 1), way=st.sampled_from(["save", "update"]))
    def designate_or_end(self, who, way):
        """A focal point of Kenya, whom the directory names, until yesterday or from today on."""
        person, today = self.people[who], localdate()
        held = Designation.objects.filter(person=person, role=Role.TECHNICAL)
        if who in self.written.technical:
            if way == "save":
                for one in held:
                    one.ends_on = today
                    one.save()
            else:
                held.update(ends_on=today)
            self.written.technical.discard(who)
        else:
            held.delete()
            kenya, cms = Country.objects.get(iso3="KEN"), Instrument.objects.get(slug="cms")
            Designation.objects.create(
                person=person, role=Role.TECHNICAL, country=kenya, instrument=cms, starts_on=date(2000, 1, 1)
            )  # fmt: skip
            self.written.technical.add(who)

    @rule(code=st.sampled_from(LANGUAGES))
    def renew_a_language(self, code):
        with transaction.atomic():
            bump(connection, [language(code)])

    @rule()
    def renew_everything(self):
        with transaction.atomic():
            bump(connection, [SITE])

    @rule(who=st.integers(0, 2), browser=st.integers(0, 2))
    def sign_in(self, who, browser):
        client = Client()
        person = User.objects.get(pk=self.people[who].pk)
        if person.is_active:
            client.force_login(person)
            self.browsers[browser] = {name: one.value for name, one in client.cookies.items()}
            self.written.signed_in[browser] = who
            # Who has come in looks at a page, and is asked again after each step that follows.
            self.last.append(("/en/instruments/", "", browser, {}))

    @rule(browser=st.integers(0, 2))
    def sign_out(self, browser):
        client = Client()
        for name, value in self.browsers[browser].items():
            client.cookies[name] = value
        client.logout()
        self.written.signed_in.pop(browser, None)

    @rule(who=st.integers(0, 2))
    def change_the_password(self, who):
        self.people[who].set_password(f"a new one {self.people[who].password[:5]}")
        self.people[who].save(update_fields=["password"])
        ended = [browser for browser, one in self.written.signed_in.items() if one == who]
        for browser in ended:
            del self.written.signed_in[browser]

    @rule(who=st.integers(0, 2), is_active=st.booleans())
    def close_or_open_an_account(self, who, is_active):
        User.objects.filter(pk=self.people[who].pk).update(is_active=is_active)
        (self.written.open.add if is_active else self.written.open.discard)(who)

    @rule(who=st.integers(0, 2), name=words, role=st.sampled_from(["staff", "trainer"]))
    def change_a_person(self, who, name, role):
        User.objects.filter(pk=self.people[who].pk).update(display_name=name)
        self.written.names[who] = name
        Designation.objects.exclude(role=Role.TECHNICAL).update_or_create(
            person=self.people[who], defaults={"role": role, "starts_on": date(2000, 1, 1)}
        )

    @rule(who=st.integers(0, 2))
    def end_what_a_person_holds(self, who):
        Designation.objects.filter(person=self.people[who]).delete()
        self.written.technical.discard(who)

    @rule(browser=st.integers(0, 2))
    def send_a_form_once(self, browser):
        self.browsers[browser] = self.browsers[browser] | {"csrftoken": "a" * 32}

    @rule(worker=st.integers(0, 1))
    def restart_a_worker(self, worker):
        if isinstance(self.workers[worker], Edge):
            self.workers[worker].leisure.finish()
        self.workers[worker] = self.worker()

    @rule(
        worker=st.integers(0, 1),
        page=st.sampled_from(PAGES),
        code=st.sampled_from(LANGUAGES),
        browser=st.one_of(st.none(), st.integers(0, 2)),
        is_moving=st.booleans(),
        coding=st.sampled_from(["", "br", "zstd", "gzip, br;q=0.5"]),
    )
    def read(self, worker, page, code, browser, is_moving, coding):
        path, query = f"/{code}/{page[0]}", page[1]
        cookies = self.cookies_of(browser)
        headers = {"Accept_Encoding": coding} | (
            {"Sec_Fetch_Site": "same-origin"} if is_moving else {}
        )
        self.last.append((path, query, browser, headers))
        given = ask(self.workers[worker], path, query=query, cookies=cookies, **headers)
        truth = ask(django(), path, query=query, cookies=cookies, **headers)
        self.must_be_the_same(given, truth, cookies)
        self.written.agrees(given, path, query, browser)
        if "Etag" in given.headers:
            self.seen[given.headers["Etag"]] = truth.body

    @rule(
        worker=st.integers(0, 1),
        page=st.sampled_from(PAGES),
        code=st.sampled_from(LANGUAGES),
        browser=st.one_of(st.none(), st.integers(0, 2)),
        coding=st.sampled_from(["", "br"]),
    )
    def read_again_with_all_that_was_seen(self, worker, page, code, browser, coding):
        path, query = f"/{code}/{page[0]}", page[1]
        cookies = self.cookies_of(browser)
        given = ask(
            self.workers[worker],
            path,
            query=query,
            cookies=cookies,
            Accept_Encoding=coding,
            If_None_Match=", ".join(self.seen),
        )
        arriving = ask(django(), path, query=query, cookies=cookies)
        moving = ask(django(), path, query=query, cookies=cookies, Sec_Fetch_Site="same-origin")
        if given.status == 304:
            assert given.raw == b""
            assert self.seen[given.headers["Etag"]] in (arriving.body, moving.body)
        else:
            self.must_be_the_same(given, arriving, cookies)

    @invariant()
    def what_was_read_last_is_still_true_everywhere(self):
        """After every step, whatever it was, the same readers ask both workers for the same pages again."""
        for path, query, browser, headers in self.last[-3:]:
            cookies = self.cookies_of(browser)
            truth = ask(django(), path, query=query, cookies=cookies, **headers)
            for worker in self.workers:
                given = ask(worker, path, query=query, cookies=cookies, **headers)
                self.must_be_the_same(given, truth, cookies)
                self.written.agrees(given, path, query, browser)

    def worker(self):
        return edge(Path(self.folder.name))

    def cookies_of(self, browser):
        return self.browsers[browser] if browser is not None else {}

    def must_be_the_same(self, given, truth, cookies):
        assert given.status == truth.status
        if "csrftoken" in cookies and "Etag" in given.headers:
            assert given.body == truth.body
        else:
            # Without a cookie, and on the pages of Django itself, each answer brings a new token.
            assert TOKEN.sub(b"", given.body) == TOKEN.sub(b"", truth.body)
        kept = {name: value for name, value in given.headers.items() if name not in OWN}
        assert kept == {name: value for name, value in truth.headers.items() if name not in OWN}


class SharedCache(StoredPages):
    """The same house with its pages in a cache that both workers share, as nodes share Valkey or Redis."""

    def worker(self):
        cache = FileBasedCache(self.folder.name, {})
        return edge(Path(self.folder.name), depot=CacheDepot(cache, "test"))


class NothingStored(StoredPages):
    """The same house with the edge switched off: only what was written last says what is true."""

    def worker(self):
        return django()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("machine", [StoredPages, SharedCache, NothingStored])
def test_nobody_gets_a_page_older_than_the_last_write_or_another_persons_bytes(machine):
    run_state_machine_as_test(machine, settings=profile())


def profile():
    return settings(
        max_examples=EXAMPLES,
        stateful_step_count=25,
        deadline=None,
        # Making a failure small takes minutes; the steps that led to it are told without.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

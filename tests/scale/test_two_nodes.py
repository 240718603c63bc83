"""Two nodes of one house: what is written through one is true at the other, and one may die."""

import time
from dataclasses import dataclass

import pytest

from tests.scale.client import SIGN_IN, SIGN_OUT, Client
from tests.scale.conftest import House
from tests.scale.crowd import (
    Crowd,
    Person,
    changes_own_name,
    names_regions,
    reads,
    reads_own_page,
)
from tests.scale.machines import START, answers, wait_for

SECRETARIAT = "secretariat@demo.example"
PERSON = "trainer@demo.example"
KENYA = "/en/countries/KEN/"
TURNS = 12
TIMES = 15  # what everybody does at least that often before the kill, and again after it
INSTANT = 3.0  # seconds after the kill in which a form under way may be lost


def rows(house: House, sql: str, *params: str | int) -> list[tuple]:
    import psycopg

    with psycopg.connect(house.database) as connection:
        return connection.execute(sql, params).fetchall()


def desk_of_kenya(house: House) -> str:
    ((kenya,),) = rows(house, "SELECT id FROM treaties_country WHERE iso3 = 'KEN'")
    return f"/admin/country/edit/{kenya}/"


def ways(house: House):
    """Write here and read there, to and fro."""
    a, b = (node.port for node in house.nodes)
    return [(a, b), (b, a)] * TURNS


def test_a_page_read_at_one_node_is_never_older_than_a_write_through_the_other(house):
    desk = Client(house.nodes[0].port).sign_in(SECRETARIAT)
    reader = Client(house.nodes[0].port).sign_in(PERSON)
    address = desk_of_kenya(house)
    form = desk.form_at(address)
    seen = {node.port: Client(node.port).get(KENYA).headers["etag"] for node in house.nodes}

    for number, (here, there) in enumerate(ways(house)):
        name = f"Kenya, as written {number}"
        written = desk.at(here).post(address, form | {"name_en": name})
        assert written.status == 302, written.body
        for who in (Client(there), reader.at(there)):
            assert name in who.get(KENYA).body
            assert name in who.get("/en/countries/").body
        again = Client(there).get(KENYA, **{"If-None-Match": seen[there]})
        assert again.status == 200
        assert name in again.body
        seen[there] = again.headers["etag"]


def test_who_signs_out_at_one_node_is_signed_out_at_the_other(house):
    for here, there in ways(house)[:4]:
        person = Client(here).sign_in(PERSON)
        assert person.at(there).is_signed_in()

        person.at(here).post(SIGN_OUT, {})

        assert not person.at(there).is_signed_in()


def test_failed_attempts_at_all_nodes_count_together_where_the_nodes_share_a_cache(house):
    a, b = house.nodes
    for door in (a.port, a.port, b.port, b.port, a.port):
        assert "Too many attempts" not in _try_to_guess(door)

    assert ("Too many attempts" in _try_to_guess(b.port)) == house.shares_cache


def _try_to_guess(port: int) -> str:
    guess = {"login": "guessed@demo.example", "password": "not this one"}
    client = Client(port)
    return client.post(SIGN_IN, client.form_at(SIGN_IN) | guess).body


@dataclass
class Aftermath:
    """What readers and writers met while one of two nodes was killed."""

    house: House
    killed_at: float
    readers: list[Person]
    signed_in: list[Person]
    desks: list[Person]
    people: list[Person]
    visitor: Client
    journal_before: int


@pytest.fixture(scope="module")
def aftermath(house) -> Aftermath:
    a = house.nodes[0]

    # Everybody signs in at the node that is going to die, and works through the proxy.
    def client(email: str) -> Client:
        return Client(a.port).sign_in(email).at(house.proxy)

    tag = str(house.proxy)
    readers = [Person(Client(house.proxy), reads) for _ in range(3)]
    signed_in = [Person(client(PERSON), reads_own_page)]
    desks = [Person(client(SECRETARIAT), names_regions, f"desk{n}-{tag}") for n in range(2)]
    people = [
        Person(client(f"{office}@demo.example"), changes_own_name, f"{office} {tag}")
        for office in ("kenya", "senegal")
    ]
    visitor = Client(a.port).sign_in(PERSON)
    ((journal,),) = rows(house, "SELECT max(id) FROM core_journalentry")
    with Crowd([*readers, *signed_in, *desks, *people]) as crowd:
        crowd.go_on(times=TIMES)
        killed_at = time.monotonic()
        a.kill()
        crowd.go_on(times=TIMES)
        assert not answers(f"http://127.0.0.1:{a.port}/healthz")
    return Aftermath(house, killed_at, readers, signed_in, desks, people, visitor, journal)


def test_readers_do_not_notice_that_a_node_was_killed(aftermath):
    for person in [*aftermath.readers, *aftermath.signed_in]:
        assert person.refused == []
        assert person.asked >= 2 * TIMES


def test_no_acknowledged_write_is_lost_with_the_node_that_was_killed(aftermath):
    kept = {code for (code,) in rows(aftermath.house, "SELECT code FROM treaties_region")}
    for desk in aftermath.desks:
        assert len(desk.acknowledged) >= TIMES
        assert set(desk.acknowledged) <= kept

    for person in aftermath.people:
        office = person.name.partition(" ")[0]
        ((lines, name),) = rows(
            aftermath.house,
            "SELECT count(*), max(u.display_name) FROM core_journalentry j "
            "JOIN people_user u ON u.id = j.actor_id "
            "WHERE j.verb = 'changed profile' AND u.email = %s AND j.id > %s",
            f"{office}@demo.example",
            aftermath.journal_before,
        )
        assert len(person.acknowledged) >= TIMES
        assert lines >= len(person.acknowledged)
        assert name.startswith(person.name)


def test_forms_are_refused_only_in_the_instant_of_the_kill_and_once_each(aftermath):
    for person in [*aftermath.desks, *aftermath.people]:
        assert len(person.refused) <= 1
        for at, why in person.refused:
            assert 0 <= at - aftermath.killed_at < INSTANT, why


def test_who_signed_in_at_the_dead_node_stays_signed_in_at_the_other(aftermath):
    assert aftermath.visitor.at(aftermath.house.nodes[1].port).is_signed_in()
    assert aftermath.visitor.at(aftermath.house.proxy).is_signed_in()


def _answered(port: int) -> list[str]:
    """The page as it is answered at that door; nothing while nobody answers or only says to wait."""
    try:
        answer = Client(port).get(KENYA)
    except OSError:
        return []
    return [answer.body] if answer.status == 200 else []


def test_a_node_that_comes_back_answers_no_page_from_before_it_died(aftermath):
    a, b = aftermath.house.nodes
    desk = Client(b.port).sign_in(SECRETARIAT)
    address = desk_of_kenya(aftermath.house)
    form = desk.form_at(address) | {"name_en": "Kenya, as written while a node was away"}
    assert desk.post(address, form).status == 302

    a.start()
    first = []
    wait_for(lambda: first.extend(_answered(a.port)) or first, START, "the node")

    assert form["name_en"] in first[0]


def test_a_node_that_is_stopped_politely_takes_nobody_s_work_with_it(aftermath):
    a, b = aftermath.house.nodes
    a.wait_until_ready()
    reader = Person(Client(aftermath.house.proxy), reads)
    desk = Client(b.port).sign_in(SECRETARIAT).at(aftermath.house.proxy)
    writer = Person(desk, names_regions, f"polite-{aftermath.house.proxy}")

    with Crowd([reader, writer]) as crowd:
        crowd.go_on(times=TIMES)
        b.stop()
        crowd.go_on(times=TIMES)

    assert reader.refused == []
    assert len(writer.refused) <= 1
    kept = {code for (code,) in rows(aftermath.house, "SELECT code FROM treaties_region")}
    assert set(writer.acknowledged) <= kept

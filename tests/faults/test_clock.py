"""The clock of a served house is set back under its feet; that of the machine is left alone."""

import re
import shutil
import subprocess
import urllib.parse
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from tests.faults.house import FORM

SHIM = Path(__file__).with_name("clock.c")
DAYS = 40
SAID = re.compile(rb"On (\d+ \w+ \d{4}), ")


def write(house, session, name):
    form = {"csrfmiddlewaretoken": "a" * 32, "display_name": name, "language": "en"}
    headers = {"Cookie": f"sessionid={session}; csrftoken={'a' * 32}", "Content-Type": FORM}
    return house.ask("POST", "/en/accounts/", urllib.parse.urlencode(form), headers)[0]


@pytest.fixture
def set_back(house, tmp_path):
    """Sets the clock of the house so many days back, and again forth."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler is here to make a clock that can be set back")
    shim, file = tmp_path / "clock.so", tmp_path / "clock"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(SHIM)], check=True)
    file.write_bytes(bytes(8))

    def set_back(days):
        with open(file, "r+b") as offset:
            offset.write((-days * 86400).to_bytes(8, "little", signed=True))

    house.environment |= {"LD_PRELOAD": str(shim), "CLOCK_OFFSET": str(file)}
    return set_back


def generations(house):
    return dict(house.query("SELECT scope, number FROM core_generation"))


def day_said(house):
    status, body = house.ask("GET", "/en/directory/vacancies/")
    assert status == 200
    return SAID.search(body)[1].decode()


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_a_house_whose_clock_is_set_back_loses_nothing_and_tells_the_new_day(house, set_back):
    ((person, session),) = house.people(1)
    house.start()
    assert write(house, session, "before") == 302
    assert day_said(house) == written(localdate())
    before = generations(house)

    set_back(DAYS)
    assert write(house, session, "after") == 302
    after = generations(house)

    assert house.query("SELECT display_name FROM people_user WHERE id = ?", person) == [("after",)]
    changed = {scope for scope in after if after[scope] != before.get(scope)}
    assert "people_user" in changed
    assert all(after[scope] > before.get(scope, 0) for scope in changed)
    # The page of the day before is stored; it is not the page of this day.
    assert day_said(house) == written(localdate() - timedelta(days=DAYS))
    assert house.ask("GET", "/en/instruments/")[0] == 200
    assert house.query("PRAGMA integrity_check") == [("ok",)]

    set_back(0)
    assert write(house, session, "and on") == 302
    assert day_said(house) == written(localdate())
    last = generations(house)
    assert last["people_user"] > after["people_user"]
    house.wait_until_it_answers("/readyz")

"""The one door, walked through in a real browser, outside the demo: where staff need two keys."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from whimbrel.core.template_database import copy_template

PASSWORD = "a long walk over the mudflat"
PEOPLE = f"""
import django
django.setup()
from django.utils.timezone import localdate
from whimbrel.designations.actions.seats import appoint
from whimbrel.people.models import User
person = User.objects.create_user("secretariat@example.org", "{PASSWORD}")
appoint(person=person, starts_on=localdate(), today=localdate())
User.objects.create_user("focal.point@example.org", "{PASSWORD}", display_name="Focal point, Fiji")
"""
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def door(tmp_path_factory) -> Iterator[str]:
    """A site of our own with two people. Its name is localhost: a browser keeps no passkey for a number."""
    folder = tmp_path_factory.mktemp("door")
    copy_template(folder / "whimbrel.sqlite3")
    environment = os.environ | {
        "WHIMBREL_DATA": str(folder),
        "WHIMBREL_SECRET_KEY": "only for tests",
        "WHIMBREL_DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "whimbrel.config.settings",
    }
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", PEOPLE], env=environment, check=True, timeout=120)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "django", "runserver", f"localhost:{port}", "--noreload"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://localhost:{port}/en/accounts/login/")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server was not ready within a minute")


def sign_in(page, name: str) -> None:
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def violations(page) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]


def test_staff_set_up_a_second_key_and_come_to_the_desk(door, page):
    page.goto(f"{door}/admin/")
    sign_in(page, "secretariat")
    expect(page.get_by_text("The desk opens with two keys")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("link", name="Set up an app").click()
    assert violations(page) == []
    secret = page.locator("main code").inner_text()
    counter = next(iter(yield_hotp_counters_from_time()))
    page.get_by_role("textbox").fill(format_hotp_value(hotp_value(secret, counter)))
    page.get_by_role("button", name="Set up the app").click()
    expect(page.locator(".codes li")).to_have_count(10)
    assert violations(page) == []

    page.get_by_role("link", name="Go to the desk").click()
    expect(page.get_by_role("heading", name="The Secretariat's desk")).to_be_visible()


def test_a_passkey_is_added_and_opens_the_door_alone(door, context, page):
    wire = context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto(f"{door}/en/accounts/login/?next=/en/accounts/keys/passkeys/add/")
    sign_in(page, "focal.point")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)

    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{door}/en/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("link", name="Focal point, Fiji")).to_be_visible()


def test_a_device_without_the_passkey_is_told_so_in_the_page(door, page):
    refused = "navigator.credentials.get = () => Promise.reject(new Error('none'))"
    page.add_init_script(refused)
    page.goto(f"{door}/en/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("Your device gave no passkey")).to_be_visible()

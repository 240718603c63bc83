"""Asking one address as one person, and putting everything back as it was."""

import logging
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.permissions.arguments import addresses
from tests.permissions.personas import PERSONAS
from tests.permissions.table import Row
from tests.permissions.world import World
from whimbrel.people.models import User

REFUSES_METHOD = "405"
SIGN_IN = "account_login"


class Walker:
    """One person, who goes from page to page; nothing they do lasts."""

    def __init__(self, person: User | None) -> None:
        self.client = Client(raise_request_exception=False)
        if person is not None:
            self._sign_in(person)
        self.cookies = self.client.cookies.output(header="", sep=";")

    def _sign_in(self, person: User) -> None:
        """As with a password a moment ago, so that no page asks again who it is and hides its answer so."""
        self.client.force_login(person)
        session = self.client.session
        session["account_authentication_methods_user"] = str(person.pk)
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session.save()

    def ask(self, method: str, where: str) -> HttpResponse:
        """The answer; POST sends an empty form."""
        self.client.cookies = SimpleCookie(self.cookies)
        # Limits on attempts belong to another test.
        cache.clear()
        with translation.override("en"), transaction.atomic():
            answer = self.client.generic(
                method, where, content_type="application/x-www-form-urlencoded"
            )
            transaction.set_rollback(True)
        return answer


def told(answer: HttpResponse) -> str:
    """How the table writes an answer: its status, `302:in` where it sends to the sign-in page."""
    status = str(answer.status_code)
    if answer.has_header("Location") and _is_sign_in(answer["Location"]):
        status += ":in"
    return status


def answers(persona: str, world: World, asked: Collection[Row]) -> dict[Row, str]:
    """What that person gets at each of these routes by these methods."""
    person, where = Walker(PERSONAS[persona](world)), addresses(world)
    return {
        (route, method): told(person.ask(method, where[route]))
        for route, method in asked
        if route in where
    }


def taken_by_post(world: World, asked: Collection[str]) -> list[Row]:
    """Those of the routes that take a form from the administrator."""
    found = answers("administrator", world, [(route, "POST") for route in asked])
    return [row for row, answer in found.items() if answer != REFUSES_METHOD]


def wrong(persona: str, world: World, rows: dict[Row, dict[str, str]]) -> list[str]:
    """Where this person gets anything else than the table says, one line each."""
    return [
        f"{persona}, {method} {route}: {rows[route, method][persona]} in the table, {answer} on the site"
        for (route, method), answer in answers(persona, world, rows).items()
        if answer != rows[route, method][persona]
    ]


@contextmanager
def one_key_is_enough() -> Iterator[None]:
    """As in the demo, so that what a role may is seen, and not only that it lacks a second key."""
    memory = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    # Each refusal would be a line in the log.
    logging.disable(logging.CRITICAL)
    with override_settings(SECOND_FACTOR_REQUIRED=False, CACHES=memory):
        yield
    logging.disable(logging.NOTSET)


def _is_sign_in(location: str) -> bool:
    try:
        return resolve(urlsplit(location).path).url_name == SIGN_IN
    except Resolver404:
        return False

"""`whimbrel check`: is everything in order, and if not, what to do."""

import os
import sys
from collections.abc import Callable, Iterator

import click
from django.conf import settings
from django.core.cache import cache
from django.core.checks import Tags, run_checks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.timezone import now

from whimbrel.core.health import database_answers, unapplied_migrations
from whimbrel.core.languages import CODES
from whimbrel.core.worker import is_alive

Finding = tuple[str, str]  # what was looked at; what to do, or "" where it is in order


@click.command()
@click.option("--deploy", is_flag=True, help="Also ask whether it is safe on the open internet.")
def check(deploy: bool) -> None:
    """Say whether everything is in order. Exit code 1 where something is not."""
    findings = [*_standing(), *(_safe() if deploy else ())]
    for what, advice in findings:
        click.echo(f"{'ok  ' if not advice else 'MEND'}  {what}{': ' + advice if advice else ''}")
    if not is_alive(now()) and database_answers() and not unapplied_migrations():
        click.echo("note  No task worker is running; “whimbrel serve” starts one.")
    sys.exit(1 if any(advice for _, advice in findings) else 0)


def _standing() -> Iterator[Finding]:
    for message in run_checks(include_deployment_checks=False):
        if message.is_serious():
            yield f"settings ({message.id})", f"{message.msg} {message.hint or ''}"
    yield (
        "data directory",
        "" if os.access(settings.DATA, os.W_OK) else f"{settings.DATA} cannot be written to",
    )
    answers = database_answers()
    yield "database", "" if answers else "it does not answer; look at DATABASE_URL"
    if answers:
        missing = unapplied_migrations()
        yield "migrations", f"{len(missing)} to apply; run “whimbrel init”" if missing else ""
    yield "cache", _tried(_use_cache, "look at CACHE_URL")
    yield "files", _tried(_use_storage, "look at STORAGE_URL")
    lacking = [code for code in CODES[1:] if not _catalogue(code)]
    yield (
        "languages",
        f"no compiled catalogue for {', '.join(lacking)}; run “make setup”" if lacking else "",
    )


def _catalogue(code: str) -> bool:
    return any(
        (folder / code / "LC_MESSAGES" / "django.mo").exists() for folder in settings.LOCALE_PATHS
    )


def _tried(work: Callable[[], None], advice: str) -> str:
    try:
        work()
    except Exception as error:
        return f"{type(error).__name__}: {error}; {advice}"
    return ""


def _use_cache() -> None:
    cache.set("whimbrel-check", 1, 10)
    if cache.get("whimbrel-check") != 1:
        raise OSError("what was kept is not there")


def _use_storage() -> None:
    name = default_storage.save("whimbrel-check.txt", ContentFile(b"ok"))
    default_storage.delete(name)


def _safe() -> Iterator[Finding]:
    for message in run_checks(include_deployment_checks=True, tags=[Tags.security]):
        yield f"safety ({message.id})", f"{message.msg} {message.hint or ''}"
    yield "no debugging", "set WHIMBREL_DEBUG=0" if settings.DEBUG else ""
    yield (
        "not the demo",
        "its passwords are public; use another WHIMBREL_DATA" if settings.DEMO else "",
    )
    yield "HTTPS", "" if settings.HTTPS else "set WHIMBREL_URL to an https:// address"
    yield "second factor for staff", "" if settings.SECOND_FACTOR_REQUIRED else "it is off"
    wild = "*" in settings.ALLOWED_HOSTS
    yield "hosts", "name the host in WHIMBREL_HOSTS instead of *" if wild else ""

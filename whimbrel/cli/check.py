"""`whimbrel check`: is everything in order, and if not, what to do."""

import os
import sys
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import click
from django.conf import settings
from django.core.cache import cache
from django.core.checks import Tags, run_checks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http.request import validate_host
from django.utils.timezone import now

from whimbrel.core.backup.making import SECRET
from whimbrel.core.headers import ADMIN, security_headers
from whimbrel.core.health import database_answers, unapplied_migrations
from whimbrel.core.languages import CODES
from whimbrel.core.worker import is_alive

ALWAYS = (
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
)
NOT_THE_DESK = ("/", "/en/accounts/login/", "/en/admin/", "/administration/", "/documents/1/a.pdf")
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
        if message.is_silenced():
            continue
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
    own = urlsplit(settings.SITE_URL).hostname or ""
    missing = not validate_host(own, settings.ALLOWED_HOSTS)
    yield "own host", f"add {own} to WHIMBREL_HOSTS, or mend WHIMBREL_URL" if missing else ""
    for what, path in (("data directory", settings.DATA), ("secret", settings.DATA / SECRET)):
        open_to_others = path.exists() and path.stat().st_mode & 0o077
        yield f"{what} closed to others", f"run chmod go= {path}" if open_to_others else ""
    yield "headers", ", ".join(_missing_headers())


def _missing_headers() -> Iterator[str]:
    """What the answers themselves lack, whatever the settings say."""
    page, desk = security_headers("/en/"), security_headers(ADMIN)
    for name in ALWAYS:
        if name not in page or name not in desk:
            yield f"{name} is not sent"
    if "unsafe" in page.get("Content-Security-Policy", "unsafe"):
        yield "the policy of public pages lets foreign script or style run"
    if any("unsafe" in security_headers(path)["Content-Security-Policy"] for path in NOT_THE_DESK):
        yield "the desk's looser policy holds outside the desk"

"""`whimbrel mail-in`: take letters in, by whichever door."""

import ssl
from pathlib import Path

import click
from django.conf import settings
from django.db import DatabaseError

from whimbrel.core.inbox.addresses import takes_letters
from whimbrel.core.inbox.doors.files import take_from_file
from whimbrel.core.inbox.doors.listening import DoorRefused, Place, serve_doors
from whimbrel.core.inbox.doors.mailbox import Mailbox, MailboxAway, take_from_mailbox

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--listen",
    multiple=True,
    metavar="URL",
    default=lambda: settings.MAIL_IN_LISTEN,
    help="lmtp://127.0.0.1:8024, lmtp:///run/mail-in, smtp://0.0.0.0:2525.  [default: WHIMBREL_MAIL_IN_LISTEN]",
)
@click.option("--certificate", type=FILE, help="For STARTTLS: the certificate chain, PEM.")
@click.option("--key", type=FILE, help="For STARTTLS: its key, PEM.")
@click.option("--mailbox", is_flag=True, help="Look into the mailbox once, and exit.")
@click.option("--to", default="", help="With FILES: the address they are for.  [default: theirs]")
@click.argument("files", nargs=-1, type=FILE)
def mail_in(
    listen: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    mailbox: bool,
    to: str,
    files: tuple[Path, ...],
) -> None:
    """Take letters in: listen as a mail server, or with FILES (.eml, mbox) take these, and exit.

    The task worker of “whimbrel serve” sorts what was taken. “whimbrel serve” listens by itself where
    WHIMBREL_MAIL_IN_LISTEN is set; this command is for a machine of its own.
    """
    if not takes_letters():
        raise click.ClickException("Set WHIMBREL_MAIL_IN first, like reply@in.example.org.")
    if files:
        taken = sum(take_from_file(path, recipient=to) for path in files)
        click.echo(f"Letters taken: {taken}.")
    elif mailbox:
        _look_into_mailbox()
    else:
        _listen(listen, _tls(certificate, key))


def _look_into_mailbox() -> None:
    if not settings.MAIL_IN_MAILBOX:
        raise click.ClickException("Set WHIMBREL_MAIL_IN_MAILBOX first. See docs/running/mail.md.")
    try:
        taken = take_from_mailbox(Mailbox.at(settings.MAIL_IN_MAILBOX))
    except (MailboxAway, DatabaseError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Letters taken: {taken}.")


def _listen(urls: tuple[str, ...], tls: ssl.SSLContext | None) -> None:
    if not urls:
        raise click.ClickException("Say where to listen: --listen lmtp://127.0.0.1:8024.")
    try:
        places = [Place.at(url) for url in urls]
        told = ", ".join(str(place) for place in places)
        serve_doors(places, tls=tls, told=lambda: click.echo(f"Taking letters at {told}"))
    except (DoorRefused, OSError) as error:
        raise click.ClickException(str(error)) from None


def _tls(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context

"""`whimbrel init`: from nothing to a house that can be served."""

import click
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from whimbrel.core.health import unapplied_migrations
from whimbrel.core.template_database import copy_template
from whimbrel.designations.actions.seats import appoint
from whimbrel.people.actions import make_administrator
from whimbrel.people.models import User
from whimbrel.treaties.models import Role


@click.command()
@click.option("--no-input", is_flag=True, help="Ask nothing; for scripts.")
@click.option("--admin-email", help="E-mail address of the first administrator.")
def init(no_input: bool, admin_email: str | None) -> None:
    """Make this machine ready: data directory, secret, database, first administrator."""
    prepare_database()
    if User.objects.filter(is_superuser=True).exists():
        click.echo(f"Ready. Data: {settings.DATA}. There is an administrator already.")
        return
    if admin_email is None and not no_input:
        admin_email = click.prompt("E-mail address of the first administrator")
    person = make_administrator(email=admin_email or "administrator@localhost")
    appoint(person=person, starts_on=localdate(), today=localdate(), role=Role.ADMINISTRATOR)
    click.echo(f"Ready. Data: {settings.DATA}")
    click.echo(f"First administrator: {person.email}. Choose a password here; the link works once:")
    click.echo(one_time_link(person))


def prepare_database() -> None:
    """Bring the database to the state this code expects; an empty SQLite one by copying the template."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    name = settings.DATABASES["default"]["NAME"]
    if connection.vendor == "sqlite" and not settings.DATA.joinpath(name).exists():
        connection.close()
        copy_template(settings.DATA / name)
    if unapplied_migrations():
        click.echo("Bringing the database up to date …", err=True)
        call_command("migrate", verbosity=0)


def one_time_link(person: User) -> str:
    """An address at which the person chooses a password; worth nothing once they have."""
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    uidb36, _, token = key.partition("-")
    with translation.override(person.language or "en"):
        path = reverse("account_reset_password_from_key", args=[uidb36, token])
    return f"{settings.SITE_URL}{path}"

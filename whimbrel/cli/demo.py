"""`whimbrel demo`: a believable world to look around in."""

import sys

import click
from django.conf import settings

from whimbrel.cli.init import prepare_database
from whimbrel.home.actions.build_demo import DEMO_PASSWORD, STEPS, demo_people
from whimbrel.people.models import User


@click.command()
def demo() -> None:
    """Build the demo world, and exit. Building it again changes nothing."""
    prepare_database()
    marker = settings.DATA / "demo"
    if not marker.exists() and User.objects.exists():
        raise click.ClickException(
            f"{settings.DATA} holds a real house, with people in it. "
            "Set WHIMBREL_DATA to another directory for the demo."
        )
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        STEPS,
        label="Building the demo",
        file=sys.stderr,
        hidden=hidden,
        item_show_func=lambda step: step[0] if step else "",
    ) as steps:
        for _title, step in steps:
            step()
    marker.write_text("This directory holds the demo world: sign-ins are public.\n")
    say_sign_ins()


def say_sign_ins() -> None:
    """Who can sign in to the demo, by office."""
    people = demo_people()
    width = max(len(office) for office, _ in people)
    click.echo(f"\nDemo sign-ins, all with the password: {DEMO_PASSWORD}")
    for office, email in people:
        click.echo(f"  {office:{width}}  {email}")

import os

import click
import django
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whimbrel.config.settings")


def set_up() -> None:
    """Load Django and the rooms. Raises ClickException, with what to do, where the settings do not fit."""
    try:
        django.setup()
    except ImproperlyConfigured as error:
        if "SECRET_KEY" in str(error):
            raise click.ClickException(
                "There is no secret yet. Run “whimbrel init” first (or “whimbrel demo” to look around)."
            ) from None
        raise click.ClickException(f"The settings do not fit: {error}") from None

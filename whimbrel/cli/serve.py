"""`whimbrel serve`: the web workers and the task worker as one tree of processes."""

import importlib
import socket
import sys

import click
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from whimbrel.cli.porch import open_porch
from whimbrel.cli.start import set_up


@click.command()
@click.option(
    "--host", default=lambda: settings.HOST, help="Address to listen on; HOST in the environment."
)
@click.option(
    "--port", type=int, default=lambda: settings.PORT, help="Port; PORT in the environment."
)
@click.option("--workers", type=int, default=lambda: settings.WEB_WORKERS, help="Web workers.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site until told to stop (Ctrl+C or SIGTERM)."""
    _refuse_without_a_secret()
    _refuse_a_taken_door(host, port)
    porch = open_porch(host, port)
    try:
        set_up()
        # Imports the whole house; the porch answers meanwhile.
        tree = importlib.import_module("whimbrel.cli.tree")
        tree.refuse_what_is_not_ready()
    except BaseException:
        if porch is not None:
            porch.terminate()
        raise
    sys.exit(tree.Tree(host, port, workers, porch).run())


def _refuse_without_a_secret() -> None:
    try:
        # Django refuses an empty secret only when it is asked for.
        settings.SECRET_KEY  # noqa: B018
    except ImproperlyConfigured:
        raise click.ClickException("There is no secret yet. Run “whimbrel init” first.") from None


def _refuse_a_taken_door(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"{host}:{port} cannot be used: {error.strerror}. Choose another with PORT or --port."
            ) from None

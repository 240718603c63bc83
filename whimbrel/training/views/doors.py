"""Who may come in where in training; for whom a page is not meant there is no such page."""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.people.models import User
from whimbrel.training.rules import can_keep_training
from whimbrel.training.rules.access import can_run_workshops
from whimbrel.treaties.queries.offices import Offices, offices_of


def offices_here(request: HttpRequest) -> Offices:
    """What the reader holds today."""
    return offices_of(request.user, on=localdate())


def keeper_of(request: HttpRequest) -> User:
    """The account of the reader, who keeps the records of training. Raises PermissionDenied for anybody else."""
    if not can_keep_training(offices_here(request)):
        raise PermissionDenied
    return User.objects.get(pk=request.user.pk or 0)


def opened_by(token: str, salt: str) -> int:
    """The number of the record that this token opens; 0 where it was not made here, or was damaged on its way."""
    try:
        return int(signing.loads(token, salt=salt))
    except (signing.BadSignature, TypeError, ValueError):
        return 0


def crumbs() -> list[tuple[str, str]]:
    """The way to every page of training."""
    return [(_("Training"), reverse("training:workshop_list"))]


def runner_of(request: HttpRequest) -> User:
    """The account of the reader, who invites, selects and pays. Raises PermissionDenied for anybody else."""
    if not can_run_workshops(offices_here(request)):
        raise PermissionDenied
    return User.objects.get(pk=request.user.pk or 0)

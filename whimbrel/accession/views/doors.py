"""Who comes to the files on non-Parties, and to which one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from whimbrel.accession.models import RecruitmentFile
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.rules import can_keep_recruitment
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of


def file_of(request: HttpRequest, pk: int) -> RecruitmentFile:
    """The file, for the Secretariat. Raises PermissionDenied for anybody else, Http404 where there is none."""
    return get_object_or_404(files_visible_to(keeper_of(request)), pk=pk)


def keeper_of(request: HttpRequest) -> Offices:
    offices = offices_of(request.user, on=localdate())
    if not can_keep_recruitment(offices):
        raise PermissionDenied
    return offices


def person_of(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)

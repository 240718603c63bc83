"""Who comes to the files on non-Parties, and to which one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from whimbrel.accession.models import Counterpart, RecruitmentFile
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.rules import can_keep_recruitment
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of


def file_of(request: HttpRequest, pk: int) -> RecruitmentFile:
    """The file, for the Secretariat. Raises PermissionDenied for anybody else, Http404 where there is none."""
    return get_object_or_404(files_visible_to(keeper_of(request)), pk=pk)


def counterpart_of(request: HttpRequest, pk: int) -> Counterpart:
    found = Counterpart.objects.filter(file__in=files_visible_to(keeper_of(request)))
    return get_object_or_404(found.select_related("file__country", "file__instrument"), pk=pk)


def keeper_of(request: HttpRequest) -> Offices:
    offices = offices_of(request.user, on=localdate())
    if not can_keep_recruitment(offices):
        raise PermissionDenied
    return offices


def person_of(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def form_page(
    request: HttpRequest, form: object, title: str, file: RecruitmentFile | None
) -> HttpResponse:
    """Something to be written into a file, and again where it was not sound."""
    status = 422 if getattr(form, "errors", None) else 200
    context = {"form": form, "title": title, "file": file}
    return render(request, "accession/recruitment_form.html", context, status=status)

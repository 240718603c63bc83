from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.library import Upload, keep_file, keep_version, remove_file
from whimbrel.community.forms.library import NewFileForm, NewVersionForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import LibraryFile, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.library import library_of, library_visible_to
from whimbrel.community.rules import can_remove_file, can_write
from whimbrel.community.views.doors import belonging_here, door_of, enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs
from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page


@require_safe
def library(request: HttpRequest, slug: str) -> HttpResponse:
    """What a space keeps: stored for everybody where it is public, made for this reader elsewhere."""
    if find_space(slug).open_to == Space.OpenTo.PUBLIC:
        return _public_library(request, slug)
    return _own_library(request, slug)


@public_page()
def _public_library(request: HttpRequest, slug: str) -> HttpResponse:
    return _library_page(request, find_space(slug))


@login_required
@never_cache
def _own_library(request: HttpRequest, slug: str) -> HttpResponse:
    space = find_space(slug)
    enter(request, space)
    return _library_page(request, space)


def _library_page(request: HttpRequest, space: Space) -> HttpResponse:
    context = {
        "space": space,
        "files": [(one, one.all_versions[0]) for one in library_of(space)],  # type: ignore[attr-defined]
        "crumbs": crumbs(space, _("Files")),
    }
    return render(request, "community/library.html", context)


@door_of(LibraryFile)
@never_cache
@require_safe
def library_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file with all its versions."""
    belonging, file = _find(request, pk)
    context = {
        "file": file,
        "versions": file.all_versions,  # type: ignore[attr-defined]
        "said": getattr(file.all_versions[0], "said", None),  # type: ignore[attr-defined]
        "can_write": can_write(belonging, file.space, at=now()),
        "can_remove": can_remove_file(belonging, file),
        "crumbs": crumbs(file.space, file.title),
    }
    return render(request, "community/library_file.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def library_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep a file in the space."""
    space = find_space(slug)
    if not can_write(enter(request, space), space, at=now()):
        raise PermissionDenied
    initial = {"language": current_language(), "key": new_key()}
    form = NewFileForm(*_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kept = keep_file(
            space=space, title=given["title"], about=given["about"], language=given["language"],
            upload=Upload(given["file"], given["key"]), by=person_of(request), at=now(),
        )  # fmt: skip
        messages.success(request, _("The file is kept. Its address stays, whatever is new in it."))
        return redirect("community:library_file", pk=kept.pk)
    context = {"form": form, "title": _("Keep a file here"), "crumbs": crumbs(space, _("Files"))}
    return render(
        request, "community/library_form.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def library_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a newer version at the same address."""
    belonging, file = _find(request, pk)
    if not can_write(belonging, file.space, at=now()):
        raise PermissionDenied
    form = NewVersionForm(*_sent(request), initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        upload = Upload(given["file"], given["key"], given["news"])
        keep_version(file=file, upload=upload, by=person_of(request), at=now())
        messages.success(request, _("The new version is at the same address."))
        return redirect("community:library_file", pk=pk)
    context = {
        "form": form,
        "title": _("A new version of “%(title)s”") % {"title": file.title},
        "crumbs": crumbs(file.space, file.title),
    }
    return render(
        request, "community/library_form.html", context, status=422 if form.errors else 200
    )


@door_of(LibraryFile)
@never_cache
@require_safe
def library_download(request: HttpRequest, pk: int, number: int | None = None) -> FileResponse:
    """The newest version, or that with a number; given to be saved, never shown as a page of ours."""
    _belonging, file = _find(request, pk)
    versions = file.all_versions  # type: ignore[attr-defined]
    found = next((one for one in versions if number in (None, one.number)), None)
    if found is None:
        raise Http404
    return FileResponse(found.upload.open("rb"), as_attachment=True, filename=found.name)


@login_required
@require_POST
def library_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the file out of sight; it is kept for who keeps order."""
    belonging, file = _find(request, pk)
    if not can_remove_file(belonging, file):
        raise PermissionDenied
    remove_file(file=file, by=person_of(request), at=now())
    messages.success(request, _("The file is taken away, with all its versions."))
    return redirect("community:library", slug=file.space.slug)


def _find(request: HttpRequest, pk: int) -> tuple[Belonging, LibraryFile]:
    belonging = belonging_here(request)
    found = library_visible_to(belonging).filter(pk=pk).first()
    if found is None:
        raise Http404
    return belonging, found


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)

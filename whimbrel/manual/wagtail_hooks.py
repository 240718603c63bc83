"""The Manual at the Secretariat's desk: its bin, its warnings, what stands beside the articles, and what to look at."""

from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse_lazy
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from whimbrel.core.sheets import SheetRefused
from whimbrel.core.sheets.complaints import SHOWN
from whimbrel.manual.actions.archive_loads import hand_in_archive
from whimbrel.manual.actions.editions import NothingToName, name_edition
from whimbrel.manual.actions.export_manual import write_export
from whimbrel.manual.actions.harvest import Gathered, begin_article
from whimbrel.manual.actions.tree import is_in_bin, is_kept_by_edition, throw_in_bin
from whimbrel.manual.beside import BesideTheArticles
from whimbrel.manual.choosing import SharedTextChooser, shared_text_chooser
from whimbrel.manual.complaints import complaints
from whimbrel.manual.desk import ArchiveForm, BeginForm, EditionForm
from whimbrel.manual.models import ArchiveLoad, ArticlePage, ArticleTemplate, PartPage
from whimbrel.manual.models.blocks import pieces_of
from whimbrel.manual.queries.editions import editions
from whimbrel.manual.queries.reports import broken_links, concerns, oldest_articles, reviews_due
from whimbrel.manual.rules import can_keep_manual
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

SEEN = "manual_complaints_seen"


@hooks.register("before_create_page")
def choose_a_template(request: HttpRequest, parent: Page, kind: type[Page]) -> HttpResponse | None:
    """Ask what a new article begins with, where there are templates."""
    part = parent.specific
    if kind is not ArticlePage or not isinstance(part, PartPage):
        return None
    if not ArticleTemplate.objects.exists():
        return None
    form = BeginForm(request.POST if "begin" in request.POST else None)
    if request.method == "POST" and not form.is_bound:
        return None
    if form.is_valid():
        template = form.cleaned_data["template"]
        words = Gathered(form.cleaned_data["title"], template.text if template else "")
        page = begin_article(part=part, words=words, by=_person(request))
        return redirect("wagtailadmin_pages:edit", page.pk)
    status = 422 if form.errors else 200
    return render(request, "manual/desk/begin.html", {"form": form, "part": part}, status=status)


@hooks.register("before_delete_page")
def into_the_bin(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What is removed lies in the bin first; what an edition cites stays there."""
    page = page.specific
    if not isinstance(page, ArticlePage | PartPage):
        return None
    if is_in_bin(page):
        if not is_kept_by_edition(page):
            return None
        messages.error(
            request, _("An edition cites it: it stays in the bin and is never thrown away.")
        )
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    if request.method != "POST":
        return None
    parent = page.get_parent()
    throw_in_bin(page=page, by=_person(request))
    messages.success(
        request,
        _("“%(title)s” is in the recycle bin. Move it from there to take it back.")
        % {"title": page.title},
    )
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("before_publish_page")
def warn_before_readers_stumble(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say once what may keep readers out. Publishing again with the same left unmended is the editor's decision."""
    if not isinstance(page, ArticlePage):
        return None
    found = complaints(pieces_of(page.body, page.language))
    told = [page.pk, *found]
    if not found or request.session.get(SEEN) == told:
        request.session.pop(SEEN, None)
        return None
    request.session[SEEN] = told
    for one in found:
        messages.warning(request, one)
    messages.warning(
        request,
        _(
            "Saved as a draft, and not published yet. Mend this, or publish again to leave it as it is."
        ),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_main_menu")
def call_it_manual(request: HttpRequest, items: list[Any]) -> None:
    for item in items:
        if item.name == "explorer":
            item.label = _("Manual")


@hooks.register("register_admin_viewset")
def beside_the_articles() -> BesideTheArticles:
    return BesideTheArticles()


@hooks.register("register_admin_viewset")
def choosing_a_shared_text() -> SharedTextChooser:
    return shared_text_chooser


@require_http_methods(["GET", "HEAD", "POST"])
def manual_keeping(request: HttpRequest) -> HttpResponse:
    """What to look at in the Manual, its editions, and the whole of it to take away."""
    keeper = _keeper(request)
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            edition = name_edition(**form.wanted(), at=now(), by=keeper)
        except NothingToName:
            form.add_error(None, _("No article is published yet, so there is nothing to keep."))
        else:
            messages.success(
                request,
                _("“%(name)s” is named. It stays readable for good.") % {"name": edition.name},
            )
            return redirect("manual_keeping")
    context = {
        "form": form,
        "editions": editions(),
        "due": reviews_due(localdate()),
        "oldest": oldest_articles(),
        "broken": broken_links(),
        "concerns": concerns(),
    }
    return render(request, "manual/desk/keeping.html", context, status=422 if form.errors else 200)


@require_safe
def manual_export(request: HttpRequest) -> FileResponse:
    """The whole Manual as a ZIP file, written beside the memory where it is large."""
    _keeper(request)
    # The answer closes it once it is sent.
    packed = SpooledTemporaryFile(max_size=10 * 1024 * 1024)  # noqa: SIM115
    write_export(packed)
    packed.seek(0)
    return FileResponse(
        packed, as_attachment=True, filename="manual.zip", content_type="application/zip"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def manual_archives(request: HttpRequest) -> HttpResponse:
    """Hand in an archive, and see how far those are that were handed in."""
    keeper = _keeper(request)
    form = ArchiveForm(request.POST, request.FILES) if request.method == "POST" else ArchiveForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            hand_in_archive(file=file, name=file.name, by=keeper, at=now())
        except SheetRefused as refused:
            for one in refused.complaints[:SHOWN]:
                form.add_error("file", str(one))
        else:
            messages.success(
                request, _("It is brought in within a minute or two. This page says how far it is.")
            )
            return redirect("manual_archives")
    context = {"form": form, "loads": ArchiveLoad.objects.all()[:10]}
    return render(request, "manual/desk/archives.html", context, status=422 if form.errors else 200)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("manual/", manual_keeping, name="manual_keeping"),
        path("manual/manual.zip", manual_export, name="manual_export"),
        path("manual/archives/", manual_archives, name="manual_archives"),
    ]


class KeepingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_keep_manual(offices_of(request.user, on=localdate()))


@hooks.register("register_admin_menu_item")
def keeping_item() -> MenuItem:
    return KeepingItem(
        gettext_lazy("Keep the Manual"),
        reverse_lazy("manual_keeping"),
        name="manual_keeping",
        icon_name="clipboard-list",
        order=111,
    )


def _keeper(request: HttpRequest) -> User:
    if not can_keep_manual(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    return _person(request)


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)

"""The translators' own pages: what awaits them, an article piece beside piece, and files for whoever works outside."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.languages import CODES, direction, language_names
from whimbrel.core.responses import file_download
from whimbrel.manual.actions.translate import (
    NotOfThisArticle,
    TranslationLocked,
    hand_in_translation,
    publish_translation,
    save_translation,
    take_back_po,
)
from whimbrel.manual.forms import PoForm, SegmentsForm
from whimbrel.manual.models import SOURCE
from whimbrel.manual.po import PoRefused, written
from whimbrel.manual.queries.consultations import consultation_on
from whimbrel.manual.queries.segments import Workbench, workbench
from whimbrel.manual.queries.shared_texts import shared_texts_behind
from whimbrel.manual.queries.translations import language_standing
from whimbrel.manual.rules import can_publish_translation, can_translate
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of


def _translator(request: HttpRequest) -> tuple[User, Offices]:
    offices = offices_of(request.user, on=localdate())
    if not can_translate(offices):
        raise PermissionDenied
    return User.objects.get(pk=request.user.pk or 0), offices


def _bench(slug: str, language: str) -> Workbench:
    found = workbench(slug, language) if language in CODES and language != SOURCE else None
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_safe
def translate_list(request: HttpRequest) -> HttpResponse:
    person, _offices = _translator(request)
    codes = [code for code in CODES if code != SOURCE]
    own = [code for code in person.languages_spoken or [person.language] if code in codes]
    standing = sorted(language_standing(codes), key=lambda one: one.language not in own)
    names, shared = dict(zip(codes, language_names(codes), strict=True)), shared_texts_behind()
    context = {
        "rows": [
            (names[one.language], one.language in own, one, shared.get(one.language, []))
            for one in standing
        ],
        "crumbs": _crumbs((_("Translate"), "")),
    }
    return render(request, "manual/translate_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def translate(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    person, offices = _translator(request)
    bench = _bench(slug, code)
    form = SegmentsForm(request.POST or None, bench=bench, language=code)
    may_publish = can_publish_translation(offices)
    if request.method == "POST" and form.is_valid():
        try:
            _saved(request, bench, form, code, person, may_publish)
        except TranslationLocked:
            form.add_error(
                None,
                _(
                    "Nothing was saved: this translation is locked. Your words are all below; "
                    "keep a copy, and save again once the Secretariat has opened it."
                ),
            )
        else:
            return redirect("manual:translate", code, slug)
    context = {
        "bench": bench,
        "rows": form.rows(),
        "form": form,
        "po_form": PoForm(),
        "code": code,
        "slug": slug,
        "code_direction": direction(code),
        "name": language_names([code])[0],
        "may_publish": may_publish,
        "consultation": consultation_on({bench.source.pk}, today=localdate()),
        "is_locked": bench.translation is not None and bench.translation.locked,
        "crumbs": _crumbs(
            (_("Translate"), reverse("manual:translate_list")), (bench.version.title, "")
        ),
    }
    return render(request, "manual/translate.html", context, status=422 if form.errors else 200)


def _saved(
    request: HttpRequest,
    bench: Workbench,
    form: SegmentsForm,
    code: str,
    person: User,
    may_publish: bool,
) -> None:
    """Keep the words, and do with them what the button says. Raises TranslationLocked."""
    page = save_translation(
        bench=bench,
        language=code,
        words=form.words(),
        based_on=bench.version if form.cleaned_data["says_all"] else None,
        by=person,
    )
    if "publish" in request.POST and may_publish:
        publish_translation(page=page, by=person)
        messages.success(request, _("Published. Readers have it now."))
    elif "hand_in" in request.POST and hand_in_translation(page=page, by=person):
        messages.success(request, _("Handed in. The Secretariat looks at it before readers do."))
    else:
        messages.success(request, _("Saved as a draft. Nobody but translators sees it yet."))


@login_required
@never_cache
@require_safe
def po_download(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    _translator(request)
    bench = _bench(slug, code)
    body = written(bench.segments, article=slug, language=code, source_version=bench.version.number)
    return file_download(f"{slug}.{code}", body, "po")


@login_required
@never_cache
@require_POST
def po_upload(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    person, _offices = _translator(request)
    _bench(slug, code)
    form = PoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            result, _page = take_back_po(
                slug=slug, language=code, content=form.cleaned_data["file"].read(), by=person
            )
        except NotOfThisArticle:
            messages.error(
                request, _("Nothing was changed: this file is of another article or language.")
            )
        except TranslationLocked:
            messages.error(
                request,
                _("Nothing was changed: this translation is locked. Bring the file back later."),
            )
        except PoRefused:
            messages.error(
                request,
                _("Nothing was changed: this is not a PO file that was taken from here."),
            )
        else:
            _tell(request, result)
    else:
        messages.error(request, _("Choose the PO file first; it has at most 2 MB."))
    return redirect("manual:translate", code, slug)


def _tell(request: HttpRequest, result: Any) -> None:
    taken, kept, stale = len(result.taken), len(result.kept), len(result.stale)
    messages.success(
        request, _("%(count)s pieces were taken from the file into the draft.") % {"count": taken}
    )
    if kept:
        messages.warning(
            request,
            _(
                "%(count)s pieces were corrected here since the file was made; they stay as they are here."
            )
            % {"count": kept},
        )
    if stale:
        messages.warning(
            request,
            _(
                "In %(count)s pieces the English text has changed since the file was made. Look at them below."
            )
            % {"count": stale},
        )


def _crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Manual"), reverse("manual:contents")), *last]

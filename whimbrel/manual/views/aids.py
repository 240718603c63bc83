from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model

from whimbrel.core.languages import current_language, sort_key
from whimbrel.core.stored.views import public_page
from whimbrel.manual.models import (
    ArticlePage,
    Checklist,
    FundingProgramme,
    GlossaryTerm,
    PracticeExample,
    Question,
    Task,
)
from whimbrel.manual.queries.contents import Entry, contents
from whimbrel.manual.queries.ways import provisions, stops


def crumbs(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Manual"), reverse("manual:contents")), *last]


@require_safe
@public_page()
def glossary(request: HttpRequest) -> HttpResponse:
    terms = sorted(GlossaryTerm.objects.all(), key=lambda one: sort_key(one.term))
    context = {"terms": terms, "crumbs": crumbs((_("Glossary"), ""))}
    return render(request, "manual/glossary.html", context)


@require_safe
@public_page()
def question_list(request: HttpRequest) -> HttpResponse:
    context = {
        "questions": Question.objects.all(),
        "crumbs": crumbs((_("Questions and answers"), "")),
    }
    return render(request, "manual/question_list.html", context)


@require_safe
@public_page()
def checklist_list(request: HttpRequest) -> HttpResponse:
    context = {"checklists": Checklist.objects.all(), "crumbs": crumbs((_("Checklists"), ""))}
    return render(request, "manual/checklist_list.html", context)


@require_safe
@public_page()
def checklist_detail(request: HttpRequest, slug: str) -> HttpResponse:
    checklist = get_object_or_404(Checklist, slug=slug)
    linked = set(
        ArticlePage.objects.filter(
            checklists=checklist, live=True, audience=ArticlePage.Audience.EVERYBODY
        ).values_list("pk", flat=True)
    )
    entries = [entry for part in contents(current_language()) for entry in part.articles]
    context = {
        "checklist": checklist,
        "steps": checklist.steps.all(),
        "entries": [entry for entry in entries if entry.source_id in linked],
        "crumbs": crumbs(
            (_("Checklists"), reverse("manual:checklist_list")), (checklist.title, "")
        ),
    }
    return render(request, "manual/checklist_detail.html", context)


@require_safe
@public_page()
def task_detail(request: HttpRequest, slug: str) -> HttpResponse:
    task = get_object_or_404(Task, slug=slug)
    context = {
        "task": task,
        "stops": stops(task, contents(current_language())),
        "crumbs": crumbs((task.title, "")),
    }
    return render(request, "manual/task_detail.html", context)


@require_safe
@public_page()
def example_list(request: HttpRequest) -> HttpResponse:
    named = set(ArticlePage.examples.through.objects.values_list("practiceexample", "articlepage"))
    entries = [entry for part in contents(current_language()) for entry in part.articles]
    rows = [
        (one, [entry for entry in entries if (one.pk, entry.source_id) in named])
        for one in PracticeExample.objects.select_related("country")
    ]
    context = {"rows": rows, "crumbs": crumbs((_("Practice examples"), ""))}
    return render(request, "manual/example_list.html", context)


@require_safe
@public_page()
def funding_list(request: HttpRequest) -> HttpResponse:
    """Programmes that can be asked today first; those whose day has passed below."""
    today = localdate()
    programmes = list(FundingProgramme.objects.prefetch_related("regions"))
    context = {
        "open": [one for one in programmes if one.is_open(today)],
        "past": [one for one in programmes if not one.is_open(today)],
        "crumbs": crumbs((_("Funding"), "")),
    }
    return render(request, "manual/funding_list.html", context)


@require_safe
@public_page()
def provision_list(request: HttpRequest) -> HttpResponse:
    """From the articles of treaties and the resolutions to what the Manual says of them."""
    titles = {
        entry.source_id: entry for part in contents(current_language()) for entry in part.articles
    }
    rows: dict[str, list[Entry]] = {}
    for one in provisions():
        if one.page_id in titles:
            rows.setdefault(one.label, []).append(titles[one.page_id])
    context = {
        "rows": list(rows.items()),
        "crumbs": crumbs((_("Treaty articles and resolutions"), "")),
    }
    return render(request, "manual/provision_list.html", context)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it is today: a new file put in its place keeps this address."""
    document = get_object_or_404(get_document_model(), pk=pk)
    answer = redirect(document.url)
    answer["Cache-Control"] = "no-cache"
    return answer

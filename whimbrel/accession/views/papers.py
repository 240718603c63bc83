from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.accession.actions.papers import keep_paper, take_out_paper
from whimbrel.accession.forms import PaperForm
from whimbrel.accession.models import RecruitmentPaper
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import file_of, form_page, keeper_of, person_of
from whimbrel.core.responses import file_to_save


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a document in the file."""
    file = file_of(request, pk)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        keep_paper(file=file, **form.cleaned_data, by=person_of(request), at=now())
        return redirect(file)
    return form_page(request, form, _("Add a file"), file)


@login_required
@never_cache
@require_safe
def paper_download(request: HttpRequest, pk: int) -> FileResponse:
    """A document of a file, to be saved and never shown as a page of ours."""
    paper = _find(request, pk)
    return file_to_save(paper.upload, paper.title)


@login_required
@never_cache
@require_POST
def paper_take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document out of the file."""
    return redirect(take_out_paper(paper=_find(request, pk), by=person_of(request)))


def _find(request: HttpRequest, pk: int) -> RecruitmentPaper:
    found = RecruitmentPaper.objects.filter(file__in=files_visible_to(keeper_of(request)))
    return get_object_or_404(found.select_related("file"), pk=pk)

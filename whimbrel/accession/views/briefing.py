from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.accession.queries.briefing import briefing_document
from whimbrel.accession.views.doors import file_of
from whimbrel.core.documents.docx import write_docx
from whimbrel.core.documents.pdf import heading_pages, write_pdf
from whimbrel.core.languages import current_language
from whimbrel.core.responses import file_download


@login_required
@never_cache
@require_safe
def recruitment_briefing(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """What the State is given to read about joining, in the language of the address, as DOCX or PDF."""
    file = file_of(request, pk)
    if form not in ("docx", "pdf") or not file.instrument.has_parties:
        raise Http404
    language = current_language()
    document = briefing_document(
        file.country, file.instrument, language=language, on=localdate(), made_at=now()
    )
    name = f"briefing-{file.country.iso3}-{file.instrument.slug}-{language}"
    if form == "pdf":
        return file_download(name, write_pdf(document), form)
    return file_download(name, write_docx(document, pages=heading_pages(document)), form)

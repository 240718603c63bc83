"""A country's answers as a file, and the file coming back: what differs is shown before anything is changed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from whimbrel.core.documents.pdf import write_pdf
from whimbrel.core.responses import file_download, table_download
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.nbsap.actions.reply_files import HEAD, differences, sheet_rows, word_form
from whimbrel.nbsap.actions.replying import Given, ReplyClosed, Writer, save_answers
from whimbrel.nbsap.forms.replies import FileForm
from whimbrel.nbsap.models import Reply
from whimbrel.nbsap.queries.answer_values import NoAnswer, read_answer
from whimbrel.nbsap.queries.replies import reply_lines
from whimbrel.nbsap.queries.reply_document import reply_document
from whimbrel.nbsap.views.admission import person_of
from whimbrel.nbsap.views.replies import find_reply


@login_required
@never_cache
@require_safe
def reply_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The form with what is answered so far, to fill in without a network; or the answers alone, to print."""
    reply = find_reply(request, pk)
    parts = reply_lines(reply)
    name = f"{reply.questionnaire.code}-{reply.country.iso3}"
    if form == "xlsx":
        return table_download(name, HEAD, sheet_rows(parts), "xlsx")
    if form == "docx":
        return file_download(name, word_form(reply, parts), "docx")
    if form == "pdf":
        return file_download(name, write_pdf(reply_document(reply, parts, at=now())), "pdf")
    raise Http404


@login_required
@never_cache
@require_POST
def reply_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a filled-in form, and show what it says otherwise."""
    reply = find_reply(request, pk)
    form = FileForm(request.POST, request.FILES)
    found, refused = [], ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = differences(parts=reply_lines(reply), file=SheetFile(file.name, file.read()))
        except SheetRefused as sheet:
            refused = str(sheet)
    context = {
        "reply": reply, "form": form, "refused": refused,
        "plain": [one for one in found if not one.is_overtaken],
        "overtaken": [one for one in found if one.is_overtaken],
    }  # fmt: skip
    is_wrong = bool(form.errors or refused)
    return render(request, "nbsap/reply_differences.html", context, status=422 if is_wrong else 200)


@login_required
@never_cache
@require_POST
def reply_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep those answers of the file that were chosen."""
    reply = find_reply(request, pk)
    given = _chosen(request, reply)
    try:
        kept = save_answers(
            reply=reply, given=given, by=Writer(person=person_of(request)), at=now()
        )
    except ReplyClosed:
        messages.warning(request, _("The answers were handed in meanwhile. Nothing was changed."))
        return redirect(reply)
    number = len(kept.written)
    said = ngettext("%(n)s answer is kept.", "%(n)s answers are kept.", number)
    messages.success(request, said % {"n": number})
    if kept.overtaken:
        messages.warning(
            request,
            _("Somebody wrote meanwhile. Give the file back once more to see what still differs."),
        )
    return redirect(reply)


def _chosen(request: HttpRequest, reply: Reply) -> list[Given]:
    lines = {line.key: line for part in reply_lines(reply) for line in part.lines()}
    given = []
    for key in request.POST.getlist("take"):
        line = lines.get(key)
        version = request.POST.get(f"v{key}", "")
        if line is None or not version.isdecimal() or len(version) > 9:
            continue
        try:
            value = read_answer(line.question, request.POST.get(key, ""))
        except NoAnswer:
            continue
        given.append(Given(line.question, line.block, value, int(version)))
    return given

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from whimbrel.accession.actions.relations import Circle, NotRelated, end_relation, relate
from whimbrel.accession.forms.relations import RelationForm
from whimbrel.accession.models import Relation
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import file_of, form_page, keeper_of, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def relation_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how two persons of the file stand to each other."""
    file = file_of(request, pk)
    form = RelationForm(request.POST or None, file=file, initial={"starts_on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            relate(**form.cleaned_data, by=person_of(request))
        except NotRelated:
            form.add_error("taker", _("That is written down already."))
        except Circle:
            form.add_error("taker", _("That person reports to the first one already."))
        else:
            return redirect(file)
    return form_page(request, form, _("How two persons stand to each other"), file)


@login_required
@never_cache
@require_POST
def relation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Two persons stand so to each other no more."""
    found = Relation.objects.filter(giver__file__in=files_visible_to(keeper_of(request)))
    relation = get_object_or_404(found.select_related("giver__file"), pk=pk)
    end_relation(relation=relation, by=person_of(request), on=localdate())
    return redirect(relation.giver.file)

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from whimbrel.accession.actions.playbook import carry_playbook
from whimbrel.accession.actions.steps import do_step
from whimbrel.accession.models import PlannedStep
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import file_of, keeper_of, person_of


@login_required
@never_cache
@require_POST
def recruitment_carry(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the steps of the playbook on a file that has none."""
    file = file_of(request, pk)
    carry_playbook(file=file, by=person_of(request), on=localdate())
    return redirect(file)


@login_required
@never_cache
@require_POST
def step_done(request: HttpRequest, pk: int) -> HttpResponse:
    """A planned step is done."""
    found = PlannedStep.objects.filter(file__in=files_visible_to(keeper_of(request)))
    step = get_object_or_404(found.select_related("file"), pk=pk)
    do_step(step=step, by=person_of(request), at=now(), on=localdate())
    return redirect(step.file)

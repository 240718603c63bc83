"""What the register of national plans adds to a country's file."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.nbsap.models import Nbsap, Reply
from whimbrel.nbsap.queries.counterparts import open_agreements
from whimbrel.nbsap.queries.progress import begun_plans, open_steps
from whimbrel.nbsap.queries.stages import is_open, stage_of

MOST = 10


@part(
    "nbsap",
    gettext_lazy("National biodiversity plan"),
    order=55,
    empty=gettext_lazy(
        "No plan of this country is on record here. That does not mean that there is none."
    ),
)
def nbsap(country_id: int, today: date) -> list[Line]:
    """Each version with the stage it has reached, the steps that are planned, the next one where nothing is, what was agreed with counterparts, and the questionnaires. Nine queries."""
    plans = (
        Nbsap.objects.filter(country=country_id)
        .select_related("country")
        .prefetch_related("stages")
        .order_by("-year", "-pk")[:MOST]
    )
    progress = {one.nbsap.pk: one for one in begun_plans([country_id])}
    lines = []
    for one in plans:
        stage = next(iter(one.stages.all()), None)
        said = [stage.get_kind_display()] if stage else []
        begun = progress.get(one.pk)
        if begun and begun.next and not begun.planned:
            said.append(_("Next step: %(step)s") % {"step": begun.next.label})
        lines.append(
            Line(
                text=one.title or one.period,
                detail=" · ".join(said),
                url=reverse("nbsap:plan_detail", args=[one.pk]),
                day=stage.on if stage else None,
                is_open=bool(begun and begun.next),
            )
        )
    lines += [
        Line(
            text=one.get_step_display(),
            detail=" · ".join(
                said for said in (_("Planned step"), one.responsible, one.words) if said
            ),
            url=reverse("nbsap:plan_detail", args=[one.nbsap_id]),
            day=one.due_on,
            is_open=True,
        )
        for one in open_steps([country_id])[:MOST]
    ]
    lines += [
        Line(
            text=one.agreed,
            detail=_("Agreed with counterparts"),
            url=reverse("nbsap:counterparts", args=[one.country.iso3]),
            day=one.due_on,
            is_open=True,
        )
        for one in open_agreements([country_id])[:MOST]
    ]
    return lines + _questionnaires(country_id)


def _questionnaires(country_id: int) -> list[Line]:
    replies = (
        Reply.objects.filter(country=country_id)
        .select_related("questionnaire", "country")
        .prefetch_related("stages")
        .order_by("-questionnaire__due_on")[:MOST]
    )
    return [
        Line(
            text=one.questionnaire.name,
            detail=stage_of(one).get_kind_display(),
            url=one.get_absolute_url(),
            day=one.questionnaire.due_on,
            is_open=is_open(stage_of(one)),
        )
        for one in replies
    ]

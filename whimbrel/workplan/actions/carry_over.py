"""What one plan did not finish goes on in the next, and each knows the other."""

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.workplan.models import Activity, ProgrammeItem, WorkPlan
from whimbrel.workplan.queries.timeline import unfinished

COPIED = (
    "code", "title_en", "title_fr", "title_es", "title_ar", "title_ru", "responsible", "meeting_id",
    "lead_id", "keeper_id", "beneficiaries_en", "beneficiaries_fr", "beneficiaries_es", "beneficiaries_ar",
    "beneficiaries_ru", "beneficiaries_number",
)  # fmt: skip
LISTED = ("partners", "governments", "regions")
OF_OUTPUT = (
    "kind", "title_en", "title_fr", "title_es", "title_ar", "title_ru", "weight",
)  # fmt: skip
OF_ITEM = ("title_en", "title_fr", "title_es", "title_ar", "title_ru", "is_essential")


class NotLater(Exception):
    """The other plan does not begin after this one; nothing was changed."""


@transaction.atomic
def carry_over(*, plan: WorkPlan, into: WorkPlan, by: User) -> WorkPlan:
    """Copy each unfinished activity into the later plan, under an item of the same code, with who carries it out, where,
    for whom, and the outputs still wanted. What was done of it, and its steps, stay with the earlier as its history. What
    was carried over before is not carried twice. Raises NotLater."""
    if into.starts_on <= plan.starts_on:
        raise NotLater
    locked = WorkPlan.objects.select_for_update().get(pk=into.pk)
    items = {one.code: one for one in locked.items.all()}
    taken = set(Activity.objects.filter(item__plan=locked).values_list("item__code", "code"))
    number = 0
    for one in unfinished(plan):
        item = items.get(one.item.code) or ProgrammeItem.objects.create(
            plan=locked, code=one.item.code, **{name: getattr(one.item, name) for name in OF_ITEM}
        )
        items[item.code] = item
        if (item.code, one.code) in taken:
            continue
        _carry(one, item)
        number += 1
    record(by, "carried over activities", locked, number=number)
    return locked


def _carry(one: Activity, item: ProgrammeItem) -> None:
    made = Activity.objects.create(
        item=item, carried_from=one, **{name: getattr(one, name) for name in COPIED}
    )
    for name in LISTED:
        getattr(made, name).set(getattr(one, name).all())
    for output in one.outputs.filter(done_on=None):
        made.outputs.create(**{name: getattr(output, name) for name in OF_OUTPUT})

"""What the Manual holds of a person, and what stays of it when they leave."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.manual.models import (
    Comment,
    EditionReading,
    Following,
    NationalProcedure,
    Proposal,
    Tick,
    Undertaking,
    Visit,
)


def proposals_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Article"): one.paragraph.article.title,
            _("Proposed"): one.proposed_at.isoformat(sep=" ", timespec="minutes"),
            _("Proposed words"): one.words,
            _("Why"): one.reason,
            _("The editor’s answer"): one.answer,
        }
        for one in Proposal.objects.filter(proposed_by=person.pk)
        .select_related("paragraph__article")
        .order_by("pk")
    ]


def unname_proposals(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The words were proposed for an office and stay under it; who held it, and their reasons, go."""
    Proposal.objects.filter(settled_by=person.pk).update(settled_by=None)
    Proposal.objects.filter(proposed_by=person.pk).update(proposed_by=None, reason="")


def comments_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Draft"): one.consultation.title,
            _("Written"): one.written_at.isoformat(sep=" ", timespec="minutes"),
            _("Comment"): one.words,
        }
        for one in Comment.objects.filter(written_by=person.pk).select_related("consultation")
    ]


def unname_comments(person: AbstractBaseUser, *, kept_as: str) -> None:
    """A comment was made for an office and stays under it."""
    Comment.objects.filter(written_by=person.pk).update(written_by=None)


def kept_for(person: AbstractBaseUser) -> list[Row]:
    """Checklists of one's own, what one follows and says to have read, and the day of the last visit."""
    rows: list[Row] = [
        {
            _("Checklist"): str(one),
            _("Begun"): one.begun_at.isoformat(sep=" ", timespec="minutes"),
            _("Steps done"): ", ".join(tick.step.key for tick in one.ticks.all()),
        }
        for one in Undertaking.objects.filter(person=person.pk)
        .select_related("checklist")
        .prefetch_related("ticks__step")
    ]
    rows += [
        {
            _("Article you follow"): one.article.title,
            _("Since"): one.followed_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in Following.objects.filter(person=person.pk).select_related("article")
    ]
    rows += [
        {_("You last came to the Manual"): one.came_at.isoformat(sep=" ", timespec="minutes")}
        for one in Visit.objects.filter(person=person.pk)
    ]
    return rows + [
        {
            _("Edition"): one.edition.name,
            _("Read"): one.read_at.isoformat(sep=" ", timespec="minutes"),
        }
        for one in EditionReading.objects.filter(person=person.pk).select_related("edition")
    ]


def forget(person: AbstractBaseUser, *, kept_as: str) -> None:
    """A country's lists and procedures stay the country's, without who wrote or ticked them."""
    Following.objects.filter(person=person.pk).delete()
    Visit.objects.filter(person=person.pk).delete()
    Undertaking.objects.filter(person=person.pk).delete()
    EditionReading.objects.filter(person=person.pk).delete()
    Tick.objects.filter(ticked_by=person.pk).update(ticked_by=None)
    NationalProcedure.objects.filter(written_by=person.pk).update(written_by=None)


holds(
    gettext_lazy("What you said of drafts of the Manual"),
    export=comments_of,
    erase=unname_comments,
)
holds(
    gettext_lazy("Your checklists, and what you follow and have read of the Manual"),
    export=kept_for,
    erase=forget,
)
holds(
    gettext_lazy("Words you proposed for the Manual"),
    export=proposals_of,
    erase=unname_proposals,
)

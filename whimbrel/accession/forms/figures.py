"""Of which files the figures tell, and which rows behind them are shown."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import Obstacle, RecruitmentFile, Stage
from whimbrel.treaties.models import Instrument, Region

ALL = ("", _("All"))


class FiguresForm(forms.Form):
    """Of which instrument; empty, all."""

    instrument = forms.ModelChoiceField(
        Instrument.objects.none(), label=_("Instrument"), required=False, empty_label=_("All"),
        to_field_name="slug",
    )  # fmt: skip

    def __init__(self, *args: Any, files: QuerySet[RecruitmentFile], **kwargs: Any) -> None:
        """`files` are those that the officer keeps; only their instruments can be chosen."""
        super().__init__(*args, **kwargs)
        ours = Instrument.objects.filter(pk__in=files.values("instrument")).order_by("code")
        self.fields["instrument"].queryset = ours  # type: ignore[attr-defined]


class SpellsForm(FiguresForm):
    """Which times in a stage are listed."""

    stage = forms.ChoiceField(label=_("Stage"), choices=[ALL, *Stage.Step.choices], required=False)
    state = forms.ChoiceField(
        label=_("Which"),
        choices=[ALL, ("over", _("Those that are over")), ("standing", _("Those that still stand"))],
        required=False,
    )  # fmt: skip


class ObstaclesForm(FiguresForm):
    """Which obstacles are listed."""

    kind = forms.ChoiceField(
        label=_("Obstacle"), choices=[ALL, *Obstacle.Kind.choices], required=False
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    state = forms.ChoiceField(
        label=_("Which"),
        choices=[
            ALL,
            ("answered", _("Answered")),
            ("unanswered", _("Not answered")),
            ("overcome", _("Overcome")),
        ],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = [(one.code, one.name) for one in Region.objects.filter(within=None)]
        self.fields["region"].choices = [ALL, *regions, ("none", _("Without a region"))]  # type: ignore[attr-defined]

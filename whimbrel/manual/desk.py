"""The forms of the desk's own pages about the Manual."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import COMPLETE
from whimbrel.core.widgets import DayInput
from whimbrel.manual.models import ArticleTemplate, Edition
from whimbrel.treaties.models import Meeting

LARGEST_ARCHIVE = 300 * 1024 * 1024


class EditionForm(forms.Form):
    """A name for the Manual as it stands today."""

    slug = forms.SlugField(
        label=_("Short name"), max_length=40, help_text=_("In its address, for good: cop15")
    )
    name_en = forms.CharField(
        label=_("Name in English"), max_length=150, help_text=_("“As of COP15”")
    )
    name_fr = forms.CharField(label=_("Name in French"), max_length=150, required=False)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=150, required=False)
    as_of = forms.DateField(label=_("As of"), widget=DayInput())
    meeting = forms.ModelChoiceField(
        Meeting.objects.order_by("-starts_on"), label=_("Meeting"), required=False
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Edition.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("An edition has this name already. Choose another."))
        return slug

    def wanted(self) -> dict[str, Any]:
        """What the action needs."""
        told = self.cleaned_data
        return {
            "slug": told["slug"],
            "names": {code: told[f"name_{code}"] for code in COMPLETE},
            "as_of": told["as_of"],
            "meeting": told["meeting"],
        }


class BeginForm(forms.Form):
    """What a new article begins with."""

    title = forms.CharField(label=_("Title"), max_length=255)
    template = forms.ModelChoiceField(
        ArticleTemplate.objects.all(),
        label=_("Begin with"),
        required=False,
        empty_label=_("An empty article"),
    )


class ArchiveForm(forms.Form):
    """The whole Manual, as it was taken away from this site or another."""

    file = forms.FileField(
        label=_("The ZIP file"), widget=forms.FileInput(attrs={"accept": ".zip"})
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_ARCHIVE:
            raise forms.ValidationError(
                _("It is too large for this page. Whoever runs the site brings it in by command.")
            )
        return file

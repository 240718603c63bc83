from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import CODES, language_names
from whimbrel.core.stored.views import public_page
from whimbrel.manual.models import SOURCE
from whimbrel.manual.queries.translations import language_standing


@require_safe
@public_page()
def translation_list(request: HttpRequest) -> HttpResponse:
    """How fresh each language is: what is translated, out of date, badly out of date, missing."""
    codes = [code for code in CODES if code != SOURCE]
    names = dict(zip(codes, language_names(codes), strict=True))
    context = {
        "rows": [(names[one.language], one) for one in language_standing(codes)],
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("Translations"), "")],
    }
    return render(request, "manual/translation_list.html", context)

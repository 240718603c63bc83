from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.treaties.forms import SpeciesFilterForm
from whimbrel.treaties.queries.species import class_counts, listed_species

PAGE_SIZE = 60


@require_safe
@public_page("appendix", "taxon_class", "q", "page")
def species_list(request: HttpRequest) -> HttpResponse:
    form = SpeciesFilterForm(request.GET.dict(), classes=class_counts())
    if not form.is_valid():
        return render(request, "treaties/species_list.html", {"form": form}, status=400)

    asked = form.cleaned_data
    rows = listed_species(
        appendix=asked["appendix"], taxon_class=asked["taxon_class"], search=asked["q"]
    )
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "treaties/species_list.html", {"form": form, "page": page})

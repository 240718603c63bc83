from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whimbrel.people.actions import choose_visibility
from whimbrel.people.forms import PrivacyForm
from whimbrel.people.queries.particulars import choices_of, previews_of
from whimbrel.people.views.account import own_page, person_of


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def privacy_detail(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    form = PrivacyForm(request.POST or None, initial=choices_of(person))
    if request.method == "POST" and form.is_valid():
        choose_visibility(person=person, choices=form.cleaned_data)
        messages.success(request, _("Kept. What others see has changed at once."))
        return redirect("people:privacy_detail")

    context = {"form": form, "previews": previews_of(person)}
    return render(
        request, "people/privacy_detail.html", context, status=422 if form.errors else 200
    )

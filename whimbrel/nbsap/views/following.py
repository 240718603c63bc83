"""What somebody follows: for everybody who signed in, each their own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.nbsap.actions.following import follow, stop_following
from whimbrel.nbsap.forms.following import FollowForm
from whimbrel.nbsap.models import Following
from whimbrel.nbsap.views.admission import person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def following_list(request: HttpRequest) -> HttpResponse:
    """Follow one thing more, or stop one or all."""
    person = person_of(request)
    ours = list(Following.objects.filter(person=person).named())
    if "stop" in request.POST:
        for one in ours:
            if request.POST["stop"] in ("all", str(one.pk)):
                stop_following(following=one, by=person)
        messages.success(request, _("You are not written to about it from here on."))
        return redirect("nbsap:following_list")
    form = FollowForm(request.POST or None, initial={"about": request.GET.get("about", "")})
    if request.method == "POST" and form.is_valid():
        follow(person=person, at=now(), **form.wanted())
        messages.success(request, _("You are told of what is new."))
        return redirect("nbsap:following_list")
    context = {"followings": ours, "form": form, "often": person.get_written_to_display()}
    return render(request, "nbsap/following_list.html", context, status=422 if form.errors else 200)

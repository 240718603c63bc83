from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe


@require_safe
def desk_sign_in(request: HttpRequest) -> HttpResponse:
    """Wagtail's own door leads to the one door of the house."""
    way = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(way, allowed_hosts=None):
        way = reverse("wagtailadmin_home")
    if request.user.is_authenticated:
        return redirect(way)
    return redirect_to_login(way)

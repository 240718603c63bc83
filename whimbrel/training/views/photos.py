"""A participant's picture: for themselves by the key in their letters, and for who prints the badges."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.training.models import Photo, Registration
from whimbrel.training.views.doors import runner_of
from whimbrel.training.views.places import found_place


@never_cache
@require_safe
def place_photo(request: HttpRequest, token: str) -> HttpResponseBase:
    return _shown(found_place(token))


@never_cache
@require_safe
def nominee_photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    runner_of(request)
    return _shown(get_object_or_404(Registration, pk=pk))


def _shown(registration: Registration) -> HttpResponseBase:
    """The picture, as we made it ourselves. Raises Http404 where there is none."""
    photo = Photo.objects.filter(registration=registration).first()
    if photo is None:
        raise Http404
    try:
        return FileResponse(photo.file.open("rb"), content_type="image/jpeg")
    except FileNotFoundError:
        raise Http404 from None

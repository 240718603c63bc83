"""What every template may count on."""

from typing import Any

from django.http import HttpRequest

from whimbrel.core import stylesheet
from whimbrel.core.languages import LANGUAGES, current_language, direction


def page(request: HttpRequest) -> dict[str, Any]:
    language = current_language()
    return {
        "language": language,
        "direction": direction(language),
        "languages": LANGUAGES,
        "stylesheet_url": stylesheet.url(),
    }

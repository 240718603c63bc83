from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from whimbrel.people.first_days import first_day


class HomeConfig(AppConfig):
    name = "whimbrel.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        first_day(
            _("Read the handover file of your country, and take over what was left open."),
            "home:desk",
        )

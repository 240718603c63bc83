from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from wagtail.users.apps import WagtailUsersAppConfig

from whimbrel.core.stored.generations import overlook


class PeopleConfig(AppConfig):
    name = "whimbrel.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    # There are two configurations in this file; this is the room's own.
    default = True

    def ready(self) -> None:
        # No page shows them, and each sign-in writes them.
        overlook("people_user", "last_login", "password")
        # Every room says in its `personal.py` what it holds of people; see core/personal.py.
        autodiscover_modules("personal")


class DeskUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages for accounts, with forms that know an e-mail address is the sign-in name."""

    user_viewset = "whimbrel.people.desk.UserViewSet"
    default = False

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    name = "whimbrel.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    # There are two configurations in this file; this is the room's own.
    default = True


class DeskUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages for accounts, with forms that know an e-mail address is the sign-in name."""

    user_viewset = "whimbrel.people.desk.UserViewSet"
    default = False

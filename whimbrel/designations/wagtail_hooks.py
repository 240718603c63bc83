"""What the Secretariat does at its desk with letters of designation."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from whimbrel.designations.rules import can_check_letters
from whimbrel.designations.views import addresses, desk_directory, desk_letters
from whimbrel.treaties.queries.offices import offices_of


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("designation-letters/", desk_letters.letter_list, name="letter_list"),
        path("designation-letters/new/", desk_letters.desk_letter_new, name="desk_letter_new"),
        path("designation-letters/<int:pk>/", desk_letters.letter_check, name="letter_check"),
        path("undeliverable/", addresses.undeliverable_list, name="undeliverable_list"),
        path(
            "directory-sheets/new/", desk_directory.directory_sheet_new, name="directory_sheet_new"
        ),
        path("directory-sheets/<int:pk>/", desk_directory.directory_sheet, name="directory_sheet"),
        path("invitations/<int:pk>/renew/", desk_letters.invitation_renew, name="invitation_renew"),
        path(
            "corrections/<int:pk>/settle/", desk_letters.correction_settle, name="correction_settle"
        ),
    ]


class LettersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_check_letters(offices_of(request.user, on=localdate()))


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    return LettersItem(
        gettext_lazy("Letters of designation"),
        reverse("letter_list"),
        name="designation_letters",
        icon_name="mail",
        order=105,
    )


@hooks.register("register_admin_menu_item")
def undeliverable_item() -> Any:
    return LettersItem(
        gettext_lazy("Addresses that do not work"),
        reverse("undeliverable_list"),
        name="undeliverable",
        icon_name="warning",
        order=192,
    )

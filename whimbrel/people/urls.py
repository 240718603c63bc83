"""Every page about one's own account. What is not listed here does not exist: nobody signs up, and
the Secretariat changes e-mail addresses."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_key
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.urls import URLPattern, include, path, re_path
from django.views.decorators.cache import never_cache

from whimbrel.people import views


def private(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    """A page that no cache may keep, not even the reader's own."""
    return path(route, never_cache(view), name=name)


own = [
    private("", views.profile_detail, "profile_detail"),
    private("privacy/", views.privacy_detail, "privacy_detail"),
    private("welcome/", views.welcome, "welcome"),
    private("welcome/<slug:step>/", views.welcome_detail, "welcome_detail"),
    path("rules/", views.rules_detail, name="rules_detail"),
    private("rules/accept/", views.rules_accept, name="rules_accept"),
    private("data/", views.my_data, "my_data"),
    private("leave/", views.leave, "leave"),
    private("left/", views.left, "left"),
    private("sessions/", views.session_list, "session_list"),
    private("sessions/others/end/", views.session_end_others, "session_end_others"),
    private("sessions/<int:pk>/end/", views.session_end, "session_end"),
]

urlpatterns = [
    path("", include((own, "people"))),
    private("login/", account.login, "account_login"),
    private("login/code/", account.request_login_code, "account_request_login_code"),
    private("login/code/confirm/", account.confirm_login_code, "account_confirm_login_code"),
    private("logout/", account.logout, "account_logout"),
    private("inactive/", account.account_inactive, "account_inactive"),
    private("signup/", account.signup, "account_signup"),
    private("reauthenticate/", account.reauthenticate, "account_reauthenticate"),
    private("password/change/", account.password_change, "account_change_password"),
    private("password/set/", account.password_set, "account_set_password"),
    private("password/reset/", account.password_reset, "account_reset_password"),
    private("password/reset/done/", account.password_reset_done, "account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        never_cache(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    private(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    private("keys/", second_key.index, "mfa_index"),
    private("keys/authenticate/", second_key.authenticate, "mfa_authenticate"),
    private("keys/reauthenticate/", second_key.reauthenticate, "mfa_reauthenticate"),
    private("keys/app/activate/", totp.activate_totp, "mfa_activate_totp"),
    private("keys/app/deactivate/", totp.deactivate_totp, "mfa_deactivate_totp"),
    private("keys/codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    private(
        "keys/codes/generate/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    private(
        "keys/codes/download/",
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    private("keys/passkeys/", passkey.list_webauthn, "mfa_list_webauthn"),
    private("keys/passkeys/add/", passkey.add_webauthn, "mfa_add_webauthn"),
    private("keys/passkeys/login/", passkey.login_webauthn, "mfa_login_webauthn"),
    private(
        "keys/passkeys/reauthenticate/",
        passkey.reauthenticate_webauthn,
        "mfa_reauthenticate_webauthn",
    ),
    private("keys/passkeys/<int:pk>/", passkey.edit_webauthn, "mfa_edit_webauthn"),
    private("keys/passkeys/<int:pk>/remove/", passkey.remove_webauthn, "mfa_remove_webauthn"),
]

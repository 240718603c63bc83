"""The site map."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from whimbrel.core.inbox.views import webhook
from whimbrel.core.views import favicon, healthz, readyz, stylesheet_detail
from whimbrel.people.views import desk_sign_in
from whimbrel.training.views import badges

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("style/<slug:digest>.css", stylesheet_detail, name="stylesheet"),
    path("favicon.ico", favicon, name="favicon"),
    path("mail-in/<str:secret>/", webhook, name="mail_in_webhook"),
    path("badges/issuer.json", badges.issuer, name="badge_issuer"),
    path("badges/keys.json", badges.keys, name="badge_keys"),
    path("badges/status/<int:number>", badges.status, name="badge_status"),
    path("admin/login/", desk_sign_in, name="desk_sign_in"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(
    path("", include("whimbrel.core.urls")),
    path("accounts/", include("whimbrel.people.urls")),
    path("", include("whimbrel.treaties.urls")),
    path("", include("whimbrel.designations.urls")),
    path("", include("whimbrel.manual.urls")),
    path("", include("whimbrel.community.urls")),
    path("", include("whimbrel.meetings.urls")),
    path("", include("whimbrel.training.urls")),
    path("", include("whimbrel.workplan.urls")),
    path("", include("whimbrel.accession.urls")),
    path("", include("whimbrel.nbsap.urls")),
    path("", include("whimbrel.report.urls")),
    path("", include("whimbrel.exchange.urls")),
    path("", include("whimbrel.home.urls")),
)

handler400 = "whimbrel.core.views.bad_request"
handler403 = "whimbrel.core.views.permission_denied"
handler404 = "whimbrel.core.views.page_not_found"
handler500 = "whimbrel.core.views.server_error"

"""The site map."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from whimbrel.core.views import stylesheet_detail

urlpatterns = [
    path("style/<slug:digest>.css", stylesheet_detail, name="stylesheet"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("", include("whimbrel.treaties.urls")),
    path("", include("whimbrel.training.urls")),
    path("", include("whimbrel.workplan.urls")),
    path("", include("whimbrel.accession.urls")),
    path("", include("whimbrel.report.urls")),
    path("", include("whimbrel.home.urls")),
)

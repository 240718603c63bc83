from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportConfig(AppConfig):
    name = "whimbrel.report"
    label = "report"
    verbose_name = _("Reports")
    default_auto_field = "django.db.models.BigAutoField"

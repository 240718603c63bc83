from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    name = "whimbrel.workplan"
    label = "workplan"
    default_auto_field = "django.db.models.BigAutoField"

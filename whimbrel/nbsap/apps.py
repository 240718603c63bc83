from django.apps import AppConfig


class NbsapConfig(AppConfig):
    name = "whimbrel.nbsap"
    label = "nbsap"
    default_auto_field = "django.db.models.BigAutoField"

from django.urls import path

from whimbrel.training.views import public

app_name = "training"
urlpatterns = [
    path("training/", public.workshop_list, name="workshop_list"),
    path("training/<slug:code>/", public.workshop_detail, name="workshop_detail"),
]

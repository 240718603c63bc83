from django.urls import path

from whimbrel.training import views

app_name = "training"
urlpatterns = [
    path("training/", views.workshop_list, name="workshop_list"),
    path("training/<slug:code>/", views.workshop_detail, name="workshop_detail"),
]

from django.urls import path

from whimbrel.workplan import views

app_name = "workplan"
urlpatterns = [
    path("workplan/<slug:code>/", views.work_plan_detail, name="work_plan_detail"),
]

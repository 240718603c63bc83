from django.urls import path

from whimbrel.training.views import needs, needs_keeping, public

app_name = "training"
urlpatterns = [
    path("training/", public.workshop_list, name="workshop_list"),
    # What is to be learned.
    path("training/needs/", needs.needs_list, name="needs_list"),
    path("training/needs/new/", needs_keeping.needs_new, name="needs_new"),
    path("training/needs/mine/<int:pk>/", needs.needs_mine, name="needs_mine"),
    path("training/needs/answer/<str:token>/", needs.needs_answer, name="needs_answer"),
    path("training/needs/answer/<str:token>/sheet.xlsx", needs.needs_sheet, name="needs_sheet"),
    path("training/needs/<slug:slug>/", needs.needs_detail, name="needs_detail"),
    path("training/needs/<slug:slug>/keep/", needs_keeping.needs_keep, name="needs_keep"),
    path(
        "training/needs/<slug:slug>/keep/sheet.xlsx",
        needs_keeping.needs_keep_sheet,
        name="needs_keep_sheet",
    ),
    path("training/needs/<slug:slug>.<slug:form>", needs.needs_download, name="needs_download"),
    path("training/<slug:code>/", public.workshop_detail, name="workshop_detail"),
]

from django.urls import path

from whimbrel.training.views import (
    agenda,
    documents,
    needs,
    needs_keeping,
    nominations,
    places,
    public,
)

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
    # One's own place, by the key in the letters or from the desk.
    path("training/places/<str:token>/", places.place_detail, name="place_detail"),
    path("training/places/<str:token>/badge.pdf", documents.place_badge, name="place_badge"),
    path(
        "training/places/<str:token>/documents.zip",
        documents.place_documents,
        name="place_documents",
    ),
    path("training/own-places/<int:pk>/", places.own_place, name="own_place"),
    # Whom a Party puts forward.
    path("training/nominations/<int:pk>/", nominations.nomination_detail, name="nomination_detail"),
    path(
        "training/nominations/<int:pk>/persons/<int:registration>/withdraw/",
        nominations.nominee_withdraw,
        name="nominee_withdraw",
    ),
    path(
        "training/nomination-letters/<int:pk>/",
        nominations.nomination_file,
        name="nomination_file",
    ),
    path("training/documents/<int:pk>/", documents.document_file, name="document_file"),
    path("training/<slug:code>/agenda/", agenda.agenda_detail, name="agenda_detail"),
    path("training/<slug:code>/agenda.ics", agenda.agenda_calendar, name="agenda_calendar"),
    path("training/<slug:code>/documents.zip", documents.document_bundle, name="document_bundle"),
    path("training/<slug:code>/", public.workshop_detail, name="workshop_detail"),
]

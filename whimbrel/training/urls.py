from django.urls import path

from whimbrel.training.views import (
    agenda,
    asking,
    certificates,
    check_in,
    cohorts,
    desk_papers,
    desk_visas,
    documents,
    evaluation_keeping,
    minutes,
    needs,
    needs_keeping,
    nominations,
    participant,
    photos,
    places,
    public,
    records,
    results,
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
    path("training/places/<str:token>/photo.jpg", photos.place_photo, name="place_photo"),
    path("training/places/<str:token>/visa-letter.pdf", desk_visas.place_visa, name="place_visa"),
    path("training/places/<str:token>/site.zip", documents.place_site, name="place_site"),
    path("training/own-places/<int:pk>/", places.own_place, name="own_place"),
    # The day.
    path("training/here/", check_in.here, name="here"),
    path("training/badges/<slug:code>/", check_in.badge_detail, name="badge_detail"),
    path("training/check-in/<int:pk>/", check_in.check_in_list, name="check_in_list"),
    path("training/check-in/<int:pk>/marks/", check_in.check_in_marks, name="check_in_marks"),
    path(
        "training/check-in/sessions/<int:pk>/", check_in.check_in_session, name="check_in_session"
    ),
    path(
        "training/check-in/sessions/<int:pk>/sheet/", check_in.check_in_sheet, name="check_in_sheet"
    ),
    # What a session said.
    path("training/sessions/<int:pk>/minutes/", minutes.minutes_write, name="minutes_write"),
    path(
        "training/sessions/<int:pk>/minutes/<slug:deed>/", minutes.minutes_deed, name="minutes_deed"
    ),
    path("training/minutes/<int:pk>/", minutes.minutes_revision, name="minutes_revision"),
    # Whom a Party puts forward.
    path(
        "training/nominations/<int:pk>/letter.<slug:form>",
        desk_papers.invitation_letter,
        name="invitation_letter",
    ),
    path(
        "training/nominate/<str:token>/", nominations.nominate_by_letter, name="nominate_by_letter"
    ),
    path(
        "training/nominate/<str:token>/letter.pdf",
        nominations.letter_by_letter,
        name="letter_by_letter",
    ),
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
    path("training/teaching/", cohorts.teaching_list, name="teaching_list"),
    path(
        "training/programmes/<slug:code>/cohort/", cohorts.programme_cohort, name="programme_cohort"
    ),
    path("training/<slug:code>/cohort/", cohorts.workshop_cohort, name="workshop_cohort"),
    path("training/programmes/<slug:code>/", public.programme_detail, name="programme_detail"),
    path("training/documents/<int:pk>/", documents.document_file, name="document_file"),
    path("training/<slug:code>/agenda/", agenda.agenda_detail, name="agenda_detail"),
    path("training/<slug:code>/minutes/", minutes.minutes_list, name="minutes_list"),
    path("training/<slug:code>/agenda.ics", agenda.agenda_calendar, name="agenda_calendar"),
    path("training/<slug:code>/place/", asking.place_new, name="place_new"),
    path("training/<slug:code>/site.zip", documents.offline_site, name="offline_site"),
    path("training/<slug:code>/documents.zip", documents.document_bundle, name="document_bundle"),
    # What a participant is asked, by the link in a letter.
    path("training/own/<str:token>/", participant.participant, name="participant"),
    path("training/own/<str:token>/test/<slug:stage>/", participant.test_sit, name="test_sit"),
    path("training/own/<str:token>/evaluation/", participant.evaluate, name="evaluate"),
    path("training/own/<str:token>/use/", participant.follow_up, name="follow_up"),
    path("training/own/<str:token>/trainings/new/", participant.cascade_new, name="cascade_new"),
    path(
        "training/own/<str:token>/certificate.pdf",
        certificates.certificate_file,
        name="certificate_file",
    ),
    path("training/own/<str:token>/badge.jwt", certificates.badge_file, name="badge_file"),
    # Certificates, for whoever is shown one.
    path("certificates/", certificates.certificate_check, name="certificate_check"),
    path("certificates/<slug:code>/", certificates.certificate_detail, name="certificate_detail"),
    path(
        "training/certificates/<int:pk>/revoke/",
        certificates.certificate_revoke,
        name="certificate_revoke",
    ),
    # What came of it, and the keeping of it.
    path("training/results/", results.result_list, name="result_list"),
    path("training/record/", records.record, name="record"),
    path("training/record.<slug:form>", records.record_download, name="record_download"),
    path("training/keep/register/", records.register_new, name="register_new"),
    path("training/keep/", evaluation_keeping.keeping, name="keeping"),
    path("training/<slug:code>/results/", results.workshop_results, name="workshop_results"),
    path(
        "training/<slug:code>/results.<slug:form>",
        results.results_download,
        name="results_download",
    ),
    path(
        "training/<slug:code>/keep/evaluation/",
        evaluation_keeping.evaluation_keep,
        name="evaluation_keep",
    ),
    path("training/<slug:code>/keep/paper/", evaluation_keeping.paper_keep, name="paper_keep"),
    path("training/<slug:code>/keep/test/", evaluation_keeping.test_keep, name="test_keep"),
    path(
        "training/<slug:code>/keep/certificates/",
        certificates.certificates_keep,
        name="certificates_keep",
    ),
    path("training/<slug:code>/", public.workshop_detail, name="workshop_detail"),
]

from django.urls import path

from whimbrel.designations.views import (
    bodies,
    cards,
    confirmations,
    country_file,
    directory,
    handover,
    invitations,
    letters,
    room_documents,
)

app_name = "designations"
urlpatterns = [
    path("directory/", directory.directory_list, name="directory_list"),
    path("directory/vacancies/", directory.vacancy_list, name="vacancy_list"),
    path("directory/bodies/", bodies.body_list, name="body_list"),
    path("directory/bodies/<slug:code>/", bodies.body_detail, name="body_detail"),
    path("directory/people.vcf", cards.directory_cards, name="directory_cards"),
    path("directory/<int:pk>.vcf", cards.designation_card, name="designation_card"),
    path("directory/people.<slug:form>", directory.directory_download, name="directory_download"),
    path("directory/<int:pk>/", directory.designation_detail, name="designation_detail"),
    path("invitations/<str:token>/", invitations.invitation_detail, name="invitation_detail"),
    path("countries/<slug:iso3>/letters/new/", letters.letter_new, name="letter_new"),
    path("countries/<slug:iso3>/file/new/", country_file.entry_new, name="entry_new"),
    path("countries/<slug:iso3>/documents/new/", room_documents.document_new, name="document_new"),
    path("documents-of-rooms/<int:pk>/", room_documents.document_detail, name="document_detail"),
    path("documents-of-rooms/<int:pk>/file/", room_documents.document_file, name="document_file"),
    path("file/<int:pk>/", country_file.entry_detail, name="entry_detail"),
    path("handover/<int:pk>/take/", handover.take_over_post, name="take_over"),
    path("handover/<int:pk>/back/", handover.take_over_back, name="take_back"),
    path("questions/<str:token>/", confirmations.answer_detail, name="answer_detail"),
    path("questions/of/<int:pk>/", confirmations.confirmation_detail, name="confirmation_detail"),
    path("letters/<int:pk>/scan/", letters.letter_scan, name="letter_scan"),
]

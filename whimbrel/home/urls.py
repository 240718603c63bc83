from django.urls import path

from whimbrel.home.views import country_room, desk, failures, front, handover, search

app_name = "home"
urlpatterns = [
    path("", front.front_page, name="front_page"),
    path("search/", search.search_results, name="search"),
    path("search/suggestions/", search.suggestion_list, name="search_suggestions"),
    path("desk/", desk.desk, name="desk"),
    path("desk/silent/", desk.silent_list, name="silent_list"),
    path("desk/failures/", failures.failure_list, name="failure_list"),
    path("countries/<slug:iso3>/room/", country_room.country_room, name="country_room"),
    path("countries/<slug:iso3>/handover/", handover.handover_detail, name="handover_detail"),
    path(
        "countries/<slug:iso3>/handover.<slug:form>",
        handover.handover_download,
        name="handover_download",
    ),
    path("handover-files/<int:pk>/", handover.kept_detail, name="kept_detail"),
    path("handover-files/<int:pk>.<slug:form>", handover.kept_download, name="kept_download"),
]

from django.urls import path

from whimbrel.treaties.views import countries, instruments, meetings, parties, species

app_name = "treaties"
urlpatterns = [
    path("instruments/", instruments.instrument_list, name="instrument_list"),
    path("instruments/<slug:slug>/", instruments.instrument_detail, name="instrument_detail"),
    path("instruments/<slug:slug>/parties/", parties.party_list, name="party_list"),
    path(
        "instruments/<slug:slug>/parties.<slug:form>", parties.party_download, name="party_download"
    ),
    path("instruments/<slug:slug>/resolutions/", meetings.resolution_list, name="resolution_list"),
    path(
        "instruments/<slug:slug>/differences/",
        instruments.difference_list,
        name="difference_list",
    ),
    path("countries/", countries.country_list, name="country_list"),
    path("countries/<slug:iso3>/", countries.country_detail, name="country_detail"),
    path("meetings/", meetings.meeting_list, name="meeting_list"),
    path("meetings/<slug:code>/", meetings.meeting_detail, name="meeting_detail"),
    path("species/", species.species_list, name="species_list"),
]

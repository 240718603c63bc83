from django.urls import path

from whimbrel.accession import views

app_name = "accession"
urlpatterns = [
    # /accession/
    path("accession/", views.index, name="index"),
    path("accession/<slug:slug>/graph/", views.graph_detail, name="graph_detail"),
    path("accession/<slug:slug>/graph.<str:form>", views.graph_download, name="graph_download"),
    path("accession/<slug:slug>/map/", views.map_detail, name="map_detail"),
    path("accession/<slug:slug>/map.<str:form>", views.map_download, name="map_download"),
]

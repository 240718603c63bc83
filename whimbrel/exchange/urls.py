from django.urls import path

from whimbrel.exchange import views

app_name = "exchange"
urlpatterns = [
    path("exchange/", views.index, name="index"),
    path("exchange/datapackage.json", views.package, name="package"),
    path("exchange/grants.zip", views.grants_data, name="grants_data"),
    path("exchange/informea/<slug:name>.json", views.informea_view, name="informea_view"),
    path("exchange/iati/<slug:name>.xml", views.iati_file, name="iati_file"),
]

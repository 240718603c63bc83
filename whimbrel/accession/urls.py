from django.urls import URLPattern

app_name = "accession"
urlpatterns: list[URLPattern] = []

from django.urls import URLPattern

app_name = "treaties"
urlpatterns: list[URLPattern] = []

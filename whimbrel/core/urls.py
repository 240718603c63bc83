from django.urls import path

from whimbrel.core.mail import views

urlpatterns = [
    path("mail/stop/<str:token>/", views.mail_stop, name="mail_stop"),
    path("outbox/", views.outbox_list, name="outbox_list"),
    path("outbox/<int:pk>/", views.outbox_detail, name="outbox_detail"),
]

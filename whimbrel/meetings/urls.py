from django.urls import path

from whimbrel.meetings.views import notifications

app_name = "meetings"
urlpatterns = [
    path("notifications/", notifications.notification_list, name="notification_list"),
    path("notifications/feed.atom", notifications.notification_atom, name="notification_atom"),
    path(
        "notifications/files/<int:pk>/", notifications.notification_file, name="notification_file"
    ),
    path("notifications/answers/files/<int:pk>/", notifications.answer_file, name="answer_file"),
    path(
        "notifications/<int:year>/<slug:number>/",
        notifications.notification_detail,
        name="notification_detail",
    ),
    path(
        "notifications/<int:year>/<slug:number>/answer/",
        notifications.notification_answer,
        name="notification_answer",
    ),
]

from django.urls import path

from whimbrel.community.views import (
    bookmarks,
    decisions,
    finding,
    moderation,
    polls,
    posts,
    spaces,
    threads,
)

app_name = "community"
urlpatterns = [
    path("community/", spaces.space_list, name="space_list"),
    path("community/questions/", spaces.question_list, name="question_list"),
    path("community/queue/", moderation.queue, name="queue"),
    path("community/kept/", bookmarks.bookmark_list, name="bookmark_list"),
    path("community/posts/<int:pk>/keep/", bookmarks.post_keep, name="post_keep"),
    path("community/posts/<int:pk>/report/", moderation.post_flag, name="post_flag"),
    path("community/posts/<int:pk>/settle/", moderation.post_settle, name="post_settle"),
    path("community/threads/", finding.thread_list, name="thread_list"),
    path("community/threads/<int:pk>/about/", finding.thread_about, name="thread_about"),
    path("community/threads/<int:pk>/order/", moderation.thread_order, name="thread_order"),
    path("community/threads/<int:pk>/", threads.thread_detail, name="thread_detail"),
    path("community/threads/<int:pk>/unread/", threads.thread_unread, name="thread_unread"),
    path("community/threads/<int:pk>/answer/", threads.post_new, name="post_new"),
    path("community/threads/<int:pk>/accept/", threads.answer_accept, name="answer_accept"),
    path("community/threads/<int:pk>/read/", threads.thread_read, name="thread_read"),
    path("community/posts/<int:pk>/before/", posts.post_history, name="post_history"),
    path("community/posts/<int:pk>/change/", posts.post_change, name="post_change"),
    path("community/files/<int:pk>/", posts.file_download, name="file_download"),
    path("community/polls/<int:pk>/", polls.poll_detail, name="poll_detail"),
    path("community/polls/<int:pk>/withdraw/", polls.poll_withdraw, name="poll_withdraw"),
    path("community/polls/<int:pk>.<str:form>", polls.poll_download, name="poll_download"),
    path("community/<slug:slug>/", spaces.space_detail, name="space_detail"),
    path("community/<slug:slug>/people/", spaces.space_people, name="space_people"),
    path("community/<slug:slug>/new/", threads.thread_new, name="thread_new"),
    path("community/<slug:slug>/decisions/", decisions.decision_list, name="decision_list"),
    path("community/<slug:slug>/decisions/poll/", polls.poll_new, name="poll_new"),
    path("community/<slug:slug>/draft/", threads.draft_keep, name="draft_keep"),
]

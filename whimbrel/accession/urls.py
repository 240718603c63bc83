from django.urls import path

from whimbrel.accession.views import (
    briefing,
    counterparts,
    desks,
    drawn,
    feeds,
    mailing,
    papers,
    playbook,
    recruitment,
    tasks,
)

app_name = "accession"
urlpatterns = [
    # /accession/
    path("accession/", drawn.index, name="index"),
    path("accession/<slug:slug>/graph/", drawn.graph_detail, name="graph_detail"),
    path("accession/<slug:slug>/graph.<str:form>", drawn.graph_download, name="graph_download"),
    path("accession/<slug:slug>/parties.atom", feeds.new_parties_atom, name="new_parties_atom"),
    path("accession/<slug:slug>/outlook/", drawn.outlook_detail, name="outlook_detail"),
    path("accession/<slug:slug>/map/", drawn.map_detail, name="map_detail"),
    path("accession/<slug:slug>/map.<str:form>", drawn.map_download, name="map_download"),
    path("recruitment/", recruitment.recruitment_list, name="recruitment_list"),
    path("recruitment/new/", recruitment.recruitment_new, name="recruitment_new"),
    path("recruitment.<str:form>", recruitment.recruitment_download, name="recruitment_download"),
    path("recruitment/<int:pk>/", recruitment.recruitment_detail, name="recruitment_detail"),
    path("recruitment/<int:pk>/stage/", recruitment.recruitment_stage, name="recruitment_stage"),
    path(
        "recruitment/<int:pk>/contact/",
        recruitment.recruitment_approach,
        name="recruitment_approach",
    ),
    path(
        "recruitment/<int:pk>/obstacle/",
        recruitment.recruitment_obstacle,
        name="recruitment_obstacle",
    ),
    path("recruitment/tasks/", tasks.task_list, name="task_list"),
    path("recruitment/tasks.<str:form>", tasks.task_download, name="task_download"),
    path("recruitment/tasks/pass/", tasks.task_pass, name="task_pass"),
    path("recruitment/tasks/<str:kind>/<int:pk>/", tasks.task_give, name="task_give"),
    path("recruitment/tasks/<str:kind>/<int:pk>/done/", tasks.task_done, name="task_done"),
    path("recruitment/<int:pk>/task/", tasks.task_new, name="task_new"),
    path("recruitment/<int:pk>/close/", recruitment.recruitment_close, name="recruitment_close"),
    path("recruitment/<int:pk>/playbook/", playbook.recruitment_carry, name="recruitment_carry"),
    path("recruitment/officers/", desks.desk_list, name="desk_list"),
    path(
        "recruitment/<int:pk>/persons/merge/",
        counterparts.counterpart_merge,
        name="counterpart_merge",
    ),
    path("recruitment/<int:pk>/person/", counterparts.counterpart_new, name="counterpart_new"),
    path("recruitment/persons/<int:pk>/end/", counterparts.counterpart_end, name="counterpart_end"),
    path(
        "recruitment/<int:pk>/briefing.<str:form>",
        briefing.recruitment_briefing,
        name="recruitment_briefing",
    ),
    path("recruitment/letters/", mailing.recruitment_mailing, name="recruitment_mailing"),
    path("recruitment/letters/stop/<str:token>/", mailing.mailing_stop, name="mailing_stop"),
    path("recruitment/<int:pk>/paper/", papers.paper_new, name="paper_new"),
    path("recruitment/papers/<int:pk>/", papers.paper_download, name="paper_download"),
    path("recruitment/papers/<int:pk>/remove/", papers.paper_take_out, name="paper_take_out"),
    path("recruitment/steps/<int:pk>/done/", playbook.step_done, name="step_done"),
    path("recruitment/contacts/<int:pk>/done/", recruitment.approach_done, name="approach_done"),
    path(
        "recruitment/obstacles/<int:pk>/overcome/",
        recruitment.obstacle_overcome,
        name="obstacle_overcome",
    ),
]

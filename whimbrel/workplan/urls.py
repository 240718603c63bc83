from django.urls import path

from whimbrel.workplan.views import activities, appraisal, grants, late, mandates, plans, versions

app_name = "workplan"
urlpatterns = [
    path("workplan/late/", late.late_list, name="late_list"),
    path("workplan/mandates/", mandates.mandate_list, name="mandate_list"),
    path("workplan/mandates/<slug:code>/", mandates.mandate_detail, name="mandate_detail"),
    path("workplan/grants/", grants.grant_list, name="grant_list"),
    path("workplan/grants/<slug:code>/", grants.grant_detail, name="grant_detail"),
    path("workplan/grants/<slug:code>/enter/", grants.movement_new, name="movement_new"),
    path(
        "workplan/grants/<slug:code>/statement/<slug:form>/",
        grants.grant_statement,
        name="grant_statement",
    ),
    path(
        "workplan/movements/<int:pk>/take-back/",
        grants.movement_take_back,
        name="movement_take_back",
    ),
    path("workplan/evaluation/<str:token>/", appraisal.evaluation, name="evaluation"),
    path("workplan/activities/<int:pk>/", activities.activity_detail, name="activity_detail"),
    path("workplan/activities/<int:pk>/edit/", activities.activity_edit, name="activity_edit"),
    path("workplan/activities/<int:pk>/step/", activities.activity_step, name="activity_step"),
    path("workplan/activities/<int:pk>/outputs/new/", activities.output_new, name="output_new"),
    path("workplan/outputs/<int:pk>/edit/", activities.output_edit, name="output_edit"),
    path("workplan/outputs/<int:pk>/remove/", activities.output_remove, name="output_remove"),
    path("workplan/activities/<int:pk>/marks/", appraisal.activity_marks, name="activity_marks"),
    path("workplan/risks/<int:pk>/close/", appraisal.risk_close, name="risk_close"),
    path("workplan/findings/<int:pk>/step/", appraisal.finding_step, name="finding_step"),
    path("workplan/evaluators/<int:pk>/end/", appraisal.evaluator_end, name="evaluator_end"),
    path("workplan/<slug:code>/appraisal/", appraisal.appraisal, name="appraisal"),
    path("workplan/<slug:code>/appraisal/risks/new/", appraisal.risk_new, name="risk_new"),
    path("workplan/<slug:code>/appraisal/findings/new/", appraisal.finding_new, name="finding_new"),
    path(
        "workplan/<slug:code>/appraisal/evaluators/new/",
        appraisal.evaluator_new,
        name="evaluator_new",
    ),
    path("workplan/<slug:code>/versions/", versions.version_list, name="version_list"),
    path("workplan/<slug:code>/versions/new/", versions.version_new, name="version_new"),
    path(
        "workplan/<slug:code>/versions/<int:before>/<int:after>/",
        versions.version_difference,
        name="version_difference",
    ),
    path("workplan/versions/<int:pk>/decide/", versions.version_decide, name="version_decide"),
    path("workplan/<slug:code>/timeline/", plans.work_plan_timeline, name="work_plan_timeline"),
    path("workplan/<slug:code>/carry/", plans.work_plan_carry, name="work_plan_carry"),
    path("workplan/<slug:code>/support/", grants.call_for_support, name="call_for_support"),
    path("workplan/<slug:code>/", plans.work_plan_detail, name="work_plan_detail"),
]

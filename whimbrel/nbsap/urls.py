from django.urls import path

from whimbrel.nbsap.views import liaison, register, work

app_name = "nbsap"
urlpatterns = [
    # /nbsaps/
    path("nbsaps/", register.nbsap_list, name="nbsap_list"),
    path("nbsaps.<str:form>", register.nbsap_download, name="nbsap_download"),
    path("nbsaps/map/", register.nbsap_map, name="nbsap_map"),
    path("nbsaps/map.<str:form>", register.nbsap_map_download, name="nbsap_map_download"),
    path("nbsaps/map/embed/", register.nbsap_embed, name="nbsap_embed"),
    path("nbsaps/compare/", register.nbsap_compare, name="nbsap_compare"),
    path("nbsaps/synthesis/", register.nbsap_synthesis, name="nbsap_synthesis"),
    path("nbsaps/<str:iso3>/", register.nbsap_detail, name="nbsap_detail"),
    path("nbsaps/<str:iso3>/keep/", work.nbsap_work, name="nbsap_work"),
    path("nbsaps/<str:iso3>/new/", work.nbsap_new, name="nbsap_new"),
    path("nbsaps/<str:iso3>/counterparts/", liaison.counterparts, name="counterparts"),
    path("nbsaps/<str:iso3>/counterparts/new/", liaison.counterpart_new, name="counterpart_new"),
    path("nbsaps/<str:iso3>/contacts/new/", liaison.liaison_new, name="liaison_new"),
    path("nbsaps/counterparts/<int:pk>/end/", liaison.counterpart_end, name="counterpart_end"),
    path("nbsaps/contacts/<int:pk>/done/", liaison.liaison_done, name="liaison_done"),
    path("nbsaps/plans/<int:pk>/", work.plan_detail, name="plan_detail"),
    path("nbsaps/plans/<int:pk>/stage/", work.plan_stage, name="plan_stage"),
    path("nbsaps/plans/<int:pk>/text/", work.plan_document, name="plan_document"),
    path("nbsaps/plans/<int:pk>/target/", work.plan_target, name="plan_target"),
    path("nbsaps/plans/<int:pk>/species/", work.plan_species, name="plan_species"),
    path("nbsaps/plans/<int:pk>/grades/", work.plan_scorecard, name="plan_scorecard"),
    path("nbsaps/plans/<int:pk>/publish/", work.plan_publish, name="plan_publish"),
    path("nbsaps/plans/<int:pk>/withdraw/", work.plan_withdraw, name="plan_withdraw"),
    path("nbsaps/plans/<int:pk>/steps/<slug:step>/", work.plan_step, name="plan_step"),
    path(
        "nbsaps/plans/<int:pk>/steps/<slug:step>/take-back/",
        work.plan_step_take_back,
        name="plan_step_take_back",
    ),
]

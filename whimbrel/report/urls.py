from typing import Any

from django.urls import URLPattern, path

from whimbrel.core.stored.views import public_page
from whimbrel.report import views
from whimbrel.report.views import evidence, indicators, periods, report_files, values

app_name = "report"


def _version(name: str, prefix: str, **which: Any) -> list[URLPattern]:
    """The pages of one version of a report: its last edition, an edition by number, the draft."""
    base = f"reports/<slug:slug>/{prefix}"
    shared = (lambda view: view) if "is_draft" in which else public_page()
    paged = (lambda view: view) if "is_draft" in which else public_page("page")
    return [
        path(base, shared(views.report_detail), which, name=f"{name}_detail"),
        path(
            f"{base}figures/<slug:figure>/",
            paged(views.figure_detail),
            which,
            name=f"{name}_figure",
        ),
        path(
            f"{base}figures/<slug:figure>.<str:form>",
            shared(views.figure_download),
            which,
            name=f"{name}_figure_download",
        ),
        path(
            f"{base}<slug:language>.<str:form>",
            shared(views.report_download),
            which,
            name=f"{name}_download",
        ),
    ]


INDICATOR = "workplan/<slug:plan>/indicators/<slug:code>/"
urlpatterns = [
    # /workplan/cms-2012-2014/indicators/
    path("workplan/<slug:plan>/indicators/", indicators.indicator_list, name="indicator_list"),
    path(
        "workplan/<slug:plan>/indicators.<str:form>",
        indicators.indicator_download,
        name="indicator_download",
    ),
    path(
        "workplan/<slug:plan>/indicators/sheet/", indicators.indicator_sheet, name="indicator_sheet"
    ),
    path(INDICATOR, indicators.indicator_detail, name="indicator_detail"),
    path(f"{INDICATOR}rows.<str:form>", indicators.indicator_rows, name="indicator_rows"),
    path(f"{INDICATOR}values/", values.value_list, name="value_list"),
    path(f"{INDICATOR}values/new/", values.value_new, name="value_new"),
    path("workplan/<slug:plan>/data.zip", indicators.plan_data, name="plan_data"),
    path("workplan/<slug:plan>/periods/", periods.period_list, name="period_list"),
    path("workplan/periods/<int:pk>/lock/", periods.period_lock, name="period_lock"),
    path("workplan/periods/<int:pk>/open/", periods.period_open, name="period_open"),
    path("workplan/values/<int:pk>/files/new/", evidence.value_file_new, name="value_file_new"),
    path("workplan/value-files/<int:pk>/", evidence.value_file, name="value_file"),
    path(
        "workplan/value-files/<int:pk>/take-out/",
        evidence.value_file_take_out,
        name="value_file_take_out",
    ),
    path("workplan/values/<int:pk>/to/<slug:step>/", values.value_move, name="value_move"),
    path("workplan/values/<int:pk>/note/", values.value_note, name="value_note"),
    # /reports/
    path("reports/", views.report_list, name="report_list"),
    path("reports/<slug:slug>/differences/", views.report_differences, name="report_differences"),
    # /report-files/12/
    path("report-files/<int:pk>/", report_files.file_detail, name="file_detail"),
    path("report-files/<int:pk>/file/", report_files.file_take, name="file_take"),
    # /reports/founding/
    *_version("report", ""),
    # /reports/founding/draft/
    *_version("draft", "draft/", is_draft=True),
    # /reports/founding/2/
    *_version("edition", "<int:number>/"),
]

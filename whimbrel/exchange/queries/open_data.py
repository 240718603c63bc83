"""What is open of the national plans, file by file, with what each column holds, as a data package says it.

Source of the form: Frictionless Data Package 1.0 (specs.frictionlessdata.io/data-package). Like the columns themselves the
words are for programs and who writes them: English, the same in every language of the house.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.models import Framework, Questionnaire
from whimbrel.nbsap.queries import global_targets, open_files, outcome
from whimbrel.nbsap.queries.register import COLUMNS as REGISTER

FORMS = ("csv", "xlsx", "json")
# Of every column that is open what it holds; a name means the same in every file.
MEANINGS = {
    "answers": "how many answers were counted",
    "country": "name of the country, in the language of the address",
    "criterion": "what was looked for in the plan",
    "done_on": "day on which the step was taken",
    "ends_year": "last year the plan covers",
    "framework": "the global targets: aichi, kmgbf, spms or samarkand",
    "grade": "points of the criterion: 0 not mentioned, 1 in general words, 2 specifically; empty where not graded",
    "graded_on": "day on which the grade was given",
    "is_taken": "yes or no",
    "iso3": "ISO 3166-1 alpha-3 code; EUE for the European Union",
    "national_number": "number of the national target in the plan",
    "national_target": "the national target in the words of the plan",
    "no": "how often the answer was no",
    "number": "number of the global target; of the Samarkand plan a goal (5) or a target (5.4)",
    "of": "the most points there can be",
    "of_points": "the most points there can be for all criteria",
    "of_steps": "how many steps there are",
    "page": "page of the plan",
    "partly": "how often the answer was in part",
    "plan": "code of the version of the plan",
    "points": "points of all criteria; empty where the grades are not public",
    "question": "short name of the question in its part",
    "quotation": "the words that show it",
    "region": "region of the Convention, in the language of the address",
    "section": "short name of the part of the questionnaire",
    "since": "day since when; the first of its year where only the year is known",
    "source": "where it was read",
    "stage": "the latest stage the plan has reached",
    "standing": "linked; none linked: national targets are on record and none answers it; not on record: no national target is",
    "starts_year": "first year the plan covers",
    "step": "the step by which migratory species come into the plan",
    "steps": "steps taken; empty where they are not public",
    "text": "the question, in the language of the address",
    "url": "address where it can be read",
    "verified": "how far it was checked against its source",
    "written_for": "the global targets for which the plan was written: aichi or kmgbf; empty where not known",
    "year": "year by which the version is known",
    "yes": "how often the answer was yes",
}  # fmt: skip
DAYS = {"done_on", "graded_on", "since"}
NUMBERS = {
    "answers", "ends_year", "grade", "no", "of", "of_points", "of_steps", "partly", "points", "starts_year",
    "steps", "year", "yes",
}  # fmt: skip


@dataclass(frozen=True)
class OpenFile:
    """A table that anybody takes away: its name, its title, its columns, and where it is in each form."""

    name: str
    title: str | Promise
    columns: tuple[str, ...]
    route: str
    words: tuple[str, ...] = ()

    def addresses(self) -> list[tuple[str, str]]:
        """In the reader's language."""
        return [(form.upper(), self.address(form)) for form in FORMS]

    def address(self, form: str) -> str:
        return reverse(f"nbsap:{self.route}", args=[*self.words, form])


def open_files_of_plans(*, on: date) -> list[OpenFile]:
    """The register, grades, steps, global targets, and of each questionnaire that was opened its counts. One query."""
    files = [
        OpenFile("nbsaps", _("The register of plans"), tuple(REGISTER), "nbsap_download"),
        OpenFile("nbsap-grades", _("Grades by criterion"), open_files.GRADE_COLUMNS, "grades_download"),
        OpenFile("nbsap-steps", _("Steps taken"), open_files.STEP_COLUMNS, "steps_download"),
    ]  # fmt: skip
    files += [
        OpenFile(f"nbsap-targets-{one.value}", one.label, global_targets.COLUMNS, "global_targets_download", (one.value,))
        for one in Framework
    ]  # fmt: skip
    files += [
        OpenFile(one.code, one.name, outcome.COLUMNS, "questionnaire_download", (one.code,))
        for one in Questionnaire.objects.filter(opens_on__lte=on)
    ]
    return files


def data_package(files: list[OpenFile]) -> dict[str, Any]:
    """All of them with their columns, for a program; addresses are those of the English tables."""
    with translation.override("en"):
        return {
            "name": "national-biodiversity-plans",
            "title": "National biodiversity plans, and how far migratory species are in them",
            "description": "Only what is public. Nobody is named; of questionnaires there are counts of answers that were signed off.",
            "resources": [_resource(one) for one in files],
        }


def _resource(one: OpenFile) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": str(one.title),
        "path": settings.SITE_URL + one.address("csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": name, "type": _type(name), "description": MEANINGS[name]}
                for name in one.columns
            ],
            "missingValues": [""],
        },
    }


def _type(name: str) -> str:
    if name in DAYS:
        return "date"
    return "integer" if name in NUMBERS else "string"

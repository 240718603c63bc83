"""Whose plan is at which point, and the focal points who are written to about it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.languages import current_language, language_names, sort_key
from whimbrel.core.models import MailRefusal
from whimbrel.core.periods import written_date
from whimbrel.nbsap.models import Nbsap, PlanStage, Publication, Score, Step, StepDone
from whimbrel.nbsap.queries.register import latest_plans, latest_stages
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument, Region
from whimbrel.treaties.queries.posts import focal_points

# By which kind of letter somebody refuses these.
KIND = "plan_mailing"
# At these stages a plan can still be changed.
REVISED_AT = (PlanStage.Kind.PREPARING, PlanStage.Kind.CONSULTING, PlanStage.Kind.REVIEWING)


class Assessment(TextChoices):
    """How far the latest plan of a country is assessed."""

    NO_PLAN = "no_plan", gettext_lazy("No plan on record")
    NOT_GRADED = "not_graded", gettext_lazy("Plan on record, not graded")
    GRADED = "graded", gettext_lazy("Graded, and not published")
    PUBLISHED = "published", gettext_lazy("Assessment published")


@dataclass(frozen=True)
class Asked:
    """Whose focal points for the instrument are written to: of countries whose latest plan fits all that is filled in."""

    instrument: Instrument
    stages: tuple[str, ...] = ()
    # One that is not taken.
    step: str = ""
    assessment: str = ""
    region: Region | None = None

    @property
    def names_all(self) -> bool:
        return not (self.stages or self.step or self.assessment)


@dataclass(frozen=True)
class Addressee:
    """A focal point in office, for which country, and why."""

    person: User
    country: Country
    why: str

    @property
    def language_name(self) -> str:
        """The person's language, in the reader's own."""
        return language_names([self.person.language or "en"])[0]


@dataclass(frozen=True)
class Reached:
    """To whom a letter goes, each person once; who refused such letters, and countries that fit and have nobody in office."""

    people: list[Addressee]
    refused: int
    nobody: list[Country]


def reached(asked: Asked, *, on: date) -> Reached:
    """Eight queries, however many countries."""
    why = {country.pk: (country, words) for country, words in _fitting(asked, on=on)}
    held = focal_points(list(why), asked.instrument.pk, on=on)
    seldom = set(MailRefusal.objects.filter(kind=KIND).values_list("person", flat=True))
    people: dict[int, Addressee] = {}
    refused: set[int] = set()
    for one in held:
        if one.person_id in seldom or one.person.written_to == "never":
            refused.add(one.person_id)
        else:
            country, words = why[one.country_id or 0]
            people.setdefault(one.person_id, Addressee(one.person, country, words))
    filled = {one.country_id for one in held}
    return Reached(
        sorted(people.values(), key=lambda one: sort_key(one.country.name)),
        len(refused),
        [country for pk, (country, _words) in why.items() if pk not in filled],
    )


def _fitting(asked: Asked, *, on: date) -> list[tuple[Country, str]]:
    """Countries that fit, by name, each with why."""
    plans = latest_plans()
    numbers = [one.pk for one in plans.values()]
    stages = latest_stages(numbers, on=on)
    graded = set(Score.objects.filter(nbsap__in=numbers).values_list("nbsap", flat=True))
    public = set(
        Publication.objects.filter(nbsap__in=numbers, taken_back_at=None).values_list(
            "nbsap", flat=True
        )
    )
    taken = set(
        StepDone.objects.filter(
            nbsap__in=numbers, step=asked.step, taken_back_at=None
        ).values_list("nbsap", flat=True)
    )  # fmt: skip
    found = []
    for country in _countries(asked.region):
        plan = plans.get(country.pk)
        stage = stages.get(plan.pk) if plan else None
        stands = _assessed(plan, graded, public)
        if asked.stages and (stage is None or stage.kind not in asked.stages):
            continue
        if asked.step and (plan is None or plan.pk in taken):
            continue
        if asked.assessment and asked.assessment != stands:
            continue
        found.append((country, _why(asked, stage, stands)))
    return sorted(found, key=lambda one: sort_key(one[0].name))


def _countries(region: Region | None) -> list[Country]:
    known = Country.objects.exclude(kind=Country.Kind.TERRITORY).order_by()
    if region is not None:
        known = known.filter(Q(region=region) | Q(region__within=region))
    return list(known)


def _assessed(plan: Nbsap | None, graded: set[int], public: set[int]) -> Assessment:
    if plan is None:
        return Assessment.NO_PLAN
    if plan.pk in public:
        return Assessment.PUBLISHED
    return Assessment.GRADED if plan.pk in graded else Assessment.NOT_GRADED


def _why(asked: Asked, stage: PlanStage | None, stands: Assessment) -> str:
    said = []
    if asked.stages and stage is not None:
        day = (
            str(stage.on.year) if stage.is_year_only else written_date(stage.on, current_language())
        )
        said.append(f"{stage.get_kind_display()}, {day}")
    if asked.step:
        said.append(_("not taken: %(step)s") % {"step": Step(asked.step).label})
    if asked.assessment:
        said.append(str(stands.label))
    return "; ".join(said)

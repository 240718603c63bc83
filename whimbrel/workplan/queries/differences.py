"""What differs between two versions of a plan, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from whimbrel.core.languages import LANGUAGES, current_language
from whimbrel.core.periods import written_date
from whimbrel.workplan.queries.versions import Content

NOTHING: Content = {"plan": {}, "mandates": [], "items": [], "activities": []}


@dataclass(frozen=True)
class Line:
    """One thing that differs; "" where there was, or is, nothing."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """What differs in the plan itself, an item, or an activity. `kind` is "added", "removed" or "changed"."""

    kind: str
    name: str
    lines: tuple[Line, ...] = ()

    @property
    def words(self) -> str:
        return {
            "added": pgettext("in a version of a plan", "added"),
            "removed": pgettext("in a version of a plan", "taken out"),
            "changed": pgettext("in a version of a plan", "changed"),
        }[self.kind]


def differences(before: Content | None, after: Content) -> list[Difference]:
    """What differs from one version to the other; from nothing, everything is added. No query."""
    old = before or NOTHING
    found = [*_of_plan(old, after)]
    found += _of_records(old["items"], after["items"], "code")
    found += _of_records(old["activities"], after["activities"], "pk")
    return found


def _of_plan(old: Content, new: Content) -> Iterator[Difference]:
    before = {**old["plan"], "mandates": old["mandates"]}
    lines = _lines(before, {**new["plan"], "mandates": new["mandates"]})
    if lines and old["plan"]:
        yield Difference("changed", _("The plan itself"), lines)


def _of_records(
    old: list[Mapping[str, Any]], new: list[Mapping[str, Any]], key: str
) -> list[Difference]:
    before, after = {one[key]: one for one in old}, {one[key]: one for one in new}
    found = [Difference("removed", _name(one)) for one in old if one[key] not in after]
    for one in new:
        if one[key] not in before:
            found.append(Difference("added", _name(one)))
        elif lines := _lines(before[one[key]], one):
            found.append(Difference("changed", _name(one), lines))
    return found


def _lines(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Line, ...]:
    lines = []
    for field, label in _labels().items():
        was, becomes = old.get(field), new.get(field)
        if field in new and was != becomes:
            lines.append(Line(label, _told(was), _told(becomes)))
    if "outputs" in new:
        lines += _outputs(old.get("outputs", []), new["outputs"])
    return tuple(lines)


def _outputs(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> list[Line]:
    lines = []
    for difference in _of_records(old, new, "pk"):
        what = _("Output “%(output)s”") % {"output": difference.name}
        if difference.kind == "changed":
            lines += [
                Line(f"{what}: {one.what}", one.before, one.after) for one in difference.lines
            ]
        else:
            lines.append(Line(what, "", difference.words))
    return lines


def _labels() -> dict[str, str]:
    labels = {f"title_{code}": f"{_('Title')} ({name})" for code, name in LANGUAGES}
    labels |= {
        "item": _("Programme item"), "code": _("Code"), "responsible": _("Responsible"), "lead": _("Lead"),
        "partners": _("Partners"), "governments": _("Governments that take part"),
        "regions": _("Regions"),
    }  # fmt: skip
    labels |= {f"beneficiaries_{code}": f"{_('For whom')} ({name})" for code, name in LANGUAGES}
    return labels | {
        "beneficiaries_number": _("Number of beneficiaries"), "starts_on": _("Planned from"),
        "ends_on": _("Planned until"), "is_planned_for_later": _("Planned for the next period"),
        "is_essential": _("Essential"), "depends_on": _("Waits for"), "mandates": _("Mandates"),
        "estimate": _("Estimated cost"), "kind": _("Kind"), "weight": _("Weight"),
        "due_on": _("Planned for"),
    }  # fmt: skip


def _name(one: Mapping[str, Any]) -> str:
    title = one.get(f"title_{current_language()}") or one["title_en"]
    return f"{one['code']} {title}" if "code" in one else title


def _told(value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, str) and _is_day(value):
        return written_date(date.fromisoformat(value), current_language())
    return str(value)


def _is_day(words: str) -> bool:
    return len(words) == 10 and words[4] == words[7] == "-" and words.replace("-", "").isdigit()

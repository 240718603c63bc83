"""The plain answers of a form, written as Django's own templates write them, in a tenth of the time.

A choice among two hundred countries is two hundred templates in Django; as text it is a line for each. Whatever is not
a plain line or a plain list is left to Django.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

FOLDER = "django/forms/widgets"
LINES = {
    f"{FOLDER}/{name}.html"
    for name in ("date", "email", "hidden", "input", "number", "password", "search", "text")
}
# Wherever people write freely they write in their own language, and Arabic runs from the right.
TEXTS = {f"{FOLDER}/textarea.html", "wagtailadmin/widgets/auto_height_text_input.html"}
LIST, OPTION = f"{FOLDER}/select.html", f"{FOLDER}/select_option.html"


class DayInput(forms.DateInput):
    """Asks for a day. A browser shows only year-month-day here: written as the reader's language writes days, it shows nothing."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Renderer(DjangoTemplates):
    """Named by the setting FORM_RENDERER."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> Any:
        if template_name in TEXTS:
            attrs = {"dir": "auto"} | context["widget"]["attrs"]
            context = {**context, "widget": {**context["widget"], "attrs": attrs}}
        if template_name in LINES:
            return mark_safe(_line(context["widget"]))  # noqa: S308 (escaped piece by piece)
        if template_name == LIST and _is_plain(context["widget"]):
            return mark_safe(_list(context["widget"]))  # noqa: S308
        return super().render(template_name, context, request)


def _line(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{_text(value)}"'
    return f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{said}{_attributes(widget)}>'


def _is_plain(widget: Mapping[str, Any]) -> bool:
    return all(
        option["template_name"] == OPTION
        for _name, options, _index in widget["optgroups"]
        for option in options
    )


def _list(widget: Mapping[str, Any]) -> str:
    pieces = [f'<select name="{_text(widget["name"])}"{_attributes(widget)}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            pieces.append(f'<optgroup label="{_text(name)}">')
        pieces += [
            f'<option value="{_text(option["value"])}"{_attributes(option)}>{_text(option["label"])}</option>'
            for option in options
        ]
        if name:
            pieces.append("</optgroup>")
    return "\n".join([*pieces, "</select>"])


def _attributes(widget: Mapping[str, Any]) -> str:
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value: Any) -> str:
    return str(conditional_escape(value))

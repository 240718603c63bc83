from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHOWN = 50


@dataclass(frozen=True)
class Complaint:
    """One thing to mend: where it is, and what to do. `line` counts as an editor does, the header being 1."""

    text: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        if self.line and self.column:
            return _("Line %(line)s, column “%(column)s”: %(text)s") % {
                "line": self.line,
                "column": self.column,
                "text": self.text,
            }
        if self.line:
            return _("Line %(line)s: %(text)s") % {"line": self.line, "text": self.text}
        return self.text


class SheetRefused(Exception):
    """A sheet that cannot be taken. Nothing of it was written. `complaints` lists what to mend."""

    def __init__(self, name: str, complaints: list[Complaint]) -> None:
        self.name = name
        self.complaints = complaints
        super().__init__(name)

    def __str__(self) -> str:
        count = len(self.complaints)
        head = ngettext(
            "%(name)s was refused; nothing was changed. There is %(count)s thing to mend:",
            "%(name)s was refused; nothing was changed. There are %(count)s things to mend:",
            count,
        ) % {"name": self.name, "count": count}
        lines = [head, *(f"- {complaint}" for complaint in self.complaints[:SHOWN])]
        if count > SHOWN:
            lines.append(_("… and %(count)s more.") % {"count": count - SHOWN})
        return "\n".join(lines)

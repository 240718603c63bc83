"""Published reports can be found, as their last edition has them. Drafts cannot."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from whimbrel.core.search.registry import Entry, Keys, Version, narrowed, searchable
from whimbrel.report.models import Edition, Report
from whimbrel.report.models.text import FIGURE


@searchable("reports", _("Reports"), order=55, weight=1.1)
def reports(keys: Keys) -> Iterator[Entry]:
    last = Edition.objects.filter(report=OuterRef("pk")).order_by("-number").values("content")
    rows = Report.objects.filter(editions__isnull=False).distinct().order_by("pk")
    related = rows.select_related("instrument", "meeting").annotate(content=Subquery(last[:1]))
    for one in narrowed(related, keys):
        yield Entry(
            str(one.pk),
            [_version(one.slug, one.content, code) for code in one.content["faces"]],
            instrument=one.instrument.code,
            day=one.dated_on,
            words=f"{one.symbol} {one.meeting.label}",
        )


def _version(slug: str, content: dict[str, Any], language: str) -> Version:
    face, text = content["faces"][language], content["texts"].get(language, {"blocks": []})
    with translation.override(language):
        url = reverse("report:report_detail", args=[slug])
    words = "\n".join(one for block in text["blocks"] for one in _words(block["value"]))
    return Version(
        language,
        face["title"],
        text=FIGURE.sub(lambda found: _counted(content, found.group(1), language), words),
        url=url,
        detail=", ".join(part for part in (face["instrument_code"], face["meeting"]) if part),
    )


def _counted(content: dict[str, Any], name: str, language: str) -> str:
    """What the edition counted under that name, as it stands in the sentence."""
    counts = content["figures"].get(name.strip(), {}).get("counts", {})
    return str(counts.get(language, {}).get("text", "")) or "…"


def _words(value: Any, key: str = "") -> Iterator[str]:
    """The words of a block, without names of figures and levels of headings."""
    if isinstance(value, str) and key not in ("figure", "level"):
        yield value
    elif isinstance(value, dict):
        for inner_key, inner in value.items():
            yield from _words(inner, inner_key)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)

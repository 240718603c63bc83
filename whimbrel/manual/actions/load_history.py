"""Versions and editions of an archive, brought to articles that came with it."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES
from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import Complaint, SheetRefused
from whimbrel.manual.holdings import Holdings, site_link
from whimbrel.manual.markup import clean
from whimbrel.manual.models import SOURCE, ArticlePage, Edition, EditionEntry, Version, Weight
from whimbrel.manual.models.version import digest_of
from whimbrel.treaties.models import Meeting

Rows = dict[tuple[str, str], list[dict[str, Any]]]
KINDS = {"heading", "subheading", "paragraph", "note", "picture", "file"}


def read_versions(folder: Path) -> Rows:
    """What versions.json says, by article and language. Raises SheetRefused where it is no such list."""
    rows: Rows = {}
    for one in _listed(folder / "versions.json"):
        rows.setdefault((str(one.get("article")), str(one.get("language"))), []).append(one)
    return rows


def restore_history(
    page: ArticlePage,
    rows: Iterable[dict[str, Any]],
    *,
    kept: Holdings,
    cuts: Mapping[str, str],
    at: datetime,
) -> int:
    """Give a page that was just made the versions it had, in the place of the one that making it made.

    The page says what its file says: where that is not what its last version said, it is one version more.
    How many versions there are. Raises SheetRefused, naming the version.
    """
    source = ArticlePage.objects.filter(
        translation_key=page.translation_key, locale__language_code=SOURCE
    )
    numbers = dict(Version.objects.filter(article__in=source).values_list("number", "pk"))
    versions = [_version(page, one, numbers, kept, cuts) for one in rows]
    versions.sort(key=lambda one: one.number)
    standing = [one for one in versions if one.superseded_at is None]
    if not versions:
        return 0
    if len({one.number for one in versions}) < len(versions) or len(standing) > 1:
        raise _refused(page.slug, page.language, _("two versions stand, or have one number"))
    Version.objects.filter(article=page).delete()
    Version.objects.bulk_create(versions, batch_size=200)
    for version in versions:
        page.settle_paragraphs(version)
    last = versions[-1]
    page.based_on_id = last.based_on_id
    page.first_published_at, page.last_published_at = versions[0].published_at, last.published_at
    ArticlePage.objects.filter(pk=page.pk).update(
        based_on=last.based_on_id,
        first_published_at=page.first_published_at,
        last_published_at=page.last_published_at,
    )
    if page.live:
        page.keep_version(at=at)
    else:
        Version.objects.standing().filter(article=page).update(superseded_at=at)
    return len(versions)


def restore_editions(folder: Path, wrong: list[str]) -> Loaded:
    """Name the editions anew, with what each held. One that cannot be is named in `wrong`."""
    loaded = Loaded(_("editions"))
    known = dict(Edition.objects.values_list("slug", "number"))
    versions = {
        (slug, code, number): pk
        for pk, slug, code, number in Version.objects.values_list(
            "pk", "article__slug", "language", "number"
        )
    }
    for one in _listed(folder / "editions.json"):
        slug = str(one.get("slug"))
        if slug in known:
            loaded.unchanged += 1
            continue
        try:
            _edition(one, versions)
        except (KeyError, TypeError, ValueError) as error:
            wrong.append(
                _("editions.json, %(slug)s: it cannot be understood (%(why)s).")
                % {"slug": slug, "why": error}
            )
        else:
            loaded.added += 1
    return loaded


def _edition(told: dict[str, Any], versions: dict[tuple[str, str, int], int]) -> Edition:
    if Edition.objects.filter(number=told["number"]).exists():
        raise ValueError(_("another edition has the number %(n)s") % {"n": told["number"]})
    entries = [
        EditionEntry(
            version_id=versions[one["article"], one["version__language"], one["version__number"]],
            position=one["position"],
            slug=one["slug"],
            part_slug=one["part_slug"],
            part_title=one["part_title"],
        )
        for one in told["articles"]
    ]
    edition = Edition.objects.create(
        slug=told["slug"],
        number=told["number"],
        as_of=date.fromisoformat(told["as_of"]),
        named_at=datetime.fromisoformat(told["named_at"]),
        meeting=Meeting.objects.filter(code=told["meeting"]).first(),
        **{f"name_{code}": told["names"].get(code, "") for code in CODES},
    )
    for entry in entries:
        entry.edition = edition
    EditionEntry.objects.bulk_create(entries)
    return edition


def _version(
    page: ArticlePage,
    told: dict[str, Any],
    numbers: Mapping[int, int],
    kept: Holdings,
    cuts: Mapping[str, str],
) -> Version:
    try:
        pieces = [_piece(one, kept, cuts) for one in told["pieces"]]
        title, summary = str(told["title"])[:255], str(told["summary"])
        based_on = told["based_on__number"]
        return Version(
            article=page,
            language=page.language,
            number=int(told["number"]),
            published_at=datetime.fromisoformat(told["published_at"]),
            superseded_at=_moment(told["superseded_at"]),
            ready_at=_moment(told["ready_at"]),
            weight=Weight(told["weight"]),
            note=str(told["note"])[:300],
            based_on_id=numbers.get(based_on) if page.language != SOURCE else None,
            slug=str(told["slug"])[:255],
            title=title,
            summary=summary,
            pieces=pieces,
            digest=digest_of(title, summary, pieces),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused(page.slug, page.language, f"{type(error).__name__}: {error}") from None


def _piece(told: dict[str, Any], kept: Holdings, cuts: Mapping[str, str]) -> dict[str, Any]:
    """A piece as a version keeps it: nothing in it that the desk could not have written."""
    if told["kind"] not in KINDS or not isinstance(told["key"], str):
        raise ValueError(told["kind"])
    piece = dict(told)
    if "html" in piece:
        piece["html"] = clean(site_link(str(piece["html"]), kept.files))
    if piece["kind"] == "file":
        document = kept.files.get(piece["document"])
        piece["document"] = document.pk if document else 0
    if piece["kind"] == "picture":
        piece["src"] = cuts.get(Path(str(piece["src"])).name, "")
    return piece


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def _listed(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            raise ValueError
    except (ValueError, RecursionError):
        raise SheetRefused(
            path.name, [Complaint(_("This is no list as Whimbrel writes it."))]
        ) from None
    return told


def _refused(slug: str, language: str, why: str) -> SheetRefused:
    said = _("The history of %(slug)s (%(language)s) cannot be understood: %(why)s.")
    return SheetRefused(
        "versions.json", [Complaint(said % {"slug": slug, "language": language, "why": why})]
    )

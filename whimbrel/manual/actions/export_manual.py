"""The whole Manual as files that anything can read, and that `load_archive` reads again."""

import html
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit

from wagtail.images import get_image_model

from whimbrel.core.languages import CODES
from whimbrel.manual.actions.export_aids import files_beside, front, listed, sheet
from whimbrel.manual.holdings import RENDITION, archived_link, holdings, name_of
from whimbrel.manual.markup import to_markdown
from whimbrel.manual.models import SOURCE, ArticlePage, BinPage, Edition, PartPage, Version
from whimbrel.manual.models.blocks import pieces_of

README = """The Manual for National Focal Points, whole.

articles/, checklists/, practice_examples/, faq.*.md and the sheets (*.csv) are the texts as they stand today, in the
form in which Whimbrel loads them again (`whimbrel load manual FILE.zip`). drafts/ has what is written and not
published. files/ and pictures/ are the files and pictures that articles hold. versions.json has every version that
was ever published, editions.json what each named edition holds; both name paragraphs by their permanent ids.
Nothing in it is of persons.
"""
DAY = (1980, 1, 1, 0, 0, 0)


class _Names:
    """How files and pictures are called in the archive."""

    def __init__(self) -> None:
        kept = holdings()
        self.documents = {one.pk: name for name, one in kept.files.items()}
        self.files, self.pictures = kept.files, kept.pictures
        renditions = get_image_model().get_rendition_model().objects.filter(filter_spec=RENDITION)
        self.by_rendition = {
            name_of(one): name_of(one.image) for one in renditions.select_related("image")
        }

    def picture(self, piece: dict[str, Any]) -> str:
        """The file of which a picture in a version is a cut; empty where it is no more."""
        return self.by_rendition.get(PurePosixPath(urlsplit(piece.get("src", "")).path).name, "")


def export_manual() -> bytes:
    """The archive in memory: for a Manual with few pictures."""
    packed = io.BytesIO()
    write_export(packed)
    return packed.getvalue()


def write_export(target: IO[bytes]) -> None:
    """Write a ZIP file of open formats: texts, drafts, history, editions, files, pictures."""
    names = _Names()
    files: dict[str, str] = {
        "README.txt": README,
        "versions.json": _json(_versions(names)),
        "editions.json": _json(_editions()),
        "files.csv": sheet(["file", "title"], [(n, d.title) for n, d in sorted(names.files.items())]),
        "pictures.csv": sheet(["file", "title", "cut"], sorted(_pictures(names))),
    }  # fmt: skip
    files |= files_beside() | dict(_articles(names)) | dict(_drafts(names))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            # One day for all, so that the same Manual makes the same file.
            archive.writestr(zipfile.ZipInfo(name, DAY), text, zipfile.ZIP_DEFLATED)
        for folder, records in (("files", names.files), ("pictures", names.pictures)):
            for name, record in sorted(records.items()):
                _copy(archive, f"{folder}/{name}", record)


def _copy(archive: zipfile.ZipFile, name: str, record: Any) -> None:
    """Put the file into the archive piece by piece; one that the storage has lost is left out."""
    try:
        source = record.file.open("rb")
    except OSError:
        return
    with source, archive.open(zipfile.ZipInfo(name, DAY), "w") as place:
        for chunk in source.chunks():
            place.write(chunk)


def article_file(version: Any, facts: dict[str, object], names: _Names) -> str:
    """A version, or a draft, as a file of the first edition is written."""
    pieces = (_piece(piece, names) for piece in version.pieces)
    return front(facts) + "\n\n".join(one for one in pieces if one) + "\n"


def _piece(piece: dict[str, Any], names: _Names) -> str:
    name = f" {{#{piece['key']}}}"
    if "shared" in piece:
        return f"{{shared: {piece['shared']}}}{name}"
    match piece["kind"]:
        case "heading":
            return f"## {piece['text']}{name}"
        case "subheading":
            return f"### {piece['text']}{name}"
        case "paragraph":
            return f"{to_markdown(archived_link(piece['html'], names.documents))}{name}"
        case "note":
            said = to_markdown(archived_link(piece["html"], names.documents))
            return "> " + said.replace("\n", "\n> ") + name
        case "file" if piece["document"] in names.documents:
            return f"{{file: {names.documents[piece['document']]}}}{name}"
        case "picture" if called := names.picture(piece):
            alt, caption = (_quoted(piece.get(one, "")) for one in ("alt", "caption"))
            return f'![{alt}](../../pictures/{called} "{caption}"){name}'
    return ""


def _quoted(words: str) -> str:
    return html.escape(" ".join(words.split())).replace("]", "&#93;")


def _articles(names: _Names) -> Iterator[tuple[str, str]]:
    sources, places = _sources(), _places()
    standing = Version.objects.standing().filter(article__live=True)
    for version in standing.select_related("article__locale", "based_on").order_by("article__path"):
        source = sources.get(version.article.translation_key)
        if source is not None:
            facts = _head(version.article, version, source, places)
            yield (
                f"articles/{source.slug}.{version.language}.md",
                article_file(version, facts, names),
            )


class _Draft:
    """What an editor has before them, in the plain form of a version."""

    def __init__(self, page: ArticlePage) -> None:
        draft = page.get_latest_revision_as_object()
        self.title, self.summary = draft.title, draft.summary
        self.language, self.based_on = page.language, draft.based_on
        self.pieces = pieces_of(draft.body, page.language)


def _drafts(names: _Names) -> Iterator[tuple[str, str]]:
    """What is not published: edits of published articles, new ones, withdrawn ones, and what lies in the bin."""
    sources, places = _sources(), _places()
    pages = ArticlePage.objects.select_related("locale", "latest_revision").order_by("path")
    for page in pages:
        source = sources.get(page.translation_key)
        if source is not None and (page.has_unpublished_changes or not page.live):
            facts = _head(page, _Draft(page), source, places)
            text = article_file(_Draft(page), facts, names)
            yield f"drafts/{source.slug}.{page.language}.md", text


def _sources() -> dict[Any, ArticlePage]:
    return {
        one.translation_key: one
        for one in ArticlePage.objects.filter(locale__language_code=SOURCE).prefetch_related(
            "instruments",
            "regions",
            "checklists",
            "provisions__instrument",
            "provisions__resolution",
        )
    }


def _places() -> dict[int, tuple[str, int]]:
    """The part and the place in it, by article; no part for what lies in the bin."""
    parts = {one.path: one.slug for one in PartPage.objects.exclude(pk__in=_in_bin())}
    places: dict[int, tuple[str, int]] = {}
    counted: dict[str, int] = {}
    for pk, path in ArticlePage.objects.order_by("path").values_list("pk", "path"):
        parent = path[:-4]
        counted[parent] = counted.get(parent, 0) + 1
        places[pk] = parts.get(parent, ""), counted[parent]
    return places


def _in_bin() -> list[int]:
    found = BinPage.objects.first()
    return list(PartPage.objects.descendant_of(found).values_list("pk", flat=True)) if found else []


def _head(
    page: ArticlePage, said: Any, source: ArticlePage, places: dict[int, tuple[str, int]]
) -> dict[str, object]:
    facts: dict[str, object] = {
        "title": said.title,
        "part": places[page.pk][0],
        "order": places[source.pk][1],
        "summary": said.summary,
    }
    if page.pk == source.pk:
        return facts | _facts(source) | {"source_revision": getattr(said, "number", "")}
    return facts | {"source_revision": said.based_on.number if said.based_on else ""}


def _facts(source: ArticlePage) -> dict[str, object]:
    return {
        "instruments": listed(one.code for one in source.instruments.all()),
        "regions": listed(one.code for one in source.regions.all()),
        "roles": listed(source.roles),
        "level": source.level,
        "audience": source.audience,
        "review_by": source.review_by or "",
        "checklists": listed(one.slug for one in source.checklists.all()),
        "provisions": listed(
            f"{one.instrument.code} Res. {one.resolution.number}"
            if one.resolution
            else f"{one.instrument.code} {one.provision}"
            for one in source.provisions.all()
        ),
    }


def _versions(names: _Names) -> list[dict[str, Any]]:
    slugs = {key: one.slug for key, one in _sources().items()}
    rows = Version.objects.order_by("language", "article__path", "number").values(
        "article__translation_key", "slug", "language", "number", "published_at", "superseded_at",
        "weight", "note", "ready_at", "based_on__number", "title", "summary", "pieces",
    )  # fmt: skip
    told = []
    for row in map(dict[str, Any], rows):
        key, pieces = row.pop("article__translation_key"), row.pop("pieces")
        if key in slugs:
            archived = [_archived(one, names) for one in pieces]
            told.append({"article": slugs[key], **row, "pieces": archived})
    return sorted(told, key=lambda one: (one["article"], one["language"], one["number"]))


def _archived(piece: dict[str, Any], names: _Names) -> dict[str, Any]:
    if piece["kind"] == "file":
        return piece | {"document": names.documents.get(piece["document"], "")}
    if "html" in piece:
        return piece | {"html": archived_link(piece["html"], names.documents)}
    return piece


def _pictures(names: _Names) -> list[tuple[str, str, str]]:
    """Each picture, and the name of its cut in the versions that show it."""
    cuts = {name: cut for cut, name in names.by_rendition.items()}
    return [(name, one.title, cuts.get(name, "")) for name, one in names.pictures.items()]


def _editions() -> list[dict[str, Any]]:
    slugs = {key: one.slug for key, one in _sources().items()}
    told = []
    for one in Edition.objects.order_by("number").select_related("meeting"):
        entries = one.entries.order_by("position", "version__language").values(
            "position", "part_slug", "part_title", "slug", "version__language", "version__number",
            "version__article__translation_key",
        )  # fmt: skip
        articles = []
        for entry in map(dict[str, Any], entries):
            key = entry.pop("version__article__translation_key")
            articles.append({"article": slugs.get(key, entry["slug"]), **entry})
        told.append(
            {
                "slug": one.slug,
                "number": one.number,
                "as_of": one.as_of,
                "named_at": one.named_at,
                "meeting": one.meeting.code if one.meeting else "",
                "names": {code: getattr(one, f"name_{code}") for code in CODES},
                "articles": articles,
            }
        )
    return told


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, default=str)

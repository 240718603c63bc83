"""What articles hold that is no text: files and pictures, each by the name of its file in an archive of the Manual."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

# How an article's picture is cut for its page: an address of ours in every version that shows it.
RENDITION = "max-800x800|format-webp"
DOCUMENT_LINK = re.compile(r'href="[^"]*?/documents/(\d+)/[^"]*"')
ARCHIVED_LINK = re.compile(r'href="\.\./\.\./files/([^"]+)"')


@dataclass
class Holdings:
    """Documents and images by the name of their file; `addresses` are those of pictures in old versions, by name."""

    files: dict[str, Any] = field(default_factory=dict)
    pictures: dict[str, Any] = field(default_factory=dict)


def holdings() -> Holdings:
    """All that the site keeps. Two queries."""
    return Holdings(
        {name_of(one): one for one in get_document_model().objects.all()},
        {name_of(one): one for one in get_image_model().objects.all()},
    )


def name_of(record: Any) -> str:
    """The name under which its file is kept, which no other file has."""
    return PurePosixPath(record.file.name).name


def archived_link(html: str, names: Mapping[int, str]) -> str:
    """The HTML with links to files of the site made links to files of the archive."""

    def named(found: re.Match[str]) -> str:
        name = names.get(int(found[1]))
        return f'href="../../files/{name}"' if name else found[0]

    return DOCUMENT_LINK.sub(named, html)


def site_link(html: str, files: Mapping[str, Any]) -> str:
    """The other way round: the address a file has on the site, as a version keeps it."""

    def placed(found: re.Match[str]) -> str:
        document = files.get(found[1])
        return f'href="{document.url}"' if document else found[0]

    return ARCHIVED_LINK.sub(placed, html)


def desk_link(html: str, files: Mapping[str, Any]) -> str:
    """The same as the desk keeps it: by the document's number, so that a new file in its place is led to."""

    def linked(found: re.Match[str]) -> str:
        document = files.get(found[1])
        return f'linktype="document" id="{document.pk}"' if document else found[0]

    return ARCHIVED_LINK.sub(linked, html)

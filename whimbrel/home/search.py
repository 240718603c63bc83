"""Files that the Secretariat put up for everybody can be found by their titles."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import Document
from wagtail.models import CollectionViewRestriction

from whimbrel.core.search.registry import Entry, Keys, Version, narrowed, searchable


@searchable("documents", _("Documents"), order=65)
def documents(keys: Keys) -> Iterator[Entry]:
    """Files of open collections: one that lies in a closed collection, or below one, is given to nobody here."""
    closed = [
        restriction.collection.path
        for restriction in CollectionViewRestriction.objects.select_related("collection")
    ]
    rows = narrowed(Document.objects.order_by("pk"), keys)
    for one in rows.select_related("collection"):
        if not any(one.collection.path.startswith(path) for path in closed):
            name = one.filename
            yield Entry(
                str(one.pk),
                [Version("", one.title, url=one.url, detail=name.rpartition(".")[2].upper())],
                day=one.created_at.date(),
                words=name.replace("_", " "),
            )

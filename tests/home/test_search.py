import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from whimbrel.home.search import documents

pytestmark = pytest.mark.django_db


def test_files_of_open_collections_are_given_and_closed_ones_with_all_below_are_not():
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Closed")
    below = closed.add_child(name="Below")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    for name, collection in (("open", root), ("closed", closed), ("below", below)):
        Document.objects.create(
            title=name, collection=collection, file=ContentFile(b"x", name=f"{name}.pdf")
        )

    found = list(documents(None))

    assert [entry.versions[0].title for entry in found] == ["open"]
    assert found[0].versions[0].detail == "PDF"
    assert list(documents(["999"])) == []

"""What a space keeps."""

from django.db.models import Prefetch, QuerySet

from whimbrel.community.models import FileVersion, LibraryFile, Space
from whimbrel.community.queries.belonging import Belonging
from whimbrel.community.queries.spaces import spaces_visible_to


def library_visible_to(belonging: Belonging) -> QuerySet[LibraryFile]:
    """Files of the spaces that the person may read, with their versions, the newest first; two queries."""
    versions = FileVersion.objects.order_by("-number").select_related("said").defer("said__words")
    return (
        LibraryFile.objects.filter(
            removed_at=None, space__in=spaces_visible_to(belonging).values("pk")
        )
        .select_related("space")
        .prefetch_related(Prefetch("versions", versions, to_attr="all_versions"))
    )


def library_of(space: Space) -> QuerySet[LibraryFile]:
    """What the space keeps, the last changed first. Two queries."""
    versions = FileVersion.objects.order_by("-number")
    return LibraryFile.objects.filter(space=space, removed_at=None).prefetch_related(
        Prefetch("versions", versions, to_attr="all_versions")
    )

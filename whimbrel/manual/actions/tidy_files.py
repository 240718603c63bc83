"""What is stored of the Manual's files, brought in line with what is known of them."""

from datetime import datetime, timedelta

from whimbrel.manual.models import BuiltFile

# A file that nobody names may be one that is being put in its place just now.
YOUNG = timedelta(hours=1)


def tidy_files(*, at: datetime) -> tuple[list[BuiltFile], list[str]]:
    """Let files that were lost be built again, and take away those that a killed worker left behind; both."""
    storage = BuiltFile._meta.get_field("file").storage
    known = {one.file.name: one for one in BuiltFile.objects.exclude(file="")}
    folder = "manual"
    try:
        _folders, found = storage.listdir(folder)
    except FileNotFoundError:
        # A bucket has no folders and lists nothing; a disk has none before the first file.
        found = []
    names = {f"{folder}/{one}" for one in found}
    lost = [one for name, one in known.items() if name not in names]
    BuiltFile.objects.filter(pk__in=[one.pk for one in lost]).update(fingerprint="")
    left = sorted(
        name for name in names - set(known) if storage.get_modified_time(name) < at - YOUNG
    )
    for name in left:
        storage.delete(name)
    return lost, left

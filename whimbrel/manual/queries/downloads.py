"""The files of the Manual that can be taken away."""

from dataclasses import dataclass

from whimbrel.manual.models import BuiltFile


@dataclass(frozen=True)
class Offer:
    """The whole Manual, or a part, in a language: one file a form."""

    title: str
    language: str
    direction: str
    files: list[BuiltFile]


def downloads(language: str) -> tuple[list[Offer], list[Offer]]:
    """What there is in this language, and the whole Manual in the others. One query."""
    offers: dict[tuple[str, str], Offer] = {}
    for file in BuiltFile.objects.select_related("edition"):
        key = (file.language, file.part)
        offer = Offer(file.title, file.language, file.direction, [])
        offers.setdefault(key, offer).files.append(file)
    own = [one for (code, _), one in offers.items() if code == language]
    others = [one for (code, part), one in offers.items() if code != language and not part]
    return own, others


def download(form: str, language: str, part: str) -> BuiltFile | None:
    """The file, if it was ever built."""
    found = BuiltFile.objects.filter(form=form, language=language, part=part)
    return found.exclude(file="").first()

"""In which forms the Manual is taken away. A new form is a maker more: the builder knows nothing else of it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from whimbrel.core.documents import epub, volume, volume_pdf
from whimbrel.core.documents.volume import Section, Volume
from whimbrel.manual.models import BuiltFile


@dataclass(frozen=True)
class Maker:
    """`make_section` writes what a section needs in this form, from the section and the volume's language alone;
    `write` puts sections together. `written_by` are the files whose change makes other bytes of the same text."""

    form: BuiltFile.Form
    make_section: Callable[[Section, str], str]
    write: Callable[[Volume, Mapping[str, str]], bytes]
    written_by: tuple[Path, ...]

    @cached_property
    def recipe(self) -> str:
        return hashlib.sha256(b"".join(one.read_bytes() for one in self.written_by)).hexdigest()

    def fingerprint(self, section: Section, language: str) -> str:
        """Of all that the section's fragment is made from."""
        return _digest(self.recipe, language, repr(section))

    def whole_fingerprint(self, volume: Volume) -> str:
        """Of all that the file is made from."""
        return _digest(self.recipe, repr(volume))


def _digest(*told: str) -> str:
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def _code(*modules: str) -> tuple[Path, ...]:
    return tuple(Path(one) for one in modules)


MAKERS = (
    Maker(
        BuiltFile.Form.EPUB,
        epub.section_file,
        epub.write_epub,
        _code(epub.__file__, volume.__file__, str(epub.STYLE)),
    ),
    Maker(
        BuiltFile.Form.PDF,
        volume_pdf.section_data,
        volume_pdf.write_volume_pdf,
        _code(volume_pdf.__file__, volume.__file__, str(volume_pdf.SHEET)),
    ),
)


def maker_of(form: str) -> Maker:
    return next(one for one in MAKERS if one.form == form)

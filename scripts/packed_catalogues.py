"""Puts the compiled catalogues into the package when it is built, so that an installed Whimbrel speaks all its languages."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackedCatalogues(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # An editable installation reads the folder beside the package.
        if version == "editable":
            return
        for source in sorted(Path(self.root, "locale").glob("*/LC_MESSAGES/django.po")):
            compiled = source.with_suffix(".mo")
            with open(source, "rb") as written, open(compiled, "wb") as target:
                write_mo(target, read_po(written, locale=source.parts[-3]))
            inside = f"whimbrel/{compiled.relative_to(self.root)}"
            build_data["force_include"][str(compiled)] = inside

"""The catalogues: compile them, collect new texts into them, or say what they lack.

    python scripts/translations.py compile | collect | check

Needs nothing but Python. Catalogues lie in locale/<language>/LC_MESSAGES/django.po.
"""

import os
import re
import sys
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "locale"
COMPLETE = ["fr", "es"]
GROWING = ["ar", "ru"]
TYPED_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
# Each function by the place of its message, plural and context.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def texts_of_templates(fileobj, keywords, comment_tags, options):
    """Django's own reading of a template into Python-like source, then Babel's reading of that."""
    from babel.messages.extract import extract_python  # noqa: PLC0415 (only where templates are read)

    source = templatize(fileobj.read().decode("utf-8"), origin=getattr(fileobj, "name", ""))
    yield from extract_python(
        BytesIO(source.encode("utf-8")), keywords, comment_tags, {"encoding": "utf-8"}
    )


def collected() -> Catalog:
    """All texts in the sources of the house."""
    catalogue = Catalog(project="Whimbrel", charset="utf-8")
    methods = [("**.py", "python"), ("**/templates/**", "translations:texts_of_templates")]
    for file, line, message, comments, context in extract_from_dir(
        ROOT / "whimbrel",
        method_map=methods,
        keywords=KEYWORDS,
        comment_tags=["Translators:"],
        strip_comment_tags=True,
    ):
        catalogue.add(
            message, None, [(f"whimbrel/{file}", line)], auto_comments=comments, context=context
        )
    return catalogue


def catalogue_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with open(path, "rb") as file:
        return read_po(file, locale=language)


def compile_all() -> int:
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        with open(path, "rb") as source, open(path.with_suffix(".mo"), "wb") as target:
            write_mo(target, read_po(source, locale=path.parts[-3]))
    return 0


def collect() -> int:
    found = collected()
    for language in [*COMPLETE, *GROWING]:
        catalogue = read(language)
        catalogue.update(found, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "wb") as file:
            write_po(file, catalogue, width=100, include_lineno=False, sort_by_file=True)
    return 0


def missing(language: str, found: Catalog) -> list[str]:
    """One line for each text without a translation fit to be shown, with where it stands."""
    catalogue = read(language)
    lines = []
    for message in found:
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        if known is None:
            state = "not in the catalogue"
        elif known.fuzzy:
            state = "fuzzy"
        elif not all(texts := known.string if isinstance(known.string, tuple) else (known.string,)):
            state = "missing"
        elif language == "fr" and any(TYPED_APOSTROPHE.search(text) for text in texts):
            state = "an apostrophe as it is typed, not as it is set (’)"
        else:
            continue
        text = message.id[0] if isinstance(message.id, tuple) else message.id
        places = ", ".join(sorted({file for file, _ in message.locations}))
        lines.append(f"{language}: {state}: {text!r} ({places})")
    return lines


def check() -> int:
    found = collected()
    total = len([message for message in found if message.id])
    lacking = {language: missing(language, found) for language in [*COMPLETE, *GROWING]}
    for lines in lacking.values():
        for line in lines:
            print(line)
    for language, lines in lacking.items():
        print(f"{language}: {total - len(lines)} of {total} texts")
    return 1 if any(lacking[language] for language in COMPLETE) else 0


if __name__ == "__main__":
    os.environ.setdefault("WHIMBREL_SECRET_KEY", "only for translations")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whimbrel.config.settings")
    sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
    django.setup()
    jobs = {"compile": compile_all, "collect": collect, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in jobs:
        sys.exit(__doc__)
    sys.exit(jobs[sys.argv[1]]())

"""The house rules that a linter cannot express."""

import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "whimbrel"
ROOMS = sorted(p.parent for p in HOUSE.glob("*/__init__.py"))
OUTSIDE_THE_FLOORS = {"config", "cli"}
# Folders of tests that look at the whole house through a door, and mirror no file of it.
WHOLE_HOUSE = {
    "bench",
    "browser",
    "factories",
    "faults",
    "hostile",
    "permissions",
    "properties",
    "scale",
}
CODE = [p for p in HOUSE.rglob("*.py") if "migrations" not in p.parts]
BANNED_NAMES = {"utils", "helpers", "common", "manager", "service", "handler", "misc"}
RUNTIME_LIBRARIES = 20


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: p.name)
def test_every_room_says_on_its_door_which_floor_it_is_on(room):
    plate = importlib.import_module(f"whimbrel.{room.name}").__doc__ or ""

    expected = "Outside the floors" if room.name in OUTSIDE_THE_FLOORS else "Floor "
    assert plate.startswith(expected), f"whimbrel/{room.name}/__init__.py needs a door plate"


def test_every_room_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text()

    assert [room.name for room in ROOMS if f"`{room.name}/`" not in text] == []


def test_every_test_file_mirrors_a_file_of_the_house():
    def mirrored(test: Path) -> bool:
        stem = HOUSE / test.parent / test.name.removeprefix("test_")
        return stem.exists() or stem.with_suffix("").is_dir()

    tests = [p.relative_to(ROOT / "tests") for p in (ROOT / "tests").glob("*/**/test_*.py")]
    homeless = [str(t) for t in tests if t.parts[0] not in WHOLE_HOUSE and not mirrored(t)]

    assert homeless == []


def test_no_file_is_longer_than_a_reader_can_hold():
    long = {
        str(p.relative_to(ROOT)): n for p in CODE if (n := len(p.read_text().splitlines())) > 300
    }

    assert long == {}


def test_no_function_is_longer_than_a_page():
    ast = importlib.import_module("ast")
    long = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 50:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")

    assert long == []


def test_no_file_has_a_name_that_says_nothing():
    names = {p.stem for p in CODE} | {p.name for p in HOUSE.rglob("*") if p.is_dir()}

    assert names & BANNED_NAMES == set()


def test_migrations_are_named_by_hand():
    assert [p.name for p in HOUSE.glob("*/migrations/*_auto_*.py")] == []


def test_migrations_know_nothing_of_today_s_code():
    importing = [
        str(p.relative_to(ROOT))
        for p in HOUSE.glob("*/migrations/0*.py")
        if re.search(r"^(from|import) whimbrel\.(?!people\.models|core)", p.read_text(), re.M)
    ]

    assert importing == []


def test_every_template_says_what_it_shows_and_takes():
    templates = list(HOUSE.rglob("templates/**/*.html"))
    silent = [
        str(p.relative_to(ROOT))
        for p in templates
        if not any("{#" in line for line in p.read_text().splitlines()[:2])
    ]

    assert templates
    assert silent == []


def test_no_template_is_longer_than_a_page_or_two():
    long = [
        str(p.relative_to(ROOT))
        for p in HOUSE.rglob("templates/**/*.html")
        if len(p.read_text().splitlines()) > 150
    ]

    assert long == []


def test_style_keeps_to_one_component_a_file_and_to_logical_properties():
    physical = re.compile(r"(margin|padding|border)-(left|right)|text-align:\s*(left|right)")
    wrong = [
        str(p.relative_to(ROOT))
        for p in HOUSE.rglob("static/**/*.css")
        if len(p.read_text().splitlines()) > 150 or physical.search(p.read_text())
    ]

    assert wrong == []


def test_public_templates_hold_no_inline_script_or_style():
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*application/json)"
    )
    wrong = [
        str(p.relative_to(ROOT))
        for p in HOUSE.rglob("templates/**/*.html")
        if inline.search(p.read_text())
    ]

    assert wrong == []


def test_runtime_libraries_are_few_and_each_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.split(r"[\[<>=!~]", line)[0] for line in project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        names += [re.split(r"[\[<>=!~]", line)[0] for line in extra]
    reasons = (ROOT / "docs/decisions/0009-libraries.md").read_text()

    assert len(project["dependencies"]) <= RUNTIME_LIBRARIES
    assert [name for name in names if f"| {name} " not in reasons] == []


def test_copyleft_libraries_are_only_ever_extras():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert not any("psycopg" in line for line in project["dependencies"])


def test_the_changelog_begins_with_the_version_that_is_installed():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.M)

    assert first is not None
    assert first.group(1) == version


def test_the_code_names_no_place_of_the_machine_it_was_written_on():
    places = re.compile(r"/work/|/root/")
    files = [*CODE, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile"]

    assert [
        str(p.relative_to(ROOT)) for p in files if p.exists() and places.search(p.read_text())
    ] == []

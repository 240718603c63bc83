"""The texts of the Manual's first edition are whole: counted, cross-checked between languages, and their facts in form."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

import whimbrel.manual
import whimbrel.treaties
from whimbrel.manual.files import pieces_in, questions_in, read_file, steps_in

DATA = Path(whimbrel.manual.__file__).parent / "data"
TREATIES = Path(whimbrel.treaties.__file__).parent / "data"
COMPLETE = ("en", "fr", "es")

ARTICLES = sorted(p.name.split(".")[0] for p in (DATA / "articles").glob("*.en.md"))
CHECKLISTS = sorted(p.name.split(".")[0] for p in (DATA / "checklists").glob("*.en.md"))
EXAMPLES = sorted(p.name.split(".")[0] for p in (DATA / "practice_examples").glob("*.en.md"))
EVERY_FILE = sorted(DATA.rglob("*.md"))
EVERY_TEXT = [p for p in EVERY_FILE if p.name != "README.md"]

KEYS_OF_AN_ARTICLE = {
    "title", "part", "order", "summary", "instruments", "regions", "roles", "level",
    "provisions", "checklists", "source_revision",
}  # fmt: skip
KEYS_THAT_MAY_BE_EMPTY = {"regions", "country"}
ID = re.compile(r" \{#([a-z0-9-]+)\}")
PROVISION = re.compile(r"(CMS Art\. (?P<article>[IVX]+)(\.\d+)?|Res\. (?P<resolution>\d+\.\d+))")
CITED = re.compile(r"(?:[Aa]rt\.|ст\.|المادة) ([IVX]+)\b")
RESOLUTIONS_CITED = re.compile(r"(?:Res\.|Rés\.|Рез\.|القرار) (\d+\.\d+)")
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
ROMAN = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]


def front(path: Path) -> dict[str, str]:
    _, head, _ = path.read_text().split("---\n", 2)
    return {
        key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())
    }


def body(path: Path) -> str:
    return path.read_text().split("---\n", 2)[2].strip()


def blocks(text: str) -> list[str]:
    """Headings, paragraphs and single list items, each as one line."""
    return [line for line in text.splitlines() if line.strip()]


def source_of(path: Path) -> Path:
    return path.with_name(re.sub(r"\.[a-z]{2}\.md$", ".en.md", path.name))


def ids(path: Path) -> list[str]:
    return ID.findall(path.read_text())


def listed(value: str) -> list[str]:
    return [one.strip() for one in value.split(";") if one.strip()]


def rows(name: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def known(name: str, key: str) -> frozenset[str]:
    return frozenset(row[key] for row in rows(name, TREATIES))


def name_of(path: Path) -> str:
    return str(path.relative_to(DATA))


def test_there_are_twelve_articles_four_checklists_and_three_examples_in_each_complete_language():
    for language in COMPLETE:
        for folder, slugs in (
            ("articles", ARTICLES),
            ("checklists", CHECKLISTS),
            ("practice_examples", EXAMPLES),
        ):
            missing = [s for s in slugs if not (DATA / folder / f"{s}.{language}.md").exists()]
            assert missing == [], f"{folder} in {language}"

    assert (len(ARTICLES), len(CHECKLISTS), len(EXAMPLES)) == (12, 4, 3)


def test_three_articles_are_also_there_in_arabic_and_in_russian():
    for language in ("ar", "ru"):
        slugs = {p.name.split(".")[0] for p in (DATA / "articles").glob(f"*.{language}.md")}
        assert slugs == {"who-a-focal-point-is", "your-first-30-days", "preparing-for-a-cop"}


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_a_translation_is_in_its_own_language_and_about_as_long_as_the_source(path):
    words = ID.sub("", path.read_text())
    source = ID.sub("", source_of(path).read_text())
    letters = {"ar": r"[\u0600-\u06ff]", "ru": r"[\u0400-\u04ff]"}
    marks = {"fr": r"\b(?:une|les|des|vous)\b", "es": r"\b(?:una|los|las|usted|del)\b"}
    language = path.name.split(".")[1]

    if language in letters:
        assert len(re.findall(letters[language], words)) > 0.5 * len(source)
    elif language in marks:
        assert len(re.findall(marks[language], words)) >= 5
    assert 0.6 < len(words) / len(source) < 1.5


def test_thirty_terms_are_said_and_explained_in_five_languages():
    table = rows("glossary.csv")

    assert len(table) == 30
    for row in table:
        assert len({row[f"term_{code}"] for code in ("en", "fr", "es", "ar", "ru")}) >= 3
        assert all(row[f"definition_{c}"].endswith(".") for c in ("en", "fr", "es", "ar", "ru"))


@pytest.mark.parametrize("slug", ARTICLES)
def test_an_article_is_four_to_nine_hundred_words_long_in_english(slug):
    words = ID.sub("", body(DATA / "articles" / f"{slug}.en.md")).split()

    assert 400 <= len(words) <= 900


@pytest.mark.parametrize("path", sorted((DATA / "articles").glob("*.md")), ids=name_of)
def test_an_article_says_all_about_itself(path):
    head = front(path)

    assert set(head) == KEYS_OF_AN_ARTICLE
    assert [k for k, v in head.items() if not v and k not in KEYS_THAT_MAY_BE_EMPTY] == []
    assert head["level"] in {"new", "experienced"}
    assert head["part"] in {row["slug"] for row in rows("parts.csv")}
    assert head["source_revision"] == "1"


@pytest.mark.parametrize("path", sorted((DATA / "articles").glob("*.md")), ids=name_of)
def test_every_block_of_an_article_carries_one_permanent_id(path):
    without = [line for line in blocks(body(path)) if len(ID.findall(line)) != 1]
    found = ids(path)

    assert without == []
    assert all(one.startswith("p-") for one in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_a_translation_has_the_blocks_of_the_source_in_the_same_order(path):
    source = source_of(path)

    assert ids(path) == ids(source)


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_a_translation_keeps_what_is_the_same_in_all_languages(path):
    if path.name.startswith("faq."):
        return
    source = front(source_of(path))
    told = {"title", "summary"}

    assert {k: v for k, v in front(path).items() if k not in told} == {
        k: v for k, v in source.items() if k not in told
    }


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_a_translation_cites_the_same_articles_and_resolutions_block_by_block(path):
    source = source_of(path)

    def cited(text: str) -> list[tuple[list[str], list[str]]]:
        return [
            (sorted(CITED.findall(b)), sorted(RESOLUTIONS_CITED.findall(b))) for b in blocks(text)
        ]

    assert cited(path.read_text()) == cited(source.read_text())


@pytest.mark.parametrize("slug", ARTICLES)
def test_every_provision_named_at_the_head_of_an_article_exists(slug):
    wrong = []
    for provision in listed(front(DATA / "articles" / f"{slug}.en.md")["provisions"]):
        found = PROVISION.fullmatch(provision)
        if found is None or not (
            found["article"] in ROMAN or found["resolution"] in known("resolutions.csv", "number")
        ):
            wrong.append(provision)

    assert wrong == []


@pytest.mark.parametrize("slug", ARTICLES)
def test_every_provision_in_the_words_of_an_article_is_named_at_its_head(slug):
    path = DATA / "articles" / f"{slug}.en.md"
    named = front(path)["provisions"]

    articles = {f"Art. {a}" for a in CITED.findall(body(path))}
    resolutions = {f"Res. {r}" for r in RESOLUTIONS_CITED.findall(body(path))}

    assert articles - set(re.findall(r"Art\. [IVX]+", named)) == set()
    assert resolutions - set(listed(named)) == set()


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_every_resolution_that_is_cited_is_one_we_know(path):
    cited = set(RESOLUTIONS_CITED.findall(path.read_text()))

    assert cited - known("resolutions.csv", "number") == set()


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_links_lead_to_something_of_ours(path):
    targets = {f"../{s}/" for s in ARTICLES} | {f"../../checklists/{s}/" for s in CHECKLISTS}

    assert set(LINK.findall(path.read_text())) - targets == set()


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_what_a_text_names_at_its_head_exists(path):
    if path.name.startswith("faq."):
        return
    head = front(path)
    wrong = [c for c in listed(head["instruments"]) if c not in known("instruments.csv", "code")]
    wrong += [r for r in listed(head.get("regions", "")) if r not in known("regions.csv", "code")]
    wrong += [s for s in listed(head.get("checklists", "")) if s not in CHECKLISTS]
    wrong += [s for s in listed(head.get("articles", "")) if s not in ARTICLES]
    wrong += [c for c in listed(head.get("country", "")) if c not in known("countries.csv", "iso3")]

    assert wrong == []


@pytest.mark.parametrize("path", EVERY_TEXT, ids=name_of)
def test_the_loader_reads_every_block_step_and_question_under_its_own_name(path):
    file = read_file(path)
    folder = path.parent.name

    if folder == "checklists":
        found = [step.key for step in steps_in(file)]
        assert all(step.due_days is not None for step in steps_in(file))
    elif path.name.startswith("faq."):
        found = [asked.key for asked in questions_in(file)]
    else:
        found = [piece["id"] for piece in pieces_in(file)]

    assert found == ids(path)


@pytest.mark.parametrize("slug", CHECKLISTS)
def test_each_step_of_a_checklist_has_a_day_that_fits_its_kind_in_order(slug):
    path = DATA / "checklists" / f"{slug}.en.md"
    steps = blocks(body(path))
    sign = {"yes": "D-", "no": "S+"}[front(path)["meeting_relative"]]
    days = [re.search(r"\{due: ([DS][+-])(\d+)\}$", step) for step in steps]

    assert all(step.startswith("- ") and len(ID.findall(step)) == 1 for step in steps)
    assert all(day is not None and day[1] == sign for day in days)
    numbers = [int(day[2]) for day in days if day]
    assert numbers == sorted(numbers, reverse=sign == "D-")


@pytest.mark.parametrize("path", sorted((DATA / "checklists").glob("*.md")), ids=name_of)
def test_a_checklist_has_the_same_days_in_every_language(path):
    source = source_of(path)
    due = re.compile(r"\{due: [^}]+\}")

    assert due.findall(path.read_text()) == due.findall(source.read_text())


@pytest.mark.parametrize("path", sorted(DATA.glob("faq.*.md")), ids=name_of)
def test_there_are_twelve_questions_each_with_an_answer(path):
    parts = path.read_text().split("## ")[1:]

    assert len(parts) == 12
    assert all(len(part.split("\n\n", 1)[1].split()) >= 8 for part in parts)


def test_no_cell_of_a_table_is_empty_and_each_row_has_its_own_name():
    for name in ("glossary.csv", "parts.csv"):
        table = rows(name)
        empty = [(row["slug"], key) for row in table for key, value in row.items() if not value]
        assert empty == [], name
        assert len({row["slug"] for row in table}) == len(table), name


def test_each_part_holds_an_article_and_the_places_in_it_are_taken_once():
    places = [
        (h["part"], h["order"]) for h in (front(DATA / "articles" / f"{s}.en.md") for s in ARTICLES)
    ]

    assert {part for part, _ in places} == {row["slug"] for row in rows("parts.csv")}
    assert len(places) == len(set(places))


@pytest.mark.parametrize("path", [*EVERY_TEXT, *sorted(DATA.glob("*.csv"))], ids=name_of)
def test_nothing_is_unconfirmed_and_nothing_is_left_to_do(path):
    text = path.read_text()

    assert [
        mark for mark in ("[K]", "[S]", "[D]", "TODO", "XXX", "http", "`", "�") if mark in text
    ] == []


def test_every_stop_of_a_way_in_is_an_article_or_a_checklist_of_ours():
    stops = rows("task_steps.csv")
    tasks = {row["slug"] for row in rows("tasks.csv")}

    assert {row["task"] for row in stops} == tasks
    assert {row["article"] for row in stops} - {""} <= set(ARTICLES)
    assert {row["checklist"] for row in stops} - {""} <= set(CHECKLISTS)
    assert [row for row in stops if not row["article"] and not row["checklist"]] == []


def test_every_way_in_is_named_in_every_language():
    empty = [
        (row["slug"], key)
        for row in rows("tasks.csv")
        for key, value in row.items()
        if key != "for_role" and not value
    ]

    assert empty == []

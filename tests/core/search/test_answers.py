from dataclasses import replace
from datetime import date

import pytest

from whimbrel.core.search import registry
from whimbrel.core.search.answers import answer, corrected, suggestions
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import MEMBERS, PUBLIC, Version, circle, searchable

VISITOR, MEMBER = frozenset({PUBLIC}), frozenset({PUBLIC, MEMBERS})


def asked(typed, circles=VISITOR, language="en", **narrowed):
    return Question(typed, language, circles, **narrowed)


def titles(found):
    return ["".join(piece.text for piece in result.title) for result in found.results]


def marked(pieces):
    return [piece.text for piece in pieces if piece.is_hit]


def test_a_thing_is_found_by_its_title_and_by_its_text(shelf, read):
    shelf.put("1", "Agreements on albatrosses", text="They nest on islands.", url="/a/")
    shelf.put("2", "Seals")
    read()

    found = answer(asked("agreement island"))

    assert titles(found) == ["Agreements on albatrosses"]
    assert found.results[0].url == "/a/"
    assert marked(found.results[0].title) == ["Agreements"]
    assert marked(found.results[0].passage) == ["islands"]


def test_a_title_comes_before_a_text(shelf, read):
    shelf.put("1", "Report", text="Of saiga and others. " * 3)
    shelf.put("2", "Saiga")
    read()

    assert titles(answer(asked("saiga"))) == ["Saiga", "Report"]


def test_who_may_not_see_a_thing_finds_no_trace_of_it(shelf, read):
    shelf.put("1", "Quorum of the secret meeting", circle=MEMBERS)
    shelf.put("2", "Open meeting")
    shelf.put("3", "Letter about the meeting", circle=circle("country", 7))
    read()

    visitor, member = answer(asked("meeting")), answer(asked("meeting", MEMBER))
    kenya = answer(asked("meeting", MEMBER | {"country:7"}))

    assert (visitor.total, member.total, kenya.total) == (1, 2, 3)
    assert [number for _, number in visitor.by_kind] == [1]
    assert answer(asked("quorum")).total == 0
    assert corrected(asked("quorun")) == "" == corrected(asked("quorun", MEMBER))
    assert suggestions(asked("quo")) == []
    assert suggestions(asked("quo", MEMBER)) == ["Quorum of the secret meeting"]


def test_what_was_closed_or_taken_away_a_moment_ago_shows_no_more(shelf, read):
    for key in "123":
        shelf.put(key, f"Meeting {key}")
    read()
    del shelf.entries["1"]
    shelf.entries["2"] = replace(shelf.entries["2"], circle=MEMBERS)

    found = answer(asked("meeting"))

    assert titles(found) == ["Meeting 3"]
    assert found.total == 1
    assert suggestions(asked("meet")) == ["Meeting 3"]


def test_what_is_shown_is_what_the_record_says_now(shelf, read):
    shelf.put("1", "Meeting in Quito")
    read()
    shelf.put("1", "Meeting in Manila")

    assert titles(answer(asked("meeting"))) == ["Meeting in Manila"]


def test_one_question_goes_to_all_languages_and_is_answered_in_the_readers(shelf, read):
    shelf.put_versions("1", Version("en", "Kenya", url="/k/"), Version("ru", "Кения", url="/k/"))
    read()

    result = answer(asked("кению")).results[0]

    assert [piece.text for piece in result.title] == ["Kenya"]
    assert marked(result.also) == ["Кения"]
    assert result.other_language == ""


def test_a_text_of_its_own_is_shown_in_the_language_in_which_it_holds_the_words(shelf, read):
    shelf.put_versions(
        "1",
        Version("en", "Credentials", "Who speaks for a State.", "/en/c/"),
        Version("es", "Credenciales", "Quién habla por un Estado.", "/es/c/"),
    )
    read()

    result = answer(asked("credenciales estado")).results[0]
    english = answer(asked("credentials")).results[0]

    assert (result.url, result.other_language) == ("/es/c/", "es")
    assert (english.url, english.other_language) == ("/en/c/", "")


def test_results_are_narrowed_by_kind_instrument_and_language(shelf, read, monkeypatch):
    shelf.put("1", "Meeting of Parties", instrument="CMS")
    shelf.put("2", "Meeting in French", language="fr", instrument="AEWA")
    shelf.put("3", "Meeting of all", language="")
    searchable("others", "Others", order=20)(lambda keys: [])
    read()

    assert answer(asked("meeting", instrument="CMS")).total == 1
    assert answer(asked("meeting", written_in="fr")).total == 2
    assert answer(asked("meeting", kind="others")).total == 0
    found = answer(asked("meeting", kind="things"))
    assert found.total == 3
    assert found.instruments == ["AEWA", "CMS"]
    assert found.languages == ["en", "fr"]


def test_where_nothing_has_all_words_what_has_some_is_shown_and_said(shelf, read):
    shelf.put("1", "Saiga")
    shelf.put("2", "Waterbirds")
    read()

    found = answer(asked("saiga quorum"))

    assert titles(found) == ["Saiga"]
    assert not found.has_all_words


def test_words_of_every_sentence_do_not_count(shelf, read):
    shelf.put("1", "Designation", text="A government names its focal point by letter.")
    read()

    assert titles(answer(asked("what is the designation of a focal point"))) == ["Designation"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agreemnet", "agreement"),
        ("agrement", "agreement"),
        ("agreeement", "agreement"),
        ("agreemant", "agreement"),
        ("conservation of albatros agreemnet", "conservation of albatros agreement"),
        ("designatoin", ""),
        ("oizeau", "oiseau"),
        ("اتفاقيه", ""),
        ("соглашемие", "соглашение"),
    ],
)
def test_a_slip_of_the_finger_is_answered_with_the_word_that_was_meant(shelf, read, typed, meant):
    shelf.put("1", "Agreement on the conservation of the albatros", text="An oiseau. Соглашение.")
    shelf.put("2", "الاتفاقية", language="ar")
    read()

    assert answer(asked(typed)).did_you_mean == meant


def test_results_come_in_pages_at_one_cost(shelf, read, django_assert_num_queries):
    for key in range(45):
        shelf.put(str(key), f"Meeting {key}", day=date(2020, 1, 1))
    read()
    shelf.asked.clear()

    with django_assert_num_queries(3):
        first = answer(asked("meeting"))
    with django_assert_num_queries(3):
        last = answer(asked("meeting"), page=3)

    assert (len(first.results), len(last.results), last.total, last.pages) == (20, 5, 45, 3)
    assert len(shelf.asked) == 2
    assert answer(asked("meeting"), page=99).page == 3


def test_more_than_anybody_reads_is_said_to_be_more(shelf, read, monkeypatch):
    monkeypatch.setattr("whimbrel.core.search.ranking.MOST", 30)
    monkeypatch.setattr("whimbrel.core.search.ranking.RANKED", 40)
    for key in range(35):
        shelf.put(str(key), f"Thing {key}", text="about a meeting")
    shelf.put("best", "Meeting", text="meeting")
    read()
    some = answer(asked("meeting"))
    for key in range(35, 60):
        shelf.put(str(key), f"Thing {key}", text="about a meeting")
    read()
    many = answer(asked("meeting"))

    assert (some.total, some.is_capped) == (many.total, many.is_capped) == (30, True)
    assert titles(some)[0] == titles(many)[0] == "Meeting"


def test_suggestions_are_titles_that_begin_like_what_is_typed(shelf, read):
    shelf.put("1", "Kenya")
    shelf.put("2", "Côte d’Ivoire")
    shelf.put("3", "Meeting in Nairobi", text="Kenya")
    read()

    assert suggestions(asked("ken")) == ["Kenya"]
    assert suggestions(asked("cote d'iv")) == ["Côte d’Ivoire"]
    assert suggestions(asked("kenya ")) == ["Kenya"]
    assert suggestions(asked("k")) == [] == suggestions(asked("")) == suggestions(asked("…"))


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "' OR 1=1 --",
        "a*b:c",
        "NEAR(",
        "{titles}: x",
        "& | !",
        "\\",
        "AND OR NOT",
        "%",
        "x" * 500,
    ],
)
def test_no_question_is_an_error(shelf, read, typed):
    shelf.put("1", "Kenya")
    read()

    assert answer(asked(typed)).total == 0


def test_a_kind_nobody_gives_any_more_shows_nothing(shelf, read, monkeypatch):
    shelf.put("1", "Kenya")
    read()
    monkeypatch.setattr(registry, "_kinds", {})

    assert answer(asked("kenya")).total == 0


@pytest.mark.parametrize(
    "typed",
    [
        '"rules of procedure"',
        "“Rules of Procedure”",
        "« rules of procedure »",
        '"RULES OF procedure" party',
    ],
)
def test_words_in_quotation_marks_are_found_in_their_order_and_form(shelf, read, typed):
    shelf.put("1", "Meetings", text="The Party adopts its rules of procedure.")
    shelf.put("2", "Procedures", text="Of Parties, the rule and the procedure of rules.")
    shelf.put("3", "Rule of procedures", text="Parties")
    read()

    found = answer(asked(typed))

    assert (titles(found), found.total, found.has_all_words) == (["Meetings"], 1, True)


def test_a_phrase_that_nobody_says_finds_nothing_and_not_some_of_its_words(shelf, read):
    shelf.put("1", "Rules", text="A procedure for small meetings")
    read()

    assert answer(asked('"rules for small procedures"')).total == 0


def test_a_phrase_is_found_without_its_accents_in_chinese_and_across_no_border(shelf, read):
    shelf.put("1", "Désignation des points", language="fr", text="focaux")
    shelf.put("2", "联络点手册")
    read()

    assert titles(answer(asked('"designation des points"'))) == ["Désignation des points"]
    assert titles(answer(asked('"联络点"'))) == ["联络点手册"]
    assert answer(asked('"points focaux"')).total == 0


def test_a_single_quotation_mark_is_no_phrase(shelf, read):
    shelf.put("1", "Rules of procedure")
    read()

    assert answer(asked('procedure "rules')).total == 1


def test_a_phrase_counts_nothing_of_what_the_reader_may_not_see(shelf, read):
    shelf.put("1", "Rules of procedure", circle=MEMBERS)
    read()

    assert answer(asked('"rules of procedure"')).total == 0
    assert answer(asked('"rules of procedure"', MEMBER)).total == 1


def test_what_somebody_wrote_is_found_by_any_word_of_their_name(shelf, read):
    shelf.put("1", "Counts of waders", author="Focal point, Côte d'Ivoire")
    shelf.put("2", "Counts of ducks", author="Focal point, Kenya")
    shelf.put("3", "Counts")
    read()

    assert titles(answer(asked("counts", author="cote focal"))) == ["Counts of waders"]
    assert titles(answer(asked("counts", author="Kenya"))) == ["Counts of ducks"]
    assert titles(answer(asked("counts", author="Fiji"))) == []


def test_a_name_is_no_word_of_what_was_written(shelf, read):
    shelf.put("1", "Counts of waders", author="Kenya")
    read()

    assert titles(answer(asked("kenya"))) == []


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        (None, None, ["new", "old", "undated"]),
        (date(2026, 3, 2), None, ["new"]),
        (None, date(2026, 3, 1), ["old"]),
        (date(2026, 3, 1), date(2026, 3, 2), ["new", "old"]),
        (date(2025, 1, 1), date(2025, 12, 31), []),
        (date(2024, 6, 1), date(2027, 2, 1), ["new", "old"]),
    ],
)
def test_a_search_is_narrowed_to_days_the_first_and_the_last_among_them(
    shelf, read, since, until, wanted
):
    shelf.put("1", "counts old", day=date(2026, 3, 1))
    shelf.put("2", "counts new", day=date(2026, 3, 2))
    shelf.put("3", "counts undated")
    read()

    found = answer(asked("counts", since=since, until=until))

    assert sorted(one.split()[1] for one in titles(found)) == wanted


def test_the_kinds_are_counted_within_the_days_and_the_author(shelf, read):
    shelf.put("1", "counts", author="Kenya", day=date(2026, 3, 1))
    shelf.put("2", "counts", author="Fiji", day=date(2026, 3, 1))
    read()

    found = answer(asked("counts", author="kenya", kind="things"))

    assert [number for _, number in found.by_kind] == [1]

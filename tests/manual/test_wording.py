from whimbrel.manual.wording import piece_changes, word_runs


def piece(key, words):
    return {"key": key, "kind": "paragraph", "html": f"<p>{words}</p>"}


def test_texts_are_told_apart_by_words_and_never_by_letters():
    runs = word_runs("Send it 60 days before.", "Send it 150 days before.")

    assert [(run.kind, run.text) for run in runs] == [
        ("same", "Send it "),
        ("removed", "60"),
        ("added", "150"),
        ("same", " days before."),
    ]


def test_arabic_is_told_apart_by_words_too():
    runs = word_runs("ستون يوما", "مئة يوم")

    assert [run.text for run in runs if run.kind == "added"] == ["مئة", "يوم"]


def test_what_changed_stands_in_the_order_of_the_new_text_and_what_went_at_its_old_place():
    old = [piece("a", "one"), piece("b", "two"), piece("c", "three")]
    new = [piece("a", "one"), piece("c", "tree"), piece("d", "four")]

    changes = piece_changes(old, new)

    assert [(one.key, one.kind) for one in changes] == [
        ("b", "removed"),
        ("c", "changed"),
        ("d", "added"),
    ]


def test_a_change_of_marks_alone_is_no_change_of_words():
    assert piece_changes([piece("a", "one")], [piece("a", "<b>one</b>")]) == []

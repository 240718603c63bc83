import ast
from pathlib import Path

import whimbrel
from whimbrel.core.journal.words import VERBS, in_words


def verbs_of_the_house():
    """Every verb that an action writes into the journal, as it stands in the code."""
    for path in Path(whimbrel.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id == "record" and len(node.args) > 2:
                verb = node.args[1]
                either = [verb.body, verb.orelse] if isinstance(verb, ast.IfExp) else [verb]
                yield from (one.value for one in either if isinstance(one, ast.Constant))


def test_every_verb_of_the_house_has_words():
    missing = sorted(set(verbs_of_the_house()) - set(VERBS))

    assert not missing, f"Give these verbs words in whimbrel/core/journal/words.py: {missing}"


def test_no_words_are_kept_for_verbs_that_nobody_writes():
    assert sorted(set(VERBS) - set(verbs_of_the_house())) == []


def test_an_unknown_verb_stands_for_itself():
    assert in_words("sang to") == "sang to"

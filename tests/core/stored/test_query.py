import pytest

from whimbrel.core.stored.query import canonical


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("", ""),
        ("b=2&a=1", "a=1&b=2"),
        ("a=1&evil=2", "a=1"),
        ("a=&b=2", "b=2"),
        ("a=2&a=1", "a=2&a=1"),
        ("a=%C3%A9", "a=%C3%A9"),
        ("a=1%26b%3D2", "a=1%26b%3D2"),
        ("evil", ""),
    ],
)
def test_the_same_question_is_always_written_the_same(query, same):
    assert canonical(query, ("a", "b")) == same

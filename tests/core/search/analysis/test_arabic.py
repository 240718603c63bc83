import pytest

from whimbrel.core.search.analysis.arabic import stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المهاجرة", "مهاجرة"),
        ("وبالاتفاقيات", "اتفاقية"),
        ("القرارات", "قرار"),
        ("وجهات", "جهة"),
        ("والتقارير", "تقرير"),
        ("للأنواع", "نوع"),
        ("الدول", "دولة"),
        ("موائل", "الموئل"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert set(stems(one)) & set(stems(other))


def test_a_first_letter_that_may_be_and_gives_two_stems():
    assert stems("وفد") == ("وفد",)
    assert stems("وثيقه") == ("وثيق", "ثيق")


def test_the_article_is_not_taken_from_a_word_too_short_to_have_one():
    assert stems("ال") == ("ال",)

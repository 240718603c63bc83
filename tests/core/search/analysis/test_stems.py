from whimbrel.core.search.analysis.stems import stems


def test_a_word_is_stemmed_as_its_language_does():
    assert stems("agreements", "en") == ("agreement",)
    assert stems("accords", "fr") == ("accord",)
    assert stems("especies", "es") == ("especi",)


def test_a_script_of_its_own_decides_whatever_the_text_is_written_in():
    assert stems("координаторов", "en") == stems("координатор", "ru")
    assert stems("المهاجرة", "fr") == stems("مهاجرة", "ar")


def test_a_language_without_rules_leaves_words_as_they_are():
    assert stems("agreements", "") == ("agreements",)
    assert stems("cop11s", "en") == ("cop11s",)

from whimbrel.core.navigation import sections


def test_a_section_whose_pages_do_not_exist_is_left_out(settings):
    settings.NAVIGATION = [("home:front_page", "Front"), ("nobody:knows", "Nowhere")]

    assert [place.word for place in sections("/en/")] == ["Front"]


def test_the_reader_sees_which_section_a_page_belongs_to(settings):
    settings.NAVIGATION = [("home:front_page", "Front")]

    assert sections("/en/")[0].current == "page"
    assert sections("/en/deeper/")[0].current == "true"
    assert sections("/fr/")[0].current == ""

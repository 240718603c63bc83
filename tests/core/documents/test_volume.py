from whimbrel.core.documents.volume import Listing, Prose, Words, marked


def test_paragraphs_and_manners_are_kept():
    assert marked("<p>Bring <b>your <i>own</i></b>.</p><p>Now.</p>") == (
        Prose((Words("Bring "), Words("your ", True), Words("own", True, True), Words("."))),
        Prose((Words("Now."),)),
    )


def test_lists_stand_between_paragraphs():
    assert marked("<p>Bring:</p><ol><li>one</li><li><p>two</p></li></ol><p>End.</p>") == (
        Prose((Words("Bring:"),)),
        Listing(((Words("one"),), (Words("two"),)), True),
        Prose((Words("End."),)),
    )


def test_words_without_a_paragraph_are_one():
    assert marked('See <a href="../x/">this</a>') == (
        Prose((Words("See "), Words("this", href="../x/"))),
    )


def test_nothing_says_nothing():
    assert marked("<p> </p>") == ()

import pytest

from whimbrel.community.positions import read_in_silence, read_position


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("OBJECT", "no"),
        ("I object.\n\nParagraph 3 goes too far.", "no"),
        ("Dear colleagues,\nSenegal objects to paragraph 2.", "no"),
        ("No objection", "yes"),
        ("Kenya has no objection to the text.", "yes"),
        ("No objection in principle, but we object to paragraph 3.", "no"),
        ("Yes", "yes"),
        ("No", "no"),
        ("Yes, we agree.", "yes"),
        ("Oui, d’accord.", "yes"),
        ("No, we want paragraph 3 out.", "no"),
        ("Comment: a comma is missing in paragraph 2.", "comment"),
        ("Le Sénégal s’oppose au paragraphe 3.", "no"),
        ("Aucune objection de notre part.", "yes"),
        ("Commentaire : bien.", "comment"),
        ("Costa Rica se opone al párrafo 3.", "no"),
        ("Sin objeción.", "yes"),
        ("نعترض على الفقرة الثالثة", "no"),
        ("لا اعتراض", "yes"),
        ("Возражаем против пункта 3.", "no"),
        ("Не возражаем.", "yes"),
        ("反对", "no"),
        ("无异议", "yes"),
    ],
)
def test_an_objection_is_told_from_consent_in_seven_languages(text, position):
    read = read_in_silence(text)

    assert (read.position, read.is_assumed) == (position, False)


@pytest.mark.parametrize(
    "text", ["We need two more weeks.", "Paragraph 3 is wrong.", "Hm", "Yes, but not yet."]
)
def test_what_is_neither_counts_as_an_objection_so_that_nothing_is_adopted_over_a_doubt(text):
    assert read_in_silence(text) == type(read_in_silence(text))("no", is_assumed=True)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("YES", "yes"), ("Yes, and thank you.", "yes"), ("Oui.\nMais bientôt.", "yes"), ("Sí", "yes"),
        ("NO\nbecause of the costs", "no"), ("Non", "no"), ("нет", "no"), ("Abstain", "abstain"),
        ("Nous nous abstenons", "abstain"), ("Kenya abstains.", "abstain"),
        ("Comment: no opinion yet", "comment"), ("We agree", "comment"), ("Norway will write", "comment"),
    ],
)  # fmt: skip
def test_a_position_is_read_from_the_first_line(text, position):
    assert read_position(text).position == position

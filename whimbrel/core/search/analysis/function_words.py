"""Words that every sentence has. A question that holds others too is not asked for these.

As they are after `plain`: without accents, in lower case.
"""

_BY_LANGUAGE = {
    "en": """
        a an and are as at be been by can could did do does for from had has have how i in into is it its me my of on or
        our should so that the their them there these they this to us was we were what when where which who whom why
        will with would you your about must may than if
    """,
    "fr": """
        a ai au aux avec ce ces cet cette comment dans de des dois doit du elle en est et etre eu il ils je la le les leur
        leurs lui ma mais me mes mon ne nos notre nous on ou par pas pour qu quand que quel quelle quelles quels qui sa se
        ses si son sont sur ta tes toi ton tu un une vos votre vous y
    """,
    "es": """
        al como con cual cuales cuando cuanto de debe debo del desde donde el ella en entre era es esta estan este esto
        fue ha hace hacer hay la las le les lo los me mi mis muy no nos o para pero por porque puede puedo que quien se
        sea ser si sin sobre son su sus tiene un una unas uno unos y ya yo
    """,
    "ru": """
        а без бы в во все вы где да для до его ее если есть же за и из или им их к как какие какой каков ко когда кто ли
        мне мы на над не нет о об от по под при с со так то у что чтобы это этот я
    """,
    "ar": """
        في من على الى عن ما ماذا متى اين كيف هل هو هي هذا هذه ذلك تلك التي الذي الذين مع او ثم ان انا نحن لا لم لن قد كل
        بين بعد قبل عند يمكن يجب لي لنا كم
    """,
}
FUNCTION_WORDS = frozenset(word for text in _BY_LANGUAGE.values() for word in text.split())

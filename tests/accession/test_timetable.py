from whimbrel.core.forgetting import periods


def test_how_long_persons_are_kept_can_be_read(settings):
    settings.KEEP_LEFT_DAYS = 91

    assert any(one.days == 91 and "spoke with" in one.name for one in periods())

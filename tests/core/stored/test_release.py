import os

from whimbrel.core.stored.release import release_of


def house(folder, text):
    (folder / "room").mkdir(parents=True)
    (folder / "room" / "page.html").write_text(text)
    return folder


def test_the_same_code_has_the_same_name_wherever_and_whenever_it_was_put(tmp_path):
    here, there = house(tmp_path / "here", "one"), house(tmp_path / "there", "one")
    os.utime(there / "room" / "page.html", (1, 1))

    assert release_of([here], ["en"]) == release_of([there], ["en"])


def test_another_text_another_file_or_another_setting_is_another_release(tmp_path):
    one = house(tmp_path / "one", "one")
    names = {release_of([one], ["en"]), release_of([one], ["fr"])}
    names.add(release_of([house(tmp_path / "two", "two")], ["en"]))
    (one / "new.mo").write_bytes(b"")
    names.add(release_of([one], ["en"]))

    assert len(names) == 4

import io

import pytest
from PIL import Image

from whimbrel.core.pictures import NoPicture, portrait

# Tags of EXIF: which way up (6: a quarter turn), who took it, and where.
UPRIGHT, ARTIST, PLACE = 0x0112, 0x013B, 0x8825


def a_photo(size=(1200, 900), form="JPEG", mode="RGB", colour="red", **options):
    body = io.BytesIO()
    Image.new(mode, size, colour).save(body, form, **options)
    return body.getvalue()


def test_what_rides_along_with_a_photo_stays_behind():
    exif = Image.Exif()
    exif[ARTIST] = "Focal point, Kenya"
    exif[PLACE] = {1: "S", 2: (1.0, 17.0, 0.0)}
    raw = a_photo(exif=exif, comment=b"taken at home")
    assert b"Focal point" in raw
    assert b"taken at home" in raw

    kept = portrait(raw)

    assert b"Focal point" not in kept
    assert b"taken at home" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert not image.getexif()
        assert "comment" not in image.info


def test_a_photo_taken_on_its_side_stands_upright_and_is_small():
    exif = Image.Exif()
    exif[UPRIGHT] = 6

    with Image.open(io.BytesIO(portrait(a_photo(exif=exif)))) as image:
        assert image.format == "JPEG"
        assert image.size == (600, 800)


def test_behind_a_transparent_picture_is_white():
    raw = a_photo((20, 20), "PNG", "RGBA", (0, 0, 0, 0))

    with Image.open(io.BytesIO(portrait(raw))) as image:
        assert image.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-1.4", b"\xff\xd8\xff nothing more", a_photo()[:2000], a_photo(form="GIF")]
)
def test_what_is_no_whole_picture_is_refused(raw):
    with pytest.raises(NoPicture):
        portrait(raw)

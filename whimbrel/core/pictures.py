"""Pictures of people: made anew from what was handed in, so that nothing rides along but what is seen."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

# Width and height in points of a picture 2.5 × 3.3 cm at 600 dpi; more would only make every badge heavy.
PORTRAIT = (600, 800)
# More than any telephone takes.
MOST_POINTS = 120_000_000
QUALITY = 85


class NoPicture(ValueError):
    """This is no PNG or JPEG picture that can be read, or it has more points than any camera takes."""


def portrait(raw: bytes) -> bytes:
    """The picture upright and small, as bytes of a JPEG file without place, time, camera or comment.

    What is behind a transparent one becomes white. Raises NoPicture.
    """
    try:
        with Image.open(io.BytesIO(raw), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_POINTS:
                raise NoPicture
            # A large JPEG is read at a fraction of its size, which saves memory.
            image.draft("RGB", (2 * PORTRAIT[1], 2 * PORTRAIT[1]))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail(PORTRAIT)
            seen = upright.convert("RGBA")
    except (
        UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, MemoryError,
    ) as error:  # fmt: skip
        raise NoPicture from error
    # A picture of its own: what stood beside the points stays behind.
    plain = Image.new("RGB", seen.size, "white")
    plain.paste(seen, mask=seen.getchannel("A"))
    body = io.BytesIO()
    plain.save(body, "JPEG", quality=QUALITY, optimize=True)
    return body.getvalue()

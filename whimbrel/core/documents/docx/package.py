"""The archive around a Word document: looked at before it is written into, and packed the same way each time."""

import io
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError

# A zip file cannot say an earlier day; every part gets this one, so that the same tree makes the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


class TemplateRefused(Exception):
    """The bytes are not a Word document that can be written into."""


def check_template(body: bytes) -> None:
    """Raise TemplateRefused unless the bytes are a .docx file."""
    try:
        docx.Document(io.BytesIO(body))
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise TemplateRefused(str(error)) from None


def with_fixed_times(body: bytes) -> bytes:
    """The same archive, whenever it was packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return made.getvalue()

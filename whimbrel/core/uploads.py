"""Files that people hand in: of a kind we know by how they begin, and not too large."""

import zipfile
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

LARGEST = 10 * 1024 * 1024
# What the parts of an office file may come to: twenty times the largest file, more than pictures and words need.
LARGEST_UNPACKED = 20 * LARGEST
# Office files of either family are ZIP archives.
ARCHIVE = (b"PK\x03\x04",)
# How files of each kind begin: a name says nothing about what is inside.
BEGINNINGS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": ARCHIVE,
    ".xlsx": ARCHIVE,
    ".pptx": ARCHIVE,
    ".odt": ARCHIVE,
    ".ods": ARCHIVE,
    ".odp": ARCHIVE,
}


class CheckedFileField(forms.FileField):
    """A file with one of the `endings`, looked at inside. A subclass may say in its own words what to do."""

    endings: ClassVar[tuple[str, ...]] = tuple(BEGINNINGS)
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Choose the file."),
        "empty": _("The file is empty. Choose another one."),
        "too_large": _(
            "The file has %(size)s; at most %(most)s can be taken. Save it smaller, or in parts."
        ),
        "unknown": _(
            "This file is of a kind that cannot be kept here, or not what its name says. Save it as PDF."
        ),
        "bomb": _(
            "Unpacked, this file would be larger than any document is. Save it anew from your program, or as PDF."
        ),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            self._look_inside(file)
        return file

    def _look_inside(self, file: UploadedFile) -> None:
        self._weigh(file)
        ending = "." + (file.name or "").rpartition(".")[2].lower()
        known = BEGINNINGS[ending] if ending in self.endings else ()
        head = file.read(8)
        file.seek(0)
        if not any(head.startswith(one) for one in known):
            raise forms.ValidationError(self.error_messages["unknown"], "unknown")
        if known == ARCHIVE:
            self._look_into_archive(file)

    def _weigh(self, file: UploadedFile) -> None:
        if (file.size or 0) > LARGEST:
            sizes = {"size": filesizeformat(file.size or 0), "most": filesizeformat(LARGEST)}
            raise forms.ValidationError(self.error_messages["too_large"], "too_large", sizes)

    def _look_into_archive(self, file: UploadedFile) -> None:
        """Nothing is unpacked here; whoever opens the file later shall not be flooded by it either."""
        try:
            with zipfile.ZipFile(file) as archive:
                unpacked = sum(one.file_size for one in archive.infolist())
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown") from error
        finally:
            file.seek(0)
        if unpacked > LARGEST_UNPACKED:
            raise forms.ValidationError(self.error_messages["bomb"], "bomb")


class SheetFileField(CheckedFileField):
    """A sheet, XLSX or CSV. What stands in it is for whoever reads it (core.sheets); here it is only weighed."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "unknown": _("This sheet cannot be read. Save it once more as XLSX or CSV."),
    }

    def _look_inside(self, file: UploadedFile) -> None:
        self._weigh(file)
        head = file.read(8)
        file.seek(0)
        if head.startswith(ARCHIVE):
            self._look_into_archive(file)

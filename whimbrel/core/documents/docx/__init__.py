"""A document as DOCX, in the layout of United Nations meeting documents."""

from whimbrel.core.documents.docx.cover import house_template
from whimbrel.core.documents.docx.forms import (
    FormField,
    FormPart,
    WordForm,
    read_form,
    write_form,
)
from whimbrel.core.documents.docx.package import TemplateRefused, check_template
from whimbrel.core.documents.docx.reading import DocumentRefused, Written, read_written
from whimbrel.core.documents.docx.writing import (
    Say,
    keep_silent,
    write_docx,
)

__all__ = [
    "DocumentRefused",
    "FormField",
    "FormPart",
    "Say",
    "TemplateRefused",
    "WordForm",
    "Written",
    "check_template",
    "house_template",
    "keep_silent",
    "read_form",
    "read_written",
    "write_docx",
    "write_form",
]

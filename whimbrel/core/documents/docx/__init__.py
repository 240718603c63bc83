"""A document as DOCX, in the layout of United Nations meeting documents."""

from whimbrel.core.documents.docx.forms import (
    FormField,
    FormPart,
    WordForm,
    read_form,
    write_form,
)
from whimbrel.core.documents.docx.reading import DocumentRefused, Written, read_written
from whimbrel.core.documents.docx.writing import TemplateRefused, check_template, write_docx

__all__ = [
    "DocumentRefused",
    "FormField",
    "FormPart",
    "TemplateRefused",
    "WordForm",
    "Written",
    "check_template",
    "read_form",
    "read_written",
    "write_docx",
    "write_form",
]

"""A document as DOCX, in the layout of United Nations meeting documents."""

from whimbrel.core.documents.docx.writing import TemplateRefused, check_template, write_docx

__all__ = ["TemplateRefused", "check_template", "write_docx"]

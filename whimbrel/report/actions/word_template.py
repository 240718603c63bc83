"""A report's own Word template: set, and taken out again. What is published keeps the one it was published with."""

from django.core.files.base import ContentFile
from django.db import transaction

from whimbrel.core.documents.docx import check_template
from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import Report


@transaction.atomic
def set_template(*, report: Report, body: bytes, by: User | None) -> Report:
    """Keep it in the place of the one before. Raises TemplateRefused."""
    check_template(body)
    _drop(report)
    report.template.save(f"{report.slug}.docx", ContentFile(body), save=False)
    report.save(update_fields=["template"])
    record(by, "set a Word template", report)
    return report


@transaction.atomic
def take_template_out(*, report: Report, by: User | None) -> Report:
    """The house's own layout again. Where there is none to take out, nothing changes."""
    if report.template:
        _drop(report)
        report.template = ""
        report.save(update_fields=["template"])
        record(by, "took out the Word template", report)
    return report


def _drop(report: Report) -> None:
    """The file goes once nobody is led to it."""
    storage, name = report.template.storage, report.template.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))

"""Sheets of contacts, as the CMS Family's directory exports them."""

import csv
import io

from openpyxl import Workbook

# In the order of the export (cms_contacts.export.inc).
HEADINGS = [
    "Personal Title", "Name", "Given name", "Surname", "ID", "Work Email", "Position", "Country",
    "Country Post", "Personal Email", "City", "Zip Code", "Address", "Organization", "Department",
    "Work Phone", "Home Phone", "Fax", "Mobile", "Websites", "Skype", "Description", "Region",
    "Availability", "Preferred Languages", "Additional emails", "NFP", "Last Modified",
    "Instruments", "Status person", "Status organization",
]  # fmt: skip
KENYA = {
    "Name": "Focal point, Kenya",
    "Work Email": "kenya@example.org",
    "Country": "Kenya",
    "Instruments": "CMS",
    "NFP": "TRUE",
}


def contacts_csv(*contacts, headings=HEADINGS):
    """A CSV file with these contacts, each given by the headings that it fills."""
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, restval="")
    writer.writeheader()
    writer.writerows(contacts)
    return text.getvalue().encode()


def contacts_xlsx(*contacts, headings=HEADINGS):
    """The same as a workbook."""
    book, file = Workbook(), io.BytesIO()
    book.active.append(headings)
    for contact in contacts:
        book.active.append([contact.get(heading) for heading in headings])
    book.save(file)
    return file.getvalue()

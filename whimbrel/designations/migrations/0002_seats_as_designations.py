from datetime import date

from django.db import migrations


def open_designations(apps, schema_editor):
    """Whoever sat at the desk by a flag holds the office from today by a record."""
    designation = apps.get_model("treaties", "Designation")
    for person in apps.get_model("people", "User").objects.filter(is_staff=True):
        designation.objects.create(
            person_id=person.pk,
            role="administrator" if person.is_superuser else "staff",
            starts_on=date.today(),
        )


class Migration(migrations.Migration):

    dependencies = [
        ("designations", "0001_letters_and_invitations"),
    ]

    operations = [migrations.RunPython(open_designations, migrations.RunPython.noop)]

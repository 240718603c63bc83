import secrets

from django.db import migrations

CLEAR = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'


def give_standings(apps, schema_editor):
    """What two dates said becomes dated standings; every registration gets its own badge."""
    Registration = apps.get_model('training', 'Registration')
    Status = apps.get_model('training', 'RegistrationStatus')
    for one in Registration.objects.iterator():
        one.badge_code = ''.join(secrets.choice(CLEAR) for _ in range(10))
        one.save(update_fields=['badge_code'])
        dated = [('nominated', one.nominated_at), ('attended', one.attended_at)]
        dated = [(status, at) for status, at in dated if at]
        for place, (status, at) in enumerate(dated):
            ends = dated[place + 1][1] if place + 1 < len(dated) else None
            Status.objects.create(registration=one, status=status, began_at=at, ended_at=ends)


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0002_workshops_and_nominations'),
    ]

    operations = [
        migrations.RunPython(give_standings, migrations.RunPython.noop),
    ]

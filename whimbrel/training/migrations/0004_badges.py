from django.db import migrations, models

import whimbrel.core.codes


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0003_standings'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='registration',
            name='nominated_at',
        ),
        migrations.AlterField(
            model_name='registration',
            name='badge_code',
            field=models.CharField(default=whimbrel.core.codes.badge_code, editable=False, max_length=10, unique=True),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('exchange', '0001_which_grants_are_public'),
    ]

    dependencies = [
        ('workplan', '0001_tables'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Release',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('grant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='workplan.grant', verbose_name='grant')),
                ],
                options={
                    'verbose_name': 'publication of a grant',
                    'verbose_name_plural': 'publications of grants',
                    'ordering': ['grant', 'starts_on'],
                    'constraints': [models.UniqueConstraint(fields=('grant', 'starts_on'), name='release_once_a_day'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='release_ends_after_it_starts')],
                },
            ),
        ]),
    ]

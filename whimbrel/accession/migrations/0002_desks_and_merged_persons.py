import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accession', '0001_tables'),
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MergedCounterpart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(unique=True)),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('office', models.CharField(max_length=200, verbose_name='office')),
                ('relation', models.CharField(choices=[('ministry', 'Ministry'), ('embassy', 'Embassy or mission'), ('parliament', 'Parliament'), ('agency', 'Agency or institute'), ('ngo', 'Non-governmental organization'), ('other', 'Other')], max_length=12, verbose_name='relation')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('approaches', models.PositiveIntegerField()),
                ('merged_at', models.DateTimeField()),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='accession.counterpart')),
                ('merged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'merged person of a recruitment file',
                'verbose_name_plural': 'merged persons of recruitment files',
                'ordering': ['merged_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DeskRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='desk_regions', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.region')),
            ],
            options={
                'verbose_name': 'region of an officer',
                'verbose_name_plural': 'regions of officers',
                'ordering': ['officer', 'region'],
                'constraints': [models.UniqueConstraint(fields=('officer', 'region'), name='desk_region_once')],
            },
        ),
    ]

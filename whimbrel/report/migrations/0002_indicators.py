import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '__first__'),
        ('report', '0001_first_reports'),
        ('workplan', '0002_grants_and_their_money'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_en', models.CharField(max_length=300)),
                ('title_fr', models.CharField(blank=True, max_length=300)),
                ('title_es', models.CharField(blank=True, max_length=300)),
                ('title_ar', models.CharField(blank=True, max_length=300)),
                ('title_ru', models.CharField(blank=True, max_length=300)),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('kind', models.CharField(choices=[('counted', 'Counted from the records'), ('entered', 'A number that is entered'), ('words', 'In words'), ('formula', 'Reckoned from other indicators')], default='entered', max_length=10, verbose_name='kind')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='unit')),
                ('direction', models.CharField(choices=[('up', 'More is better'), ('down', 'Less is better')], default='up', max_length=4, verbose_name='direction')),
                ('baseline', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='baseline')),
                ('target', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='target')),
                ('method', models.TextField(blank=True, verbose_name='how it is measured')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('figure', models.SlugField(blank=True, max_length=60, verbose_name='what is counted')),
                ('parameters', models.JSONField(blank=True, default=dict, verbose_name='of what')),
                ('formula', models.CharField(blank=True, help_text='Codes of indicators in square brackets: [people] / [parties] * 100', max_length=300, verbose_name='formula')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='workplan.workplan')),
            ],
            options={
                'verbose_name': 'indicator',
                'verbose_name_plural': 'indicators',
                'ordering': ['plan', 'code'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'code'), name='indicator_code_once_in_plan')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cut_off', models.DateField()),
                ('number', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True)),
                ('text', models.CharField(max_length=300)),
                ('counted_at', models.DateTimeField()),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='report.indicator')),
            ],
            options={
                'ordering': ['indicator', 'cut_off'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'cut_off'), name='one_reading_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ReportingPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('due_on', models.DateField(verbose_name='values due by')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reporting_periods', to='workplan.workplan')),
            ],
            options={
                'verbose_name': 'reporting period',
                'verbose_name_plural': 'reporting periods',
                'ordering': ['plan', 'starts_on'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'name'), name='period_name_once_in_plan'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='period_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='number')),
                ('words', models.TextField(blank=True, verbose_name='in words')),
                ('evidence', models.TextField(blank=True, verbose_name='what shows it')),
                ('evidence_url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='report.indicator')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='report.reportingperiod')),
            ],
            options={
                'verbose_name': 'value of an indicator',
                'verbose_name_plural': 'values of indicators',
                'ordering': ['indicator', 'period__starts_on'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'period'), name='one_value_a_period')],
            },
        ),
        migrations.CreateModel(
            name='ValueNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(max_length=5000, verbose_name='your words')),
                ('written_at', models.DateTimeField()),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='report.indicatorvalue')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ValueStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Handed in'), ('returned', 'Returned'), ('approved', 'Approved'), ('locked', 'Locked')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='report.indicatorvalue')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
    ]

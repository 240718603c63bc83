import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('report', '0001_tables'),
        ('treaties', '0001_tables'),
        ('workplan', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='report',
            name='template',
            field=models.FileField(blank=True, help_text="A .docx whose styles the document takes; empty for the house's own", upload_to='private/report-templates/', validators=[django.core.validators.FileExtensionValidator(['docx'])], verbose_name='own Word template'),
        ),
        migrations.CreateModel(
            name='ReportSchedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('pattern', models.CharField(choices=[('standing-committee', 'Update for the Standing Committee'), ('donor', 'Report to a donor'), ('region', 'Report on a region'), ('minister', 'One page for a minister')], max_length=20, verbose_name='pattern')),
                ('every', models.CharField(choices=[('month', 'Each month'), ('quarter', 'Each quarter'), ('year', 'Each year')], default='quarter', max_length=8, verbose_name='how often')),
                ('day', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(28)], verbose_name='day of the month after')),
                ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=2, verbose_name='language')),
                ('since', models.DateField()),
                ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='stopped')),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.country', verbose_name='country')),
                ('grant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.grant', verbose_name='grant')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.instrument', verbose_name='instrument')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.meeting', verbose_name='meeting')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workplan.workplan', verbose_name='work plan')),
                ('readers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='to whom')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.region', verbose_name='region')),
                ('stopped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'report that goes out by itself',
                'verbose_name_plural': 'reports that go out by themselves',
                'ordering': ['title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SentReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_starts_on', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('readers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sent_as', to='report.report')),
                ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sent', to='report.reportschedule')),
            ],
            options={
                'verbose_name': 'report that went out',
                'ordering': ['-period_starts_on'],
            },
        ),
        migrations.CreateModel(
            name='ReportFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=2, verbose_name='language')),
                ('form', models.CharField(choices=[('docx', 'Word'), ('pdf', 'PDF'), ('html', 'HTML')], max_length=4, verbose_name='form')),
                ('asked_at', models.DateTimeField(verbose_name='asked for')),
                ('said_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('stage', models.CharField(choices=[('counting', 'The figures are being counted'), ('writing', 'The pages are being written')], default='counting', max_length=10)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('failed_at', models.DateTimeField(blank=True, null=True)),
                ('why', models.TextField(blank=True)),
                ('built_at', models.DateTimeField(blank=True, null=True, verbose_name='built')),
                ('body', models.BinaryField(default=b'')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='report.edition')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='report.report')),
                ('sent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='report.sentreport')),
            ],
            options={
                'verbose_name': 'file of a report',
                'verbose_name_plural': 'files of reports',
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='reportschedule',
            constraint=models.CheckConstraint(condition=models.Q(('day__gte', 1), ('day__lte', 28)), name='schedule_day_in_every_month'),
        ),
        migrations.AddConstraint(
            model_name='sentreport',
            constraint=models.UniqueConstraint(fields=('schedule', 'period_starts_on'), name='sent_report_once_a_period'),
        ),
        migrations.AddConstraint(
            model_name='reportfile',
            constraint=models.UniqueConstraint(condition=models.Q(('edition', None), _negated=True), fields=('edition', 'language', 'form'), name='report_file_once_an_edition'),
        ),
    ]

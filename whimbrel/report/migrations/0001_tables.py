import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('report', '0001_first_reports'),
        ('report', '0002_indicators'),
        ('report', '0003_signatures_and_remarks'),
        ('report', '0004_parts_of_values'),
    ]

    dependencies = [
        ('treaties', '0001_tables'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('workplan', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
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
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=60, unique=True, verbose_name='short name')),
                    ('title_en', models.CharField(max_length=250, verbose_name='title in English')),
                    ('title_fr', models.CharField(blank=True, max_length=250, verbose_name='title in French')),
                    ('title_es', models.CharField(blank=True, max_length=250, verbose_name='title in Spanish')),
                    ('title_ar', models.CharField(blank=True, max_length=250, verbose_name='title in Arabic')),
                    ('title_ru', models.CharField(blank=True, max_length=250, verbose_name='title in Russian')),
                    ('symbol', models.CharField(blank=True, help_text='Left empty until one is given', max_length=60, verbose_name='symbol')),
                    ('agenda_item', models.CharField(blank=True, max_length=30, verbose_name='agenda item')),
                    ('dated_on', models.DateField(verbose_name='date of the document')),
                    ('original_language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], default='en', max_length=2, verbose_name='original language')),
                    ('period_starts_on', models.DateField(verbose_name='first day of the period')),
                    ('cut_off_on', models.DateField(help_text='What happened later is not counted', verbose_name='cut-off')),
                    ('template', models.FileField(blank=True, help_text="A .docx whose styles the document takes; empty for the house's own", upload_to='report-templates/', validators=[django.core.validators.FileExtensionValidator(['docx'])], verbose_name='own Word template')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='treaties.instrument', verbose_name='instrument')),
                    ('meeting', models.ForeignKey(help_text='The meeting the report is for', on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='treaties.meeting', verbose_name='meeting')),
                    ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_reports', to='report.report', verbose_name='previous report')),
                ],
                options={
                    'verbose_name': 'report',
                    'verbose_name_plural': 'reports',
                    'ordering': ['-dated_on', 'slug'],
                },
            ),
            migrations.CreateModel(
                name='Figure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.SlugField(help_text='Written in the text as [[name]]', max_length=60, verbose_name='name')),
                    ('kind', models.SlugField(max_length=60, verbose_name='what is counted')),
                    ('parameters', models.JSONField(blank=True, default=dict, verbose_name='of what')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='report.report')),
                ],
                options={
                    'verbose_name': 'figure',
                    'verbose_name_plural': 'figures',
                    'ordering': ['report', 'name'],
                },
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('published_at', models.DateTimeField(verbose_name='published')),
                    ('counted_at', models.DateTimeField(verbose_name='counted')),
                    ('content', models.JSONField()),
                    ('digest', models.CharField(editable=False, max_length=64)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='report.report')),
                ],
                options={
                    'verbose_name': 'edition',
                    'verbose_name_plural': 'editions',
                    'ordering': ['report', '-number'],
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
                    ('parts', models.JSONField(blank=True, default=dict, verbose_name='of what it is made up')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='report.indicator')),
                    ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='report.reportingperiod')),
                ],
                options={
                    'verbose_name': 'value of an indicator',
                    'verbose_name_plural': 'values of indicators',
                    'ordering': ['indicator', 'period__starts_on'],
                },
            ),
            migrations.CreateModel(
                name='ReportText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                    ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                    ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                    ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                    ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                    ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                    ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=2, verbose_name='language')),
                    ('body', wagtail.fields.StreamField([('summary', 3), ('heading', 6), ('paragraph', 7), ('graph', 10), ('table', 12), ('action_requested', 16), ('annex', 17)], blank=True, block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 1: ('wagtail.blocks.CharBlock', (), {}), 2: ('wagtail.blocks.ListBlock', (1,), {'label': 'Points'}), 3: ('wagtail.blocks.StructBlock', [[('text', 0), ('items', 2)]], {'icon': 'doc-full', 'label': 'Summary'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Heading'}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('1', 'Chapter'), ('2', 'Section')], 'label': 'Level'}), 6: ('wagtail.blocks.StructBlock', [[('text', 4), ('level', 5)]], {'icon': 'title', 'label': 'Heading'}), 7: ('wagtail.blocks.TextBlock', (), {'icon': 'pilcrow', 'label': 'Numbered paragraph'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Name of the figure'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Caption'}), 10: ('wagtail.blocks.StructBlock', [[('figure', 8), ('caption', 9)]], {'icon': 'view', 'label': 'Graph'}), 11: ('wagtail.blocks.CharBlock', (), {'help_text': 'Its rows make the table', 'label': 'Name of the figure'}), 12: ('wagtail.blocks.StructBlock', [[('figure', 11), ('caption', 9)]], {'icon': 'table', 'label': 'Table'}), 13: ('wagtail.blocks.CharBlock', (), {'label': 'Who is asked'}), 14: ('wagtail.blocks.TextBlock', (), {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Lettered items'}), 16: ('wagtail.blocks.StructBlock', [[('text', 13), ('items', 15)]], {'icon': 'list-ol', 'label': 'Action requested'}), 17: ('wagtail.blocks.StructBlock', [[('text', 4), ('level', 5)]], {'icon': 'doc-empty', 'label': 'Annex'})}, verbose_name='text')),
                    ('is_partial', models.BooleanField(default=False, help_text='What is missing stands in the original language, and the page says so', verbose_name='partly translated')),
                    ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                    ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='report.report')),
                ],
                options={
                    'verbose_name': 'text of a report',
                    'verbose_name_plural': 'texts of reports',
                    'ordering': ['report', 'language'],
                },
            ),
            migrations.CreateModel(
                name='ReturnedFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=2, verbose_name='language')),
                    ('body', models.BinaryField()),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('received_at', models.DateTimeField(verbose_name='received')),
                    ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returned_files', to='report.report')),
                ],
                options={
                    'verbose_name': 'file from Word',
                    'ordering': ['report', '-received_at'],
                },
            ),
            migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('comment', 'Comment'), ('change', 'Change')], max_length=10)),
                    ('block', models.CharField(blank=True, max_length=60)),
                    ('author', models.CharField(blank=True, max_length=200)),
                    ('written', models.CharField(blank=True, max_length=30)),
                    ('before', models.TextField(blank=True)),
                    ('words', models.TextField(blank=True)),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('declined_at', models.DateTimeField(blank=True, null=True)),
                    ('written_in_at', models.DateTimeField(blank=True, null=True)),
                    ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='report.returnedfile')),
                ],
                options={
                    'verbose_name': 'remark',
                    'ordering': ['file', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Signature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(choices=[('drafted', 'Drafted'), ('checked', 'Checked'), ('approved', 'Approved')], max_length=10, verbose_name='step')),
                    ('signed_at', models.DateTimeField(verbose_name='signed')),
                    ('digest', models.CharField(editable=False, max_length=64)),
                    ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='report.edition')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='report.report')),
                ],
                options={
                    'verbose_name': 'signature',
                    'verbose_name_plural': 'signatures',
                    'ordering': ['report', 'signed_at', 'pk'],
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
            migrations.AddConstraint(
                model_name='indicator',
                constraint=models.UniqueConstraint(fields=('plan', 'code'), name='indicator_code_once_in_plan'),
            ),
            migrations.AddConstraint(
                model_name='indicatorreading',
                constraint=models.UniqueConstraint(fields=('indicator', 'cut_off'), name='one_reading_a_day'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.CheckConstraint(condition=models.Q(('cut_off_on__gte', models.F('period_starts_on'))), name='report_cut_off_within_or_after_period'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.CheckConstraint(condition=models.Q(('previous', None), models.Q(('previous', models.F('pk')), _negated=True), _connector='OR'), name='report_not_its_own_previous'),
            ),
            migrations.AddConstraint(
                model_name='figure',
                constraint=models.UniqueConstraint(fields=('report', 'name'), name='figure_name_once_in_report'),
            ),
            migrations.AddConstraint(
                model_name='edition',
                constraint=models.UniqueConstraint(fields=('report', 'number'), name='edition_number_once'),
            ),
            migrations.AddConstraint(
                model_name='reportingperiod',
                constraint=models.UniqueConstraint(fields=('plan', 'name'), name='period_name_once_in_plan'),
            ),
            migrations.AddConstraint(
                model_name='reportingperiod',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='period_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='indicatorvalue',
                constraint=models.UniqueConstraint(fields=('indicator', 'period'), name='one_value_a_period'),
            ),
            migrations.AddConstraint(
                model_name='reporttext',
                constraint=models.UniqueConstraint(fields=('report', 'language'), name='report_text_one_per_language'),
            ),
            migrations.AddConstraint(
                model_name='remark',
                constraint=models.CheckConstraint(condition=models.Q(('accepted_at', None), ('declined_at', None), _connector='OR'), name='remark_settled_once'),
            ),
        ]),
    ]

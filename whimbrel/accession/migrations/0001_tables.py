import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('accession', '0001_outreach'),
        ('accession', '0002_recruitment_files'),
        ('accession', '0003_membership_targets'),
        ('accession', '0004_playbook'),
        ('accession', '0005_persons_of_files'),
        ('accession', '0006_files_kept'),
        ('accession', '0007_criteria_of_priority'),
        ('accession', '0008_entries_into_force'),
        ('accession', '0009_letters_refused'),
        ('accession', '0010_scale_and_budgets'),
    ]

    dependencies = [
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='PriorityCriterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('species', 'Listed species that occur there'), ('region', 'Parties of its region'), ('family', 'Bound by other instruments'), ('stage', 'How far it has come'), ('clear', 'Few obstacles')], max_length=12, unique=True, verbose_name='criterion')),
                    ('weight', models.PositiveSmallIntegerField(verbose_name='weight')),
                ],
                options={
                    'verbose_name': 'criterion of priority',
                    'verbose_name_plural': 'criteria of priority',
                    'ordering': ['-weight', 'kind'],
                },
            ),
            migrations.CreateModel(
                name='RecruitmentFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('opened_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recruitment_files', to='treaties.country')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recruitment_files', to='treaties.instrument')),
                    ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'recruitment file',
                    'verbose_name_plural': 'recruitment files',
                    'ordering': ['country__name_en', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PlannedStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', models.CharField(choices=[('joining', 'Until the deposit'), ('welcome', 'After entry into force')], default='joining', max_length=10, verbose_name='path')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('words', models.CharField(max_length=200, verbose_name='what is to be done')),
                    ('stage', models.CharField(blank=True, choices=[('no_contact', 'No contact'), ('contact', 'Contact'), ('interest', 'Interest'), ('consultation', 'Consultation in the country'), ('paper', 'Paper on the implications'), ('decision', 'Cabinet or parliament'), ('signed', 'Instrument signed'), ('deposited', 'Instrument deposited'), ('in_force', 'In force'), ('focal_point', 'Focal point named'), ('first_report', 'First national report')], max_length=20, verbose_name='stage')),
                    ('days', models.PositiveSmallIntegerField(verbose_name='days after the step before')),
                    ('answers', models.CharField(blank=True, max_length=120, verbose_name='who answers')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                    ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                    ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='accession.recruitmentfile')),
                ],
                options={
                    'verbose_name': 'planned step',
                    'verbose_name_plural': 'planned steps',
                    'ordering': ['path', 'place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Obstacle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('will', 'No political will, or other priorities'), ('overlap', 'Seen as doing what CBD, CITES or Ramsar do'), ('cost', 'Cost: contribution, staff, reporting'), ('law', 'National law on taking or use'), ('procedure', 'Federal or parliamentary procedure'), ('language', 'Translation of the texts'), ('champion', 'Nobody who carries it'), ('memorandum', 'Takes part through a memorandum already'), ('other', 'Other')], max_length=12, verbose_name='obstacle')),
                    ('answer', models.TextField(blank=True, verbose_name='our answer')),
                    ('noted_on', models.DateField()),
                    ('overcome_at', models.DateTimeField(blank=True, null=True)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='obstacles', to='accession.recruitmentfile')),
                ],
                options={
                    'verbose_name': 'obstacle',
                    'verbose_name_plural': 'obstacles',
                    'ordering': ['overcome_at', '-noted_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='EntryIntoForce',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('recorded_at', models.DateTimeField()),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='entry', to='treaties.treatyaction')),
                    ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='entries', to='accession.recruitmentfile')),
                ],
                options={
                    'verbose_name': 'entry into force',
                    'verbose_name_plural': 'entries into force',
                    'ordering': ['-recorded_at'],
                },
            ),
            migrations.CreateModel(
                name='Counterpart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=150, verbose_name='name')),
                    ('office', models.CharField(max_length=200, verbose_name='office')),
                    ('relation', models.CharField(choices=[('ministry', 'Ministry'), ('embassy', 'Embassy or mission'), ('parliament', 'Parliament'), ('agency', 'Agency or institute'), ('ngo', 'Non-governmental organization'), ('other', 'Other')], max_length=12, verbose_name='relation')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=10, verbose_name='language')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('refused_at', models.DateTimeField(blank=True, null=True)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counterparts', to='accession.recruitmentfile')),
                ],
                options={
                    'verbose_name': 'person',
                    'verbose_name_plural': 'persons',
                    'ordering': [models.OrderBy(models.F('ends_on'), descending=True, nulls_first=True), 'office', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Approach',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField(verbose_name='day')),
                    ('kind', models.CharField(choices=[('letter', 'Letter'), ('call', 'Call'), ('meeting', 'Meeting'), ('mission', 'Mission'), ('side_event', 'Side event'), ('other', 'Other')], default='letter', max_length=12, verbose_name='kind')),
                    ('office', models.CharField(blank=True, max_length=200, verbose_name='with which office')),
                    ('outcome', models.TextField(blank=True, verbose_name='what came of it')),
                    ('next_step', models.CharField(blank=True, max_length=300, verbose_name='next step')),
                    ('next_on', models.DateField(blank=True, null=True, verbose_name='next step by')),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('noted_at', models.DateTimeField()),
                    ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='approaches', to='accession.counterpart', verbose_name='with whom')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approaches', to='accession.recruitmentfile')),
                ],
                options={
                    'verbose_name': 'contact with a non-Party',
                    'verbose_name_plural': 'contacts with non-Parties',
                    'ordering': ['-day', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='RecruitmentPaper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('upload', models.FileField(max_length=300, upload_to='private/recruitment/', verbose_name='file')),
                    ('size', models.PositiveIntegerField()),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='accession.recruitmentfile')),
                ],
                options={
                    'verbose_name': 'document of a recruitment file',
                    'verbose_name_plural': 'documents of recruitment files',
                    'ordering': ['-added_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ScaleShare',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1946), django.core.validators.MaxValueValidator(2200)], verbose_name='year')),
                    ('per_cent', models.DecimalField(decimal_places=5, max_digits=8, verbose_name='share, per cent')),
                    ('source', models.CharField(max_length=500, verbose_name='source')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scale_shares', to='treaties.country')),
                ],
                options={
                    'verbose_name': 'share in the scale of assessments',
                    'verbose_name_plural': 'shares in the scale of assessments',
                    'ordering': ['-year', 'country'],
                },
            ),
            migrations.CreateModel(
                name='Stage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stage', models.CharField(choices=[('no_contact', 'No contact'), ('contact', 'Contact'), ('interest', 'Interest'), ('consultation', 'Consultation in the country'), ('paper', 'Paper on the implications'), ('decision', 'Cabinet or parliament'), ('signed', 'Instrument signed'), ('deposited', 'Instrument deposited'), ('in_force', 'In force'), ('focal_point', 'Focal point named'), ('first_report', 'First national report')], max_length=20, verbose_name='stage')),
                    ('since', models.DateField(verbose_name='since')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('noted_at', models.DateTimeField()),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='accession.recruitmentfile')),
                    ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'stage',
                    'verbose_name_plural': 'stages',
                    'ordering': ['-since', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Budget',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1946), django.core.validators.MaxValueValidator(2200)], verbose_name='year')),
                    ('amount', models.BigIntegerField(verbose_name='amount')),
                    ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('CHF', 'CHF'), ('GBP', 'GBP'), ('JPY', 'JPY'), ('NOK', 'NOK'), ('SEK', 'SEK'), ('DKK', 'DKK'), ('CAD', 'CAD'), ('AUD', 'AUD'), ('KES', 'KES'), ('XOF', 'XOF')], max_length=3, verbose_name='currency')),
                    ('source', models.CharField(max_length=500, verbose_name='source')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='budgets', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'budget shared by the Parties',
                    'verbose_name_plural': 'budgets shared by the Parties',
                    'ordering': ['instrument', '-year'],
                    'constraints': [models.UniqueConstraint(fields=('instrument', 'year'), name='budget_once_a_year')],
                },
            ),
            migrations.CreateModel(
                name='MembershipTarget',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('parties', models.PositiveSmallIntegerField(verbose_name='number of Parties')),
                    ('by', models.DateField(verbose_name='by')),
                    ('source', models.CharField(max_length=500, verbose_name='source')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='membership_targets', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'target for the number of Parties',
                    'verbose_name_plural': 'targets for the number of Parties',
                    'ordering': ['instrument', 'by'],
                    'constraints': [models.UniqueConstraint(fields=('instrument', 'by'), name='one_membership_target_a_day')],
                },
            ),
            migrations.CreateModel(
                name='Outreach',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('emphasis', models.CharField(choices=[('region', 'within a region given special attention'), ('particular', 'a particular attempt'), ('recent', 'more recently')], max_length=20)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('place', models.PositiveSmallIntegerField(default=0)),
                    ('source', models.CharField(max_length=500)),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outreach', to='treaties.country')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outreach', to='treaties.instrument')),
                    ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outreach', to='treaties.region')),
                ],
                options={
                    'verbose_name': 'outreach',
                    'verbose_name_plural': 'outreach',
                    'ordering': ['instrument', 'starts_on', 'place'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('country__isnull', False), ('region__isnull', False), _connector='OR'), name='outreach_to_somebody'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='outreach_ends_after_it_starts'), models.UniqueConstraint(fields=('instrument', 'country', 'starts_on'), name='outreach_country_once_a_period'), models.UniqueConstraint(condition=models.Q(('country', None)), fields=('instrument', 'region', 'starts_on'), name='outreach_region_once_a_period')],
                },
            ),
            migrations.CreateModel(
                name='PlaybookStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', models.CharField(choices=[('joining', 'Until the deposit'), ('welcome', 'After entry into force')], default='joining', max_length=10, verbose_name='path')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('words', models.CharField(max_length=200, verbose_name='what is to be done')),
                    ('stage', models.CharField(blank=True, choices=[('no_contact', 'No contact'), ('contact', 'Contact'), ('interest', 'Interest'), ('consultation', 'Consultation in the country'), ('paper', 'Paper on the implications'), ('decision', 'Cabinet or parliament'), ('signed', 'Instrument signed'), ('deposited', 'Instrument deposited'), ('in_force', 'In force'), ('focal_point', 'Focal point named'), ('first_report', 'First national report')], max_length=20, verbose_name='stage')),
                    ('days', models.PositiveSmallIntegerField(verbose_name='days after the step before')),
                    ('answers', models.CharField(blank=True, max_length=120, verbose_name='who answers')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='playbook_steps', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'step of the playbook',
                    'verbose_name_plural': 'steps of the playbook',
                    'ordering': ['instrument', 'path', 'place'],
                    'constraints': [models.UniqueConstraint(fields=('instrument', 'path', 'place'), name='playbook_one_step_a_place')],
                },
            ),
            migrations.AddConstraint(
                model_name='recruitmentfile',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('country', 'instrument'), name='one_open_recruitment_file'),
            ),
            migrations.AddConstraint(
                model_name='counterpart',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='counterpart_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='scaleshare',
                constraint=models.UniqueConstraint(fields=('country', 'year'), name='scale_share_once_a_year'),
            ),
        ]),
    ]

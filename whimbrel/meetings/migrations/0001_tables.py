import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('meetings', '0001_notifications'),
    ]

    dependencies = [
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='NumberedYear',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(unique=True)),
                    ('last_number', models.PositiveSmallIntegerField(default=0)),
                ],
            ),
            migrations.CreateModel(
                name='Notification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='year')),
                    ('number', models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='number')),
                    ('subject_en', models.CharField(max_length=250, verbose_name='subject in English')),
                    ('subject_fr', models.CharField(blank=True, max_length=250, verbose_name='subject in French')),
                    ('subject_es', models.CharField(blank=True, max_length=250, verbose_name='subject in Spanish')),
                    ('subject_ar', models.CharField(blank=True, max_length=250, verbose_name='subject in Arabic')),
                    ('subject_ru', models.CharField(blank=True, max_length=250, verbose_name='subject in Russian')),
                    ('text_en', models.TextField(help_text='An empty line begins a paragraph', verbose_name='text in English')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text in French')),
                    ('text_es', models.TextField(blank=True, verbose_name='text in Spanish')),
                    ('text_ar', models.TextField(blank=True, verbose_name='text in Arabic')),
                    ('text_ru', models.TextField(blank=True, verbose_name='text in Russian')),
                    ('action_en', models.CharField(blank=True, max_length=300, verbose_name='action requested, in English')),
                    ('action_fr', models.CharField(blank=True, max_length=300, verbose_name='action requested, in French')),
                    ('action_es', models.CharField(blank=True, max_length=300, verbose_name='action requested, in Spanish')),
                    ('action_ar', models.CharField(blank=True, max_length=300, verbose_name='action requested, in Arabic')),
                    ('action_ru', models.CharField(blank=True, max_length=300, verbose_name='action requested, in Russian')),
                    ('deadline_on', models.DateField(blank=True, help_text='What comes later is kept, and marked as late', null=True, verbose_name='answers until the end of')),
                    ('standing', models.CharField(choices=[('parties', 'Parties'), ('non_parties', 'States that are no Parties'), ('all', 'All States')], default='parties', max_length=12, verbose_name='to')),
                    ('to_deputies', models.BooleanField(default=True, verbose_name='also to deputies')),
                    ('to_technical', models.BooleanField(default=False, verbose_name='also to technical focal points')),
                    ('to_councillors', models.BooleanField(default=False, verbose_name='also to Scientific Councillors')),
                    ('drafted_at', models.DateTimeField(auto_now_add=True)),
                    ('issued_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='issued at')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='treaties.instrument', verbose_name='instrument')),
                    ('issued_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notifications_issued', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='treaties.meeting', verbose_name='meeting')),
                    ('regions', models.ManyToManyField(blank=True, related_name='+', to='treaties.region', verbose_name='only of the regions')),
                ],
                options={
                    'verbose_name': 'notification',
                    'verbose_name_plural': 'notifications',
                    'ordering': ['-year', '-number', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='NotedCountry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.country')),
                    ('notification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='countries', to='meetings.notification')),
                ],
                options={
                    'verbose_name': 'addressed country',
                    'verbose_name_plural': 'addressed countries',
                },
            ),
            migrations.CreateModel(
                name='NotificationAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField(verbose_name='in words')),
                    ('name', models.CharField(max_length=200)),
                    ('role', models.CharField(blank=True, choices=[('nfp', 'National Focal Point'), ('deputy', 'Deputy National Focal Point'), ('technical', 'Technical focal point'), ('councillor', 'Scientific Councillor'), ('standing', 'Member of the Standing Committee'), ('working_group', 'Member of a working group'), ('observer', 'Observer'), ('sister', 'Sister Secretariat'), ('donor', 'Donor'), ('trainer', 'Trainer'), ('staff', 'Secretariat'), ('editor', 'Editor'), ('moderator', 'Moderator'), ('translator', 'Translator'), ('administrator', 'Administrator')], max_length=20)),
                    ('channel', models.CharField(choices=[('web', 'on the web'), ('email', 'by e-mail'), ('paper', 'in writing to the Secretariat')], default='web', max_length=6)),
                    ('said_at', models.DateTimeField()),
                    ('replaced_at', models.DateTimeField(blank=True, null=True)),
                    ('noted', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='meetings.notedcountry')),
                    ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notification_answers', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'answer to a notification',
                    'verbose_name_plural': 'answers to notifications',
                    'ordering': ['said_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='AnswerFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200)),
                    ('file', models.FileField(upload_to='private/answers/')),
                    ('size', models.PositiveIntegerField()),
                    ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='meetings.notificationanswer')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='NotificationFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], default='en', max_length=5, verbose_name='language')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('file', models.FileField(upload_to='private/notifications/', verbose_name='file')),
                    ('notification', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='meetings.notification')),
                ],
                options={
                    'verbose_name': 'file of a notification',
                    'verbose_name_plural': 'files of notifications',
                    'ordering': ['pk'],
                },
            ),
            migrations.AddConstraint(
                model_name='notification',
                constraint=models.UniqueConstraint(fields=('year', 'number'), name='notification_number_once'),
            ),
            migrations.AddConstraint(
                model_name='notification',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_at', None), ('number', None), ('year', None)), models.Q(('issued_at__isnull', False), ('number__isnull', False), ('year__isnull', False)), _connector='OR'), name='notification_issued_has_its_number'),
            ),
            migrations.AddConstraint(
                model_name='notification',
                constraint=models.CheckConstraint(condition=models.Q(('deadline_on', None), models.Q(('action_en', ''), _negated=True), _connector='OR'), name='notification_deadline_asks_something', violation_error_message='Say what is to be done by that day.'),
            ),
            migrations.AddConstraint(
                model_name='notedcountry',
                constraint=models.UniqueConstraint(fields=('notification', 'country'), name='notification_country_once'),
            ),
            migrations.AddConstraint(
                model_name='notificationanswer',
                constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('noted',), name='notification_one_answer'),
            ),
        ]),
    ]

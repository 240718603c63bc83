import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('designations', '0001_letters_and_invitations'),
        ('designations', '0002_seats_as_designations'),
        ('designations', '0003_letters_of_every_kind'),
        ('designations', '0004_handover_files_and_documents'),
        ('designations', '0005_sheets_of_contacts'),
    ]

    dependencies = [
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='DirectorySheet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file', models.FileField(blank=True, upload_to='private/directory/')),
                    ('file_name', models.CharField(max_length=200)),
                    ('starts_on', models.DateField()),
                    ('handed_in_at', models.DateTimeField(auto_now_add=True)),
                    ('preview', models.JSONField(default=list)),
                    ('loaded_at', models.DateTimeField(blank=True, null=True)),
                    ('handed_in_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'sheet of contacts',
                    'verbose_name_plural': 'sheets of contacts',
                    'ordering': ['-handed_in_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='FileEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('task', 'Task'), ('promise', 'Promise made'), ('note', 'Note'), ('draft', 'Draft'), ('contact', 'Contact')], default='task', max_length=10, verbose_name='what it is')),
                    ('text', models.TextField(max_length=10000, verbose_name='in words')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='by when')),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='file_entries', to='treaties.country')),
                    ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='file_entries', to=settings.AUTH_USER_MODEL)),
                    ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='file_entries', to='treaties.instrument', verbose_name='instrument')),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': "entry in a country's file",
                    'verbose_name_plural': "entries in countries' files",
                    'ordering': ['-written_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Handover',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('taken_over_at', models.DateTimeField()),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                    ('passed', models.JSONField(default=dict)),
                    ('designation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='handover', to='treaties.designation', verbose_name='successor')),
                    ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handed_over', to='treaties.designation')),
                ],
                options={
                    'verbose_name': 'handover',
                    'verbose_name_plural': 'handovers',
                    'ordering': ['-taken_over_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='HandoverFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kept_at', models.DateTimeField()),
                    ('content', models.JSONField(default=dict)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handover_files', to='treaties.country')),
                    ('designations', models.ManyToManyField(related_name='handover_files', to='treaties.designation')),
                ],
                options={
                    'verbose_name': 'handover file',
                    'verbose_name_plural': 'handover files',
                    'ordering': ['-kept_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('invited_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'invitation',
                    'verbose_name_plural': 'invitations',
                    'ordering': ['-invited_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Confirmation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('asked_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('lapsed_at', models.DateTimeField(blank=True, null=True)),
                    ('correction', models.TextField(blank=True)),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('designation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='treaties.designation')),
                ],
                options={
                    'verbose_name': 'yearly question',
                    'verbose_name_plural': 'yearly questions',
                    'ordering': ['-asked_at', '-pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('confirmed_at', None), ('lapsed_at', None)), fields=('designation',), name='confirmation_asked_once_at_a_time')],
                },
            ),
            migrations.CreateModel(
                name='DesignationLetter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('opens', 'Names a person'), ('changes', 'Changes a role, a name, an office or an address'), ('ends', 'Ends a designation'), ('vacates', 'Leaves the post vacant'), ('returns', 'Names again somebody who held a post before')], default='opens', max_length=10, verbose_name='what it does')),
                    ('role', models.CharField(choices=[('nfp', 'National Focal Point'), ('deputy', 'Deputy National Focal Point'), ('technical', 'Technical focal point'), ('councillor', 'Scientific Councillor'), ('standing', 'Member of the Standing Committee'), ('working_group', 'Member of a working group'), ('observer', 'Observer'), ('sister', 'Sister Secretariat'), ('donor', 'Donor'), ('trainer', 'Trainer'), ('staff', 'Secretariat'), ('editor', 'Editor'), ('moderator', 'Moderator'), ('translator', 'Translator'), ('administrator', 'Administrator')], default='nfp', max_length=20, verbose_name='role')),
                    ('starts_on', models.DateField(help_text='Of an ending: the first day on which the designation holds no more', verbose_name='first day')),
                    ('reference', models.CharField(blank=True, max_length=100, verbose_name='reference of the letter')),
                    ('dated_on', models.DateField(verbose_name='date of the letter')),
                    ('authority', models.CharField(help_text='The ministry or office that signed it', max_length=200, verbose_name='issuing authority')),
                    ('file', models.FileField(upload_to='private/letters/', verbose_name='scan of the letter')),
                    ('file_name', models.CharField(blank=True, editable=False, max_length=200)),
                    ('person_name', models.CharField(blank=True, max_length=150, verbose_name='name of the person')),
                    ('position', models.CharField(blank=True, max_length=150, verbose_name='post or office')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                    ('new_email', models.EmailField(blank=True, help_text='Only where a change says so: from now on the person signs in with it', max_length=254, verbose_name='new e-mail address')),
                    ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], default='en', max_length=5, verbose_name='language to write in')),
                    ('received_at', models.DateTimeField(auto_now_add=True)),
                    ('checked', models.JSONField(blank=True, default=list, editable=False)),
                    ('settled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('sent_back_because', models.TextField(blank=True, editable=False)),
                    ('body', models.ForeignKey(blank=True, help_text='On which the person sits, or which sends them', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='treaties.body', verbose_name='body')),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='treaties.country', verbose_name='country')),
                    ('designations', models.ManyToManyField(blank=True, editable=False, related_name='letters', to='treaties.designation')),
                    ('instruments', models.ManyToManyField(blank=True, related_name='letters', to='treaties.instrument', verbose_name='instruments')),
                    ('received_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('region', models.ForeignKey(blank=True, help_text='For which a member of the Standing Committee speaks', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='treaties.region', verbose_name='region')),
                    ('settled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'letter of designation',
                    'verbose_name_plural': 'letters of designation',
                    'ordering': ['-received_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('sent_back_because', ''), ('settled_at__isnull', False), _connector='OR'), name='letter_sent_back_is_settled'), models.CheckConstraint(condition=models.Q(('kind', 'vacates'), models.Q(models.Q(('person_name', ''), _negated=True), models.Q(('email', ''), _negated=True)), _connector='OR'), name='letter_names_whom_it_is_about'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('nfp', 'deputy', 'technical', 'councillor')), _negated=True), ('country__isnull', False), _connector='OR'), name='letter_of_a_government_names_its_country'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('standing',)), _negated=True), ('region__isnull', False), _connector='OR'), name='letter_of_a_region_names_it'), models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('working_group', 'observer', 'sister', 'donor')), _negated=True), ('body__isnull', False), _connector='OR'), name='letter_of_a_body_names_it')],
                },
            ),
            migrations.CreateModel(
                name='RoomDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(help_text='Empty, the name of the file stands for it.', max_length=200, verbose_name='what it is')),
                    ('file', models.FileField(upload_to='private/rooms/', verbose_name='file')),
                    ('file_name', models.CharField(editable=False, max_length=200)),
                    ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                    ('kept_at', models.DateTimeField()),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='room_documents', to='treaties.country')),
                    ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='room_documents', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'document of a country’s room',
                    'verbose_name_plural': 'documents of countries’ rooms',
                    'ordering': ['-kept_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('removed_at__isnull', False), models.Q(('file', ''), _negated=True), _connector='OR'), name='room_document_kept_has_its_file')],
                },
            ),
        ]),
    ]

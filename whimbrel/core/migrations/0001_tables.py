import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


def make_words(apps, schema_editor):
    """The terms of each entry, in what the database itself has for it."""
    if schema_editor.connection.vendor == 'sqlite':
        schema_editor.execute(
            "CREATE VIRTUAL TABLE core_searchwords USING fts5("
            "titles, names, texts, marks, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
        )
    else:
        schema_editor.execute(
            'CREATE TABLE core_searchwords (entry_id bigint PRIMARY KEY, words tsvector NOT NULL)'
        )
        schema_editor.execute(
            'CREATE INDEX core_searchwords_words ON core_searchwords USING gin (words)'
        )


def drop_words(apps, schema_editor):
    schema_editor.execute('DROP TABLE core_searchwords')


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('core', '0001_first_records'),
        ('core', '0002_journal_entries'),
        ('core', '0003_stored_pages'),
        ('core', '0004_letters'),
        ('core', '0005_timetable'),
        ('core', '0006_received_letters'),
        ('core', '0007_forgetting'),
        ('core', '0008_search'),
    ]

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # The tables of others first: each of their steps draws anew every model that leads to a person, and so far these are few.
        ('account', '0009_emailaddress_unique_primary_email'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Forgetting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.SlugField(verbose_name='what')),
                    ('number', models.PositiveIntegerField(verbose_name='how many')),
                    ('before', models.DateTimeField(verbose_name='before')),
                    ('forgotten_at', models.DateTimeField(verbose_name='forgotten at')),
                ],
                options={
                    'verbose_name': 'what was forgotten',
                    'verbose_name_plural': 'what was forgotten',
                    'ordering': ['-forgotten_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Generation',
                fields=[
                    ('scope', models.CharField(max_length=100, primary_key=True, serialize=False)),
                    ('number', models.BigIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name='Heartbeat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('worker', models.CharField(max_length=100, unique=True)),
                    ('beat_at', models.DateTimeField(db_index=True)),
                ],
            ),
            migrations.CreateModel(
                name='SearchMiss',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=32, unique=True)),
                    ('words', models.CharField(blank=True, max_length=100, verbose_name='words')),
                    ('language', models.CharField(max_length=5, verbose_name='language')),
                    ('times', models.PositiveIntegerField(default=0, verbose_name='times')),
                    ('first_on', models.DateField(verbose_name='first')),
                    ('last_on', models.DateField(verbose_name='last')),
                ],
                options={
                    'verbose_name': 'search that found nothing',
                    'verbose_name_plural': 'searches that found nothing',
                    'ordering': ['-times', 'words'],
                },
            ),
            migrations.CreateModel(
                name='SearchReading',
                fields=[
                    ('kind', models.CharField(max_length=30, primary_key=True, serialize=False)),
                    ('scopes', models.JSONField(null=True)),
                    ('edition', models.CharField(blank=True, max_length=20)),
                    ('read_on', models.DateField(null=True)),
                    ('begun_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='TimetableEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, unique=True)),
                    ('due_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('failed_at', models.DateTimeField(blank=True, null=True)),
                    ('last_error', models.TextField(blank=True)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='JournalEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verb', models.CharField(max_length=50)),
                    ('subject_id', models.PositiveBigIntegerField()),
                    ('detail', models.JSONField(blank=True, default=dict)),
                    ('recorded_at', models.DateTimeField(auto_now_add=True, db_index=True)),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('subject_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
                ],
                options={
                    'ordering': ['-recorded_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('address', models.EmailField(max_length=254, verbose_name='address')),
                    ('language', models.CharField(max_length=5, verbose_name='language')),
                    ('kind', models.SlugField(verbose_name='kind')),
                    ('subject', models.CharField(max_length=250, verbose_name='subject')),
                    ('text', models.TextField(blank=True, verbose_name='text')),
                    ('is_confidential', models.BooleanField(default=False, verbose_name='confidential')),
                    ('is_answer', models.BooleanField(default=False, verbose_name='answer')),
                    ('once', models.CharField(blank=True, max_length=150, null=True, unique=True)),
                    ('message_id', models.CharField(max_length=250)),
                    ('in_reply_to', models.CharField(blank=True, max_length=250)),
                    ('references', models.TextField(blank=True)),
                    ('list_id', models.CharField(blank=True, max_length=250)),
                    ('reply_to', models.CharField(blank=True, max_length=254)),
                    ('written_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='written at')),
                    ('due_at', models.DateTimeField(verbose_name='not before')),
                    ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='held back at')),
                    ('handed_over_at', models.DateTimeField(blank=True, null=True, verbose_name='handed over at')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent at')),
                    ('failed_at', models.DateTimeField(blank=True, null=True, verbose_name='given up at')),
                    ('bounced_at', models.DateTimeField(blank=True, null=True, verbose_name='came back at')),
                    ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                    ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
                ],
                options={
                    'verbose_name': 'letter',
                    'verbose_name_plural': 'letters',
                    'ordering': ['-written_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='DeliveryAttempt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                    ('outcome', models.CharField(choices=[('sent', 'sent'), ('deferred', 'put off'), ('refused', 'refused'), ('unanswered', 'not answered'), ('bounced', 'came back')], max_length=10, verbose_name='outcome')),
                    ('why', models.TextField(blank=True, verbose_name='why')),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='core.letter')),
                ],
                options={
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='MailAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('address', models.EmailField(max_length=254, unique=True, verbose_name='address')),
                    ('score', models.SmallIntegerField(default=10, verbose_name='score')),
                    ('bounces', models.PositiveIntegerField(default=0, verbose_name='letters that came back')),
                    ('bounced_at', models.DateTimeField(blank=True, null=True, verbose_name='came back last')),
                    ('why', models.TextField(blank=True, verbose_name='why')),
                    ('stopped_at', models.DateTimeField(blank=True, null=True, verbose_name='not written to since')),
                ],
                options={
                    'verbose_name': 'address that sends letters back',
                    'verbose_name_plural': 'addresses that send letters back',
                    'ordering': ['-bounced_at', '-pk'],
                    'indexes': [models.Index(condition=models.Q(('stopped_at__isnull', False)), fields=['address'], name='mail_address_stopped')],
                },
            ),
            migrations.CreateModel(
                name='MailRefusal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.SlugField()),
                    ('refused_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail_refusals', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='ReceivedLetter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('raw', models.FileField(max_length=200, upload_to='private/mail-in/', verbose_name='as it came')),
                    ('size', models.PositiveBigIntegerField(verbose_name='size')),
                    ('door', models.CharField(choices=[('smtp', 'mail server (SMTP)'), ('lmtp', 'mail server (LMTP)'), ('imap', 'mailbox (IMAP)'), ('webhook', 'sending service'), ('file', 'file')], max_length=10, verbose_name='came by')),
                    ('envelope_from', models.CharField(blank=True, max_length=320)),
                    ('recipient', models.CharField(blank=True, max_length=320, verbose_name='to')),
                    ('received_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='received at')),
                    ('message_id', models.CharField(blank=True, db_index=True, max_length=500)),
                    ('from_address', models.CharField(blank=True, db_index=True, max_length=320, verbose_name='from')),
                    ('subject', models.CharField(blank=True, max_length=250, verbose_name='subject')),
                    ('language', models.CharField(blank=True, max_length=5, verbose_name='language')),
                    ('addressee', models.CharField(blank=True, max_length=12, verbose_name='addressee')),
                    ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('posted_at', models.DateTimeField(blank=True, null=True, verbose_name='posted at')),
                    ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='held at')),
                    ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                    ('automatic_at', models.DateTimeField(blank=True, null=True, verbose_name='recognised as automatic at')),
                    ('reason', models.CharField(blank=True, choices=[('stranger', 'the address is unknown, its country is not'), ('mismatch', 'the reply address was made for somebody else'), ('forged', "the sender's mail server does not vouch for it"), ('encrypted', 'encrypted'), ('dangerous', 'an attachment that could run as a program'), ('too_big', 'too big'), ('unreadable', 'could not be read'), ('nowhere', 'to no address of ours'), ('room', 'as the room says'), ('failed', 'a fault of this house'), ('unknown_sender', 'the address is unknown'), ('broken_address', 'the reply address was damaged'), ('empty', 'nothing was written'), ('help', 'asked for help'), ('auto_reply', 'an automatic reply'), ('bounce', 'a letter of ours that came back'), ('delay', 'a letter of ours is late'), ('mailing', 'from a mailing list or a mass mailing'), ('loop', 'our own letter, come round again'), ('repeat', 'the same letter a second time'), ('unwanted', 'set aside at the desk')], max_length=20, verbose_name='reason')),
                    ('why', models.TextField(blank=True, verbose_name='in words')),
                    ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='let in at')),
                    ('outcome_id', models.PositiveBigIntegerField(blank=True, null=True)),
                    ('posting_key', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                    ('outcome_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                    ('sender', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sender')),
                ],
                options={
                    'verbose_name': 'received letter',
                    'verbose_name_plural': 'received letters',
                    'ordering': ['-received_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='SearchEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=30)),
                    ('key', models.CharField(max_length=100)),
                    ('circle', models.CharField(max_length=60)),
                    ('instrument', models.CharField(blank=True, max_length=30)),
                    ('languages', models.CharField(blank=True, max_length=60)),
                    ('day', models.DateField(blank=True, null=True)),
                    ('digest', models.CharField(max_length=32)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='search_entry_once')],
                },
            ),
            migrations.CreateModel(
                name='SearchNeighbour',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rest', models.CharField(max_length=60)),
                    ('word', models.CharField(max_length=60)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('rest', 'word'), name='search_neighbour_once')],
                },
            ),
            migrations.AddIndex(
                model_name='letter',
                index=models.Index(condition=models.Q(('failed_at', None), ('handed_over_at', None), ('held_at', None)), fields=['due_at'], name='letter_waiting'),
            ),
            migrations.AddIndex(
                model_name='letter',
                index=models.Index(condition=models.Q(('failed_at', None), ('handed_over_at__isnull', False), ('sent_at', None)), fields=['handed_over_at'], name='letter_unanswered'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.UniqueConstraint(fields=('message_id',), name='letter_message_id'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('sent_at', None), ('handed_over_at__isnull', False), _connector='OR'), name='letter_sent_was_handed_over'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('sent_at', None), ('failed_at', None), _connector='OR'), name='letter_sent_or_given_up'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('bounced_at', None), ('sent_at__isnull', False), _connector='OR'), name='letter_came_back_was_sent'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('held_at', None), ('handed_over_at', None), _connector='OR'), name='letter_held_was_not_handed_over'),
            ),
            migrations.AddConstraint(
                model_name='mailrefusal',
                constraint=models.UniqueConstraint(fields=('person', 'kind'), name='mail_refusal_once_a_kind'),
            ),
            migrations.AddIndex(
                model_name='receivedletter',
                index=models.Index(condition=models.Q(('answered_at', None), ('automatic_at', None), ('held_at', None), ('posted_at', None)), fields=['due_at'], name='received_letter_waiting'),
            ),
            migrations.AddConstraint(
                model_name='receivedletter',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('automatic_at', None), ('held_at', None), ('posted_at', None)), models.Q(('answered_at', None), ('automatic_at', None), ('held_at', None), ('posted_at__isnull', False)), models.Q(('answered_at', None), ('automatic_at', None), ('held_at__isnull', False), ('posted_at', None)), models.Q(('answered_at__isnull', False), ('automatic_at', None), ('held_at', None), ('posted_at', None)), models.Q(('answered_at', None), ('automatic_at__isnull', False), ('held_at', None), ('posted_at', None)), _connector='OR'), name='received_letter_one_end'),
            ),
        ]),
        migrations.RunPython(make_words, drop_words),
    ]

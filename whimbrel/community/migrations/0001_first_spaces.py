import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('treaties', '0003_designations_by_role'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40, unique=True)),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
                'ordering': ['word'],
            },
        ),
        migrations.CreateModel(
            name='Space',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('subject', 'Subject'), ('region', 'Region'), ('instrument', 'Instrument'), ('body', 'Body'), ('working_group', 'Working group'), ('meeting', 'Meeting')], default='subject', max_length=15, verbose_name='kind')),
                ('purpose', models.TextField(blank=True, help_text='In a sentence or two, in plain words', verbose_name='what it is for')),
                ('open_to', models.CharField(choices=[('public', 'Everybody reads, members write'), ('members', 'Members of this site read, those who belong here write'), ('closed', 'Only those who belong here read and write')], default='members', max_length=10, verbose_name='open to')),
                ('is_confidential', models.BooleanField(default=False, verbose_name='confidential')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('archived_at', models.DateTimeField(blank=True, null=True, verbose_name='archived at')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spaces', to='treaties.body')),
                ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spaces', to='treaties.instrument')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spaces', to='treaties.meeting')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spaces', to='treaties.region')),
                ('within', models.ForeignKey(blank=True, help_text='Whoever belongs to that space belongs to this one too', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='community.space', verbose_name='within')),
            ],
            options={
                'verbose_name': 'space',
                'verbose_name_plural': 'spaces',
                'ordering': ['name_en'],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('discussion', 'Discussion'), ('question', 'Question')], default='discussion', max_length=12, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], default='en', max_length=5, verbose_name='language')),
                ('started_at', models.DateTimeField(auto_now_add=True)),
                ('species_group', models.CharField(blank=True, max_length=60, verbose_name='species group')),
                ('agenda_item', models.CharField(blank=True, max_length=30, verbose_name='agenda item')),
                ('first_post_at', models.DateTimeField(blank=True, null=True)),
                ('last_post_at', models.DateTimeField(blank=True, null=True)),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('posts_total', models.PositiveIntegerField(default=0)),
                ('last_author', models.CharField(blank=True, max_length=200)),
                ('pinned_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='treaties.instrument')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged_from', to='community.thread')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='treaties.region')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='threads', to='community.space')),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='threads_started', to=settings.AUTH_USER_MODEL)),
                ('tags', models.ManyToManyField(blank=True, related_name='threads', to='community.tag')),
            ],
            options={
                'verbose_name': 'thread',
                'verbose_name_plural': 'threads',
                'ordering': ['-last_post_at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('first_post_at__isnull', False), ('removed_at', None)), fields=['space', '-last_post_at', '-id'], name='thread_newest_of_space'), models.Index(condition=models.Q(('answered_at', None), ('kind', 'question'), ('removed_at', None)), fields=['first_post_at'], name='thread_open_questions')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('author_name', models.CharField(max_length=200)),
                ('author_role', models.CharField(blank=True, choices=[('nfp', 'National Focal Point'), ('deputy', 'Deputy National Focal Point'), ('technical', 'Technical focal point'), ('councillor', 'Scientific Councillor'), ('standing', 'Member of the Standing Committee'), ('working_group', 'Member of a working group'), ('observer', 'Observer'), ('sister', 'Sister Secretariat'), ('donor', 'Donor'), ('trainer', 'Trainer'), ('staff', 'Secretariat'), ('editor', 'Editor'), ('moderator', 'Moderator'), ('translator', 'Translator'), ('administrator', 'Administrator')], max_length=20)),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=5, verbose_name='language')),
                ('words', models.TextField(verbose_name='text')),
                ('html', models.TextField()),
                ('channel', models.CharField(choices=[('web', 'on the web'), ('email', 'by e-mail'), ('import', 'from an archive')], default='web', max_length=6)),
                ('written_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('key', models.CharField(max_length=100, unique=True)),
                ('message_id', models.CharField(blank=True, db_index=True, max_length=250)),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('held_because', models.CharField(blank=True, max_length=60)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answered_by', to='community.post')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('author_country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.country')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='community.thread')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'ordering': ['number'],
                'indexes': [models.Index(fields=['author', '-written_at'], name='post_of_author'), models.Index(condition=models.Q(('held_at__isnull', False)), fields=['held_at'], name='post_held')],
                'constraints': [models.UniqueConstraint(fields=('thread', 'number'), name='post_number_in_thread'), models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', False)), fields=('thread',), name='post_one_accepted_answer')],
            },
        ),
        migrations.CreateModel(
            name='PostRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('replaced_at', models.DateTimeField()),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='community.post')),
                ('replaced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-replaced_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('file', models.FileField(max_length=300, upload_to='community/%Y/%m/')),
                ('media_type', models.CharField(max_length=120)),
                ('size', models.PositiveIntegerField(help_text='bytes')),
                ('uploaded_at', models.DateTimeField()),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='community.attachment')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='community.post')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='community.space')),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['-uploaded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('read_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_marks', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_marks', to='community.thread')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'thread'), name='read_mark_once_a_thread')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=200)),
                ('words', models.TextField()),
                ('key', models.CharField(max_length=100, unique=True)),
                ('kept_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='post_drafts', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='community.space')),
                ('thread', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='community.thread')),
            ],
            options={
                'verbose_name': 'draft',
                'verbose_name_plural': 'drafts',
                'ordering': ['-kept_at'],
            },
        ),
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('remind_on', models.DateField(blank=True, null=True, verbose_name='remind me on')),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to='community.post')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('person', 'post'), name='bookmark_once_a_post')],
            },
        ),
        migrations.CreateModel(
            name='MembershipRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, choices=[('nfp', 'National Focal Point'), ('deputy', 'Deputy National Focal Point'), ('technical', 'Technical focal point'), ('councillor', 'Scientific Councillor'), ('standing', 'Member of the Standing Committee'), ('working_group', 'Member of a working group'), ('observer', 'Observer'), ('sister', 'Sister Secretariat'), ('donor', 'Donor'), ('trainer', 'Trainer'), ('staff', 'Secretariat'), ('editor', 'Editor'), ('moderator', 'Moderator'), ('translator', 'Translator'), ('administrator', 'Administrator')], max_length=20, verbose_name='role')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='treaties.body')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='treaties.country')),
                ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='treaties.instrument')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='treaties.region')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='community.space')),
            ],
            options={
                'verbose_name': 'rule of membership',
                'verbose_name_plural': 'rules of membership',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role', ''), _negated=True), ('country__isnull', False), ('region__isnull', False), ('instrument__isnull', False), ('body__isnull', False), _connector='OR'), name='membership_rule_says_something', violation_error_message='Fill in at least one thing that people must hold.')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moderates', models.BooleanField(default=False, verbose_name='moderates')),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('invited_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('joined_at', models.DateTimeField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='space_memberships', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='community.space')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('space', 'person'), name='membership_once_a_space')],
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('often', models.CharField(choices=[('each', 'Each post, at once'), ('daily', 'Once a day, all together'), ('weekly', 'Once a week, all together'), ('nothing', 'Nothing; I look here myself')], max_length=10, verbose_name='how often')),
                ('chosen_at', models.DateTimeField(auto_now=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='space_subscriptions', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='community.space')),
            ],
            options={
                'verbose_name': 'subscription',
                'verbose_name_plural': 'subscriptions',
                'constraints': [models.UniqueConstraint(fields=('space', 'person'), name='subscription_once_a_space')],
            },
        ),
    ]

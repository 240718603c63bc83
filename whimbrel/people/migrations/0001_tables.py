import datetime
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import whimbrel.people.models.user
from django.conf import settings
from django.db import migrations, models
from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('people', '0001_first_records'),
        ('people', '0002_particulars'),
        ('people', '0003_written_to_in_rounds'),
        ('people', '0004_rules'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='RulesVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(unique=True, verbose_name='version')),
                    ('in_force_on', models.DateField(verbose_name='in force on')),
                    ('text_en', models.TextField(verbose_name='text in English')),
                    ('text_fr', models.TextField(blank=True, verbose_name='text in French')),
                    ('text_es', models.TextField(blank=True, verbose_name='text in Spanish')),
                    ('text_ar', models.TextField(blank=True, verbose_name='text in Arabic')),
                    ('text_ru', models.TextField(blank=True, verbose_name='text in Russian')),
                ],
                options={
                    'verbose_name': 'version of the rules',
                    'verbose_name_plural': 'versions of the rules',
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                    ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                    ('display_name', models.CharField(blank=True, max_length=150, verbose_name='name shown to others')),
                    ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], default='en', max_length=5, verbose_name='language')),
                    ('time_zone', models.CharField(default=whimbrel.people.models.user.default_time_zone, max_length=64, validators=[whimbrel.people.models.user.check_time_zone], verbose_name='time zone')),
                    ('written_to', models.CharField(choices=[('at_once', 'At once, each time something happens'), ('daily', 'Once a day, at eight in the morning'), ('weekly', 'Once a week, on Monday at eight'), ('never', 'Never; I look here myself')], default='daily', max_length=10, verbose_name='how often we write')),
                    ('quiet_from', models.TimeField(blank=True, default=datetime.time(20, 0), null=True, verbose_name='quiet from')),
                    ('quiet_until', models.TimeField(blank=True, default=datetime.time(7, 0), null=True, verbose_name='quiet until')),
                    ('personal_title', models.CharField(blank=True, max_length=30, verbose_name='title')),
                    ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                    ('family_name', models.CharField(blank=True, max_length=100, verbose_name='family name')),
                    ('position', models.CharField(blank=True, max_length=150, verbose_name='position')),
                    ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                    ('department', models.CharField(blank=True, max_length=200, verbose_name='department')),
                    ('address', models.TextField(blank=True, max_length=500, verbose_name='postal address')),
                    ('phone', models.CharField(blank=True, max_length=50, verbose_name='telephone')),
                    ('second_email', models.EmailField(blank=True, max_length=254, verbose_name='second e-mail address')),
                    ('spoken_languages', models.CharField(blank=True, max_length=100, verbose_name='languages spoken')),
                    ('expertise', models.CharField(blank=True, max_length=300, verbose_name='expertise')),
                    ('welcomed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='welcomed at')),
                    ('left_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='left at')),
                    ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased at')),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
            ),
            migrations.CreateModel(
                name='FieldChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('field', models.CharField(max_length=30)),
                    ('shown_to', models.CharField(choices=[('public', 'Everybody'), ('members', 'Members of this site'), ('region', 'My region and the Secretariat'), ('secretariat', 'The Secretariat only')], max_length=15)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='field_choices', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'privacy choice',
                    'verbose_name_plural': 'privacy choices',
                },
            ),
            migrations.CreateModel(
                name='RulesAcceptance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('accepted_at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules_accepted', to=settings.AUTH_USER_MODEL)),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='people.rulesversion')),
                ],
                options={
                    'verbose_name': 'acceptance of the rules',
                    'verbose_name_plural': 'acceptances of the rules',
                    'ordering': ['accepted_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='SignIn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('session_digest', models.CharField(max_length=64, unique=True)),
                    ('started_at', models.DateTimeField()),
                    ('seen_on', models.DateField(db_index=True)),
                    ('agent', models.CharField(blank=True, max_length=300)),
                    ('address', models.CharField(blank=True, max_length=50)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ins', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'sign-in',
                    'verbose_name_plural': 'sign-ins',
                    'ordering': ['-started_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='WelcomeStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(max_length=30)),
                    ('done_at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='welcome_steps', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'step of the welcome',
                    'verbose_name_plural': 'steps of the welcome',
                },
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_any_case'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_until', None)), models.Q(('quiet_from__isnull', False), ('quiet_until__isnull', False)), _connector='OR'), name='user_quiet_hours_begin_and_end'),
            ),
            migrations.AddConstraint(
                model_name='fieldchoice',
                constraint=models.UniqueConstraint(fields=('person', 'field'), name='field_choice_once_per_field'),
            ),
            migrations.AddConstraint(
                model_name='fieldchoice',
                constraint=models.CheckConstraint(condition=models.Q(('shown_to__in', ['public', 'members', 'region', 'secretariat'])), name='field_choice_known_audience'),
            ),
            migrations.AddConstraint(
                model_name='rulesacceptance',
                constraint=models.UniqueConstraint(fields=('person', 'version'), name='rules_accepted_once'),
            ),
            migrations.AddConstraint(
                model_name='welcomestep',
                constraint=models.UniqueConstraint(fields=('person', 'step'), name='welcome_step_once'),
            ),
        ]),
    ]

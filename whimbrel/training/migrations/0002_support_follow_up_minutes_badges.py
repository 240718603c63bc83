import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils.crypto import salted_hmac


def stand_for_addresses(apps, schema_editor):
    """What stands for the address of each participant without an account, as the model makes it."""
    registrations = apps.get_model("training", "Registration").objects.exclude(email="")
    for one in registrations.only("pk", "email").iterator():
        one.pseudonym = salted_hmac(
            "whimbrel.training.nominee", one.email.strip().lower()
        ).hexdigest()[:32]
        one.save(update_fields=["pseudonym"])


class Migration(migrations.Migration):

    dependencies = [
        ('training', '0001_tables'),
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BadgeDesign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.CharField(choices=[('92x66', '92 × 66 mm, eight on a sheet'), ('86x54', '86 × 54 mm, as a bank card'), ('90x55', '90 × 55 mm, for clip holders'), ('105x148', '105 × 148 mm (A6), on a cord')], default='92x66', max_length=8, verbose_name='size')),
                ('logo', models.FileField(blank=True, upload_to='private/badges/', verbose_name='logo')),
                ('shows_event', models.BooleanField(default=True, verbose_name='event, place and days')),
                ('shows_position', models.BooleanField(default=True, verbose_name='position')),
                ('shows_organisation', models.BooleanField(default=False, verbose_name='ministry or organisation')),
                ('shows_role', models.BooleanField(default=True, verbose_name='role, such as Party or Observer')),
                ('shows_code', models.BooleanField(default=True, verbose_name='code under the QR picture')),
                ('colour_party', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour like #1f6f8b.')], verbose_name='Party')),
                ('colour_observer', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour like #1f6f8b.')], verbose_name='Observer')),
                ('colour_trainer', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour like #1f6f8b.')], verbose_name='Trainer')),
                ('colour_host', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour like #1f6f8b.')], verbose_name='Host')),
                ('colour_secretariat', models.CharField(blank=True, max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$', 'Write a colour like #1f6f8b.')], verbose_name='Secretariat')),
            ],
            options={
                'verbose_name': 'design of badges',
                'verbose_name_plural': 'designs of badges',
            },
        ),
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=5, verbose_name='language')),
                ('words', models.TextField(blank=True, verbose_name='text')),
                ('version', models.PositiveIntegerField(default=0)),
                ('published_words', models.TextField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'minutes of a session',
                'verbose_name_plural': 'minutes of sessions',
                'ordering': ['session__starts_at', 'session', 'language'],
            },
        ),
        migrations.CreateModel(
            name='MinutesRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('words', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'revision of minutes',
                'verbose_name_plural': 'revisions of minutes',
                'ordering': ['minutes', '-version'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='registration',
            name='registration_names_somebody',
        ),
        migrations.AddField(
            model_name='partystanding',
            name='is_ldc',
            field=models.BooleanField(blank=True, null=True, verbose_name='least developed country'),
        ),
        migrations.AddField(
            model_name='partystanding',
            name='is_lldc',
            field=models.BooleanField(blank=True, null=True, verbose_name='landlocked developing country'),
        ),
        migrations.AddField(
            model_name='partystanding',
            name='is_sids',
            field=models.BooleanField(blank=True, null=True, verbose_name='small island developing State'),
        ),
        migrations.AddField(
            model_name='registration',
            name='name_erased_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='registration',
            name='pseudonym',
            field=models.CharField(blank=True, editable=False, max_length=32),
        ),
        migrations.AddField(
            model_name='travelline',
            name='key',
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='workshop',
            name='follow_up_after',
            field=models.CharField(blank=True, default='6', help_text='3, 6 and 12 are possible, with spaces between them', max_length=20, validators=[django.core.validators.RegexValidator('^((3|6|12)( (3|6|12))*)?$', 'Write 3, 6 or 12, with spaces between them, like “3 12”.')], verbose_name='asked after so many months whether it was used'),
        ),
        migrations.AddField(
            model_name='workshop',
            name='open_until',
            field=models.DateField(blank=True, help_text='Empty: only who is nominated or invited', null=True, verbose_name='anybody may ask for a place until'),
        ),
        migrations.AddField(
            model_name='workshopinvitation',
            name='also_to',
            field=models.TextField(blank=True, max_length=2000, verbose_name='also written to'),
        ),
        migrations.AlterField(
            model_name='steward',
            name='task',
            field=models.CharField(choices=[('registration', 'Registrations'), ('check_in', 'Check-in only'), ('minutes', 'Minutes')], max_length=15, verbose_name='task'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), models.Q(('family_name', ''), _negated=True), ('name_erased_at__isnull', False), _connector='OR'), name='registration_names_somebody'),
        ),
        migrations.AddField(
            model_name='badgedesign',
            name='workshop',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='badge_design', to='training.workshop'),
        ),
        migrations.AddField(
            model_name='minutes',
            name='published_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='minutes',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='minutes', to='training.session'),
        ),
        migrations.AddField(
            model_name='minutesrevision',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='minutesrevision',
            name='minutes',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='training.minutes'),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.UniqueConstraint(fields=('session', 'language'), name='minutes_once_a_language'),
        ),
        migrations.AddConstraint(
            model_name='minutes',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(('published_words', ''), _negated=True), _connector='OR'), name='minutes_published_say_something'),
        ),
        migrations.AddConstraint(
            model_name='minutesrevision',
            constraint=models.UniqueConstraint(fields=('minutes', 'version'), name='minutes_revision_once_a_version'),
        ),
        migrations.RunPython(stand_for_addresses, migrations.RunPython.noop, elidable=True),
    ]

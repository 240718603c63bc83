import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_stored_pages'),
        ('people', '__first__'),
    ]

    operations = [
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
                'indexes': [models.Index(condition=models.Q(('failed_at', None), ('handed_over_at', None), ('held_at', None)), fields=['due_at'], name='letter_waiting'), models.Index(condition=models.Q(('failed_at', None), ('handed_over_at__isnull', False), ('sent_at', None)), fields=['handed_over_at'], name='letter_unanswered')],
                'constraints': [models.UniqueConstraint(fields=('message_id',), name='letter_message_id'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('handed_over_at__isnull', False), _connector='OR'), name='letter_sent_was_handed_over'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('failed_at', None), _connector='OR'), name='letter_sent_or_given_up'), models.CheckConstraint(condition=models.Q(('bounced_at', None), ('sent_at__isnull', False), _connector='OR'), name='letter_came_back_was_sent'), models.CheckConstraint(condition=models.Q(('held_at', None), ('handed_over_at', None), _connector='OR'), name='letter_held_was_not_handed_over')],
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
            name='MailRefusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.SlugField()),
                ('refused_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail_refusals', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'kind'), name='mail_refusal_once_a_kind')],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Cast, Concat


def name_what_happened(apps, schema_editor):
    """Each delivery was of a post, once for each webhook."""
    deliveries = apps.get_model('community', 'WebhookDelivery').objects
    post = Concat(Value('post.written:'), Cast('post_id', models.CharField()))
    deliveries.update(kind='post.written', key=post)
    deliveries.filter(post__number=1).update(kind='thread.started')


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0001_tables'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('held_at', None), ('removed_at', None)), fields=['-written_at', '-id'], name='post_newest'),
        ),
        migrations.AddIndex(
            model_name='thread',
            index=models.Index(condition=models.Q(('pinned_at__isnull', False), ('removed_at', None)), fields=['space', 'pinned_at'], name='thread_pinned_in_space'),
        ),
        migrations.AddField(
            model_name='post',
            name='author_since',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='FileWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'Français'), ('es', 'Español'), ('ar', 'العربية'), ('ru', 'Русский')], max_length=5)),
                ('came', models.CharField(choices=[('waiting', 'The search reads this file within minutes.'), ('read', 'The search finds this file by what it says.'), ('empty', 'The search finds this file by its name only: it holds pictures and no words.'), ('unknown', 'The search finds this file by its name only.'), ('locked', 'The search finds this file by its name only: it opens with a password.'), ('no_reader', 'The search finds this file by its name only: nothing that reads PDF is installed here.'), ('damaged', 'The search finds this file by its name only: it is damaged.')], default='waiting', max_length=10)),
                ('begun', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'words of a file',
                'verbose_name_plural': 'words of files',
            },
        ),
        migrations.RemoveConstraint(
            model_name='webhookdelivery',
            name='webhook_told_once',
        ),
        migrations.AddField(
            model_name='webhookdelivery',
            name='data',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='webhookdelivery',
            name='key',
            field=models.CharField(default='', max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='webhookdelivery',
            name='kind',
            field=models.CharField(default='', max_length=30),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='webhookdelivery',
            name='thread',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='community.thread'),
        ),
        migrations.AlterField(
            model_name='webhook',
            name='tells_of',
            field=models.CharField(choices=[('threads', 'New threads'), ('posts', 'Each post'), ('everything', 'Everything: posts, changes, decisions, official notifications')], max_length=12),
        ),
        migrations.AlterField(
            model_name='webhookdelivery',
            name='post',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='community.post'),
        ),
        migrations.RunPython(name_what_happened, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.UniqueConstraint(fields=('webhook', 'key'), name='webhook_told_once'),
        ),
        migrations.AddField(
            model_name='filewords',
            name='attachment',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='said', to='community.attachment'),
        ),
        migrations.AddField(
            model_name='filewords',
            name='version',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='said', to='community.fileversion'),
        ),
        migrations.AddIndex(
            model_name='filewords',
            index=models.Index(condition=models.Q(('came', 'waiting')), fields=['id'], name='file_to_read'),
        ),
        migrations.AddConstraint(
            model_name='filewords',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attachment', None), ('version__isnull', False)), models.Q(('attachment__isnull', False), ('version', None)), _connector='OR'), name='file_words_of_one_file'),
        ),
    ]

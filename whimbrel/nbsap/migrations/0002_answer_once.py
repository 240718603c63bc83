import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nbsap', '0001_tables'),
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='carried_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='nbsap.answer'),
        ),
        migrations.AddField(
            model_name='question',
            name='same_as',
            field=models.CharField(blank=True, max_length=120, verbose_name='asks the same as'),
        ),
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_silent', models.BooleanField(default=False)),
                ('noted_at', models.DateTimeField()),
                ('action', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='nbsap_news', to='treaties.treatyaction')),
                ('country', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.country')),
                ('instrument', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.instrument')),
                ('nbsap', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='news', to='nbsap.nbsap')),
                ('questionnaire', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='news', to='nbsap.questionnaire')),
                ('stage', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='news', to='nbsap.planstage')),
            ],
            options={
                'verbose_name': 'new record',
                'verbose_name_plural': 'new records',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TourPutAway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='plan_tour_put_away', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tour that was put away',
                'verbose_name_plural': 'tours that were put away',
            },
        ),
        migrations.CreateModel(
            name='Following',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_up_to', models.PositiveBigIntegerField(default=0)),
                ('country', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.country')),
                ('instrument', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.instrument')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_followings', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.region')),
            ],
            options={
                'verbose_name': 'following of new records',
                'verbose_name_plural': 'followings of new records',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('country', None), _negated=True), fields=('person', 'country'), name='follows_country_once'), models.UniqueConstraint(condition=models.Q(('region', None), _negated=True), fields=('person', 'region'), name='follows_region_once'), models.UniqueConstraint(condition=models.Q(('instrument', None), _negated=True), fields=('person', 'instrument'), name='follows_instrument_once'), models.UniqueConstraint(condition=models.Q(('country', None), ('instrument', None), ('region', None)), fields=('person',), name='follows_all_once')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('preparing', 'Being prepared'), ('consulting', 'Consultation in the country'), ('written', 'Written, not earlier than'), ('adopted', 'Adopted'), ('launched', 'Launched'), ('received', 'Received by the CBD Secretariat'), ('implementing', 'Being carried out'), ('reviewing', 'Under review')], max_length=12, verbose_name='stage')),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='office')),
                ('noted_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('instrument', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.instrument')),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='nbsap.nbsap')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'participation in a national plan',
                'verbose_name_plural': 'participations in national plans',
                'ordering': [models.OrderBy(models.F('instrument__code'), nulls_last=True), 'office', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('instrument', None), ('office', ''), _connector='XOR'), name='participation_of_one_office'), models.UniqueConstraint(condition=models.Q(('taken_back_at', None), models.Q(('instrument', None), _negated=True)), fields=('nbsap', 'stage', 'instrument'), name='focal_point_takes_part_once'), models.UniqueConstraint(condition=models.Q(('taken_back_at', None), models.Q(('office', ''), _negated=True)), fields=('nbsap', 'stage', 'office'), name='office_takes_part_once')],
            },
        ),
    ]

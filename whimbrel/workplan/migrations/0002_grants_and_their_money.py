
import django.db.models.deletion
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('treaties', '0004_who_is_in_office'),
        ('workplan', '0001_first_records'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('title', models.CharField(max_length=250, verbose_name='title')),
                ('agreement', models.CharField(blank=True, max_length=100, verbose_name='number of the agreement')),
                ('purpose', models.TextField(blank=True, verbose_name='what it is ear-marked for')),
                ('conditions', models.TextField(blank=True, verbose_name='conditions')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('CHF', 'CHF'), ('GBP', 'GBP'), ('JPY', 'JPY'), ('NOK', 'NOK'), ('SEK', 'SEK'), ('DKK', 'DKK'), ('CAD', 'CAD'), ('AUD', 'AUD'), ('KES', 'KES'), ('XOF', 'XOF')], default='EUR', max_length=3, verbose_name='currency of the account')),
                ('support_cost', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=5, verbose_name='programme support cost, per cent')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signed on')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('contribution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='workplan.earmarkedcontribution', verbose_name='ear-marked contribution')),
                ('donor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='treaties.body', verbose_name='donor')),
            ],
            options={
                'verbose_name': 'grant',
                'verbose_name_plural': 'grants',
                'ordering': ['-starts_on', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Movement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pledged', 'Pledged'), ('received', 'Received'), ('committed', 'Committed'), ('spent', 'Spent'), ('in_kind', 'In kind')], max_length=10, verbose_name='kind')),
                ('day', models.DateField(verbose_name='day')),
                ('amount', models.BigIntegerField(verbose_name='amount')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('CHF', 'CHF'), ('GBP', 'GBP'), ('JPY', 'JPY'), ('NOK', 'NOK'), ('SEK', 'SEK'), ('DKK', 'DKK'), ('CAD', 'CAD'), ('AUD', 'AUD'), ('KES', 'KES'), ('XOF', 'XOF')], max_length=3, verbose_name='currency')),
                ('rate', models.DecimalField(decimal_places=8, default=1, max_digits=18, verbose_name='rate of exchange')),
                ('in_account', models.BigIntegerField(verbose_name='in the currency of the account')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('key', models.CharField(max_length=100, unique=True)),
                ('entered_at', models.DateTimeField()),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='workplan.grant')),
                ('takes_back', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_back_by', to='workplan.movement')),
            ],
            options={
                'verbose_name': 'movement of money',
                'ordering': ['day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.BigIntegerField(verbose_name='amount')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='workplan.activity')),
                ('movement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='workplan.movement')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CostEstimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('amount', models.BigIntegerField(verbose_name='amount')),
                ('currency', models.CharField(choices=[('EUR', 'EUR'), ('USD', 'USD'), ('CHF', 'CHF'), ('GBP', 'GBP'), ('JPY', 'JPY'), ('NOK', 'NOK'), ('SEK', 'SEK'), ('DKK', 'DKK'), ('CAD', 'CAD'), ('AUD', 'AUD'), ('KES', 'KES'), ('XOF', 'XOF')], default='EUR', max_length=3, verbose_name='currency')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='estimates', to='workplan.activity', verbose_name='activity')),
            ],
            options={
                'verbose_name': 'estimate of cost',
                'verbose_name_plural': 'estimates of cost',
                'ordering': ['activity', '-as_of'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'as_of'), name='estimate_once_a_day', violation_error_message='There is an estimate of that day already.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='estimate_is_positive')],
            },
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='grant_ends_after_it_starts', violation_error_message='The grant ends before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('support_cost__gte', 0), ('support_cost__lt', 100)), name='grant_support_cost_is_a_per_cent', violation_error_message='Give the support cost in per cent, below 100.'),
        ),
        migrations.AddConstraint(
            model_name='movement',
            constraint=models.CheckConstraint(condition=models.Q(('rate__gt', 0)), name='movement_rate_is_positive'),
        ),
        migrations.AddConstraint(
            model_name='movement',
            constraint=models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='movement_moves_something'),
        ),
        migrations.AddConstraint(
            model_name='share',
            constraint=models.UniqueConstraint(fields=('movement', 'activity'), name='share_once_an_activity_and_movement'),
        ),
    ]

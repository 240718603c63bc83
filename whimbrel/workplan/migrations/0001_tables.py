import django.core.validators
import django.db.models.deletion
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('workplan', '0001_first_records'),
        ('workplan', '0002_grants_and_their_money'),
        ('workplan', '0003_time_steps_and_what_is_carried_over'),
        ('workplan', '0004_assessment'),
    ]

    dependencies = [
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Criterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title_en', models.CharField(max_length=300)),
                    ('title_fr', models.CharField(blank=True, max_length=300)),
                    ('title_es', models.CharField(blank=True, max_length=300)),
                    ('title_ar', models.CharField(blank=True, max_length=300)),
                    ('title_ru', models.CharField(blank=True, max_length=300)),
                    ('code', models.CharField(max_length=20)),
                    ('weight', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(9)], verbose_name='weight')),
                    ('source', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'verbose_name_plural': 'criteria',
                    'ordering': ['plan', 'code'],
                },
            ),
            migrations.CreateModel(
                name='EarmarkedContribution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=30, unique=True)),
                    ('name', models.CharField(max_length=250)),
                    ('donors', models.CharField(blank=True, max_length=250)),
                    ('project_title', models.CharField(blank=True, max_length=300)),
                    ('financed', models.CharField(blank=True, max_length=300)),
                    ('start_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('end_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('source', models.CharField(blank=True, max_length=500)),
                    ('note', models.TextField(blank=True)),
                ],
                options={
                    'verbose_name': 'ear-marked contribution',
                    'ordering': ['start_year', 'code'],
                },
            ),
            migrations.CreateModel(
                name='ProgrammeItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title_en', models.CharField(max_length=300)),
                    ('title_fr', models.CharField(blank=True, max_length=300)),
                    ('title_es', models.CharField(blank=True, max_length=300)),
                    ('title_ar', models.CharField(blank=True, max_length=300)),
                    ('title_ru', models.CharField(blank=True, max_length=300)),
                    ('code', models.CharField(max_length=20)),
                    ('is_essential', models.BooleanField(default=False)),
                    ('source', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'ordering': ['plan', 'code'],
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title_en', models.CharField(max_length=300)),
                    ('title_fr', models.CharField(blank=True, max_length=300)),
                    ('title_es', models.CharField(blank=True, max_length=300)),
                    ('title_ar', models.CharField(blank=True, max_length=300)),
                    ('title_ru', models.CharField(blank=True, max_length=300)),
                    ('code', models.CharField(max_length=20)),
                    ('responsible', models.CharField(blank=True, max_length=250)),
                    ('is_planned_for_later', models.BooleanField(default=False, help_text='Named in the plan for a later period')),
                    ('completed_on', models.DateField(blank=True, null=True)),
                    ('completed_precision', models.CharField(blank=True, choices=[('day', 'the day is known'), ('month', 'the month is known'), ('year', 'the year is known'), ('period', 'only that it was within the period is known')], default='day', max_length=10)),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='planned from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='planned until')),
                    ('source', models.CharField(blank=True, max_length=500)),
                    ('verified', models.CharField(blank=True, max_length=200)),
                    ('carried_from', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='workplan.activity', verbose_name='carried over from')),
                    ('depends_on', models.ManyToManyField(blank=True, related_name='needed_by', to='workplan.activity', verbose_name='depends on')),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='treaties.meeting')),
                    ('contributions', models.ManyToManyField(blank=True, related_name='activities', to='workplan.earmarkedcontribution')),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='workplan.programmeitem')),
                ],
                options={
                    'verbose_name': 'activity',
                    'verbose_name_plural': 'activities',
                    'ordering': ['item', 'code'],
                },
            ),
            migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('lesson', 'Lesson'), ('recommendation', 'Recommendation')], max_length=15, verbose_name='kind')),
                    ('words', models.TextField(max_length=5000, verbose_name='in words')),
                    ('source', models.CharField(max_length=300, verbose_name='found by')),
                    ('responsible', models.CharField(blank=True, max_length=200, verbose_name='responsible office')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='to be done by')),
                    ('noted_on', models.DateField(verbose_name='noted on')),
                    ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='workplan.activity')),
                ],
                options={
                    'verbose_name': 'finding of an assessment',
                    'verbose_name_plural': 'findings of assessments',
                    'ordering': ['due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='FindingStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('accepted', 'accepted'), ('refused', 'not accepted'), ('begun', 'under way'), ('done', 'done')], max_length=10, verbose_name='step')),
                    ('on', models.DateField(verbose_name='day')),
                    ('words', models.CharField(blank=True, max_length=1000, verbose_name='in words')),
                    ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='workplan.finding')),
                    ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'step of a recommendation',
                    'verbose_name_plural': 'steps of recommendations',
                    'ordering': ['-on', '-pk'],
                },
            ),
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
                name='Mark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('points', models.PositiveSmallIntegerField(choices=[(0, 'not satisfied'), (1, 'in part'), (2, 'satisfied')], verbose_name='points')),
                    ('words', models.CharField(blank=True, max_length=1000, verbose_name='why')),
                    ('given_at', models.DateTimeField()),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='workplan.activity')),
                    ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='workplan.criterion')),
                    ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'mark of an activity',
                    'verbose_name_plural': 'marks of activities',
                    'ordering': ['-given_at', '-pk'],
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
                name='WorkPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title_en', models.CharField(max_length=300)),
                    ('title_fr', models.CharField(blank=True, max_length=300)),
                    ('title_es', models.CharField(blank=True, max_length=300)),
                    ('title_ar', models.CharField(blank=True, max_length=300)),
                    ('title_ru', models.CharField(blank=True, max_length=300)),
                    ('code', models.SlugField(max_length=60, unique=True)),
                    ('mandate', models.CharField(blank=True, max_length=200)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('source', models.CharField(blank=True, max_length=500)),
                    ('adopted_at', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='work_plans', to='treaties.meeting')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_plans', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'work plan',
                    'ordering': ['starts_on'],
                },
            ),
            migrations.CreateModel(
                name='Risk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=300, verbose_name='what could happen')),
                    ('likelihood', models.PositiveSmallIntegerField(choices=[(1, 'low'), (2, 'middling'), (3, 'high')], verbose_name='likelihood')),
                    ('impact', models.PositiveSmallIntegerField(choices=[(1, 'low'), (2, 'middling'), (3, 'high')], verbose_name='harm')),
                    ('response', models.TextField(blank=True, max_length=2000, verbose_name='what is done about it')),
                    ('responsible', models.CharField(blank=True, max_length=200, verbose_name='responsible office')),
                    ('noted_on', models.DateField(verbose_name='noted on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('outcome', models.CharField(blank=True, max_length=1000, verbose_name='what came of it')),
                    ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='workplan.activity')),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='workplan.workplan')),
                ],
                options={
                    'verbose_name': 'risk',
                    'verbose_name_plural': 'risks',
                    'ordering': ['-noted_on', '-pk'],
                },
            ),
            migrations.AddField(
                model_name='programmeitem',
                name='plan',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='workplan.workplan'),
            ),
            migrations.CreateModel(
                name='PlanStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                    ('kind', models.CharField(choices=[('drafted', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('approved', 'Approved'), ('closed', 'Closed')], max_length=10, verbose_name='step')),
                    ('day', models.DateField(verbose_name='day')),
                    ('decided_by', models.CharField(blank=True, max_length=200, verbose_name='decided by')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='what changed')),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='workplan.workplan', verbose_name='work plan')),
                ],
                options={
                    'verbose_name': 'step of a plan',
                    'verbose_name_plural': 'steps of plans',
                    'ordering': ['plan', 'day', 'pk'],
                },
            ),
            migrations.AddField(
                model_name='finding',
                name='plan',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='workplan.workplan'),
            ),
            migrations.CreateModel(
                name='Evaluator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', models.CharField(max_length=200, verbose_name='office')),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail address of the office')),
                    ('language', models.CharField(max_length=5, verbose_name='language')),
                    ('until', models.DateField(verbose_name='until')),
                    ('asked_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evaluators', to='workplan.workplan')),
                ],
                options={
                    'verbose_name': 'evaluator',
                    'verbose_name_plural': 'evaluators',
                    'ordering': ['-asked_at', '-pk'],
                },
            ),
            migrations.AddField(
                model_name='criterion',
                name='plan',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='workplan.workplan'),
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
            migrations.AddIndex(
                model_name='mark',
                index=models.Index(fields=['activity', 'criterion'], name='workplan_marked'),
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
                model_name='activity',
                constraint=models.UniqueConstraint(fields=('item', 'code'), name='activity_code_once'),
            ),
            migrations.AddConstraint(
                model_name='activity',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='activity_ends_after_it_starts', violation_error_message='The activity ends before it starts.'),
            ),
            migrations.AddConstraint(
                model_name='share',
                constraint=models.UniqueConstraint(fields=('movement', 'activity'), name='share_once_an_activity_and_movement'),
            ),
            migrations.AddConstraint(
                model_name='workplan',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='work_plan_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='risk',
                constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('noted_on')), _connector='OR'), name='risk_closed_after_it_was_noted'),
            ),
            migrations.AddConstraint(
                model_name='programmeitem',
                constraint=models.UniqueConstraint(fields=('plan', 'code'), name='programme_item_code_once'),
            ),
            migrations.AddConstraint(
                model_name='criterion',
                constraint=models.UniqueConstraint(fields=('plan', 'code'), name='criterion_code_once'),
            ),
        ]),
    ]

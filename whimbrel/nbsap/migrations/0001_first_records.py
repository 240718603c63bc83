import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('treaties', '0004_who_is_in_office'),
    ]

    operations = [
        migrations.CreateModel(
            name='Nbsap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('code', models.SlugField(max_length=20, unique=True)),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('starts_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='first year')),
                ('ends_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='last year')),
                ('framework', models.CharField(blank=True, choices=[('aichi', 'Aichi Biodiversity Targets'), ('kmgbf', 'Kunming-Montreal Global Biodiversity Framework')], max_length=10, verbose_name='written for')),
                ('adopted_by', models.CharField(blank=True, max_length=200, verbose_name='adopted by')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='where it can be found')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nbsaps', to='treaties.country')),
            ],
            options={
                'verbose_name': 'national biodiversity plan',
                'verbose_name_plural': 'national biodiversity plans',
                'ordering': ['country', '-year', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts_year', None), ('ends_year', None), ('ends_year__gte', models.F('starts_year')), _connector='OR'), name='nbsap_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='NationalTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='number in the plan')),
                ('text', models.TextField(verbose_name='target')),
                ('page', models.CharField(blank=True, max_length=20, verbose_name='page')),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='nbsap.nbsap')),
            ],
            options={
                'verbose_name': 'national target',
                'verbose_name_plural': 'national targets',
                'ordering': ['nbsap', 'code', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('nbsap', 'code'), name='national_target_once')],
            },
        ),
        migrations.CreateModel(
            name='NamedSpecies',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(blank=True, max_length=20, verbose_name='page')),
                ('species', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='treaties.species')),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_species', to='nbsap.nbsap')),
            ],
            options={
                'verbose_name': 'species named in a national plan',
                'verbose_name_plural': 'species named in a national plan',
                'ordering': ['species__scientific_name'],
                'constraints': [models.UniqueConstraint(fields=('nbsap', 'species'), name='species_named_once')],
            },
        ),
        migrations.CreateModel(
            name='PlanDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='nbsap.nbsap')),
            ],
            options={
                'verbose_name': 'text of a national plan',
                'verbose_name_plural': 'texts of national plans',
                'ordering': ['language', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('preparing', 'Being prepared'), ('consulting', 'Consultation in the country'), ('written', 'Written, not earlier than'), ('adopted', 'Adopted'), ('launched', 'Launched'), ('received', 'Received by the CBD Secretariat'), ('implementing', 'Being carried out'), ('reviewing', 'Under review')], max_length=12, verbose_name='stage')),
                ('on', models.DateField(verbose_name='since')),
                ('is_year_only', models.BooleanField(default=False, verbose_name='only the year is known')),
                ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='nbsap.nbsap')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'stage',
                'verbose_name_plural': 'stages',
                'ordering': ['-on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('nbsap', 'kind', 'on'), name='nbsap_stage_once')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='nbsap.nbsap')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'publication of an assessment',
                'verbose_name_plural': 'publications of assessments',
                'ordering': ['-published_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('nbsap',), name='nbsap_published_once')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(choices=[('species', 'Migratory species'), ('convention', 'The Convention and its instruments'), ('sites', 'Sites, corridors and connectivity'), ('threats', 'Threats to migratory species'), ('measures', 'Measures with who leads and what they cost'), ('borders', 'Work together with other Range States'), ('finance', 'Finance'), ('indicators', 'Indicators')], max_length=12, verbose_name='criterion')),
                ('grade', models.PositiveSmallIntegerField(choices=[(0, 'not mentioned'), (1, 'in general words'), (2, 'specifically')], verbose_name='grade')),
                ('quotation', models.TextField(blank=True, verbose_name='what shows it, word for word')),
                ('page', models.CharField(blank=True, max_length=20, verbose_name='page')),
                ('graded_at', models.DateTimeField()),
                ('graded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='nbsap.nbsap')),
            ],
            options={
                'verbose_name': 'grade of a national plan',
                'verbose_name_plural': 'grades of national plans',
                'ordering': ['-graded_at', '-pk'],
                'indexes': [models.Index(fields=['nbsap', 'criterion'], name='nbsap_graded')],
            },
        ),
        migrations.CreateModel(
            name='StepDone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('counterpart', 'Meet the focal point of the CBD'), ('team', 'Join the team that writes the plan'), ('read', 'Read the plan in force, and grade it'), ('list', 'List the species and sites of the Convention'), ('threats', 'Map threats, and the sectors they come from'), ('targets', 'Propose national targets'), ('measures', 'Propose measures with who leads and what they cost'), ('borders', 'Name what is done together with other Range States'), ('law', 'Link the plan with the legislation'), ('finance', 'Find the money, through the operational focal point of the GEF'), ('indicators', 'Agree indicators that serve both national reports'), ('review', 'Set the day of the review')], max_length=12, verbose_name='step')),
                ('done_on', models.DateField(verbose_name='done on')),
                ('quotation', models.TextField(blank=True, verbose_name='what shows it, word for word')),
                ('page', models.CharField(blank=True, max_length=20, verbose_name='page')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='responsible office')),
                ('noted_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='nbsap.nbsap')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'step taken for a national plan',
                'verbose_name_plural': 'steps taken for national plans',
                'ordering': ['done_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('nbsap', 'step'), name='nbsap_step_once')],
            },
        ),
        migrations.CreateModel(
            name='TargetLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('framework', models.CharField(choices=[('aichi', 'Aichi Biodiversity Targets'), ('kmgbf', 'Kunming-Montreal Global Biodiversity Framework'), ('spms', 'Strategic Plan for Migratory Species 2015–2023'), ('samarkand', 'Samarkand Strategic Plan for Migratory Species 2024–2032')], max_length=10)),
                ('number', models.CharField(max_length=5)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='nbsap.nationaltarget')),
            ],
            options={
                'ordering': ['framework', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('target', 'framework', 'number'), name='target_link_once')],
            },
        ),
        migrations.CreateModel(
            name='TargetProvision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provision', models.CharField(blank=True, max_length=60, verbose_name='provision')),
                ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.instrument')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='nbsap.nationaltarget')),
            ],
            options={
                'ordering': ['instrument__code', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('target', 'instrument', 'provision'), name='target_provision_once')],
            },
        ),
    ]

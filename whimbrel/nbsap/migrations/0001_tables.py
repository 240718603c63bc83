import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('nbsap', '0001_first_records'),
        ('nbsap', '0002_counterparts'),
        ('nbsap', '0003_questionnaires'),
    ]

    dependencies = [
        ('treaties', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Block',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('site', models.CharField(blank=True, max_length=200, verbose_name='site')),
                    ('taken_out_at', models.DateTimeField(blank=True, null=True)),
                    ('species', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.species')),
                ],
                options={
                    'verbose_name': 'species or site in a country’s answers',
                    'verbose_name_plural': 'species and sites in countries’ answers',
                    'ordering': ['section', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Counterpart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', models.CharField(max_length=200, verbose_name='office')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address of the office')),
                    ('source', models.CharField(max_length=500, verbose_name='source')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='since')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counterparts', to='treaties.country')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'counterpart of a sister convention',
                    'verbose_name_plural': 'counterparts of sister conventions',
                    'ordering': ['instrument__code', 'office', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Liaison',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField(verbose_name='day')),
                    ('said', models.TextField(verbose_name='what was said')),
                    ('agreed', models.CharField(blank=True, max_length=300, verbose_name='what was agreed')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='to be done by')),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('noted_at', models.DateTimeField()),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='liaisons', to='treaties.country')),
                    ('instruments', models.ManyToManyField(related_name='+', to='treaties.instrument')),
                    ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'contact with counterparts',
                    'verbose_name_plural': 'contacts with counterparts',
                    'ordering': ['-day', '-pk'],
                },
            ),
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
                },
            ),
            migrations.CreateModel(
                name='Evidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(choices=[('counterpart', 'Meet the focal point of the CBD'), ('team', 'Join the team that writes the plan'), ('read', 'Read the plan in force, and grade it'), ('list', 'List the species and sites of the Convention'), ('threats', 'Map threats, and the sectors they come from'), ('targets', 'Propose national targets'), ('measures', 'Propose measures with who leads and what they cost'), ('borders', 'Name what is done together with other Range States'), ('law', 'Link the plan with the legislation'), ('finance', 'Find the money, through the operational focal point of the GEF'), ('indicators', 'Agree indicators that serve both national reports'), ('review', 'Set the day of the review')], max_length=12, verbose_name='step')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('upload', models.FileField(max_length=300, upload_to='private/nbsap/', verbose_name='file')),
                    ('size', models.PositiveIntegerField()),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('nbsap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='nbsap.nbsap')),
                ],
                options={
                    'verbose_name': 'file about a national plan',
                    'verbose_name_plural': 'files about national plans',
                    'ordering': ['step', 'added_at', 'pk'],
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
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=40, verbose_name='short name')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('kind', models.CharField(choices=[('extent', 'Yes, in part, or no'), ('text', 'Several lines'), ('number', 'A number'), ('day', 'A day'), ('address', 'An address on the web')], max_length=8, verbose_name='kind')),
                    ('is_required', models.BooleanField(default=False, verbose_name='must be answered')),
                    ('shown_for', models.CharField(blank=True, max_length=60, verbose_name='asked where the answer is')),
                    ('text_en', models.CharField(max_length=300, verbose_name='question in English')),
                    ('text_fr', models.CharField(blank=True, max_length=300, verbose_name='question in French')),
                    ('text_es', models.CharField(blank=True, max_length=300, verbose_name='question in Spanish')),
                    ('text_ar', models.CharField(blank=True, max_length=300, verbose_name='question in Arabic')),
                    ('text_ru', models.CharField(blank=True, max_length=300, verbose_name='question in Russian')),
                    ('guidance_en', models.CharField(blank=True, max_length=600, verbose_name='guidance in English')),
                    ('guidance_fr', models.CharField(blank=True, max_length=600, verbose_name='guidance in French')),
                    ('guidance_es', models.CharField(blank=True, max_length=600, verbose_name='guidance in Spanish')),
                    ('guidance_ar', models.CharField(blank=True, max_length=600, verbose_name='guidance in Arabic')),
                    ('guidance_ru', models.CharField(blank=True, max_length=600, verbose_name='guidance in Russian')),
                    ('depends_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dependants', to='nbsap.question')),
                ],
                options={
                    'verbose_name': 'question about national plans',
                    'verbose_name_plural': 'questions about national plans',
                    'ordering': ['section', 'place', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Questionnaire',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='short name')),
                    ('opens_on', models.DateField(verbose_name='first day to answer')),
                    ('due_on', models.DateField(verbose_name='last day to answer')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='treaties.instrument')),
                    ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='next', to='nbsap.questionnaire')),
                ],
                options={
                    'verbose_name': 'questionnaire about national plans',
                    'verbose_name_plural': 'questionnaires about national plans',
                    'ordering': ['-due_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_replies', to='treaties.country')),
                    ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='nbsap.questionnaire')),
                ],
                options={
                    'verbose_name': 'answers of a country about its plan',
                    'verbose_name_plural': 'answers of countries about their plans',
                    'ordering': ['questionnaire', 'country'],
                },
            ),
            migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField(max_length=5000, verbose_name='remark')),
                    ('is_of_secretariat', models.BooleanField()),
                    ('at', models.DateTimeField()),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='nbsap.block')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='nbsap.question')),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='nbsap.reply')),
                ],
                options={
                    'verbose_name': 'remark on an answer about a national plan',
                    'verbose_name_plural': 'remarks on answers about national plans',
                    'ordering': ['at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Delegation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('office', models.CharField(max_length=200, verbose_name='office')),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail address of the office')),
                    ('language', models.CharField(max_length=5, verbose_name='language')),
                    ('words', models.TextField(blank=True, max_length=2000, verbose_name='message')),
                    ('due_on', models.DateField(verbose_name='to be answered by')),
                    ('asked_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delegations', to='nbsap.reply')),
                ],
                options={
                    'verbose_name': 'part given to another office',
                    'verbose_name_plural': 'parts given to other offices',
                    'ordering': ['section', 'pk'],
                },
            ),
            migrations.AddField(
                model_name='block',
                name='reply',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='nbsap.reply'),
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('value', models.TextField(blank=True, max_length=20000)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('answered_at', models.DateTimeField()),
                    ('is_carried', models.BooleanField(default=False)),
                    ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('block', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='nbsap.block')),
                    ('delegation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='nbsap.delegation')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='nbsap.question')),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='nbsap.reply')),
                ],
                options={
                    'verbose_name': 'answer about a national plan',
                    'verbose_name_plural': 'answers about national plans',
                    'ordering': ['reply', 'question', 'block'],
                },
            ),
            migrations.CreateModel(
                name='ReplyStage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('begun', 'begun'), ('submitted', 'handed in'), ('returned', 'returned'), ('asked', 'asked to be opened again'), ('reopened', 'opened again'), ('signed', 'signed off')], max_length=10, verbose_name='stage')),
                    ('words', models.TextField(blank=True, max_length=2000, verbose_name='why')),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='nbsap.reply')),
                ],
                options={
                    'verbose_name': 'stage of a country’s answers',
                    'verbose_name_plural': 'stages of countries’ answers',
                    'ordering': ['-at', '-pk'],
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
                },
            ),
            migrations.CreateModel(
                name='Section',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('code', models.SlugField(max_length=40, verbose_name='short name')),
                    ('place', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('repeats', models.CharField(blank=True, choices=[('', 'once'), ('species', 'for each species'), ('site', 'for each site')], max_length=8, verbose_name='asked')),
                    ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='nbsap.questionnaire')),
                ],
                options={
                    'verbose_name': 'part of a questionnaire',
                    'verbose_name_plural': 'parts of questionnaires',
                    'ordering': ['questionnaire', 'place', 'pk'],
                },
            ),
            migrations.AddField(
                model_name='question',
                name='section',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='nbsap.section'),
            ),
            migrations.AddField(
                model_name='delegation',
                name='section',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='nbsap.section'),
            ),
            migrations.AddField(
                model_name='block',
                name='section',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='nbsap.section'),
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
                },
            ),
            migrations.CreateModel(
                name='EarlierAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('value', models.TextField(blank=True, max_length=20000)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('answered_at', models.DateTimeField()),
                    ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier', to='nbsap.answer')),
                    ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('delegation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='nbsap.delegation')),
                ],
                options={
                    'verbose_name': 'earlier answer about a national plan',
                    'verbose_name_plural': 'earlier answers about national plans',
                    'ordering': ['-version'],
                    'constraints': [models.UniqueConstraint(fields=('answer', 'version'), name='plan_answer_version_once')],
                },
            ),
            migrations.AddConstraint(
                model_name='nbsap',
                constraint=models.CheckConstraint(condition=models.Q(('starts_year', None), ('ends_year', None), ('ends_year__gte', models.F('starts_year')), _connector='OR'), name='nbsap_ends_after_it_starts'),
            ),
            migrations.AddConstraint(
                model_name='nationaltarget',
                constraint=models.UniqueConstraint(fields=('nbsap', 'code'), name='national_target_once'),
            ),
            migrations.AddConstraint(
                model_name='namedspecies',
                constraint=models.UniqueConstraint(fields=('nbsap', 'species'), name='species_named_once'),
            ),
            migrations.AddConstraint(
                model_name='planstage',
                constraint=models.UniqueConstraint(fields=('nbsap', 'kind', 'on'), name='nbsap_stage_once'),
            ),
            migrations.AddConstraint(
                model_name='publication',
                constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('nbsap',), name='nbsap_published_once'),
            ),
            migrations.AddConstraint(
                model_name='questionnaire',
                constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('opens_on'))), name='questionnaire_opens_before_due'),
            ),
            migrations.AddConstraint(
                model_name='reply',
                constraint=models.UniqueConstraint(fields=('questionnaire', 'country'), name='reply_once_a_questionnaire'),
            ),
            migrations.AddConstraint(
                model_name='answer',
                constraint=models.UniqueConstraint(condition=models.Q(('block', None)), fields=('reply', 'question'), name='plan_answer_once'),
            ),
            migrations.AddConstraint(
                model_name='answer',
                constraint=models.UniqueConstraint(condition=models.Q(('block', None), _negated=True), fields=('question', 'block'), name='plan_answer_once_a_block'),
            ),
            migrations.AddIndex(
                model_name='replystage',
                index=models.Index(fields=['reply', 'at'], name='nbsap_reply_staged'),
            ),
            migrations.AddIndex(
                model_name='score',
                index=models.Index(fields=['nbsap', 'criterion'], name='nbsap_graded'),
            ),
            migrations.AddConstraint(
                model_name='section',
                constraint=models.UniqueConstraint(fields=('questionnaire', 'code'), name='section_once_a_questionnaire'),
            ),
            migrations.AddConstraint(
                model_name='question',
                constraint=models.UniqueConstraint(fields=('section', 'code'), name='plan_question_once'),
            ),
            migrations.AddConstraint(
                model_name='question',
                constraint=models.CheckConstraint(condition=models.Q(('depends_on', None), models.Q(('shown_for', ''), _negated=True), _connector='OR'), name='plan_question_says_when_it_is_asked'),
            ),
            migrations.AddConstraint(
                model_name='block',
                constraint=models.UniqueConstraint(condition=models.Q(('species', None), _negated=True), fields=('reply', 'section', 'species'), name='block_once_a_species'),
            ),
            migrations.AddConstraint(
                model_name='block',
                constraint=models.UniqueConstraint(condition=models.Q(('species', None)), fields=('reply', 'section', 'site'), name='block_once_a_site'),
            ),
            migrations.AddConstraint(
                model_name='block',
                constraint=models.CheckConstraint(condition=models.Q(('species', None), ('site', ''), _connector='XOR'), name='block_of_species_or_site'),
            ),
            migrations.AddConstraint(
                model_name='stepdone',
                constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('nbsap', 'step'), name='nbsap_step_once'),
            ),
            migrations.AddConstraint(
                model_name='targetlink',
                constraint=models.UniqueConstraint(fields=('target', 'framework', 'number'), name='target_link_once'),
            ),
            migrations.AddConstraint(
                model_name='targetprovision',
                constraint=models.UniqueConstraint(fields=('target', 'instrument', 'provision'), name='target_provision_once'),
            ),
        ]),
    ]

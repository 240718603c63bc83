import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from whimbrel.core.first_tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('treaties', '0001_first_records'),
        ('treaties', '0002_once_without_a_day'),
        ('treaties', '0003_designations_by_role'),
        ('treaties', '0004_who_is_in_office'),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # The tables of others first: each of their steps draws anew every model that leads to a person, and so far these are few.
        ('account', '0009_emailaddress_unique_primary_email'),
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Country',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('iso3', models.CharField(max_length=3, unique=True)),
                    ('iso2', models.CharField(blank=True, max_length=2)),
                    ('m49', models.CharField(blank=True, help_text='UN M49 code, with leading zeros', max_length=3)),
                    ('kind', models.CharField(choices=[('state', 'State'), ('territory', 'Territory'), ('reio', 'Regional economic integration organization')], max_length=10)),
                    ('region_basis', models.CharField(blank=True, max_length=100)),
                    ('un_subregion', models.CharField(blank=True, max_length=60)),
                    ('un_member_since', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('is_ldc', models.BooleanField(default=False, verbose_name='least developed country')),
                    ('is_lldc', models.BooleanField(default=False, verbose_name='landlocked developing country')),
                    ('is_sids', models.BooleanField(default=False, verbose_name='small island developing State')),
                    ('official_languages', models.CharField(blank=True, max_length=100)),
                    ('working_languages', models.CharField(blank=True, max_length=50)),
                    ('sovereignty', models.CharField(blank=True, max_length=100)),
                ],
                options={
                    'verbose_name': 'country',
                    'verbose_name_plural': 'countries',
                    'ordering': ['name_en'],
                },
            ),
            migrations.CreateModel(
                name='Instrument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                    ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('code', models.CharField(help_text='Its short name: CMS, AEWA', max_length=30, unique=True)),
                    ('slug', models.SlugField(max_length=30, unique=True)),
                    ('kind', models.CharField(choices=[('convention', 'Convention'), ('agreement', 'Agreement'), ('mou', 'Memorandum of understanding'), ('sister_convention', 'Sister convention')], max_length=20)),
                    ('is_legally_binding', models.BooleanField(default=True)),
                    ('adopted_on', models.DateField(blank=True, null=True)),
                    ('place', models.CharField(blank=True, max_length=100)),
                    ('in_force_on', models.DateField(blank=True, help_text='Of an MOU: the day it took effect', null=True)),
                    ('depositary', models.CharField(blank=True, max_length=200)),
                    ('is_depositary_verified', models.BooleanField(default=False)),
                    ('entry_rule', models.CharField(blank=True, choices=[('first_of_month', 'First day of the n-th month after deposit'), ('days_after', 'n-th day after deposit'), ('months_after', 'n months after deposit'), ('on_signature', 'On the day of signature')], max_length=20)),
                    ('entry_rule_n', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('entry_rule_article', models.CharField(blank=True, max_length=100)),
                    ('entry_rule_verified', models.CharField(blank=True, max_length=200)),
                    ('latest_as_of', models.CharField(blank=True, max_length=20)),
                ],
                options={
                    'verbose_name': 'instrument',
                    'verbose_name_plural': 'instruments',
                    'ordering': ['kind', 'code'],
                },
            ),
            migrations.CreateModel(
                name='Species',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scientific_name', models.CharField(max_length=150, unique=True)),
                    ('rank', models.CharField(blank=True, max_length=30)),
                    ('taxon_class', models.CharField(blank=True, max_length=60, verbose_name='class')),
                    ('order', models.CharField(blank=True, max_length=60)),
                    ('family', models.CharField(blank=True, max_length=60)),
                    ('common_name_en', models.CharField(blank=True, max_length=250)),
                    ('common_name_fr', models.CharField(blank=True, max_length=250)),
                    ('common_name_es', models.CharField(blank=True, max_length=250)),
                ],
                options={
                    'verbose_name': 'species',
                    'verbose_name_plural': 'species',
                    'ordering': ['scientific_name'],
                },
            ),
            migrations.CreateModel(
                name='Body',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('code', models.SlugField(max_length=60, unique=True)),
                    ('kind', models.CharField(choices=[('committee', 'Committee'), ('council', 'Scientific body'), ('working_group', 'Working group'), ('secretariat', 'Secretariat'), ('organization', 'Organization')], max_length=20)),
                    ('website', models.URLField(blank=True)),
                    ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'body',
                    'verbose_name_plural': 'bodies',
                    'ordering': ['kind', 'name_en'],
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                    ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('code', models.CharField(max_length=60, unique=True)),
                    ('kind', models.CharField(choices=[('COP', 'Meeting of the Conference of the Parties'), ('MOP', 'Meeting of the Parties'), ('StC', 'Meeting of the Standing Committee'), ('ScC', 'Meeting of the Scientific Council'), ('workshop', 'Workshop'), ('other', 'Other meeting')], max_length=20)),
                    ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('title_en', models.CharField(max_length=250)),
                    ('title_fr', models.CharField(blank=True, max_length=250)),
                    ('title_es', models.CharField(blank=True, max_length=250)),
                    ('title_ar', models.CharField(blank=True, max_length=250)),
                    ('title_ru', models.CharField(blank=True, max_length=250)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('place', models.CharField(blank=True, max_length=100)),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='treaties.country')),
                    ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'meeting',
                    'verbose_name_plural': 'meetings',
                    'ordering': ['starts_on', 'code'],
                },
            ),
            migrations.CreateModel(
                name='Region',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('code', models.SlugField(max_length=60, unique=True)),
                    ('within', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='treaties.region')),
                ],
                options={
                    'verbose_name': 'region',
                    'verbose_name_plural': 'regions',
                    'ordering': ['name_en'],
                },
            ),
            migrations.CreateModel(
                name='Designation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('nfp', 'National Focal Point'), ('deputy', 'Deputy National Focal Point'), ('technical', 'Technical focal point'), ('councillor', 'Scientific Councillor'), ('standing', 'Member of the Standing Committee'), ('working_group', 'Member of a working group'), ('observer', 'Observer'), ('sister', 'Sister Secretariat'), ('donor', 'Donor'), ('trainer', 'Trainer'), ('staff', 'Secretariat'), ('editor', 'Editor'), ('moderator', 'Moderator'), ('translator', 'Translator'), ('administrator', 'Administrator')], default='nfp', max_length=20, verbose_name='role')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, help_text='The first day on which it holds no more', null=True, verbose_name='until')),
                    ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designations', to='treaties.body', verbose_name='body')),
                    ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designations', to='treaties.country', verbose_name='country')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='designations', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designations', to='treaties.instrument', verbose_name='instrument')),
                    ('region', models.ForeignKey(blank=True, help_text='For which a member of the Standing Committee speaks', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designations', to='treaties.region', verbose_name='region')),
                ],
                options={
                    'verbose_name': 'designation',
                    'verbose_name_plural': 'designations',
                    'ordering': ['country', 'instrument', 'role', 'starts_on'],
                },
            ),
            migrations.AddField(
                model_name='country',
                name='region',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='countries', to='treaties.region'),
            ),
            migrations.CreateModel(
                name='Resolution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                    ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('number', models.CharField(max_length=20)),
                    ('title', models.CharField(blank=True, max_length=300)),
                    ('is_title_described', models.BooleanField(default=False)),
                    ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='treaties.instrument')),
                    ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='treaties.meeting')),
                ],
                options={
                    'ordering': ['instrument', 'year', 'number'],
                },
            ),
            migrations.CreateModel(
                name='RangeState',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('occurrence', models.CharField(blank=True, max_length=200)),
                    ('listed_through', models.CharField(blank=True, max_length=200)),
                    ('dataset', models.CharField(max_length=60)),
                    ('name_basis', models.CharField(blank=True, max_length=200)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='range_of', to='treaties.country')),
                    ('species', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='range_states', to='treaties.species')),
                ],
                options={
                    'ordering': ['species', 'country'],
                },
            ),
            migrations.CreateModel(
                name='AppendixListing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                    ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('appendix', models.CharField(choices=[('I', 'Appendix I'), ('II', 'Appendix II')], max_length=2)),
                    ('effective_on', models.DateField(blank=True, null=True)),
                    ('year_listed', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('adopted_at', models.CharField(blank=True, max_length=60)),
                    ('annotation', models.TextField(blank=True)),
                    ('status', models.CharField(blank=True, max_length=60)),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='treaties.instrument')),
                    ('species', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='treaties.species')),
                ],
                options={
                    'ordering': ['species', 'appendix', 'adopted_at'],
                },
            ),
            migrations.CreateModel(
                name='TreatyAction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                    ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('kind', models.CharField(choices=[('signature', 'Signature'), ('definitive_signature', 'Signature with effect'), ('ratification', 'Ratification, acceptance or approval'), ('accession', 'Accession'), ('succession', 'Succession'), ('provisional_application', 'Provisional application'), ('denunciation', 'Denunciation')], max_length=30)),
                    ('signed_on', models.DateField(blank=True, null=True)),
                    ('deposited_on', models.DateField(blank=True, null=True)),
                    ('in_force_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, help_text='The first day on which it binds no more', null=True)),
                    ('party_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('territorial_scope', models.TextField(blank=True)),
                    ('reservations', models.TextField(blank=True)),
                    ('second_source', models.CharField(blank=True, max_length=500)),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='treaty_actions', to='treaties.country')),
                    ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='treaty_actions', to='treaties.instrument')),
                ],
                options={
                    'verbose_name': 'treaty action',
                    'verbose_name_plural': 'treaty actions',
                    'ordering': ['instrument', 'in_force_on', 'signed_on', 'country'],
                },
            ),
            migrations.CreateModel(
                name='CountryName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_en', models.CharField(max_length=250, verbose_name='name in English')),
                    ('name_fr', models.CharField(blank=True, max_length=250, verbose_name='name in French')),
                    ('name_es', models.CharField(blank=True, max_length=250, verbose_name='name in Spanish')),
                    ('name_ar', models.CharField(blank=True, max_length=250, verbose_name='name in Arabic')),
                    ('name_ru', models.CharField(blank=True, max_length=250, verbose_name='name in Russian')),
                    ('source', models.CharField(blank=True, max_length=500, verbose_name='source')),
                    ('verified', models.CharField(blank=True, max_length=200, verbose_name='how far verified')),
                    ('note', models.TextField(blank=True, verbose_name='note')),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(help_text='The first day of the next name')),
                    ('country', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='treaties.country')),
                ],
                options={
                    'ordering': ['country', 'ends_on'],
                    'constraints': [models.UniqueConstraint(fields=('country', 'ends_on'), name='country_name_one_per_end')],
                },
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='meeting_ends_after_it_starts'),
            ),
            migrations.AddIndex(
                model_name='designation',
                index=models.Index(fields=['country', 'instrument', 'role'], name='designation_by_post'),
            ),
            migrations.AddIndex(
                model_name='designation',
                index=models.Index(fields=['person', 'ends_on'], name='designation_by_person'),
            ),
            migrations.AddIndex(
                model_name='designation',
                index=models.Index(fields=['country', 'role', 'ends_on', 'starts_on'], name='designation_in_office'),
            ),
            migrations.AddConstraint(
                model_name='designation',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='designation_ends_after_it_starts', violation_error_message='The last day must come after the first.'),
            ),
            migrations.AddConstraint(
                model_name='designation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('nfp', 'deputy', 'technical', 'councillor')), _negated=True), models.Q(('country__isnull', False), ('instrument__isnull', False)), _connector='OR'), name='designation_by_a_government_names_country_and_instrument', violation_error_message='This role needs a country and an instrument.'),
            ),
            migrations.AddConstraint(
                model_name='designation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('standing',)), _negated=True), ('region__isnull', False), _connector='OR'), name='designation_for_a_region_names_it', violation_error_message='A member of the Standing Committee needs a region.'),
            ),
            migrations.AddConstraint(
                model_name='designation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', ('working_group', 'observer', 'sister', 'donor')), _negated=True), ('body__isnull', False), _connector='OR'), name='designation_by_a_body_names_it', violation_error_message='This role needs a body or an organization.'),
            ),
            migrations.AddConstraint(
                model_name='designation',
                constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None), ('role', 'nfp')), fields=('country', 'instrument'), name='designation_one_focal_point_a_post', violation_error_message='This post has a focal point with no last day. End that designation first.'),
            ),
            migrations.AddConstraint(
                model_name='resolution',
                constraint=models.UniqueConstraint(fields=('instrument', 'number', 'meeting'), name='resolution_number_once'),
            ),
            migrations.AddConstraint(
                model_name='resolution',
                constraint=models.UniqueConstraint(condition=models.Q(('meeting', None)), fields=('instrument', 'number'), name='resolution_number_once_without_meeting'),
            ),
            migrations.AddConstraint(
                model_name='rangestate',
                constraint=models.UniqueConstraint(fields=('species', 'country', 'dataset', 'occurrence'), name='range_state_once'),
            ),
            migrations.AddConstraint(
                model_name='appendixlisting',
                constraint=models.UniqueConstraint(fields=('species', 'appendix', 'adopted_at'), name='appendix_listing_once'),
            ),
            migrations.AddIndex(
                model_name='treatyaction',
                index=models.Index(fields=['instrument', 'in_force_on'], name='treaty_action_by_day'),
            ),
            migrations.AddConstraint(
                model_name='treatyaction',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('in_force_on', None), ('ends_on__gt', models.F('in_force_on')), _connector='OR'), name='treaty_action_ends_after_it_began'),
            ),
            migrations.AddConstraint(
                model_name='treatyaction',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'signature'), ('signed_on__isnull', False)), models.Q(('kind', 'signature'), _negated=True), _connector='OR'), name='treaty_action_signature_has_a_day'),
            ),
            migrations.AddConstraint(
                model_name='treatyaction',
                constraint=models.UniqueConstraint(fields=('country', 'instrument', 'kind', 'in_force_on'), name='treaty_action_once_per_day'),
            ),
            migrations.AddConstraint(
                model_name='treatyaction',
                constraint=models.UniqueConstraint(condition=models.Q(('in_force_on', None)), fields=('country', 'instrument', 'kind'), name='treaty_action_once_without_a_day'),
            ),
        ]),
    ]

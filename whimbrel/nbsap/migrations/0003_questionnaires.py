import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("nbsap", "0002_counterparts"),
        ("people", "__first__"),
        ("treaties", "0004_who_is_in_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "nbsap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="nbsap.nbsap",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("counterpart", "Meet the focal point of the CBD"),
                            ("team", "Join the team that writes the plan"),
                            ("read", "Read the plan in force, and grade it"),
                            ("list", "List the species and sites of the Convention"),
                            ("threats", "Map threats, and the sectors they come from"),
                            ("targets", "Propose national targets"),
                            ("measures", "Propose measures with who leads and what they cost"),
                            ("borders", "Name what is done together with other Range States"),
                            ("law", "Link the plan with the legislation"),
                            (
                                "finance",
                                "Find the money, through the operational focal point of the GEF",
                            ),
                            ("indicators", "Agree indicators that serve both national reports"),
                            ("review", "Set the day of the review"),
                        ],
                        max_length=12,
                        verbose_name="step",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "upload",
                    models.FileField(
                        max_length=300, upload_to="private/nbsap/", verbose_name="file"
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "file about a national plan",
                "verbose_name_plural": "files about national plans",
                "ordering": ["step", "added_at", "pk"],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_en", models.CharField(max_length=250, verbose_name="name in English")),
                (
                    "name_fr",
                    models.CharField(blank=True, max_length=250, verbose_name="name in French"),
                ),
                (
                    "name_es",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Spanish"),
                ),
                (
                    "name_ar",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Arabic"),
                ),
                (
                    "name_ru",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Russian"),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="short name")),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.instrument",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="first day to answer")),
                ("due_on", models.DateField(verbose_name="last day to answer")),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="next",
                        to="nbsap.questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "questionnaire about national plans",
                "verbose_name_plural": "questionnaires about national plans",
                "ordering": ["-due_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opens_on"))),
                        name="questionnaire_opens_before_due",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_en", models.CharField(max_length=250, verbose_name="name in English")),
                (
                    "name_fr",
                    models.CharField(blank=True, max_length=250, verbose_name="name in French"),
                ),
                (
                    "name_es",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Spanish"),
                ),
                (
                    "name_ar",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Arabic"),
                ),
                (
                    "name_ru",
                    models.CharField(blank=True, max_length=250, verbose_name="name in Russian"),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="nbsap.questionnaire",
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="short name")),
                ("place", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "repeats",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "once"),
                            ("species", "for each species"),
                            ("site", "for each site"),
                        ],
                        max_length=8,
                        verbose_name="asked",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of a questionnaire",
                "verbose_name_plural": "parts of questionnaires",
                "ordering": ["questionnaire", "place", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("questionnaire", "code"), name="section_once_a_questionnaire"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="nbsap.section",
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="short name")),
                ("place", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("extent", "Yes, in part, or no"),
                            ("text", "Several lines"),
                            ("number", "A number"),
                            ("day", "A day"),
                            ("address", "An address on the web"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "is_required",
                    models.BooleanField(default=False, verbose_name="must be answered"),
                ),
                (
                    "depends_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dependants",
                        to="nbsap.question",
                    ),
                ),
                (
                    "shown_for",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="asked where the answer is"
                    ),
                ),
                ("text_en", models.CharField(max_length=300, verbose_name="question in English")),
                (
                    "text_fr",
                    models.CharField(blank=True, max_length=300, verbose_name="question in French"),
                ),
                (
                    "text_es",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="question in Spanish"
                    ),
                ),
                (
                    "text_ar",
                    models.CharField(blank=True, max_length=300, verbose_name="question in Arabic"),
                ),
                (
                    "text_ru",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="question in Russian"
                    ),
                ),
                (
                    "guidance_en",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="guidance in English"
                    ),
                ),
                (
                    "guidance_fr",
                    models.CharField(blank=True, max_length=600, verbose_name="guidance in French"),
                ),
                (
                    "guidance_es",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="guidance in Spanish"
                    ),
                ),
                (
                    "guidance_ar",
                    models.CharField(blank=True, max_length=600, verbose_name="guidance in Arabic"),
                ),
                (
                    "guidance_ru",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="guidance in Russian"
                    ),
                ),
            ],
            options={
                "verbose_name": "question about national plans",
                "verbose_name_plural": "questions about national plans",
                "ordering": ["section", "place", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("section", "code"), name="plan_question_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("depends_on", None),
                            models.Q(("shown_for", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_question_says_when_it_is_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="nbsap.questionnaire",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_replies",
                        to="treaties.country",
                    ),
                ),
            ],
            options={
                "verbose_name": "answers of a country about its plan",
                "verbose_name_plural": "answers of countries about their plans",
                "ordering": ["questionnaire", "country"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("questionnaire", "country"), name="reply_once_a_questionnaire"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyStage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="nbsap.reply",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("begun", "begun"),
                            ("submitted", "handed in"),
                            ("returned", "returned"),
                            ("asked", "asked to be opened again"),
                            ("reopened", "opened again"),
                            ("signed", "signed off"),
                        ],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="why")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of a country’s answers",
                "verbose_name_plural": "stages of countries’ answers",
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["reply", "at"], name="nbsap_reply_staged")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="blocks",
                        to="nbsap.reply",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="nbsap.section",
                    ),
                ),
                (
                    "species",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.species",
                    ),
                ),
                ("site", models.CharField(blank=True, max_length=200, verbose_name="site")),
                ("taken_out_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "species or site in a country’s answers",
                "verbose_name_plural": "species and sites in countries’ answers",
                "ordering": ["section", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("species", None), _negated=True),
                        fields=("reply", "section", "species"),
                        name="block_once_a_species",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("species", None)),
                        fields=("reply", "section", "site"),
                        name="block_once_a_site",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("species", None), ("site", ""), _connector="XOR"),
                        name="block_of_species_or_site",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegations",
                        to="nbsap.reply",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="nbsap.section",
                    ),
                ),
                ("office", models.CharField(max_length=200, verbose_name="office")),
                (
                    "email",
                    models.EmailField(max_length=254, verbose_name="e-mail address of the office"),
                ),
                ("language", models.CharField(max_length=5, verbose_name="language")),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="message")),
                ("due_on", models.DateField(verbose_name="to be answered by")),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "part given to another office",
                "verbose_name_plural": "parts given to other offices",
                "ordering": ["section", "pk"],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.TextField(blank=True, max_length=20000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="nbsap.delegation",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="nbsap.reply",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="nbsap.question",
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="nbsap.block",
                    ),
                ),
                ("is_carried", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "answer about a national plan",
                "verbose_name_plural": "answers about national plans",
                "ordering": ["reply", "question", "block"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("block", None)),
                        fields=("reply", "question"),
                        name="plan_answer_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("block", None), _negated=True),
                        fields=("question", "block"),
                        name="plan_answer_once_a_block",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlierAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.TextField(blank=True, max_length=20000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="nbsap.delegation",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier",
                        to="nbsap.answer",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier answer about a national plan",
                "verbose_name_plural": "earlier answers about national plans",
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "version"), name="plan_answer_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="nbsap.reply",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="nbsap.question",
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="nbsap.block",
                    ),
                ),
                ("words", models.TextField(max_length=5000, verbose_name="remark")),
                ("is_of_secretariat", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "remark on an answer about a national plan",
                "verbose_name_plural": "remarks on answers about national plans",
                "ordering": ["at", "pk"],
                "constraints": [],
            },
        ),
    ]

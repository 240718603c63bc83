import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import whimbrel.core.codes


class Migration(migrations.Migration):
    dependencies = [
        ("people", "__first__"),
        ("training", "0004_badges"),
        ("treaties", "0004_who_is_in_office"),
    ]

    operations = [
        migrations.CreateModel(
            name="Competence",
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
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("convention", "The Convention and its family"),
                            ("meetings", "Meetings of the Parties"),
                            ("home", "Carrying it out at home"),
                            ("resources", "Reports, money and people"),
                        ],
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "about_en",
                    models.CharField(blank=True, max_length=250, verbose_name="about, in English"),
                ),
                (
                    "about_fr",
                    models.CharField(blank=True, max_length=250, verbose_name="about, in French"),
                ),
                (
                    "about_es",
                    models.CharField(blank=True, max_length=250, verbose_name="about, in Spanish"),
                ),
                (
                    "about_ar",
                    models.CharField(blank=True, max_length=250, verbose_name="about, in Arabic"),
                ),
                (
                    "about_ru",
                    models.CharField(blank=True, max_length=250, verbose_name="about, in Russian"),
                ),
            ],
            options={
                "verbose_name": "competence",
                "verbose_name_plural": "competences",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="EvaluationRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evaluation_request",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to evaluate",
                "verbose_name_plural": "requests to evaluate",
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FilledForm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "on the web"),
                            ("email", "by e-mail"),
                            ("paper", "on paper"),
                        ],
                        max_length=5,
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                ("filled_on", models.DateField()),
                (
                    "paper_number",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="number on the form"
                    ),
                ),
                ("helped", models.TextField(blank=True, verbose_name="what helped most")),
                ("change", models.TextField(blank=True, verbose_name="what should be different")),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filled_forms",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation form",
                "verbose_name_plural": "evaluation forms",
                "ordering": ["workshop", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "paper_number"), name="evaluation_paper_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(default=6)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "used",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes, I used it"),
                            ("partly", "In part"),
                            ("no", "Not yet"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "barrier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opportunity", "There was no occasion"),
                            ("time", "There was no time"),
                            ("support", "My office did not support it"),
                            ("means", "Money or equipment was lacking"),
                            ("post", "I have another post now"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("example", models.TextField(blank=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("web", "on the web"),
                            ("email", "by e-mail"),
                            ("paper", "on paper"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "months"), name="follow_up_once_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("used", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("used", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_answered_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("relevant", "What was treated matters for my work."),
                            ("learned", "I learned what I did not know before."),
                            ("confident", "I am confident that I can use it."),
                            ("trainers", "The trainers explained well."),
                            ("materials", "The papers will help me later."),
                            ("language", "I could follow and speak in a language I know well."),
                            ("organized", "The workshop was well organised."),
                            ("overall", "All in all, it was worth my time."),
                        ],
                        max_length=12,
                    ),
                ),
                ("value", models.PositiveSmallIntegerField()),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="training.filledform",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["question", "value"], name="form_rating_by_question")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("form", "question"), name="form_rating_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__range", (1, 5))),
                        name="form_rating_on_the_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KnowledgeItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text_en", models.CharField(max_length=400, verbose_name="in English")),
                ("text_fr", models.CharField(blank=True, max_length=400, verbose_name="in French")),
                (
                    "text_es",
                    models.CharField(blank=True, max_length=400, verbose_name="in Spanish"),
                ),
                ("text_ar", models.CharField(blank=True, max_length=400, verbose_name="in Arabic")),
                (
                    "text_ru",
                    models.CharField(blank=True, max_length=400, verbose_name="in Russian"),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knowledge_items",
                        to="training.competence",
                    ),
                ),
            ],
            options={
                "verbose_name": "test question",
                "verbose_name_plural": "test questions",
                "ordering": ["competence__position", "code"],
            },
        ),
        migrations.CreateModel(
            name="KnowledgeOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text_en", models.CharField(max_length=400, verbose_name="in English")),
                ("text_fr", models.CharField(blank=True, max_length=400, verbose_name="in French")),
                (
                    "text_es",
                    models.CharField(blank=True, max_length=400, verbose_name="in Spanish"),
                ),
                ("text_ar", models.CharField(blank=True, max_length=400, verbose_name="in Arabic")),
                (
                    "text_ru",
                    models.CharField(blank=True, max_length=400, verbose_name="in Russian"),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("is_right", models.BooleanField(default=False, verbose_name="the right answer")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="training.knowledgeitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a test question",
                "verbose_name_plural": "answers to test questions",
                "ordering": ["item", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "position"), name="knowledge_option_place_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_right", True)),
                        fields=("item",),
                        name="knowledge_item_one_right_answer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KnowledgePlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="training.knowledgeitem",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="knowledge_places",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "item"), name="knowledge_item_once_a_workshop"
                    ),
                    models.UniqueConstraint(
                        fields=("workshop", "number"), name="knowledge_number_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Module",
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
                ("code", models.SlugField(max_length=40, unique=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "hours",
                    models.DecimalField(decimal_places=1, max_digits=4, verbose_name="hours"),
                ),
                (
                    "competences",
                    models.ManyToManyField(
                        related_name="modules", to="training.competence", verbose_name="competences"
                    ),
                ),
            ],
            options={
                "verbose_name": "module",
                "verbose_name_plural": "modules",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="NeedsAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("first_year", models.PositiveSmallIntegerField(verbose_name="first year")),
                ("last_year", models.PositiveSmallIntegerField(verbose_name="last year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                (
                    "closes_on",
                    models.DateField(
                        help_text="The last day on which it is answered", verbose_name="closes on"
                    ),
                ),
                ("roles", models.CharField(default="nfp deputy technical", max_length=200)),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "needs assessment",
                "verbose_name_plural": "needs assessments",
                "ordering": ["-first_year", "-opens_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))),
                        name="needs_years_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="needs_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="training.needsassessment",
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_items",
                        to="training.competence",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "competence"), name="needs_item_once_a_survey"
                    ),
                    models.UniqueConstraint(
                        fields=("assessment", "number"), name="needs_item_number_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsResponse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("nfp", "National Focal Point"),
                            ("deputy", "Deputy National Focal Point"),
                            ("technical", "Technical focal point"),
                            ("councillor", "Scientific Councillor"),
                            ("standing", "Member of the Standing Committee"),
                            ("working_group", "Member of a working group"),
                            ("observer", "Observer"),
                            ("sister", "Sister Secretariat"),
                            ("donor", "Donor"),
                            ("trainer", "Trainer"),
                            ("staff", "Secretariat"),
                            ("editor", "Editor"),
                            ("moderator", "Moderator"),
                            ("translator", "Translator"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("web", "on the web"),
                            ("email", "by e-mail"),
                            ("sheet", "by a sheet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("wish", models.TextField(blank=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="training.needsassessment",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.country",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_responses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.region",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "person"), name="needs_asked_once_a_survey"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "new to me"),
                            (2, "I know of it"),
                            (3, "I can do it with help"),
                            (4, "I can do it alone"),
                            (5, "I can teach it"),
                        ]
                    ),
                ),
                (
                    "needed",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "new to me"),
                            (2, "I know of it"),
                            (3, "I can do it with help"),
                            (4, "I can do it alone"),
                            (5, "I can teach it"),
                        ]
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.competence",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="training.needsresponse",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("response", "competence"), name="needs_rating_once_a_response"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__range", (1, 5)), ("needed__range", (1, 5))),
                        name="needs_rating_on_the_scale",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("before", "before"), ("after", "after")], max_length=6
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "on the web"),
                            ("email", "by e-mail"),
                            ("paper", "on paper"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "test taken",
                "verbose_name_plural": "tests taken",
                "ordering": ["taken_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "stage"), name="sitting_once_a_stage"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SittingAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_right", models.BooleanField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.knowledgeitem",
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="training.knowledgeoption",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="training.sitting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sitting", "item"), name="sitting_answer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkshopModule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taught",
                        to="training.module",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="modules",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "module of a workshop",
                "verbose_name_plural": "modules of workshops",
                "ordering": ["module__position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "module"), name="module_once_a_workshop"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CascadeEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                ("place", models.CharField(max_length=150, verbose_name="place")),
                ("topic", models.CharField(blank=True, max_length=200, verbose_name="about what")),
                ("people", models.PositiveIntegerField(verbose_name="people trained")),
                (
                    "women",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="of them women"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "on the web"),
                            ("email", "by e-mail"),
                            ("paper", "on paper"),
                        ],
                        max_length=5,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cascade_events",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "training passed on",
                "verbose_name_plural": "trainings passed on",
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "held_on", "place"), name="cascade_event_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gt", 0)), name="cascade_event_reached_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("women", None), ("women__lte", models.F("people")), _connector="OR"
                        ),
                        name="cascade_event_women_among_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=whimbrel.core.codes.certificate_code,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=220, verbose_name="name on it")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "Français"),
                            ("es", "Español"),
                            ("ar", "العربية"),
                            ("ru", "Русский"),
                        ],
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("attendance", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("signed_as", models.CharField(blank=True, max_length=200)),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                ),
                (
                    "revoked_because",
                    models.CharField(blank=True, max_length=300, verbose_name="reason"),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-issued_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("registration",),
                        name="certificate_one_valid_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None),
                            models.Q(("revoked_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="certificate_revoked_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attendance",
                    models.PositiveSmallIntegerField(
                        default=80, verbose_name="sessions attended, per cent"
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: no test is asked for.",
                        null=True,
                        verbose_name="right answers in the test after, per cent",
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="issued by the office of"
                    ),
                ),
                (
                    "workshop",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="certificate_rule",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for certificates",
                "verbose_name_plural": "rules for certificates",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attendance__lte", 100),
                            models.Q(("score", None), ("score__lte", 100), _connector="OR"),
                        ),
                        name="certificate_rule_in_per_cent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("will", models.CharField(max_length=300, verbose_name="I will")),
                ("by", models.DateField(blank=True, null=True, verbose_name="by")),
                ("made_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(blank=True, null=True)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
                "ordering": ["by", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("will", "–"), _negated=True),
                        fields=("registration", "will"),
                        name="commitment_once",
                    )
                ],
            },
        ),
    ]

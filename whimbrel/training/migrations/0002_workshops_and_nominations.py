import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import whimbrel.people.models.user


class Migration(migrations.Migration):
    dependencies = [
        ("people", "__first__"),
        ("training", "0001_first_records"),
        ("treaties", "0004_who_is_in_office"),
    ]

    operations = [
        migrations.RenameModel(
            old_name="Participation",
            new_name="Registration",
        ),
        migrations.RemoveConstraint(
            model_name="registration",
            name="participation_once_per_workshop",
        ),
        migrations.RenameField(
            model_name="Registration",
            old_name="participant",
            new_name="person",
        ),
        migrations.AddField(
            model_name="registration",
            name="badge_code",
            field=models.CharField(default="", editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name="registration",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="treaties.body",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="category",
            field=models.CharField(
                choices=[
                    ("party", "Party"),
                    ("observer", "Observer"),
                    ("trainer", "Trainer"),
                    ("host", "Host"),
                    ("secretariat", "Secretariat"),
                ],
                default="party",
                max_length=12,
                verbose_name="category",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
        ),
        migrations.AddField(
            model_name="registration",
            name="family_name",
            field=models.CharField(blank=True, max_length=100, verbose_name="family name"),
        ),
        migrations.AddField(
            model_name="registration",
            name="given_name",
            field=models.CharField(blank=True, max_length=100, verbose_name="given name"),
        ),
        migrations.AddField(
            model_name="registration",
            name="is_alternate",
            field=models.BooleanField(default=False, verbose_name="alternate"),
        ),
        migrations.AddField(
            model_name="registration",
            name="is_first_time",
            field=models.BooleanField(
                blank=True, null=True, verbose_name="first time at a workshop"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="language",
            field=models.CharField(
                choices=[
                    ("en", "English"),
                    ("fr", "Français"),
                    ("es", "Español"),
                    ("ar", "العربية"),
                    ("ru", "Русский"),
                ],
                default="en",
                max_length=5,
                verbose_name="working language",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="listed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="registration",
            name="nominated_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="organisation",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="ministry or organisation"
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="personal_title",
            field=models.CharField(blank=True, max_length=30, verbose_name="title"),
        ),
        migrations.AddField(
            model_name="registration",
            name="position",
            field=models.CharField(blank=True, max_length=150, verbose_name="position"),
        ),
        migrations.AddField(
            model_name="registration",
            name="rank",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="rank"),
        ),
        migrations.AddField(
            model_name="registration",
            name="sex",
            field=models.CharField(
                blank=True,
                choices=[("f", "Female"), ("m", "Male"), ("x", "Other")],
                max_length=1,
                verbose_name="sex",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="unlisted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="registration",
            name="wants_support",
            field=models.BooleanField(default=False, verbose_name="asks for support to travel"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="alternates_a_party",
            field=models.PositiveSmallIntegerField(
                default=1, verbose_name="alternates a Party may nominate"
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="audience_ar",
            field=models.CharField(blank=True, max_length=500, verbose_name="for whom, in Arabic"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="audience_en",
            field=models.CharField(blank=True, max_length=500, verbose_name="for whom, in English"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="audience_es",
            field=models.CharField(blank=True, max_length=500, verbose_name="for whom, in Spanish"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="audience_fr",
            field=models.CharField(blank=True, max_length=500, verbose_name="for whom, in French"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="audience_ru",
            field=models.CharField(blank=True, max_length=500, verbose_name="for whom, in Russian"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="training.workshop",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="days_to_confirm",
            field=models.PositiveSmallIntegerField(
                default=10, verbose_name="days to confirm a place"
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="interpretation",
            field=models.CharField(
                blank=True,
                help_text="Codes of the languages interpreted into, with spaces",
                max_length=50,
                verbose_name="interpretation",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="keep_travel_days",
            field=models.PositiveSmallIntegerField(
                default=30, verbose_name="days that travel and passport data are kept after the end"
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="mode",
            field=models.CharField(
                choices=[("in_person", "Face to face"), ("hybrid", "Hybrid"), ("online", "Online")],
                default="in_person",
                max_length=10,
                verbose_name="mode",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="nominations_until",
            field=models.DateField(blank=True, null=True, verbose_name="nominations until"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="other_zones",
            field=models.CharField(
                blank=True, max_length=300, verbose_name="also shown in the zones"
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="places",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="places"),
        ),
        migrations.AddField(
            model_name="workshop",
            name="places_a_party",
            field=models.PositiveSmallIntegerField(
                default=2, verbose_name="persons a Party may nominate"
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="published_at",
            field=models.DateTimeField(
                blank=True,
                default=django.utils.timezone.now,
                help_text="Empty: in preparation, and seen at the desk only",
                null=True,
                verbose_name="published at",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="time_zone",
            field=models.CharField(
                default="UTC",
                max_length=64,
                validators=[whimbrel.people.models.user.check_time_zone],
                verbose_name="time zone of the event",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="video_link",
            field=models.URLField(blank=True, max_length=500, verbose_name="video link"),
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
                ("place", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("slug", models.SlugField(max_length=40, verbose_name="short name")),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Words"),
                            ("long", "Several lines"),
                            ("yes_no", "Yes or no"),
                            ("choice", "One of a list"),
                            ("day", "A day"),
                        ],
                        default="text",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("choices", models.TextField(blank=True, max_length=2000, verbose_name="choices")),
                (
                    "is_required",
                    models.BooleanField(default=False, verbose_name="must be answered"),
                ),
                (
                    "is_for_travel",
                    models.BooleanField(default=False, verbose_name="travel or passport data"),
                ),
                (
                    "is_after_confirmation",
                    models.BooleanField(default=True, verbose_name="asked after confirmation"),
                ),
                (
                    "shown_for",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="asked where the answer is"
                    ),
                ),
                (
                    "depends_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dependants",
                        to="training.question",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "question of a workshop",
                "verbose_name_plural": "questions of workshops",
                "ordering": ["workshop", "place", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "slug"), name="question_once_a_workshop"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("depends_on", None),
                            models.Q(("shown_for", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="question_says_when_it_is_asked",
                    ),
                ],
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
                ("value", models.TextField(blank=True, max_length=5000)),
                ("answered_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="training.registration",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="training.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ["question__place", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "question"), name="answer_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("erased_at", None), ("value", ""), _connector="OR"),
                        name="answer_erased_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trainer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name or office")),
                (
                    "organisation",
                    models.CharField(blank=True, max_length=200, verbose_name="organisation"),
                ),
                (
                    "about_en",
                    models.TextField(blank=True, max_length=1500, verbose_name="about, in English"),
                ),
                (
                    "about_fr",
                    models.TextField(blank=True, max_length=1500, verbose_name="about, in French"),
                ),
                (
                    "about_es",
                    models.TextField(blank=True, max_length=1500, verbose_name="about, in Spanish"),
                ),
                (
                    "about_ar",
                    models.TextField(blank=True, max_length=1500, verbose_name="about, in Arabic"),
                ),
                (
                    "about_ru",
                    models.TextField(blank=True, max_length=1500, verbose_name="about, in Russian"),
                ),
                (
                    "person",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="trainer",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trainer",
                "verbose_name_plural": "trainers",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_en", models.CharField(max_length=250, verbose_name="title in English")),
                (
                    "title_fr",
                    models.CharField(blank=True, max_length=250, verbose_name="title in French"),
                ),
                (
                    "title_es",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Spanish"),
                ),
                (
                    "title_ar",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Arabic"),
                ),
                (
                    "title_ru",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Russian"),
                ),
                ("number", models.CharField(blank=True, max_length=10, verbose_name="agenda item")),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="ends at")),
                ("room", models.CharField(blank=True, max_length=100, verbose_name="room")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("lecture", "Lecture"),
                            ("group", "Group work"),
                            ("role_play", "Role play"),
                            ("mock", "Mock committee"),
                            ("field", "Field trip"),
                            ("case", "National case"),
                            ("break", "Break"),
                        ],
                        default="lecture",
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Codes, with spaces",
                        max_length=50,
                        verbose_name="languages",
                    ),
                ),
                (
                    "interpretation",
                    models.CharField(
                        blank=True,
                        help_text="Codes, with spaces",
                        max_length=50,
                        verbose_name="interpretation",
                    ),
                ),
                ("wall_code", models.CharField(blank=True, editable=False, max_length=8)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="training.workshop",
                    ),
                ),
                (
                    "trainers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="sessions",
                        to="training.trainer",
                        verbose_name="trainers",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["starts_at", "room", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("excused", "Excused"),
                            ("absent", "Absent"),
                        ],
                        max_length=8,
                        verbose_name="presence",
                    ),
                ),
                ("marked_at", models.DateTimeField()),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="training.registration",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="training.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "ordering": ["session__starts_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "session"), name="attendance_once_a_session"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("excused", "Excused"),
                            ("absent", "Absent"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("door", "At the door"),
                            ("code", "By the code on the wall"),
                            ("sheet", "From the sign-in sheet"),
                        ],
                        max_length=5,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="training.registration",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="training.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark of attendance",
                "verbose_name_plural": "marks of attendance",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkshopDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_en", models.CharField(max_length=250, verbose_name="title in English")),
                (
                    "title_fr",
                    models.CharField(blank=True, max_length=250, verbose_name="title in French"),
                ),
                (
                    "title_es",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Spanish"),
                ),
                (
                    "title_ar",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Arabic"),
                ),
                (
                    "title_ru",
                    models.CharField(blank=True, max_length=250, verbose_name="title in Russian"),
                ),
                ("symbol", models.CharField(blank=True, max_length=60, verbose_name="symbol")),
                (
                    "is_for_participants",
                    models.BooleanField(default=False, verbose_name="for participants only"),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="documents",
                        to="training.session",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "document of a workshop",
                "verbose_name_plural": "documents of workshops",
                "ordering": ["session__starts_at", "symbol", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DocumentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("file", models.FileField(upload_to="private/workshops/", verbose_name="file")),
                ("file_name", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="training.workshopdocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a document",
                "verbose_name_plural": "files of documents",
                "ordering": ["document", "language", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "language", "version"), name="document_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fund", models.CharField(max_length=200, verbose_name="fund")),
                (
                    "currency",
                    models.CharField(default="EUR", max_length=3, verbose_name="currency"),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="amount"),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="reference"),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funding_lines",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "funding line",
                "verbose_name_plural": "funding lines",
                "ordering": ["workshop", "fund"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "fund", "currency"), name="funding_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="funding_line_not_negative"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkshopInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "because",
                    models.CharField(blank=True, max_length=200, verbose_name="invited as"),
                ),
                (
                    "language",
                    models.CharField(
                        default="en", max_length=5, verbose_name="language of the letter"
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: as for every Party",
                        null=True,
                        verbose_name="places of its own",
                    ),
                ),
                ("invited_at", models.DateTimeField(verbose_name="invited at")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshop_invitations",
                        to="treaties.body",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshop_invitations",
                        to="treaties.country",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
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
                        related_name="invitations",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation to nominate",
                "verbose_name_plural": "invitations to nominate",
                "ordering": ["workshop", "country__name_en", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "country"), name="invited_once_a_country"
                    ),
                    models.UniqueConstraint(
                        fields=("workshop", "body"), name="invited_once_a_body"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", None), ("country__isnull", False)),
                            models.Q(("body__isnull", False), ("country", None)),
                            _connector="OR",
                        ),
                        name="invited_country_or_body",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="reference of the letter"
                    ),
                ),
                (
                    "dated_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the letter"),
                ),
                (
                    "authority",
                    models.CharField(blank=True, max_length=200, verbose_name="issuing authority"),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        upload_to="private/nominations/",
                        verbose_name="note verbale or letter",
                    ),
                ),
                ("file_name", models.CharField(blank=True, editable=False, max_length=200)),
                ("submitted_at", models.DateTimeField(verbose_name="handed in at")),
                ("key", models.UUIDField(editable=False, unique=True)),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshop_nominations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="training.workshopinvitation",
                    ),
                ),
            ],
            options={
                "verbose_name": "nomination",
                "verbose_name_plural": "nominations",
                "ordering": ["-submitted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("organizer", "Co-organizer"),
                            ("host", "Host"),
                            ("funder", "Funder"),
                        ],
                        max_length=10,
                        verbose_name="part",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshop_parts",
                        to="treaties.body",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["part", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "body", "part"), name="partner_once_in_a_part"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "scale",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        max_digits=6,
                        null=True,
                        verbose_name="share of the budget, per cent",
                    ),
                ),
                (
                    "arrears_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="years in arrears"
                    ),
                ),
                ("source", models.CharField(max_length=500, verbose_name="source")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="treaties.country",
                    ),
                ),
            ],
            options={
                "verbose_name": "scale and arrears",
                "verbose_name_plural": "scale and arrears",
                "ordering": ["country", "-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("country", "year"), name="standing_once_a_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                (
                    "aim_en",
                    models.TextField(blank=True, max_length=2000, verbose_name="aim in English"),
                ),
                (
                    "aim_fr",
                    models.TextField(blank=True, max_length=2000, verbose_name="aim in French"),
                ),
                (
                    "aim_es",
                    models.TextField(blank=True, max_length=2000, verbose_name="aim in Spanish"),
                ),
                (
                    "aim_ar",
                    models.TextField(blank=True, max_length=2000, verbose_name="aim in Arabic"),
                ),
                (
                    "aim_ru",
                    models.TextField(blank=True, max_length=2000, verbose_name="aim in Russian"),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["name_en"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wanted", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("refused_because", models.CharField(blank=True, max_length=500)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="training.registration",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a registration",
                "verbose_name_plural": "changes of registrations",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("registration",),
                        name="registration_one_open_change",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationStatus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nominated", "Nominated"),
                            ("proposed", "Proposed for selection"),
                            ("selected", "Selected, asked to confirm"),
                            ("waiting", "On the waiting list"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                            ("not_selected", "Not selected"),
                            ("attended", "Attended"),
                            ("absent", "Did not come"),
                        ],
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="since")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("because", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statuses",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "standing",
                "verbose_name_plural": "standings",
                "ordering": ["began_at", "pk"],
                "indexes": [
                    models.Index(fields=["status", "registration"], name="registration_standing")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("registration",),
                        name="registration_stands_in_one_way",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "anchor",
                    models.CharField(
                        choices=[
                            ("start", "the first day"),
                            ("end", "the last day"),
                            ("nominations", "the last day to nominate"),
                        ],
                        max_length=12,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "days",
                    models.SmallIntegerField(
                        help_text="Before the day: a minus, such as -14", verbose_name="days"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("silent", "Parties invited that have not nominated"),
                            ("offered", "Persons who have not confirmed their place"),
                            ("confirmed", "Persons with a place"),
                            ("attended", "Persons who came"),
                        ],
                        max_length=10,
                        verbose_name="to whom",
                    ),
                ),
                ("subject_en", models.CharField(max_length=200, verbose_name="subject in English")),
                (
                    "subject_fr",
                    models.CharField(blank=True, max_length=200, verbose_name="subject in French"),
                ),
                (
                    "subject_es",
                    models.CharField(blank=True, max_length=200, verbose_name="subject in Spanish"),
                ),
                (
                    "subject_ar",
                    models.CharField(blank=True, max_length=200, verbose_name="subject in Arabic"),
                ),
                (
                    "subject_ru",
                    models.CharField(blank=True, max_length=200, verbose_name="subject in Russian"),
                ),
                ("text_en", models.TextField(max_length=5000, verbose_name="text in English")),
                (
                    "text_fr",
                    models.TextField(blank=True, max_length=5000, verbose_name="text in French"),
                ),
                (
                    "text_es",
                    models.TextField(blank=True, max_length=5000, verbose_name="text in Spanish"),
                ),
                (
                    "text_ar",
                    models.TextField(blank=True, max_length=5000, verbose_name="text in Arabic"),
                ),
                (
                    "text_ru",
                    models.TextField(blank=True, max_length=5000, verbose_name="text in Russian"),
                ),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["workshop", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Steward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "task",
                    models.CharField(
                        choices=[("registration", "Registrations"), ("check_in", "Check-in only")],
                        max_length=15,
                        verbose_name="task",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stewardships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stewards",
                        to="training.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "helper at a workshop",
                "verbose_name_plural": "helpers at workshops",
                "ordering": ["workshop", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("workshop", "person", "task"), name="steward_once_a_task"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="steward_ends_after_starting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_eligible", models.BooleanField(verbose_name="eligible by the rule")),
                ("grounds", models.CharField(blank=True, max_length=300, verbose_name="grounds")),
                ("is_granted", models.BooleanField(verbose_name="granted")),
                ("because", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support_decisions",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on support",
                "verbose_name_plural": "decisions on support",
                "ordering": ["-decided_at", "-pk"],
                "get_latest_by": "decided_at",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_granted", models.F("is_eligible")),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="support_against_the_rule_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, unique=True, verbose_name="name")),
                (
                    "helps_ldc",
                    models.BooleanField(default=True, verbose_name="least developed countries"),
                ),
                (
                    "helps_lldc",
                    models.BooleanField(
                        default=False, verbose_name="landlocked developing countries"
                    ),
                ),
                (
                    "helps_sids",
                    models.BooleanField(
                        default=True, verbose_name="small island developing States"
                    ),
                ),
                (
                    "scale_up_to",
                    models.DecimalField(
                        blank=True,
                        decimal_places=3,
                        help_text="Per cent of the budget. Empty: the scale is no ground.",
                        max_digits=6,
                        null=True,
                        verbose_name="countries assessed at no more than",
                    ),
                ),
                (
                    "refuses_arrears_of",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="So many years and more. Empty: arrears are not asked about.",
                        null=True,
                        verbose_name="not with arrears of",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
            ],
            options={
                "verbose_name": "rule of support",
                "verbose_name_plural": "rules of support",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="TravelLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ticket", "Ticket"),
                            ("allowance", "Daily allowance"),
                            ("terminal", "Terminal expenses"),
                            ("visa", "Visa"),
                            ("room", "Accommodation"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "days",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="days"
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        verbose_name="rate a day",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="amount"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("planned_at", models.DateTimeField()),
                ("paid_at", models.DateTimeField(blank=True, null=True, verbose_name="paid at")),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="cancelled at"),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="travel_lines",
                        to="training.fundingline",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="travel_lines",
                        to="training.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "travel line",
                "verbose_name_plural": "travel lines",
                "ordering": ["registration", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="travel_line_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_at", None), ("cancelled_at", None), _connector="OR"
                        ),
                        name="travel_line_paid_or_cancelled",
                    ),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="registration",
            options={
                "ordering": ["workshop", "country__name_en", "is_alternate", "rank", "pk"],
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
            },
        ),
        migrations.AlterField(
            model_name="registration",
            name="country",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="treaties.country",
            ),
        ),
        migrations.AlterField(
            model_name="registration",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        migrations.AlterField(
            model_name="registration",
            name="workshop",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="training.workshop",
            ),
        ),
        migrations.AddField(
            model_name="registration",
            name="nomination",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="registrations",
                to="training.nomination",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                fields=("workshop", "person"), name="registration_once_per_workshop"
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                models.F("workshop"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="registration_once_per_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    models.Q(("family_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="registration_names_somebody",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="workshops",
                to="training.programme",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="support_rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="workshops",
                to="training.supportrule",
            ),
        ),
    ]

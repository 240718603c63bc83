"""All tables of a room in one stroke: as the models say, there and back, and nothing to do where they are already."""

import pytest
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from whimbrel.core.first_tables import CreateTables

ROOM = "aviary"
# As makemigrations writes it: the field that leads to a later model, the index and the constraint put off.
TABLES = CreateTables(
    [
        migrations.CreateModel("Nest", [("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(
            "Egg",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("day", models.DateField()),
                ("nest", models.ForeignKey(f"{ROOM}.nest", models.CASCADE)),
            ],
        ),
        migrations.AddField(
            "nest", "first_egg", models.ForeignKey(f"{ROOM}.egg", models.SET_NULL, null=True)
        ),
        migrations.AddField(
            "nest", "visited_by", models.ManyToManyField(f"{ROOM}.egg", related_name="+")
        ),
        migrations.AddIndex("egg", models.Index(fields=["day"], name="egg_by_day")),
        migrations.AddConstraint(
            "egg", models.UniqueConstraint(fields=["nest", "day"], name="egg_once_a_day")
        ),
    ]
)


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.startswith(ROOM)}


@pytest.fixture
def created():
    """The state with the room's models, whose tables stand in the database until the test is over."""
    before, after = ProjectState(), ProjectState()
    TABLES.state_forwards(ROOM, after)
    with connection.schema_editor() as editor:
        TABLES.database_forwards(ROOM, editor, before, after)
    yield after
    with connection.schema_editor() as editor:
        TABLES.database_backwards(ROOM, editor, after, before)
    assert tables() == set()


@pytest.mark.django_db(transaction=True)
def test_every_table_is_there_with_those_between_two_models(created):
    assert tables() == {"aviary_nest", "aviary_egg", "aviary_nest_visited_by"}


@pytest.mark.django_db(transaction=True)
def test_what_was_put_off_is_there_too(created):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "aviary_egg")
        columns = {
            one.name
            for one in connection.introspection.get_table_description(cursor, "aviary_nest")
        }

    assert {"egg_by_day", "egg_once_a_day"} <= set(found)
    assert columns == {"id", "first_egg_id"}


@pytest.mark.django_db(transaction=True)
def test_a_constraint_holds(created):
    nest, egg = (created.apps.get_model(ROOM, name) for name in ("Nest", "Egg"))
    home = nest.objects.create()
    egg.objects.create(nest=home, day="2014-11-04")

    with pytest.raises(IntegrityError), transaction.atomic():
        egg.objects.create(nest=home, day="2014-11-04")


def test_models_drawn_before_are_not_drawn_again_at_each_step():
    state = ProjectState()
    assert state.apps.get_models() == []

    TABLES.state_forwards(ROOM, state)

    assert {model.__name__ for model in state.apps.get_models()} == {"Nest", "Egg"}


def test_a_database_that_has_the_migrations_replaced_has_nothing_left_to_do(db):
    MigrationRecorder.Migration.objects.filter(name="0001_tables").delete()
    executor = MigrationExecutor(connection)

    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())

    assert [str(migration) for migration, _ in plan if migration.name == "0001_tables"] == []

import pytest
from click.testing import CliRunner

from tests.factories.treaties import CountryFactory
from whimbrel.cli.index import index
from whimbrel.core.models import SearchEntry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("options", [[], ["--anew"]])
def test_index_reads_everything_and_says_how_much(options):
    CountryFactory.create_batch(3)

    answer = CliRunner().invoke(index, options)

    assert answer.exit_code == 0
    assert "countries                    3" in answer.stdout
    assert SearchEntry.objects.filter(kind="countries").count() == 3

import pytest

from tests.factories.nbsap import a_questionnaire
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def cms():
    return InstrumentFactory(code="CMS", kind="convention")


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


@pytest.fixture
def questionnaire(cms):
    return a_questionnaire(instrument=cms)


@pytest.fixture
def cms_nfp(kenya, cms):
    person = UserFactory(display_name="Focal point, Kenya")
    DesignationFactory(person=person, country=kenya, instrument=cms)
    return person


@pytest.fixture
def cbd_nfp(kenya):
    person = UserFactory(display_name="CBD focal point, Kenya")
    cbd = InstrumentFactory(code="CBD", kind="sister_convention")
    DesignationFactory(person=person, country=kenya, instrument=cbd)
    return person

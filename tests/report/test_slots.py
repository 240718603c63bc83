import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from whimbrel.core import slots
from whimbrel.report.slots import figure_persons


@pytest.mark.parametrize("cookies", [{}, {"sessionid": "old"}])
def test_a_visitor_sees_no_persons_and_no_record_is_read(cookies):
    request = RequestFactory().get("/en/reports/founding/figures/participants/")
    request.COOKIES, request.user = cookies, AnonymousUser()
    request.resolver_match = None

    assert figure_persons(slots.reader_of(request), "founding.1.participants") == ""

"""What the server writes of what happens: nothing that opens a private page."""

import logging

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from chroniques.links import DiscreetFormatter, make_link

KEY = "a1" * 32
TOKEN = make_link("address", "3-ab12")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (f"Not Found: /suivi/{KEY}/", "Not Found: /suivi/…/"),
        (f"Not Found: /suivi/{KEY[:-3]}", "Not Found: /suivi/…"),
        (f"Gone: /avis/adresse/3/{TOKEN}/", "Gone: /avis/adresse/3/…/"),
        (f"/courriels/fin/3-5/{TOKEN}/oubli/?a=1", "/courriels/fin/3-5/…/oubli/?a=1"),
        ("Not Found: /2009/05/le-lilas/", "Not Found: /2009/05/le-lilas/"),
    ],
)
def test_a_key_and_a_token_are_blank_in_a_log(said, written):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (said,), None)
    assert DiscreetFormatter().format(record) == written


def test_the_trace_of_a_fault_holds_none_either():
    try:
        raise ValueError(f"UNIQUE: {KEY}")
    except ValueError as fault:
        told = (type(fault), fault, fault.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Fault", (), told)
    assert KEY not in DiscreetFormatter().format(record)


def test_every_log_of_the_site_is_written_so():
    formatters = settings.LOGGING["formatters"]
    assert all(issubclass(import_string(made["()"]), DiscreetFormatter) for made in formatters.values())
    assert all(handler["formatter"] in formatters for handler in settings.LOGGING["handlers"].values())

"""A small house, new for each test."""

import pytest

from .makers import House


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)

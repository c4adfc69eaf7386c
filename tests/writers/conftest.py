"""The house style as the product ships it."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.writers.style import Style
from tests.house import house_data, house_style


@pytest.fixture
def house() -> dict[str, Any]:
    """The parsed style file, every value as typed."""
    return house_data()


@pytest.fixture
def style() -> Style:
    return house_style()

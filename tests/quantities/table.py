"""The house's own unit table, read once."""

from __future__ import annotations

from pathlib import Path

import yaml

from drafting.quantities.measure import Measure
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

UNITS_FILE = Path(__file__).parents[2] / "templates" / "_house" / "units.yaml"
HOUSE = UnitTable.from_data(yaml.safe_load(UNITS_FILE.read_text("utf-8")))


def measure(text: str) -> Measure:
    return parse_measure(text, HOUSE)[0]


def quantity(text: str) -> Quantity:
    (only,) = measure(text).quantities
    return only

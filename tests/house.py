"""The house style as the product ships it, read once for all tests."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from drafting.writers.house_style import read_style
from drafting.writers.style import Style

HOUSE = Path(__file__).parents[1] / "templates" / "_house" / "style.yaml"


@cache
def _typed() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(HOUSE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def house_data() -> dict[str, Any]:
    """The parsed style file, every value as typed; whoever asks may change it."""
    return deepcopy(_typed())


@cache
def house_style() -> Style:
    return read_style(_typed())

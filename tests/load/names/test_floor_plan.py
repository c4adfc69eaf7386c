"""The plan of this floor names each of its rooms, and each room what stands in it, so that a stranger finds one."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from drafting.load import names

ROOMS = [each.name for each in pkgutil.iter_modules(names.__path__) if each.ispkg]


@pytest.mark.parametrize("package", [names.__name__, *(f"{names.__name__}.{room}" for room in ROOMS)])
def test_each_file_stands_in_the_plan(package: str):
    floor = importlib.import_module(package)
    assert {each.name for each in pkgutil.iter_modules(floor.__path__) if f"`{each.name}`" not in (floor.__doc__ or "")} == set()

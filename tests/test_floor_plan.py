"""The plan of a floor names each of its rooms, and each room what stands in it, so that a stranger finds one."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import drafting.batch
import drafting.load.names

FLOORS = (drafting.batch, drafting.load.names)
ROOMS = [f"{floor.__name__}.{each.name}" for floor in FLOORS for each in pkgutil.iter_modules(floor.__path__) if each.ispkg]


@pytest.mark.parametrize("package", [*(floor.__name__ for floor in FLOORS), *ROOMS])
def test_each_file_stands_in_the_plan(package: str):
    floor = importlib.import_module(package)
    assert {each.name for each in pkgutil.iter_modules(floor.__path__) if f"`{each.name}`" not in (floor.__doc__ or "")} == set()

"""The plan of a floor names each of its rooms, and each room what stands in it, so that a stranger finds one."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import drafting.assembling
import drafting.batch
import drafting.checks.sentences
import drafting.cli
import drafting.files
import drafting.load.names
import drafting.proofreading
import drafting.starts
import drafting.template_words
import drafting.way_back
from drafting.cli.main import COMMANDS

FLOORS = (
    drafting.assembling, drafting.batch, drafting.checks.sentences, drafting.cli, drafting.files, drafting.load.names,
    drafting.proofreading, drafting.starts, drafting.template_words, drafting.way_back,
)  # fmt: skip
ROOMS = [f"{floor.__name__}.{each.name}" for floor in FLOORS for each in pkgutil.iter_modules(floor.__path__) if each.ispkg]


@pytest.mark.parametrize("package", [*(floor.__name__ for floor in FLOORS), *ROOMS])
def test_each_file_stands_in_the_plan(package: str):
    floor = importlib.import_module(package)
    of_its_name = COMMANDS if floor is drafting.cli else ()
    rooms = {each.name for each in pkgutil.iter_modules(floor.__path__)} - {*of_its_name}
    assert {each for each in rooms if f"`{each}`" not in (floor.__doc__ or "")} == set()

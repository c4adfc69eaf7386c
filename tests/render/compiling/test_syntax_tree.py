"""The nodes of a syntax tree are those that Jinja finds, in its order."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import nodes

from drafting.render.compiling.source_text import split_front
from drafting.render.compiling.syntax_tree import nodes_below
from tests.shipped import shipped

TEMPLATES = Path(__file__).parents[3] / "templates"
ENVIRONMENT = shipped().templates.environment


@pytest.mark.parametrize("name", ["_house/skeleton.j2", "rural/township.j2", "rural/sections/就业.j2"])
def test_they_are_those_that_jinja_finds_in_its_order(name: str) -> None:
    tree = ENVIRONMENT.parse(split_front((TEMPLATES / name).read_text("utf-8"))[1])
    found = nodes_below(tree)
    assert len(found) > 20
    assert [id(each) for each in found] == [id(each) for each in tree.find_all(nodes.Node)]

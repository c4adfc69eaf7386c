"""Skipping what cannot be said is quicker and says the same."""

from __future__ import annotations

import random

import pytest
from jinja2.compiler import CodeGenerator

from drafting import pipeline
from drafting.library import Library
from drafting.render.compiling.environment import Environment
from drafting.render.compiling.template import Templates
from tests.laws.reports import NAMES, ROOT, TEMPLATES, cut, data_of, dataset_of, drafted


class Thorough(Environment):
    """Compiles templates as they are written, as Jinja does."""

    code_generator_class = CodeGenerator

    def _generate(self, source, name, filename, defer_init=False):
        return super(Environment, self)._generate(source, name, filename, defer_init)


@pytest.fixture(scope="module")
def thorough():
    """The bundled templates, compiled without the shortcut."""
    library = Library((ROOT / "templates",))
    library.templates = Templates(library.templates.read, library.templates.read_front)
    library.templates.environment = Thorough(library.templates.environment.loader)
    return library


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.7])
def test_every_report_reads_the_same(thorough, name, share):
    for seed in range(6):
        own = {} if seed % 2 else data_of(name)["文字材料"]
        data = {**data_of(name), "文字材料": own}
        if not own:
            data["模板"] = TEMPLATES[seed % len(TEMPLATES)]
        data = cut(data, random.Random(seed), share)
        dataset = dataset_of(data, name)
        quick, slow = drafted(dataset), pipeline.draft(thorough, dataset)
        assert quick.document == slow.document, f"seed {seed}"
        assert quick.missing == slow.missing
        assert quick.diagnostics == slow.diagnostics

"""Documents as docx in the house style."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from drafting.blocks.document import Document
from drafting.writers.docx import write_docx
from drafting.writers.house_style import read_style

HOUSE = Path(__file__).parents[2] / "templates" / "_house" / "style.yaml"


@pytest.fixture(scope="session")
def house_docx() -> Callable[[Document], bytes]:
    style = read_style(yaml.load(HOUSE.read_text(encoding="utf-8"), yaml.BaseLoader))
    return lambda document: write_docx(document, style)

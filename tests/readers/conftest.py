"""Documents as docx in the house style."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafting.blocks.document import Document
from drafting.writers.docx import write_docx
from tests.house import house_style


@pytest.fixture(scope="session")
def house_docx() -> Callable[[Document], bytes]:
    return lambda document: write_docx(document, house_style())

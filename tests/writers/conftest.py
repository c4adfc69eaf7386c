"""The house style as the product ships it, and a cache folder of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.writers.docx.shell import shell_for
from drafting.writers.style import Style
from tests.house import house_data, house_style


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or fills the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("platformdirs.user_cache_path", lambda *_, **__: folder)
        shell_for.cache_clear()
        yield folder
        shell_for.cache_clear()


@pytest.fixture
def house() -> dict[str, Any]:
    """The parsed style file, every value as typed."""
    return house_data()


@pytest.fixture
def style() -> Style:
    return house_style()

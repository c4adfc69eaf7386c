"""The house style as the product ships it, and a cache folder of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting.writers.docx.shell import shell_for
from drafting.writers.house_style import read_style
from drafting.writers.style import Style

HOUSE = Path(__file__).parents[2] / "templates" / "_house" / "style.yaml"


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
    data: dict[str, Any] = yaml.load(HOUSE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return data


@pytest.fixture
def style(house: dict[str, Any]) -> Style:
    return read_style(house)

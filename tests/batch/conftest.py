from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import stand_in


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path("乡镇").mkdir()


@pytest.fixture
def town() -> Callable[..., Path]:
    """Write a data file of the stand-in's kind into 乡镇/."""

    def write(name: str, **fields: str) -> Path:
        file = Path("乡镇", f"{name}.yaml")
        file.write_text("".join(f"{key}: {value}\n" for key, value in fields.items()), encoding="utf-8")
        return file

    return write

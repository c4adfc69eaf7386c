from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from drafting.cli.main import main
from tests import stand_in


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The whole of stdout as one document."""
        return json.loads(self.out)


Drafting = Callable[..., Ran]


@pytest.fixture
def drafting(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Drafting:
    """Run one command in an empty working folder, with the story replaced by a stand-in."""
    stand_in.install(monkeypatch)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ran:
        code = main([str(each) for each in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def data(tmp_path: Path) -> Callable[..., Path]:
    """A writer of data files of the stand-in's kind: name, then the fields."""

    def write(name: str = "甲乡", **fields: str) -> Path:
        file = tmp_path / f"{name}.yaml"
        file.write_text("".join(f"{key}: {value}\n" for key, value in fields.items()), encoding="utf-8")
        return Path(file.name)

    return write

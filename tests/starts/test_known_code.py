"""What an earlier start has compiled is not compiled again."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.starts import known_code
from drafting.starts.cache import KeptTable
from drafting.starts.known_code import compiled, keep_code

SOURCE = "def double(what):\n    return 2 * what"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    _start(tmp_path / "code", monkeypatch)
    return tmp_path / "code"


def _start(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = KeptTable(file)
    monkeypatch.setattr(known_code, "_known", lambda: table)


def _doubled(what: int) -> Any:
    known: dict[str, Any] = {}
    exec(compiled(SOURCE), known)
    return known["double"](what)


def test_a_second_start_finds_it_compiled(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _doubled(3) == 6
    keep_code()
    _start(file, monkeypatch)
    monkeypatch.setattr(builtins, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert _doubled(4) == 8


def test_what_is_no_code_there_is_compiled(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = KeptTable(file)
    table.add(SOURCE, "nonsense")
    table.keep()
    _start(file, monkeypatch)
    assert _doubled(5) == 10

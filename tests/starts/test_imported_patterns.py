"""What libraries compile while they are imported is found where `re` looks, and is what Python would have compiled."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from drafting.starts import imported_patterns
from drafting.starts.imported_patterns import ImportedPatterns

SOME: tuple[tuple[Any, int], ...] = ((r"(?P<name>[a-z]+)\d*", int(re.IGNORECASE)), (rb"[^a-z]+", 0), (r"[\w·]+", 0))


@pytest.fixture
def looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Any, Any]:
    """What `re` has compiled, and a cache folder without anything in it."""
    found: dict[Any, Any] = {}
    monkeypatch.setattr(imported_patterns, "_LOOKED_UP", found)
    monkeypatch.setattr(imported_patterns, "cache_folder", lambda: tmp_path)
    return found


def compile_some(looked_up: dict[Any, Any], *more: tuple[Any, int]) -> None:
    looked_up.update({(type(source), source, flags): re.compile(source, flags) for source, flags in (*SOME, *more)})


def test_a_later_start_finds_what_python_would_compile(looked_up: dict[Any, Any]) -> None:
    compile_some(looked_up)
    ImportedPatterns().keep()
    looked_up.clear()
    ImportedPatterns().lay_ready()
    assert looked_up == {(type(source), source, flags): re.compile(source, flags) for source, flags in SOME}


def test_the_house_keeps_its_own_elsewhere(looked_up: dict[Any, Any], tmp_path: Path) -> None:
    compile_some(looked_up, ("监测|帮扶", 0))
    ImportedPatterns().keep()
    looked_up.clear()
    ImportedPatterns().lay_ready()
    assert [source for _, source, _ in looked_up] == [source for source, _ in SOME]


def test_so_many_and_no_more_are_kept(looked_up: dict[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported_patterns, "_MOST", 2)
    for _ in range(2):
        compile_some(looked_up)
        ImportedPatterns().keep()
        looked_up.clear()
    ImportedPatterns().lay_ready()
    assert len(looked_up) == 2


def test_starts_side_by_side_keep_no_more_either(looked_up: dict[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported_patterns, "_MOST", 2)
    first, second = ImportedPatterns(), ImportedPatterns()
    compile_some(looked_up)
    first.keep()
    looked_up.clear()
    looked_up.update({(str, source, 0): re.compile(source) for source in ("[a-c]x", "[a-c]y")})
    second.keep()
    for start in (ImportedPatterns(), ImportedPatterns()):
        compile_some(looked_up, ("[a-c]z", 0), ("[a-c]w", 0), ("[a-c]v", 0))
        start.keep()
        looked_up.clear()
    ImportedPatterns().lay_ready()
    assert len(looked_up) == 2


def test_what_is_compiled_already_stays(looked_up: dict[Any, Any]) -> None:
    compile_some(looked_up)
    ImportedPatterns().keep()
    before = dict(looked_up)
    ImportedPatterns().lay_ready()
    assert all(looked_up[key] is each for key, each in before.items())


def test_of_another_make_of_python_nothing_is_laid_ready(looked_up: dict[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    compile_some(looked_up)
    ImportedPatterns().keep()
    looked_up.clear()
    monkeypatch.setattr(imported_patterns, "pattern_of", lambda *_: (_ for _ in ()).throw(RuntimeError("invalid SRE code")))
    ImportedPatterns().lay_ready()
    assert looked_up == {}

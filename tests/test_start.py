"""What one report, as a process of its own, does without: counted, never timed. The figures stand in benchmarks/bench_start.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafting.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
DATA = ROOT / "samples" / "reports" / "baicheng-2023h1.yaml"

HEAVY = (
    "asyncio", "concurrent.futures", "docx", "html5lib", "lxml", "multiprocessing", "openpyxl", *(("platformdirs",) if sys.platform == "linux" else ()), "pydantic", "rich", "sqlite3",
    "unittest", "xlsxwriter", "xml.etree.ElementTree", "yaml",
    "drafting.batch", "drafting.checks.examination", "drafting.checks.oddities.same_figure", "drafting.guide", "drafting.load.tables.table", "drafting.load.tables.workbook",
    "drafting.rehearsal", "drafting.render.compiling.analysis", "drafting.render.vetting.names", "drafting.proofreading.review", "drafting.way_back.tracing",
    "drafting.way_back.updating", "drafting.writers.docx.charts", "drafting.writers.html", "drafting.writers.md",
)  # fmt: skip

SCRIPT = """
import gc, json, sys
from re import _compiler
compiled, parsed = [], []
original = _compiler.compile

def compile_(source, flags=0):
    compiled.append(str(source))
    return original(source, flags)

_compiler.compile = compile_
import drafting.starts.known_patterns as known_patterns
made = known_patterns.code_of
known_patterns.code_of = lambda source, flags: (compiled.append(str(source)), made(source, flags))[1]
from drafting.cli.main import run
objects = []
gc.freeze = lambda: objects.append(gc.get_count()[0])
import drafting.load.parsing.yaml_tree as yaml_tree
read = yaml_tree.read_plain_lines
yaml_tree.read_plain_lines = lambda source: (parsed.append(source.name), read(source))[1]
try:
    run()
except SystemExit as end:
    code = end.code
json.dump({"code": code, "modules": sorted(sys.modules), "compiled": compiled, "parsed": parsed, "room": gc.get_threshold()[0] / objects[0]}, sys.stderr)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a start has written its report, after which what is kept for others is there."""
    folder = tmp_path_factory.mktemp("start")
    _render(folder, PYTHONHASHSEED="1", XDG_CACHE_HOME=_own_cache(folder))
    return folder


@pytest.fixture(scope="module")
def start(folder: Path) -> dict[str, Any]:
    """A start of `drafting render` after two others, each to a file of its own: what is kept between starts is there."""
    cache = _own_cache(folder)
    _render(folder, "第二份.docx", PYTHONHASHSEED="2", XDG_CACHE_HOME=cache)  # takes what the first has kept, and so another way
    return _render(folder, "第三份.docx", PYTHONHASHSEED="3", XDG_CACHE_HOME=cache)


def _own_cache(folder: Path) -> str:
    """What other tests keep meanwhile is dropped when it becomes too much, and may drop ours."""
    return str(folder / "cache")


def _render(folder: Path, name: str = "报告.docx", /, **environment: str) -> dict[str, Any]:
    return _started("render", str(DATA), "-o", str(folder / name), "--format", "json", **environment)


def _started(*arguments: str, **environment: str) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    said = json.loads(ran.stderr)
    assert said["code"] == 0
    return said


def test_a_plain_render_imports_nothing_that_it_does_not_use(start: dict[str, Any]) -> None:
    assert [name for name in HEAVY if name in start["modules"]] == []


def test_a_batch_reads_its_numbers_without_validators(tmp_path: Path) -> None:
    """Every worker would hold their eight megabytes too."""
    started = _started("batch", str(DATA), "-o", str(tmp_path), "--jobs", "1", "--timeout", "2.5", "--format", "json", "--dry-run")
    assert "pydantic" not in started["modules"]


def test_it_compiles_next_to_no_pattern(start: dict[str, Any]) -> None:
    """Those of the house are kept when they are first used, those of the libraries as they stood when they were imported."""
    assert len(start["compiled"]) < 10


def test_it_compiles_no_pattern_of_the_house(start: dict[str, Any]) -> None:
    """Those of an earlier start are kept: the house's are the ones that speak Chinese."""
    assert [source for source in start["compiled"] if any("一" <= each <= "鿿" for each in source)] == []


def test_it_looks_for_no_garbage(start: dict[str, Any]) -> None:
    """Among a hundred thousand objects that all stay that costs a tenth of the time; a report may be half as large again."""
    assert start["room"] > 1.5


def test_of_yaml_it_parses_the_data_alone(start: dict[str, Any]) -> None:
    assert [name for name in start["parsed"] if name.endswith("indicators.yaml") or "/_house/checks/" in name] == []
    assert str(DATA) in start["parsed"]


def test_without_the_cache_and_with_another_hash_seed_the_report_has_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    _render(tmp_path, DRAFTING_CACHE="off", XDG_CACHE_HOME=str(tmp_path / "cache"), PYTHONHASHSEED="3")
    assert (folder / "报告.docx").read_bytes() == (tmp_path / "报告.docx").read_bytes()
    assert not (tmp_path / "cache").exists()


def test_the_version_is_told_without_any_command() -> None:
    modules = _started("--version")["modules"]
    assert [name for name in modules if name.startswith(tuple(f"drafting.cli.{each}" for each in COMMANDS))] == []


def test_the_help_page_imports_no_stage() -> None:
    script = "import sys; from drafting.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    stages = ("load", "render", "compose", "checks", "readers", "writers", "pipeline")
    assert [name for name in ran.stderr.split() if name.startswith(tuple(f"drafting.{each}" for each in stages))] == []

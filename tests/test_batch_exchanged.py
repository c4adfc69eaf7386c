"""A batch under whose hands the program, the templates or --common are exchanged: it ends and says so, and what is recorded says what it was made with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from drafting.batch.kept import fingerprints
from drafting.batch.working import work
from drafting.cli.main import main
from tests.here_team import HereTeam

REPORT = "共有{{ 人口.户数 }}。\n"


@pytest.fixture(autouse=True)
def code(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of one file in place of this one, for what tells programs apart."""
    home = tmp_path_factory.mktemp("程序")
    (home / "甲.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(fingerprints, "_HOME", home)
    _forget()
    yield home
    _forget()
    work._open.clear()


def _forget() -> None:
    fingerprints.program.cache_clear()
    fingerprints._looks_then.cache_clear()


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("templates/本地").mkdir(parents=True)
    Path("templates/本地/月报.j2").write_text(REPORT, encoding="utf-8")
    Path("templates/本地/indicators.yaml").write_text("人口: {户数: {计量单位: 户}}\n", encoding="utf-8")
    Path("共用.yaml").write_text("模板: 本地/月报\n报告期: 2026年6月\n", encoding="utf-8")
    Path("乡").mkdir()
    for number in range(20):
        name = f"第{number}乡"
        text = f"单位: {{名称: 青禾县{name}人民政府, 地区: 青禾县{name}, 层级: 乡镇}}\n指标: {{人口: {{户数: {100 + number}户}}}}\n"
        Path(f"乡/{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def half_way(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """What happens before the second of four chunks is handed over."""

    def at(happens: Callable[[], None]) -> None:
        class Team(HereTeam):
            asked = 0

            def submit(self, work: Callable[..., Any], *arguments: Any) -> Any:
                self.asked += 1
                if self.asked == 2:
                    happens()
                return super().submit(work, *arguments)

        monkeypatch.setattr("drafting.cli.carried_out.batching.LocalTeam", Team)

    return at


def run(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["batch", "乡", "-o", "出", "--common", "共用.yaml", "--name", "{文件名}.txt", "--jobs", "1"])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def made(words: str) -> int:
    return sum(words in file.read_text(encoding="utf-8") for file in Path("出").glob("*.txt"))


def a_new_worker() -> None:
    work._open.clear()


def test_a_worker_that_comes_later_finds_other_templates(units, half_way, capsys):
    def edited() -> None:
        Path("templates/本地/月报.j2").write_text("全乡" + REPORT, encoding="utf-8")
        a_new_worker()

    half_way(edited)
    code, said = run(capsys)
    assert code == 2
    assert said.count("S166") == 1
    assert "运行到一半，本地/月报 的模板（或版式）改了" in said
    assert "还有 5 个没有轮到：重新运行，会接着做完" in said
    assert 0 < made("共有") < 20
    half_way(lambda: None)
    code, said = run(capsys)
    assert (code, "S166" in said, made("全乡共有")) == (0, False, 20)


def test_a_worker_that_comes_later_finds_another_common_file(units, half_way, capsys):
    def edited() -> None:
        Path("共用.yaml").write_text("模板: 本地/月报\n报告期: 2026年7月\n", encoding="utf-8")
        a_new_worker()

    half_way(edited)
    code, said = run(capsys)
    assert (code, said.count("S166")) == (2, 1)
    assert "运行到一半，共用.yaml 改了" in said


def test_a_program_that_is_exchanged_makes_nothing_more_once_some_of_it_is_read(units, half_way, capsys, monkeypatch, code):
    def upgraded() -> None:
        (code / "乙.py").write_text("", encoding="utf-8")
        monkeypatch.setitem(sys.modules, "又读进来的", ModuleType("又读进来的"))

    half_way(upgraded)
    code, said = run(capsys)
    assert (code, said.count("S166")) == (2, 1)
    assert "运行到一半，程序换了版本" in said
    assert "未生成" not in said
    assert len(list(Path("出").glob("*.txt"))) == 5
    _forget()
    half_way(lambda: None)
    code, said = run(capsys)
    assert (code, "S166" in said, made("共有")) == (0, False, 20)
    assert "没有变化 5" in said  # made again by the new program, with the same words


def test_what_is_in_memory_already_goes_on(units, half_way, capsys, code):
    """It is recorded as the program that it is: the next run makes it again."""
    half_way(lambda: (code / "乙.py").write_text("", encoding="utf-8") and None)
    assert run(capsys)[0] == 0
    assert len(list(Path("出").glob("*.txt"))) == 20
    old = fingerprints.program()
    _forget()
    assert fingerprints.program() != old


def test_a_program_that_does_not_understand_itself_any_more_says_why(units, half_way, capsys, code):
    def gone() -> None:
        (code / "甲.py").unlink()
        raise AttributeError("no such function")

    half_way(gone)
    code, said = run(capsys)
    assert (code, said.count("S166"), "Traceback" in said) == (2, 1, False)


def test_a_program_that_was_only_copied_anew_is_the_same(code):
    asked = fingerprints.program()
    (code / "甲.py").unlink()
    assert not fingerprints.is_program(asked)
    (code / "甲.py").write_text("", encoding="utf-8")
    assert fingerprints.is_program(asked)

"""A report's whole way with the commands themselves: drafted, edited, late figures, traced, and back into the data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.cli.main import main
from tests.cli.conftest import Ran
from tests.readers.editing import Desk
from tests.revisions import accepted_text, rejected_text

GALLERY = Path(__file__).parents[2] / "samples" / "gallery"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Commands in a folder with a report's data and those of its annex, 信函.yaml."""
    monkeypatch.chdir(tmp_path)
    for name in ("总结.yaml", "信函.yaml"):
        shutil.copy(GALLERY / name, name)

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main([*arguments])
        return Ran(code, *capsys.readouterr())

    return command


def edit(source: str, target: str, *changes: tuple[str, str, int]) -> None:
    """Figures typed over: what they read, what is typed, and which of those that read so."""
    desk = Desk(Path(source).read_bytes())
    for old, new, nth in changes:
        desk.type_inside([each for each in desk.names if desk.stands(each) and desk.reads(each) == old][nth], new)
    Path(target).write_bytes(desk.save())


def rewrite(file: str, *changes: tuple[str, str]) -> None:
    text = Path(file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path(file).write_text(text, encoding="utf-8")


def test_one_round_after_the_other_loses_nothing(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "稿.docx").code == 0
    edit("稿.docx", "王科长改.docx", ("8户", "9户", 0))
    rewrite("总结.yaml", ("7100亩", "7300亩"))

    assert run("update", "王科长改.docx", "-d", "总结.yaml", "-o", "补数.docx").code == 0
    whole = "".join(accepted_text(Path("补数.docx").read_bytes()))
    assert "7300亩" in whole
    assert "9户" in whole
    assert rejected_text(Path("补数.docx").read_bytes()) == accepted_text(Path("王科长改.docx").read_bytes())

    told = run("trace", "补数.docx", "-d", "总结.yaml", "--format", "json").json
    assert told["found"]["gone"] == 0
    assert {each["path"]: each["data"] for each in told["figures"] if each["data"]} == {"住房.危房改造.任务": "8户"}

    pulled = run("pull", "补数.docx", "-d", "总结.yaml", "--apply", "--format", "json").json
    assert [(each["path"], each["before"], each["after"]) for each in pulled["proposals"]] == [("住房.危房改造.任务", "8户", "9户")]
    assert run("pull", "补数.docx", "-d", "总结.yaml", "--format", "json").json["proposals"] == []

    assert run("update", "补数.docx", "-d", "总结.yaml", "-o", "再补.docx").code == 0
    assert "9户" in "".join(accepted_text(Path("再补.docx").read_bytes()))
    assert run("trace", "再补.docx", "-d", "总结.yaml", "--format", "json").json["found"]["gone"] == 0


def test_figures_of_an_annex_go_back_into_its_own_data(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "稿.docx").code == 0
    edit("稿.docx", "改.docx", ("7100亩", "7200亩", 1), ("96.4%", "97.4%", 0))

    own = run("pull", "改.docx", "-d", "总结.yaml", "--format", "json").json
    assert [each["path"] for each in own["proposals"]] == ["监测帮扶.满意度"]
    (elsewhere,) = [each for each in own["diagnostics"] if each["severity"] != "info"]
    assert (elsewhere["code"], "用 -d 信函.yaml 再拉一次" in elsewhere["hint"]) == ("S072", True)

    Path("别处").mkdir()
    annex = run("pull", "改.docx", "-d", str(Path("信函.yaml").resolve()), "--apply", "--format", "json").json
    assert [(each["path"], each["after"]) for each in annex["proposals"]] == [("产业.茶园", "7200亩")]
    assert "茶园: 7200亩" in Path("信函.yaml").read_text(encoding="utf-8")
    assert "7200亩" not in Path("总结.yaml").read_text(encoding="utf-8")


def test_data_that_are_neither_its_own_nor_an_annexs_are_refused(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "稿.docx").code == 0
    shutil.copy("信函.yaml", "别的.yaml")
    refused = run("pull", "稿.docx", "-d", "别的.yaml")
    assert (refused.code, "S067" in refused.err) == (2, True)


def test_what_the_data_call_otherwise_is_found_where_it_stands(run: Callable[..., Ran]) -> None:
    head = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例乡}\n报告期: 2026年\n指标:\n"
    typed = "  监测工作:\n    三类监测对象: 53户125人\n    集中排查户数: 300户\n  住房:\n    农村危房改造: 12户\n    农村危房改造年度任务: 15户\n"
    Path("土话.yaml").write_text(head + typed, encoding="utf-8")
    assert run("render", "土话.yaml", "-o", "土话.docx").code == 0
    edit("土话.docx", "土话改.docx", ("300户", "310户", 0), ("15户", "16户", 0))
    assert len(run("pull", "土话改.docx", "-d", "土话.yaml", "--apply", "--format", "json").json["proposals"]) == 2
    assert Path("土话.yaml").read_text(encoding="utf-8") == head + typed.replace("300户", "310户").replace("15户", "16户")

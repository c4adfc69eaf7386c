"""Codes that only a machine, a cluster, another program or a person's edit shows: each met through its command, with its place and exit code."""

from __future__ import annotations

import os
import shutil
import sys
from copy import copy
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import drafting
from drafting import delivery
from drafting.cli.main import main
from drafting.cli.told import faces
from tests.readers.editing import Desk

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例乡, 层级: 乡镇}
报告期: 2026年
指标:
  监测帮扶:
    监测对象: {数值: 86户251人, 已消除: 60户170人}
  住房:
    危房改造: {数值: 12户, 任务: 10户}
  就业:
    务工就业: {数值: 1203人, 上年同期: 1100人}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("数据.yaml").write_text(DATA, encoding="utf-8")
    return tmp_path


@pytest.fixture
def draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    assert main(["render", "数据.yaml", "-o", "稿.docx"]) == 0
    capsys.readouterr()
    return Desk(Path("稿.docx").read_bytes())


def typed_over(desk: Desk, old: str, new: str) -> None:
    desk.type_inside(desk.reading(old)[0], new)


def said(capsys: pytest.CaptureFixture[str], code: str) -> list[str]:
    """The lines of the screen that say this code, each with its hint."""
    captured = capsys.readouterr()
    lines = (captured.out + captured.err).splitlines()
    hints = [(below.strip() if below.startswith("    → ") else "") for below in [*lines[1:], ""]]
    return [f"{line} {hint}".strip() for line, hint in zip(lines, hints, strict=True) if f" {code} " in line]


def test_f030_faces_that_the_machine_has_not(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(faces.Listing, "families", lambda _: frozenset({"示例字体"}))
    monkeypatch.setattr(faces, "_begun", lambda *_: None)
    assert main(["render", "数据.yaml", "-o", "稿.docx"]) == 0
    (line,) = said(capsys, "F030")
    assert line.startswith("提示 F030 本机没有字体 ")


def test_s002_what_a_person_changed_is_renamed_under_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("稿.md").write_text("人写的", encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "稿.md", "--force"]) == 0
    (line,) = said(capsys, "S002")
    assert "稿（旧稿1）.md" in line
    assert Path("稿（旧稿1）.md").read_text(encoding="utf-8") == "人写的"
    assert "示例乡" in Path("稿.md").read_text(encoding="utf-8")


def test_s010_the_data_were_changed_between_reading_and_writing(
    draft: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed_over(draft, "12户", "13户")
    Path("改.docx").write_bytes(draft.save())
    standing = delivery._standing

    def saved_meanwhile(path: Path) -> bytes | None:
        if path.name == "数据.yaml":
            path.write_text(DATA + "# 别人刚存的\n", encoding="utf-8")
        return standing(path)

    monkeypatch.setattr(delivery, "_standing", saved_meanwhile)
    assert main(["pull", "改.docx", "-d", "数据.yaml", "--apply"]) == 2
    assert said(capsys, "S010") == ["必改 S010 数据.yaml 刚被别的程序改过，没有写  [数据.yaml] → 关闭其他编辑程序，再运行一次"]
    assert Path("数据.yaml").read_text(encoding="utf-8") == DATA + "# 别人刚存的\n"


@pytest.mark.parametrize(("code", "hint"), [("R1O1", "是不是 R101？"), ("r2I9", "是不是 R2"), ("百", "编码是一个字母加三位数字，如 R101")])
def test_s027_a_code_that_is_none(code: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 2
    (line,) = said(capsys, "S027")
    assert line.startswith(f"必改 S027 没有编码 {code} → {hint}")


@pytest.mark.parametrize(
    ("answer", "messages"),
    [
        ({"甲": ("0.0", True), "乙": (None, False)}, ["甲 上的 drafting 和这里的不是同一版本", "乙 看不到输出文件夹"]),
        (ModuleNotFoundError("drafting"), ["集群的 worker 上没有装好 drafting（ModuleNotFoundError）"]),
    ],
)
def test_s053_workers_of_a_cluster_that_cannot_do_the_work(
    folder: Path, answer: Any, messages: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from drafting.batch.working.executors import program

    class Client:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def run(self, *_: object) -> dict[str, tuple[str, bool]]:
            if isinstance(answer, Exception):
                raise answer
            return {worker: (version or program(), sees) for worker, (version, sees) in answer.items()}

        def close(self) -> None:
            pass

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=Client, KilledWorker=RuntimeError))
    assert main(["batch", "数据.yaml", "-o", "出", "--cluster", "tcp://示例:8786"]) == 2
    found = said(capsys, "S053")
    assert len(found) == len(messages)
    assert all(line.startswith(f"必改 S053 {message}") for line, message in zip(found, messages, strict=True))


def test_s057_a_data_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("乡镇").mkdir()
    Path("乡镇/数据.yaml").write_text(DATA, encoding="utf-8")
    Path("乡镇/锁着.yaml").write_text(DATA.replace("示例乡", "别的乡"), encoding="utf-8")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "锁着.yaml" and access(path, mode))
    assert main(["batch", "乡镇", "-o", "出", "--jobs", "1"]) == 1
    assert said(capsys, "S057") == ["必改 S057 乡镇/锁着.yaml 打不开：没有读取权限  [乡镇/锁着.yaml] → 在文件属性里允许读取，或复制一份再试"]
    assert Path("出/数据.docx").exists()


@pytest.mark.parametrize(
    ("code", "part", "times", "message"),
    [("S063", "word/vbaProject.bin", 1, "稿.docx 带宏，不处理"), ("S064", "word/media/1.bin", 30, "稿.docx 展开后过大，没有再读")],
)
def test_s063_s064_a_word_file_with_macros_or_a_bomb(
    draft: Desk, code: str, part: str, times: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten million bytes, which the directory of a bomb names over and over."""
    with ZipFile("稿.docx", "a", ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(part, bytes(10 << 20))
        for number in range(1, times):
            again = copy(package.getinfo(part))
            again.filename = f"{part}{number}"
            package.filelist.append(again)
    assert main(["trace", "稿.docx"]) == 2
    (line,) = said(capsys, code)
    assert line.startswith(f"必改 {code} {message}  [稿.docx] → ")


def test_f014_a_house_style_of_ones_own_that_has_few_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = Path(drafting.__file__).parents[1] / "templates"
    shutil.copytree(house, "模板")
    Path("模板/_house/style.yaml").write_text("落款: {印章直径: 50毫米}\n", encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "稿.docx", "--templates", "模板"]) == 1
    (line,) = said(capsys, "F014")
    assert line.startswith("必改 F014 ")
    assert "模板/_house/style.yaml" in line
    assert not Path("稿.docx").exists()


def test_s073_a_figure_that_somebody_struck_out(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    draft.type_inside(draft.reading("1203人")[0], "")
    Path("改.docx").write_bytes(draft.save())
    assert main(["pull", "改.docx", "-d", "数据.yaml"]) == 0
    (line,) = said(capsys, "S073")
    assert line == "提示 S073 就业.务工就业：正文里删去了 1203人  [改.docx] → 确实不要的，从数据里删去这个指标"


def test_s073_a_reckoned_figure_that_somebody_struck_out_costs_the_indicator_nothing(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    draft.type_inside(draft.reading("9.36%")[0], "")
    Path("改.docx").write_bytes(draft.save())
    assert main(["pull", "改.docx", "-d", "数据.yaml"]) == 0
    (line,) = said(capsys, "S073")
    assert "算出来的：只在这份稿里不说的，数据不用改" in line
    assert "不要删指标" in line


def test_s097_what_somebody_has_added_is_in_no_data(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write("同比增长", "新建车间12个，同比增长")
    Path("改.docx").write_bytes(draft.save())
    assert main(["pull", "改.docx", "-d", "数据.yaml"]) == 0
    (line,) = said(capsys, "S097")
    assert "段：12个 是稿里手写的，数据里没有，没有拉回  [改.docx] → " in line
    Path("没改.docx").write_bytes(Path("稿.docx").read_bytes())
    assert main(["pull", "没改.docx", "-d", "数据.yaml"]) == 0
    assert said(capsys, "S097") == []


def test_s098_a_rise_that_somebody_has_made_a_fall(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write("同比增长", "同比下降")
    Path("改.docx").write_bytes(draft.save())
    assert main(["pull", "改.docx", "-d", "数据.yaml"]) == 0
    (line,) = said(capsys, "S098")
    assert line.startswith("存疑 S098 就业.务工就业.同比：“增长")
    assert "改成了“下降" in line
    Path("新.yaml").write_text(Path("数据.yaml").read_text(encoding="utf-8").replace("1203人", "1206人"), encoding="utf-8")
    assert main(["update", "改.docx", "-d", "新.yaml", "-o", "补.docx"]) == 0
    assert len(said(capsys, "S098")) == 1
    assert main(["pull", "稿.docx", "-d", "数据.yaml"]) == 0
    assert said(capsys, "S098") == []


def test_s074_one_of_two_printings_of_a_figure_was_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said_again = "文字材料:\n  存在问题: [{标题: 就业不稳, 内容: 'X{{ 就业.务工就业 }}仍以短工为主。'}]\n".replace("X", "务工的")
    Path("数据.yaml").write_text(DATA + said_again, encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "稿.docx"]) == 0
    desk = Desk(Path("稿.docx").read_bytes())
    assert len(desk.reading("1203人")) == 2
    typed_over(desk, "1203人", "1205人")
    Path("改.docx").write_bytes(desk.save())
    capsys.readouterr()
    assert main(["pull", "改.docx", "-d", "数据.yaml"]) == 0
    (line,) = said(capsys, "S074")
    assert line.startswith("存疑 S074 就业.务工就业：第")
    assert line.endswith("改成了 1205人，另有 1 处仍是 1203人  [改.docx] → 几处都要改的，改数据后重新生成")


def test_s082_a_sentence_that_somebody_rewrote_follows_no_more(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write("同比增长", "比上年多了")
    Path("改.docx").write_bytes(draft.save())
    Path("数据.yaml").write_text(DATA.replace("1203人", "1000人"), encoding="utf-8")
    assert main(["update", "改.docx", "-d", "数据.yaml", "-o", "新.docx"]) == 0
    (line,) = said(capsys, "S082")
    assert line.startswith("存疑 S082 ")
    assert "里面变了的：增长9.36% → 下降9.09%，没有改动（1203人 → 1000人已写成修订）" in line


def test_s088_a_file_that_is_written_in_an_unusual_way(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    made = BytesIO()
    with ZipFile(BytesIO(Path("稿.docx").read_bytes())) as before, ZipFile(made, "w") as after:
        for each in before.infolist():
            data = before.read(each)
            if each.filename == "word/document.xml":
                data = data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
            after.writestr(each, data)
    Path("改.docx").write_bytes(made.getvalue())
    Path("数据.yaml").write_text(DATA.replace("12户", "14户"), encoding="utf-8")
    assert main(["update", "改.docx", "-d", "数据.yaml", "-o", "新.docx"]) == 2
    (line,) = said(capsys, "S088")
    assert line.startswith("必改 S088 改.docx 的写法特殊，改不了")
    assert not Path("新.docx").exists()


def test_s090_the_draft_comes_from_another_file(draft: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "数据.yaml", "-o", "定稿.docx", "--final"]) == 0
    Path("旧.yaml").write_text(DATA, encoding="utf-8")
    Path("数据.yaml").write_text(DATA.replace("12户", "14户"), encoding="utf-8")
    capsys.readouterr()
    assert main(["update", "定稿.docx", "-d", "数据.yaml", "-o", "新.docx", "--before", "旧.yaml"]) == 0
    assert said(capsys, "S090") == ["提示 S090 定稿.docx 里没有生成记录，按 旧.yaml 的原稿对  [定稿.docx]"]
    assert main(["update", "稿.docx", "-d", "数据.yaml", "-o", "又.docx", "--before", "旧.yaml"]) == 0
    (line,) = said(capsys, "S090")
    assert line.startswith("提示 S090 稿.docx 自己有生成记录，没有用 旧.yaml")

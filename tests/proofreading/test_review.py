"""A draft for discussion says what is wrong where it is wrong; a final copy holds nothing of the workshop."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from drafting.cli.main import main
from drafting.diagnostics import Place
from drafting.proofreading.review import marks_left
from drafting.readers.record import unchanged
from tests.revisions import accepted_text

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例乡, 层级: 乡镇}
报告期: 2026年
指标:
  监测帮扶:
    监测对象:
      数值: 86户251人
      构成: {脱贫不稳定户: 31户92人, 边缘易致贫户: 37户104人, 突发严重困难户: 19户55人}
  住房:
    危房改造: {数值: 12户, 任务: 10户, 完成率: 110%}
  就业:
    务工就业: 待补
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "示例乡.yaml").write_text(DATA, encoding="utf-8")
    return tmp_path


def comments(file: Path) -> list[tuple[str, str]]:
    """The text that each comment stands on, and what it says."""
    with ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
    noted = {
        number: re.sub(r"<[^>]+>", "", inner)
        for number, inner in re.findall(r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>', body)
    }
    return [(noted[str(each.comment_id)], each.text) for each in docx.Document(str(file)).comments]


def test_blanks_to_be_signed_have_their_comments_and_what_is_only_counted_has_none(folder: Path) -> None:
    """Each on its own blank; a reader of the draft has nothing to do for a figure that stands behind a rate."""
    file = folder / "示例乡.yaml"
    given = "公文: {署名: 示例乡人民政府, 发文字号: 示政发〔2026〕待签发, 成文日期: 待签发, 印发机关: 某办, 印发日期: 待签发}\n指标:"
    file.write_text(DATA.replace("指标:", given, 1).replace("待补", "{数值: 60人, 上年同期: 50人}"), encoding="utf-8")
    assert main(["render", "示例乡.yaml", "--review", "-o", "讨论稿.docx"]) == 0
    found = comments(folder / "讨论稿.docx")
    blanks = [place for place, words in found if "D301" in words]
    assert blanks == ["示政发〔2026〕　号", "2026年12月　日", "2026年12月　日印发"]
    assert not any("D224" in words for _, words in found)


def test_a_gap_in_a_table_has_its_comment(folder: Path) -> None:
    file = folder / "示例乡.yaml"
    table = "明细表: {项目清单: [{村: 甲村, 投资: 3万元}, {村: 乙村, 投资: 待补}]}\n"
    file.write_text(DATA.replace("指标:", f"公文: {{附件: [项目清单]}}\n{table}指标:", 1), encoding="utf-8")
    assert main(["render", "示例乡.yaml", "--review", "-o", "讨论稿.docx"]) == 0
    found = [(place, words) for place, words in comments(folder / "讨论稿.docx") if "D220" in words and "乙村" in words]
    assert [place for place, _ in found] == ["【待补】"]


def test_findings_stand_on_the_exact_number(folder: Path) -> None:
    assert main(["render", "示例乡.yaml", "--review", "-o", "讨论稿.docx"]) == 0
    (sum_of_parts, rate, gap) = comments(folder / "讨论稿.docx")
    assert sum_of_parts[0] == "86户"
    assert sum_of_parts[1].startswith("存疑 R101 监测对象·户：填 86户")
    assert "\n建议：核对总数和各项" in sum_of_parts[1]
    assert "\n数据：示例乡.yaml:7:" in sum_of_parts[1]
    assert rate[0] == "10%"  # the rate itself is not printed, but what was computed from it: 超额完成
    assert rate[1].startswith("存疑 R106")
    assert gap[0] == "【待补：务工就业（人社局）】"
    assert gap[1].startswith("存疑 D220")


def test_the_text_is_that_of_the_draft_and_the_file_is_still_ours(folder: Path) -> None:
    main(["render", "示例乡.yaml", "-o", "稿.docx"])
    main(["render", "示例乡.yaml", "--review", "-o", "讨论稿.docx"])
    draft, review = ((folder / name).read_bytes() for name in ("稿.docx", "讨论稿.docx"))
    assert accepted_text(draft) == accepted_text(review)
    assert unchanged(review) is True
    assert main(["render", "示例乡.yaml", "-o", "讨论稿.docx"]) == 0  # the next draft takes its place
    assert (folder / "讨论稿.docx").read_bytes() == draft


def test_a_draft_without_findings_has_no_comments(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = DATA.replace("86户", "87户").replace(", 完成率: 110%", "").replace("待补", "20人")
    (folder / "示例乡.yaml").write_text(clean, encoding="utf-8")
    assert main(["render", "示例乡.yaml", "--review", "-o", "讨论稿.docx"]) == 0
    assert "没有要写成批注的问题" in capsys.readouterr().err
    assert "word/comments.xml" not in ZipFile(folder / "讨论稿.docx").namelist()


@pytest.mark.parametrize("wrong", [["--final", "-o", "稿.docx"], ["-o", "稿.md"], ["--to", "txt"]])
def test_a_review_is_a_word_file_and_no_final_copy(folder: Path, wrong: list[str]) -> None:
    assert main(["render", "示例乡.yaml", "--review", *wrong]) == 2
    assert [each.name for each in folder.iterdir()] == ["示例乡.yaml"]


def test_a_final_copy_is_refused_with_all_that_is_missing_and_all_that_does_not_agree(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "示例乡.yaml", "--final", "-o", "定稿.docx", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["missing"] == ["就业.务工就业"]
    assert {each["code"] for each in said["diagnostics"] if each["severity"] == "error"} == {"R101", "R106", "D220"}
    assert not (folder / "定稿.docx").exists()


def test_a_final_copy_with_gaps_is_told_what_is_wrong_with_its_text_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "示例乡.yaml").write_text(DATA.replace("86户", "87户").replace(", 完成率: 110%", "") + "文字材料: {存在问题: 安全事故由3起下降到5起。}\n", "utf-8")
    assert main(["render", "示例乡.yaml", "--final", "-o", "定稿.docx", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert {each["code"] for each in said["diagnostics"] if each["severity"] == "error"} == {"D220", "P151"}
    assert not (folder / "定稿.docx").exists()


CLEAN = DATA.replace("86户", "87户").replace(", 完成率: 110%", "").replace("务工就业: 待补", "务工就业: 20人")
TYPED = CLEAN + """\
文字材料:
  存在问题:
    - {标题: 增收难度大, 内容: 部分群众【待补：收入情况】。}
    - 标题: 渠道不宽
      内容: 产业单一【待核】，带动不强。
公文: {附注: 【待核实】}
"""


def marks_told(said: dict[str, Any]) -> list[tuple[str, int, str]]:
    return [(each["severity"], each["line"], each["excerpt"]) for each in said["diagnostics"] if each["code"] == "S080"]


def typed_at(severity: str) -> list[tuple[str, int, str]]:
    """Each mark with the line in which it stands."""
    lines = TYPED.splitlines()
    marks = ("【待补：收入情况】", "【待核】", "【待核实】")
    return [(severity, next(number for number, line in enumerate(lines, 1) if mark in line), mark) for mark in marks]


def test_a_mark_that_somebody_typed_does_not_leave_the_house(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "示例乡.yaml").write_text(TYPED, encoding="utf-8")
    assert main(["render", "示例乡.yaml", "--final", "-o", "定稿.docx", "--format", "json"]) == 1
    assert marks_told(json.loads(capsys.readouterr().out)) == typed_at("error")
    assert not (folder / "定稿.docx").exists()
    assert main(["render", "示例乡.yaml", "-o", "稿.docx"]) == 0


@pytest.mark.parametrize("mark", ["［待补］", "[待补]", "〔待补〕", "〖待核〗", "（待补）", "(待核实)", "【 待补】", "【待\u3000补】", "【需补】", "【补】", "【待定】", "【待填：数】"])
def test_a_mark_is_one_however_it_is_typed(mark: str) -> None:
    [told] = marks_left(f"改造{mark}公里。", lambda start, words: Place("稿.txt", 1, start + 1))
    assert (told.excerpt, told.place, told.severity.value) == (mark, Place("稿.txt", 1, 3), "warning")


@pytest.mark.parametrize("words", ["（待核定后拨付）", "资金待补齐", "[1]", "〔2026〕5号", "【重点】", "（补）"])
def test_what_only_looks_like_one_is_none(words: str) -> None:
    assert list(marks_left(words, lambda start, words: None)) == []


@pytest.mark.parametrize("template", ["模板: rural/township\n", ""])
def test_check_tells_a_mark_that_somebody_typed(folder: Path, capsys: pytest.CaptureFixture[str], template: str) -> None:
    assert TYPED.startswith("模板: rural/township\n")
    lines = 1 - template.count("\n")
    (folder / "示例乡.yaml").write_text(template + TYPED.partition("\n")[2], encoding="utf-8")
    assert main(["check", "示例乡.yaml", "--format", "json"]) == 0
    told = marks_told(json.loads(capsys.readouterr().out))
    assert told == [(severity, line - lines, mark) for severity, line, mark in typed_at("warning")]


def test_marks_of_the_program_and_notes_are_not_typed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted = DATA.replace("务工就业: 待补", "务工就业: {数值: 【待补】, 备注: 【待核】}")
    assert noted != DATA
    (folder / "示例乡.yaml").write_text(noted, encoding="utf-8")
    for command in (["check", "示例乡.yaml"], ["render", "示例乡.yaml", "--final", "-o", "定稿.docx"]):
        assert main([*command, "--format", "json"]) == 1
        assert marks_told(json.loads(capsys.readouterr().out)) == []


def test_a_mark_in_what_is_said_of_a_figure_is_told_where_it_stands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = CLEAN.replace("务工就业: 20人", "务工就业: {数值: 20人, 备注: 【待核】}\n    帮扶车间: {数值: 3个, 表述: 运行良好【待核】}")
    (folder / "示例乡.yaml").write_text(said, encoding="utf-8")
    main(["check", "示例乡.yaml", "--format", "json"])
    line = next(number for number, words in enumerate(said.splitlines(), 1) if "运行良好" in words)
    assert marks_told(json.loads(capsys.readouterr().out)) == [("warning", line, "【待核】")]


def test_a_final_copy_holds_nothing_of_the_workshop(folder: Path) -> None:
    clean = DATA.replace("86户", "87户").replace(", 完成率: 110%", "").replace("务工就业: 待补", "务工就业: 20人")
    (folder / "示例乡.yaml").write_text(clean, encoding="utf-8")
    assert main(["render", "示例乡.yaml", "--final", "-o", "定稿.docx"]) == 0
    data = (folder / "定稿.docx").read_bytes()
    with ZipFile(BytesIO(data)) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    for each in ("comment", "highlight", "待补", "bookmark", "customXml", "drafting:record", "示例乡.yaml"):
        assert each.encode() not in whole, each

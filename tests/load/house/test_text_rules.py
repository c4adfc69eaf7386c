"""Rules of wording as a maintainer writes them: what is wrong is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import guide, pipeline
from drafting.load.house.text_rules import read_text_rules
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree

WHOLE = """\
规则:
  - 编码: P901
    名称: 示例
    级别: 存疑
    说明: 示例说明。
    词条: [{误: 甲词, 正: 乙词, 自: 2021-06, 层级: 县}]
    会提示: [这是甲词。]
    不提示: [{文: 这是甲词。, 年度: 2020}]
"""


def read(text: str):
    source, _ = read_text(text.encode(), "示例.yaml")
    assert source is not None
    tree, problems = parse_tree(source)
    assert tree is not None, problems
    return read_text_rules(tree)


def test_a_rule_is_read_whole():
    (rule,), problems = read(WHOLE)
    assert problems == ()
    assert (rule.rule.code, rule.terms[0].since, rule.terms[0].levels) == ("P901", (2021, 6), ("县",))
    assert rule.clean[0].year == 2020


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("编码: P901", "编码: X1", "“X1”不是文字核对的编码"),
        ("编码: P901", "编码: P114", "编码 P114 程序里已经用了"),
        ("级别: 存疑", "级别: 一般", "“一般”不是级别"),
        ("名称: 示例", "名陈: 示例", "不认识“名陈”这个键"),
        ("自: 2021-06", "自: 去年", "“去年”不是年月"),
        ("层级: 县", "层级: 国", "没有“国”这个层级"),
        ("误: 甲词", "正确: 甲词", "词条没有写“误”"),
        ("词条: [{误: 甲词, 正: 乙词, 自: 2021-06, 层级: 县}]", "查: '(甲'", "不是正确的正则式"),
        ("说明: 示例说明。", "查: 甲词", "词条、查、并存要有一个，只有一个"),
        ("年度: 2020", "年度: 前年", "“前年”不是年度"),
    ],
)
def test_each_fault_is_said_with_its_place(old: str, new: str, said: str):
    _, problems = read(WHOLE.replace(old, new))
    assert any(said in each.message for each in problems), problems
    assert all(each.place and each.place.file == "示例.yaml" and each.place.line for each in problems)


def test_a_file_without_rules():
    _, (problem,) = read("词条: 甲\n")
    assert problem.code == "T060"


def house(folder: Path, text: str) -> pipeline.Library:
    checks = folder / "_house" / "checks"
    checks.mkdir(parents=True)
    (checks / "own.yaml").write_text(text, encoding="utf-8")
    return pipeline.open_library(folder)


def test_a_house_adds_its_own_rule_and_template_check_tries_its_examples(tmp_path: Path):
    library = house(tmp_path, WHOLE)
    assert "P901" in {each.rule.code for each in library.rules.all()}
    assert guide.check_text_rules(library) == ()


def test_an_example_that_is_not_true(tmp_path: Path):
    library = house(tmp_path, WHOLE.replace("会提示: [这是甲词。]", "会提示: [这是丙词。]"))
    (finding,) = guide.check_text_rules(library)
    assert (finding.code, "应当提示，却没有" in finding.message) == ("T062", True)
    assert (Path(finding.place.file).name, finding.place.line, finding.place.column) == ("own.yaml", 7, 11)


@pytest.mark.parametrize(("lacking", "line"), [("    会提示: [这是甲词。]\n", "会提示"), ("    不提示: [{文: 这是甲词。, 年度: 2020}]\n", "不提示")])
def test_a_rule_without_an_example_holds_and_only_template_check_tells_it(tmp_path: Path, lacking: str, line: str):
    library = house(tmp_path, WHOLE.replace(lacking, ""))
    (finding,) = guide.check_text_rules(library)
    assert (finding.code, finding.message, finding.severity.value, finding.place.line) == ("T061", f"P901：没有“{line}”的例句", "error", 2)
    data = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n指标: {监测帮扶: {监测对象: 3户}}\n文字材料: {导语: 这是甲词。}\n"
    (tmp_path / "数据.yaml").write_text(data.replace("层级: 乡镇", "层级: 县").replace("示例县示例乡", "示例县").replace("示例乡人民政府", "示例县人民政府"), encoding="utf-8")
    loaded = pipeline.read_dataset(tmp_path / "数据.yaml", library)
    drafted = pipeline.draft(library, loaded.dataset)
    assert drafted.document is not None
    assert "P901" in {each.code for each in drafted.prose}


def test_a_code_twice_in_two_files(tmp_path: Path):
    library = house(tmp_path, WHOLE.replace("P901", "P101"))
    (finding,) = guide.check_text_rules(library)
    assert "编码 P101 别的规则已经用了" in finding.message

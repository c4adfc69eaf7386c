"""What people really type wrong, each explained at its own place."""

from __future__ import annotations

import re

import pytest

from drafting.load.parsing.prelint import lint
from drafting.load.parsing.slips import explain_scalar
from drafting.load.parsing.yaml_events import salvaged
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.registry import RULES
from drafting.source import Source

SAMPLE = """\
模板: rural/annual
单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}
公文:
  标题: 示例县上半年工作总结
  附注: "此件公开发布"   # 示例数据
指标:
  监测帮扶:
    监测对象:
      数值: 5361户12591人
      构成:
        脱贫不稳定户: {数值: 2078户4959人, 已消除: 1800户4300人}
        边缘易致贫户: 3091户7069人
      截至: 2021-11-30
    风险未消除: 363户1102人
  就业:
    务工人数: 59674人
明细表:
  县区典型村:
    - {地区: 甲镇, 典型村: 5个}
    - 地区: 乙镇
      典型村: 7个
文字材料:
  存在问题:
    - 标题: 增收难度较大
      内容: >
        一是：产业基础还不牢固。
        二是：收入不高。
  下步打算: 第一：抓增收。
"""
LINES = SAMPLE.split("\n")


def found_in(text: str) -> list[tuple[str, str]]:
    tree, diagnostics = parse_tree(Source("数据.yaml", text))
    assert tree is None
    return [(each.code, str(each.place).removeprefix("数据.yaml:")) for each in diagnostics]


def typed(line: int, new: str) -> str:
    """The sample with line `line` (from 1) typed differently."""
    return "\n".join([*LINES[: line - 1], new, *LINES[line:]])


def test_the_sample_itself_is_clean() -> None:
    assert parse_tree(Source("数据.yaml", SAMPLE))[1] == ()


def test_good_lines_are_never_blamed() -> None:
    assert lint(SAMPLE).findings == ()


@pytest.mark.parametrize(
    ("line", "new", "code", "column"),
    [
        (9, "      数值：5361户12591人", "D011", 9),
        (7, "  监测帮扶：", "D011", 7),
        (6, "指标：", "D011", 3),
        (2, "单位：{名称: 示例县农业农村局, 地区: 示例县}", "D011", 3),
        (11, "        脱贫不稳定户: {数值：2078户4959人, 已消除: 1800户4300人}", "D011", 20),
        (20, "    - 地区：乙镇", "D011", 9),
        (14, "    风险未消除:363户1102人", "D012", 10),
        (16, "    务工人数:59674人\n    脱贫人口: 3人", "D012", 9),
        (11, "        脱贫不稳定户: {数值:2078户4959人}", "D012", 20),
        (14, "    风险未消除:\xa0363户1102人", "D012", 10),
        (11, "        脱贫不稳定户: {数值: 2078户4959人, 已消除:}", "D012", 37),
        (11, "        脱贫不稳定户: {已消除:, 数值: 2078户4959人}", "D012", 21),
        (14, "    风险未消除: - 97%", "D028", 12),
        (11, "        脱贫不稳定户: {数值: 2078户4959人, 已消除: - 3户}", "D028", 39),
        (9, "\t\t\t数值: 5361户", "D013", 1),
        (9, "　　　数值: 5361户", "D013", 1),
        (20, "    -\t地区: 乙镇", "D013", 6),
        (4, "  标题: @示例县", "D014", 7),
        (4, "  标题: %5", "D014", 7),
        (4, "  标题: *重点", "D014", 7),
        (4, "  标题: `示例`", "D014", 7),
        (4, "  标题: ]示例", "D014", 7),
        (4, "  标题: >50%", "D014", 7),
        (4, "  标题: [2023]10号", "D014", 7),
        (4, "  标题: {{ 收入 }}元", "D014", 7),
        (4, "  标题: {{ 收入 }}", "D014", 7),
        (19, "    - {地区: 甲镇, 典型村: @5}", "D014", 21),
        (4, "  标题: 示例县: 工作总结", "D015", 10),
        (4, "  标题: 示例县:", "D015", 10),
        (19, "    - {地区: 甲镇: 乙村, 典型村: 5个}", "D015", 14),
        (4, '  标题: "示例县', "D016", 7),
        (4, "  标题: '示例县", "D016", 7),
        (5, '  附注: "此件公开发布', "D016", 7),
        (4, '  标题: "两不愁"工作总结', "D016", 12),
        (14, "   风险未消除: 363户", "D017", 4),
        (14, "     风险未消除: 363户", "D017", 6),
        (12, "          边缘易致贫户: 3091户7069人", "D017", 11),
        (11, "        脱贫不稳定户: {数值: 2078户4959人", "D018", 17),
        (11, "        脱贫不稳定户: {数值: 2078户4959人， 已消除: 1800户}", "D018", 32),
        (11, "        脱贫不稳定户: {数值: 2078户4959人]", "D018", 32),
        (11, "        脱贫不稳定户: ｛数值: 2078户4959人｝", "D018", 17),
        (14, "    风险未消除 363户1102人\n    已消除: 3户", "D019", 5),
        (14, "    : 363户", "D025", 5),
    ],
)  # fmt: skip
def test_one_slip_is_one_finding_at_its_place(line: int, new: str, code: str, column: int) -> None:
    assert found_in(typed(line, new)) == [(code, f"{line}:{column}")]


def test_a_colon_alone_between_blanks_is_a_line_without_a_name() -> None:
    assert ("D025", "14:2") in found_in(typed(14, " : "))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("文字材料:\n  下步打算:\n    - {标题: 抓培训, 内容: 全年培训{{ 就业.技能培训 }}。}\n", [("D014", "3:21", '"全年培训{{ 就业.技能培训 }}。"')]),
        ("文字材料:\n  下步打算:\n    - {标题: 甲, 内容: {{ 就业.甲 }}人}\n", [("D014", "3:19", '"{{ 就业.甲 }}人"')]),
    ],
)
def test_a_reference_in_the_braces_of_an_outline_asks_for_quotes_around_its_own_text(text: str, found: list[tuple[str, str, str]]) -> None:
    said = lint(text).findings
    assert [(each.rule.code, f"{each.line}:{each.column}", each.hint.partition("：")[2]) for each in said] == found


def test_slips_all_over_the_file_are_found_at_once() -> None:
    text = typed(4, "  标题: 示例县: 总结").replace("数值: 5361", "数值：5361").replace("地区: 乙镇", "地区:乙镇")
    assert found_in(text) == [("D015", "4:10"), ("D011", "9:9"), ("D012", "20:9")]


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("甲:\xa05户", "甲：冒号后面是从网页、Word 带来的不换行空格，不是半角空格，没有读成“名称: 值”", "冒号后面改用一个半角空格：甲: 5户"),
        ("甲:\u30005户", "甲：冒号后面是全角空格，不是半角空格，没有读成“名称: 值”", "冒号后面改用一个半角空格：甲: 5户"),
        ("甲: - 2.5%", "甲：“- 2.5%”里的“- ”是列表的写法", "负数写成 -2.5%（减号后面不空格）；不是负数的，删去“-”"),
        ("甲: - 乙镇", "甲：“- 乙镇”里的“- ”是列表的写法", "只有一项的，删去“- ”；有几项的，每项另起一行，前面写“- ”，或者写成 [甲, 乙]"),
        ("甲: {数值: 5户, 任务:}", "任务：冒号后面没有值", "补上 任务: …；没有的，删去“任务:”"),
    ],
)
def test_what_was_typed_stays_in_the_hint(line: str, message: str, hint: str) -> None:
    (found,) = lint(f"指标:\n  组:\n    {line}\n    乙: 3户\n").findings
    assert (found.message, found.hint) == (message, hint)


def test_what_the_lines_cannot_explain_hides_nothing_else() -> None:
    """A value that YAML alone finds fault with is left out, and the rest is read."""
    text = 'a: 1\n指标:\n  组:\n    甲: "a\\q"\n    丁：5户\n    丙: "a\\z"\n    乙: 3户\n    乙: 4户\n'
    assert found_in(text) == [("D010", "4:10"), ("D011", "5:6"), ("D010", "6:10"), ("D023", "8:5")]
    assert found_in(text.replace("丁：", "丁: ")) == [("D010", "4:10"), ("D010", "6:10"), ("D023", "8:5")]


@pytest.mark.parametrize("value", ['"a\\q\n      续"', "{a: 1,\n      b: ?}", '"a\\q"\n      续'])
def test_a_value_that_may_go_on_below_is_not_left_out(value: str) -> None:
    tree, certain, _ = salvaged(Source("数据.yaml", f"指标:\n  组:\n    甲: {value}\n    丙: 3户\n"))
    assert tree is None or not certain


@pytest.mark.parametrize("colon", ["：", ":"])
def test_wherever_a_colon_is_mistyped_it_is_explained(colon: str) -> None:
    """At the line itself, or by the text that stands where a mapping was expected."""
    unexplained = []
    for number, line in enumerate(LINES[:21], 1):
        for position in (each.start() for each in re.finditer(": ", line)):
            tree, diagnostics = parse_tree(
                Source("数据.yaml", typed(number, line[:position] + colon + line[position + 2 :]))
            )
            if tree is None and number in [each.place.line for each in diagnostics if each.place]:
                continue
            if tree is not None and any(map(explain_scalar, texts(tree.value))):
                continue
            unexplained.append((number, position, diagnostics))
    assert unexplained == []


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for child in children for text in texts(child)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("户数：5361", "改成半角冒号加一个空格：户数: 5361"),
        ("户数:5361户", "冒号后面加一个空格：户数: 5361户"),
        ("户数：5361 人数：12591", "户数: 5361"),
        ("｛数值：5户｝", "括号要用半角"),
        ("5361户12591人 构成：", "“构成：”被接到了“5361户12591人”后面"),
    ],
)
def test_text_where_a_measure_belongs_is_explained(text: str, words: str) -> None:
    hint = explain_scalar(text)
    assert hint is not None
    assert words in hint


def test_a_name_may_begin_with_a_number() -> None:
    assert "7月中旬: 5户" in (explain_scalar("7月中旬：5户") or "")


@pytest.mark.parametrize("text", ["", "5361户12591人", "全省第三", "12:30", "1:3", "2021-12-14", "约2.6万人", "A：B"])
def test_plain_values_need_no_explanation(text: str) -> None:
    assert explain_scalar(text) is None


OWN_RULES = [rule for code, rule in sorted(RULES.items()) if "D001" <= code <= "D049" and rule.hits]


@pytest.mark.parametrize("rule", [pytest.param(each, id=each.code) for each in OWN_RULES])
def test_the_example_of_each_rule_raises_it_and_its_twin_does_not(rule) -> None:  # type: ignore[no-untyped-def]
    from drafting.load.parsing.text import read_text

    def codes(text: str) -> set[str]:
        source, diagnostics = read_text(text.encode(), "数据.yaml")
        assert source is not None
        return {each.code for each in (*diagnostics, *parse_tree(source)[1])}

    assert rule.code in codes(rule.hits)
    assert codes(rule.clean) == set()


def test_a_name_half_in_quotes_is_told_with_the_quotes_to_type_and_nothing_follows_from_it() -> None:
    text = typed(16, '    "点对点"输送: 16人\n    技能培训: 3期')
    assert found_in(text) == [("D016", "16:5")]
    (finding,) = parse_tree(Source("数据.yaml", text))[1]
    assert finding.hint == "名称里的引用用中文引号：“点对点”输送: …"


def test_of_three_names_the_one_in_the_middle_is_out_of_line() -> None:
    """What is blamed is the line that was moved, not the one below it, and no second colon is seen in it."""
    text = "兜底:\n  低保: {单位: 户}\n{0}特困: {{单位: 人}}\n  孤儿: {{单位: 人}}\n".replace("{单位: 户}", "{{单位: 户}}")
    assert found_in(text.format(" ")) == [("D017", "3:2")]
    assert found_in(text.format("")) == [("D017", "3:1")]
    (finding,) = parse_tree(Source("数据.yaml", text.format("")))[1]
    assert (finding.message, finding.hint) == ("特困：前面只有 0 个空格，下面的“孤儿”却在它下一级", "与“孤儿”对齐，前面空 2 格")


def test_a_level_that_opens_too_deep_is_what_is_told_not_only_the_line_below_it() -> None:
    (finding,) = parse_tree(Source("数据.yaml", "兜底:\n   低保: 5户\n  特困: 3人\n  孤儿: 2人\n"))[1]
    assert (finding.code, str(finding.place)) == ("D017", "数据.yaml:3:3")
    assert finding.hint == "上面从“低保”起多缩进了：每一级空两格，改成前面空 2 格"


def test_a_value_that_follows_below_its_key_in_brackets_is_not_missed() -> None:
    text = "住房:\n  危房改造: {数值: 12户, 任务:\n    10户}\n  农房: @3户\n"
    assert found_in(text) == [("D014", "4:7")]


def test_lines_behind_a_bracket_that_never_closes_are_not_blamed() -> None:
    text = "就业:\n  务工: 3人\n{集体经济:\n  收入: 3万元\n资金项目:\n  支出: 3万元\n"
    assert "D012" not in {code for code, _ in found_in(text)}


def test_what_is_wrong_is_told_once() -> None:
    text = "甲:\n  子: 5户\n  子: 6户\n乙: 丙\n- 丁\n"
    found = found_in(text)
    assert len(found) == len(set(found))


def test_a_long_text_is_told_with_both_its_quotes() -> None:
    found = lint("导语: 资金支出稳步推进，全年共完成项目建设任务若干: 其中包括道路、饮水、住房等各类项目。\n").findings
    assert '"资金支出稳步推进，全年共完成项目建设任务若干:……房等各类项目。"（中间照抄）' in found[0].hint


@pytest.mark.parametrize("below", ["    新识别: 2户\n", "      新识别: 2户\n", "   新识别: 2户\n"])
def test_blanks_are_not_counted_beside_a_tab(below):
    text = f"指标:\n  监测帮扶:\n\t监测对象: 3户5人\n{below}公文:\n  标题: 甲\n   署名: 乙\n"
    assert [(each.rule.code, each.line) for each in lint(text).findings] == [("D013", 3), ("D017", 7)]


def test_a_key_deeper_than_the_key_above_belongs_beside_it():
    text = "指标:\n  就业:\n    务工就业:\n      数值: 120人\n       任务: 100人\n      上年同期: 3人\n"
    assert [(each.rule.code, each.line, each.hint) for each in lint(text).findings] == [("D017", 5, "与“数值”对齐，前面空 6 格")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("务工: {数值: 5万人, 其中: 脱贫户: 3万人}}", ("D018", "其中：少了左括号“{”", "写成 {数值: 5万人, 其中: {脱贫户: 3万人}}")),
        ("务工: {数值: 5万人, 任务: 数值: 4万人}, 其中: {脱贫户: 3万人}}", ("D018", "任务：少了左括号“{”", "写成 {数值: 5万人, 任务: {数值: 4万人}, 其中: {脱贫户: 3万人}}")),
        ("务工: {数值: 5万人 # 说明}", ("D018", "务工：“#”后面都是注释，右括号也在里面", "写成 {数值: 5万人}  # 说明")),
        ("务工: {数值: 5万人, 其中: {脱贫户: 3人 # 说明}}", ("D018", "务工：“#”后面都是注释，右括号也在里面", "写成 {数值: 5万人, 其中: {脱贫户: 3人}}  # 说明")),
        ("务工: {数值: #12户}", ("D014", "务工：值以“#”开头，从这里起都读成了注释", '写成 {数值: "#12户"}')),
        ('务工: {数值: "5万人}', ("D016", '务工：引号 " 没有配对', '写成 {数值: "5万人"}')),
        ("务工: {数值: '5万人', 备注: '甲}", ("D016", "务工：引号 ' 没有配对", "写成 {数值: '5万人', 备注: '甲'}")),
        ("务工: {数值: 5万人 # 还没有完", ("D018", "务工：括号“{”没有配对", "写成 {数值: 5万人}")),
        ("务工: {数值: 5万人}}", ("D018", "务工：右括号后面多了“}”", "删去“}”")),
    ],
)
def test_a_brace_that_is_missing_or_one_too_many(line: str, told: tuple[str, str, str]) -> None:
    tree, (finding,) = parse_tree(Source("数据.yaml", f"指标:\n  就业:\n    {line}\n"))
    assert tree is None
    assert (finding.code, finding.message, finding.hint) == told

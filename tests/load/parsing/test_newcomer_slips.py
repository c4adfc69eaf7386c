"""Mistakes of people who have never seen YAML: each is one finding that says what to type instead."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Diagnostic
from drafting.load.parsing.pairs_on_a_line import read_pairs
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.source import Source
from tests.load.validating import HEAD, catalogue, units
from tests.shipped import shipped


def found_in(indicators: str, head: str = HEAD) -> tuple[Diagnostic, ...]:
    tree, problems = parse_tree(Source("数据.yaml", head + indicators))
    if tree is None:
        return problems
    return (*problems, *validate_dataset(tree, units(), catalogue())[1])


def told(indicators: str) -> list[tuple[str, str, str]]:
    """(code, line:column below the head, hint)."""
    lines = HEAD.count("\n")
    return [
        (each.code, f"{each.place.line - lines}:{each.place.column}", each.hint)
        for each in found_in(indicators)
        if each.place and each.place.line
    ]


@pytest.mark.parametrize("last", ["", "    排查轮次: 3轮\n"])
@pytest.mark.parametrize(
    ("colon", "code", "hint"), [(":", "D012", "冒号后面加一个空格"), ("：", "D011", "把全角冒号“：”改成半角冒号加一个空格")]
)
def test_glued_lines_in_a_row_have_a_finding_each(colon: str, code: str, hint: str, last: str) -> None:
    text = f"指标:\n  监测帮扶:\n    监测对象{colon}86户251人\n    新识别{colon}19户60人\n{last}"
    assert told(text) == [
        (code, "3:9", f"{hint}：监测对象: 86户251人"),
        (code, "4:8", f"{hint}：新识别: 19户60人"),
    ]


def test_a_line_without_any_colon_is_told_as_it_should_be_typed() -> None:
    text = "指标:\n  监测帮扶:\n    监测对象 86户251人\n    新识别=3户\n"
    assert [hint.partition("，")[0] for _, _, hint in told(text)] == ["写成 监测对象: 86户251人", "写成 新识别: 3户"]


def test_levels_glued_on_one_line_go_below_each_other() -> None:
    assert told("指标:\n  监测帮扶:监测对象:86户251人\n") == [
        ("D012", "2:7", "“监测帮扶:”单独写一行；下一行多缩进两格，写 监测对象: 86户251人")
    ]


def test_a_glued_line_below_a_value_moves_the_value_down() -> None:
    ((code, place, hint),) = told("指标:\n  监测帮扶:\n    监测对象: 5户\n      其中：3户\n")
    assert (code, place) == ("D011", "4:9")
    assert hint == "写成“其中: …”；“监测对象:”后面空着，下一行写“数值: 5户”，和这一行对齐"


BRACES = "{数值: 12户, 任务: 10户}"


@pytest.mark.parametrize(
    "typed",
    [
        "数值: 12户, 任务: 10户",
        "12户, 任务: 10户",
        "12户，任务：10户",
        "12户 任务: 10户",
        "{数值：12户，任务：10户}",
        "{数值: 12户，任务: 10户}",
        "{数值: 12户，任务：10户}",
        "{数值：12户, 任务: 10户}",
        "{数值：12户, 任务：10户}",
        "{数值:12户,任务:10户}",
        "{数值: 12户、任务: 10户}",
        "{数值: 12户; 任务: 10户}",
        "{数值 12户, 任务 10户}",
        "{数值=12户, 任务=10户}",
        "{12户, 任务: 10户}",
        "｛数值：12户，任务：10户｝",
        "｛数值: 12户, 任务: 10户｝",
        "{数值: 12户, 任务: 10户｝",
        "{数值: 12户, 任务: 10户",
        "{数值: 12户, 任务: 10户}、",
        "数值: 12户, 任务: 10户}",
        "（数值：12户，任务：10户）",
        "(数值: 12户, 任务: 10户)",
        "[数值: 12户, 任务: 10户]",
    ],
)
def test_however_two_items_are_put_on_a_line_the_whole_is_shown_as_it_should_be_typed(typed: str) -> None:
    (found,) = found_in(f"指标:\n  住房:\n    危房改造: {typed}\n    抗震改造: 3户\n")
    assert BRACES in found.hint
    assert found.severity == "error"
    assert found_in(f"指标:\n  住房:\n    危房改造: {BRACES}\n    抗震改造: 3户\n") == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{数值：20户，构成：{甲：12户，乙：8户}，提供单位：某局}", "{数值: 20户, 构成: {甲: 12户, 乙: 8户}, 提供单位: 某局}"),
        ("{数值：3，100人，任务：3200人}", "{数值: 3100人, 任务: 3200人}"),
        ("1,200户，任务1,000户", "{数值: 1200户, 任务: 1000户}"),  # a comma would part it in braces
        ("{数值: 86户，251人, 任务: 3户}", "{数值: 86户、251人, 任务: 3户}"),
        ("{名录：[《甲》，《乙》]}", "{名录: [《甲》, 《乙》]}"),
    ],
)
def test_pairs_are_read_in_whatever_marks_they_were_typed(typed: str, meant: str) -> None:
    pairs = read_pairs(typed)
    assert pairs is not None
    assert pairs.in_braces() == meant


@pytest.mark.parametrize("text", ["", "86户", "一是：产业基础不牢。二是：收入不高。", "{甲, 乙}", "会议12:30开始", "甲" * 400 + "：5户", "{" * 50 + "甲：1户"])
def test_what_is_no_row_of_pairs_is_left_alone(text: str) -> None:
    assert read_pairs(text) is None


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("  监测帮扶: 监测对象: 86户251人\n", "“监测对象”另起一行，比“监测帮扶”多空两格：监测对象: 86户251人"),
        ("  监测帮扶: 监测对象: 86户, 新识别: 3户\n", "每项另起一行，比“监测帮扶”多空两格：监测对象: 86户"),
        ("  监测帮扶:\n    新识别: 3户, 监测对象: 5户\n", "“监测对象”另起一行，与“新识别”对齐：监测对象: 5户"),
    ],
)
def test_several_indicators_on_a_line_go_on_lines_of_their_own(line: str, hint: str) -> None:
    ((code, _, said),) = told(f"指标:\n{line}")
    assert (code, said) == ("D015", hint)


def test_all_of_it_on_the_first_line_goes_below() -> None:
    ((code, _, hint),) = told("指标: 监测帮扶: 监测对象: 86户251人\n")
    assert (code, hint.startswith("“监测帮扶:”另起一行，比“指标”多空两格")) == ("D015", True)


def test_a_sentence_with_a_colon_is_still_advised_quotes() -> None:
    ((code, _, hint),) = told("公文:\n  标题: 示例县: 工作总结\n指标: {}\n")
    assert (code, hint.startswith('是文字就整句加引号："示例县: 工作总结"')) == ("D015", True)


def test_a_name_that_runs_over_a_line_is_told_and_breaks_nothing() -> None:
    assert [each.code for each in found_in('指标:\n  就业:\n    "务工\\n就业": 30人\n')] == ["D088"]


class TestLevels:
    def test_groups_that_are_not_indented_are_one_finding(self) -> None:
        (found,) = found_in("指标:\n监测帮扶:\n  监测对象: 86户251人\n就业:\n  务工人数: 30人\n")
        assert (found.code, found.place.line if found.place else 0) == ("D051", 3)
        assert "“监测帮扶”、“就业”没有缩进" in found.message
        assert found.hint.startswith("从“监测帮扶:”起，属于指标的每一行前面都多空两格")

    def test_nothing_is_indented_at_all(self) -> None:
        (found,) = found_in("指标:\n监测帮扶:\n监测对象: 86户251人\n")
        assert found.code == "D051"

    def test_one_group_outside_is_moved_in(self) -> None:
        ((code, _, hint),) = told("指标:\n  监测帮扶:\n    监测对象: 3户\n就业:\n  务工人数: 30人\n")
        assert (code, hint) == ("D050", "“就业:”和它下面各行，移到“指标:”下面，每行前面多空两格")

    def test_without_the_line_that_opens_the_figures(self) -> None:
        (found,) = found_in("监测帮扶:\n  监测对象: 3户\n")
        assert (found.code, found.hint) == ("D051", "在“监测帮扶:”上面加一行“指标:”，下面属于指标的每一行前面多空两格")

    @pytest.mark.parametrize("text", ["低保:\n  户数: 12户\n", "监测对象: 12户30人\n", "低保:\n  - 低保户12户\n"])
    def test_without_that_line_what_the_catalogue_does_not_know_is_figures_too(self, text: str) -> None:
        (found,) = found_in(text)
        assert (found.code, found.message) == ("D051", "指标：没有这一行，各组指标写在了最外层")

    def test_a_remark_without_figures_is_no_group(self) -> None:
        assert sorted(each.code for each in found_in("备注: 待核\n")) == ["D050", "D051"]

    @pytest.mark.parametrize("text", ["指标:\n- 监测帮扶:\n    监测对象: 3户\n", "指标:\n  - 监测帮扶:\n    - 监测对象: 3户\n"])
    def test_groups_as_items_of_a_list(self, text: str) -> None:
        ((code, _, hint),) = told(text)
        assert (code, "不写“- ”" in hint) == ("D052", True)

    def test_indicators_as_items_of_a_list(self) -> None:
        ((code, _, hint),) = told("指标:\n  监测帮扶:\n    - 监测对象: 86户251人\n    - 新识别: 3户\n")
        assert (code, hint) == ("D085", "删去各行前面的“- ”：监测对象: 86户251人")

    @pytest.mark.parametrize("line", ["  监测帮扶\n    监测对象: 3户\n"])
    def test_a_name_above_others_lacks_its_colon(self, line: str) -> None:
        assert told(f"指标:\n{line}") == [("D019", "2:3", "写成“监测帮扶:”，冒号用半角")]

    def test_the_levels_offered_are_those_beside_the_line(self) -> None:
        ((_, place, hint),) = told("指标:\n  监测帮扶:\n    监测对象:\n      数值: 5户\n     已消除: 3户\n")
        assert (place, hint) == ("5:6", "与“数值”同级的，前面空 6 格；与“监测对象”同级的，前面空 4 格")

    def test_a_tab_among_blanks_is_one_finding(self) -> None:
        assert [code for code, _, _ in told("指标:\n  监测帮扶:\n    监测对象: 5户\n    \t新识别: 3户\n")] == ["D013"]

    @pytest.mark.parametrize(
        ("below", "hint"),
        [
            ("任务: 10户", "“监测对象:”后面空着，另起一行写“数值: 12户”，和“任务”对齐"),
            ("数值: 12户", "“监测对象:”后面空着，数写在这一行：数值: 12户"),
            ("数值:   # 户、人", "“监测对象:”后面空着，数写在这一行：数值: 12户"),
            ("新识别: 3户", "与“监测对象”同级的，前面空 4 格；是它下级的，“监测对象:”后面空着，另起一行写“数值: 12户”，和“新识别”对齐"),
        ],
    )
    def test_a_value_beside_the_name_above_indented_lines(self, below: str, hint: str) -> None:
        assert told(f"指标:\n  监测帮扶:\n    监测对象: 12户\n      {below}\n") == [("D017", "4:7", hint)]


@pytest.mark.parametrize("typed", ["?", "-", "**户**人"])
def test_a_mark_in_place_of_a_figure_says_the_ways_to_write_none(typed: str) -> None:
    (found,) = found_in(f"指标:\n  监测帮扶:\n    新识别: {typed}\n    监测对象: 3户\n")
    assert found.code == "D028"
    assert found.message.startswith("新识别：")
    assert all(word in found.hint for word in ("待补", "不适用", "0户", "空着"))


def test_a_mark_in_place_of_words_is_left_blank_instead() -> None:
    (found,) = found_in("公文:\n  标题: -\n指标: {}\n")
    assert (found.code, found.hint) == ("D028", "没有的空着，或整行删去")


def test_a_comparison_sign_is_a_word() -> None:
    (found,) = found_in("指标:\n  监测帮扶:\n    新识别: >12户\n")
    assert found.hint == "“超过”用文字写：超12户"


@pytest.mark.parametrize("typed", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "  #VALUE!"])
def test_an_error_value_of_a_spreadsheet_is_no_comment(typed: str) -> None:
    (found,) = found_in(f"指标:\n  监测帮扶:\n    新识别: {typed}\n    监测对象: 3户  # N/A\n")
    assert (found.code, found.message.partition("：")[0]) == ("D029", "新识别")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("=86户", "写成 86户"), ("=SUM(A1:A3)", "填算好的数"), ("=B7/B8", "填算好的数")],
)
def test_a_formula_of_a_spreadsheet_or_none_at_all(typed: str, hint: str) -> None:
    (found,) = found_in(f"指标:\n  监测帮扶:\n    新识别: {typed}\n")
    assert (found.code, found.hint.startswith(hint)) == ("D080", True)


@pytest.mark.parametrize("typed", ["=监测帮扶.监测对象 / 2", "=86+3", "=监测帮扶.A1类 * 2"])
def test_a_formula_of_indicators_passes(typed: str) -> None:
    assert found_in(f"指标:\n  监测帮扶:\n    监测对象: 3户\n    A1类: 3户\n    新识别: {typed}\n") == ()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("46203", "像是表格里日期的序号，写成 2026-06-30"),
        ("46203.0", "像是表格里日期的序号，写成 2026-06-30"),
        ("6.30", "写成 6月30日，或者写全 2021-06-30 的样子"),
        ("6/30", "写成 6月30日，或者写全 2021-06-30 的样子"),
        ("2026—06—30", "写成 2026-06-30"),
        ("2026，6，30", "写成 2026-06-30"),
        ("2026 06 30", "写成 2026-06-30"),
        ("26-6-30", "写成 2026-06-30"),
        ("30/6/2026", "写成 2026-06-30"),
        ("2026-06-30 00:00:00", "写成 2026-06-30"),
        ("2026-06-31 00:00", "写成 2021-11-30 的样子，或者用文字写（6月底、目前）"),
    ],
)
def test_a_day_in_other_marks_is_shown_as_it_should_be_typed(typed: str, hint: str) -> None:
    (found,) = found_in(f"指标:\n  监测帮扶:\n    新识别: {{数值: 3户, 截至: '{typed}'}}\n")
    assert (found.code, found.hint) == ("D070", hint)


def test_a_name_alone_is_put_into_its_place() -> None:
    found = found_in("指标: {}\n", head="单位: 某乡人民政府\n报告期: 2026年\n")
    assert [each.hint for each in found] == ["写成 单位: {名称: 某乡人民政府, 地区: 某乡}"]


class TestOneLook:
    """A file with slips of the keyboard is also looked through for wrong values, in the same run."""

    def found_in(self, tmp_path, text: str) -> list[tuple[str, int | None]]:  # type: ignore[no-untyped-def]
        from drafting.reading import read_dataset

        file = tmp_path / "数据.yaml"
        file.write_text(text, encoding="utf-8")
        loaded = read_dataset(file, shipped())
        assert loaded.dataset is None
        return [(each.code, each.place.line if each.place else None) for each in loaded.diagnostics]

    def test_beside_slips_that_leave_no_doubt_everything_is_said(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        text = "单位: {名称: 某乡, 地区: 某乡}\n报告期: 2026年\n指标:\n  就业:\n  务工就业: 3000人\n  住房:\n    危房改造:12户\n    抗震改造: 三千\n"
        assert self.found_in(tmp_path, text) == [("D012", 7), ("D103", 5), ("D080", 8)]

    def test_where_levels_were_guessed_only_values_are_looked_at(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        text = "单位: {名称: 某乡, 地区: 某乡}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 12户\n      任务: 10户\n  就业:\n  务工就业: 3000人\n  招聘会: XX场\n"
        assert self.found_in(tmp_path, text) == [("D017", 6), ("D080", 9)]

    def test_of_a_group_with_a_tab_nothing_is_said_that_hangs_on_its_levels(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        head = "单位: {名称: 某乡, 地区: 某乡}\n报告期: 2026年\n指标:\n"
        figure = "  监测帮扶:\n    监测对象:\n\t数值: 3户5人\n      已消除: 1户2人\n      提供单位: 县农业农村局\n    新识别: 1户2人\n"
        assert self.found_in(tmp_path, f"{head}{figure}  住房:\n    危房改造: 三千\n") == [("D013", 6), ("D080", 11)]

    def test_a_value_that_is_to_move_is_looked_at_too(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        text = "单位: {名称: 某乡, 地区: 某乡}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 12户，任务10户   # 户\n      数值:   # 户\n      任务:\n"
        assert self.found_in(tmp_path, text) == [("D017", 6), ("D080", 6)]

    def test_a_name_twice_does_not_hide_a_wrong_value(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        text = "单位: {名称: 某乡, 地区: 某乡}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 12户\n    危房改造: 13户\n    抗震改造: XX户\n"
        assert self.found_in(tmp_path, text) == [("D023", 6), ("D080", 7)]

    def test_a_file_that_cannot_be_mended_says_what_it_said(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        assert self.found_in(tmp_path, "指标: " + "[" * 200 + "\n")[0][0] == "D021"

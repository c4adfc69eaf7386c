"""Files of one unit against each other: within a year, and against the year before."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine_together
from drafting.diagnostics import Place
from tests.checks.judging import book_of

CATALOGUE = """\
住房:
  改造: {计量单位: 户, 性质: 时期, 构成: [甲类, 乙类]}
  面积: {计量单位: 亩, 性质: 时期}
  存量: {计量单位: 户, 性质: 时点}
  户均: {计量单位: 元, 性质: 时期, 汇总: 重算}
  进度: {类型: 比率, 性质: 时期}
"""


def together(*files: tuple[str, str]) -> list[str]:
    books = [
        book_of(f"单位: {{名称: 青禾县住建局, 地区: 青禾县}}\n报告期: {period}\n指标: {{住房: {{{body}}}}}\n", CATALOGUE, name=f"{period}.yaml")
        for period, body in files
    ]
    found, _ = examine_together(books)
    return [f"{each.code} {each.place}" for each in found]


@pytest.mark.parametrize(
    ("earlier", "later", "fallen"),
    [
        ("改造: 80户", "改造: 79户", True),
        ("改造: 80户", "改造: 80户", False),
        ("改造: 800户", "改造: 0.08万户", False),
        ("改造: {构成: {甲类: 5户, 乙类: 7户}}", "改造: {构成: {甲类: 4户, 乙类: 9户}}", True),
        ("改造: {数值: 8户, 其中: {脱贫户: 5户}}", "改造: {数值: 9户, 其中: {脱贫户: 4户}}", True),
        ("面积: 30亩", "面积: 1公顷", True),
        ("面积: 30亩", "面积: 2公顷", False),
        ("存量: 80户", "存量: 79户", False),
        ("户均: 80元", "户均: 79元", False),
        ("进度: 80%", "进度: 79%", False),
        ("别的: 80户", "别的: 79户", False),
        ("改造: {数值: 80户, 统计期间: 5月}", "改造: 79户", False),
        ("改造: 80户", "改造: {数值: 79户, 统计期间: 12月}", False),
        ("改造: {数值: 80户, 任务: 90户}", "改造: {数值: 80户, 任务: 70户}", False),
        ("改造: 约80户", "改造: 79户", False),
    ],
)
def test_what_adds_up_over_a_year_does_not_fall(earlier: str, later: str, fallen: bool) -> None:
    found = together(("2021年", later), ("2021年上半年", earlier))
    assert [each[:15] for each in found] == (["R150 2021年.yaml"[:15]] if fallen else [])


@pytest.mark.parametrize(
    ("earlier", "later", "compared"),
    [
        ("2021年1—9月", "2021年1—10月", True), ("2021年下半年", "2021年", True), ("2021年第二季度", "2021年上半年", True),
        ("2021年上半年", "2021年下半年", False), ("2020年", "2021年", False),
    ],
)  # fmt: skip
def test_only_a_part_of_the_period_can_be_more_than_it(earlier: str, later: str, compared: bool) -> None:
    found = together((earlier, "改造: 80户"), (later, "改造: 79户"))
    assert [each[:4] for each in found] == (["R150"] if compared else [])


def test_what_came_from_another_file_is_said_and_the_answers_of_each_file_are_its_own() -> None:
    head = "单位: {{名称: 青禾县住建局, 地区: 青禾县}}\n报告期: {}\n指标:\n  住房:\n    改造: {{数值: {}, 构成: {{甲类: {}, 乙类: {}}}}}{}\n"
    early = book_of(head.format("2021年上半年", "80户", "40户", "40户", ""), CATALOGUE, name="半年.yaml")
    late = book_of(head.format("2021年", "60户", "30户", "30户", "  # 情况属实 R150：年中核减"), CATALOGUE, name="全年.yaml")
    tree, path = late.dataset.tree, ("指标", "住房", "改造", "构成", "甲类")
    del tree.keys[path], tree.values[path]
    tree.elsewhere[path] = Place("各乡.xlsx[汇总!C7]")
    assert [(each.code, str(each.place)) for each in examine_together([early, late])[0]] == [("R150", "各乡.xlsx[汇总!C7]")]
    late.dataset.silences.clear()
    places = [str(each.place) for each in examine_together([late, early])[0]]
    assert places == ["全年.yaml:5:14", "全年.yaml:5:37", "各乡.xlsx[汇总!C7]"]


def test_the_message_names_both_periods_and_the_gap() -> None:
    files = [("2021年上半年", "改造: 80户"), ("2021年", "改造: 78户")]
    books = [
        book_of(f"单位: {{名称: 青禾县住建局, 地区: 青禾县}}\n报告期: {period}\n指标: {{住房: {{{body}}}}}\n", CATALOGUE, name=f"{period}.yaml")
        for period, body in files
    ]
    (found,), (relation,) = examine_together(books)
    assert found.message == "2021年上半年的改造：填 80户，超过2021年的改造（78户），多 2户"
    assert found.hint == "一年之内的累计数只增不减：核对两个文件，改正填错的一个"
    assert [str(each) for each in found.related] == ["2021年上半年.yaml:3:15"]
    assert (relation.kind, relation.verdict) == ("跨期", "不符")


def test_the_shorter_of_two_periods_with_one_end_is_the_earlier() -> None:
    files = [("2021年", "改造: 78户"), ("2021年下半年", "改造: 79户"), ("2021年第三季度", "改造: 80户")]
    books = [
        book_of(f"单位: {{名称: 青禾县住建局, 地区: 青禾县}}\n报告期: {period}\n指标: {{住房: {{{body}}}}}\n", CATALOGUE, name=f"{period}.yaml")
        for period, body in files
    ]
    _, relations = examine_together(books)
    assert [(each.whole.text, each.parts[0].text) for each in relations] == [("79户", "80户"), ("78户", "80户"), ("78户", "79户")]


def test_the_end_of_last_year_is_held_against_the_file_that_says_it() -> None:
    files = [("2020年", "存量: 80户"), ("2021年上半年", "存量: {数值: 90户, 上年末: 88户}")]
    books = [
        book_of(f"单位: {{名称: 青禾县住建局, 地区: 青禾县}}\n报告期: {period}\n指标: {{住房: {{{body}}}}}\n", CATALOGUE, name=f"{period}.yaml")
        for period, body in files
    ]
    (found,), (relation,) = examine_together(books)
    assert relation.kind == "上年末"
    assert found.message == "存量·上年末：填 88户，按 上年文件 = 80户 应为 80户，相差 8户"
    assert found.hint == "以上年的文件为准改正；确已调整口径的，注明情况属实"


def test_last_year_is_what_the_file_of_last_year_says() -> None:
    assert together(("2020年", "改造: 80户"), ("2021年", "改造: {数值: 90户, 上年同期: 80户}")) == []
    assert together(("2020年", "改造: 80户"), ("2021年", "改造: {数值: 90户, 上年同期: 88户}")) == ["R117 2021年.yaml:3:31"]
    assert together(("2020年上半年", "改造: 80户"), ("2021年", "改造: {数值: 90户, 上年同期: 88户}")) == []
    assert together(("2020年", "存量: 80户"), ("2021年上半年", "存量: {数值: 90户, 上年末: 88户}")) == ["R151 2021年上半年.yaml:3:30"]
    assert together(("2020年", "存量: 80户"), ("2021年上半年", "存量: {数值: 90户, 上年末: 80户}")) == []
    assert together(("2020年", "面积: 30亩"), ("2021年上半年", "面积: {数值: 40亩, 上年末: 2公顷}")) == []
    assert together(("2020年上半年", "存量: 80户"), ("2021年上半年", "存量: {数值: 90户, 上年末: 88户}")) == []


def test_the_file_that_a_book_names_as_last_years_is_not_compared_twice() -> None:
    head = "单位: {{名称: 青禾县住建局, 地区: 青禾县}}\n报告期: {}\n指标: {{住房: {{改造: {}}}}}\n"
    last = book_of(head.format("2020年", "80户"), CATALOGUE, name="上年.yaml")
    copy = book_of(head.format("2020年", "81户"), CATALOGUE, name="另存.yaml")
    book = book_of(head.format("2021年", "{数值: 90户, 上年同期: 88户}"), CATALOGUE, last, name="本年.yaml")
    assert [each.code for each in examine_together([last, book])[0]] == []
    assert [each.code for each in examine_together([copy, book])[0]] == ["R117"]


def test_a_reason_in_the_later_file_answers() -> None:
    body = "\n    改造: 79户  # 情况属实 R150：核减了重复的户\n"
    text = "单位: {名称: 青禾县住建局, 地区: 青禾县}\n报告期: %s\n指标:\n  住房:" + body
    books = [book_of(text.replace("79", str(number)) % period, CATALOGUE, name=period) for period, number in (("2021年上半年", 80), ("2021年", 79))]
    assert examine_together(books)[0] == []


@pytest.mark.parametrize("stated", ["待补", "{数值: 88户, 统计期间: 12月}"])
def test_an_end_of_last_year_that_is_owed_or_of_another_span_is_not_compared(stated: str) -> None:
    assert together(("2020年", "存量: 80户"), ("2021年上半年", f"存量: {{数值: 90户, 上年末: {stated}}}")) == []


def test_two_files_of_one_period_are_one_too_many() -> None:
    assert together(("2021年", "改造: 80户"), ("2021年", "改造: 9户")) == ["D268 2021年.yaml:1:5"]
    assert together(("2021年", "改造: 80户"), ("2020年", "改造: 7户"), ("2021年", "改造: 9户")) == ["D268 2021年.yaml:1:5"]

"""Rows of a 明细表 that stand over others."""

from __future__ import annotations

import pytest

from drafting.model.rows_over import NONE_OVER, RowsOver, names_of_rows, rows_over


def read(names: str) -> RowsOver:
    return rows_over(names.split())


def over(names: str) -> dict[int, tuple[int, ...]]:
    return read(names).over


@pytest.mark.parametrize("name", ["合计", "小计", "总计", "共计", "全县", "全县合计", "合 计".replace(" ", "\u3000")])
def test_the_last_row_so_named_stands_over_all(name: str) -> None:
    found = rows_over(["甲乡", "乙乡", name])
    assert (found.over, found.whole, found.apart) == ({2: (0, 1)}, 2, {2})


def test_a_subtotal_stands_over_the_rows_since_the_last() -> None:
    found = read("甲 乙 东片小计 丙 丁 西片小计 合计")
    assert found.over == {2: (0, 1), 5: (3, 4), 6: (0, 1, 3, 4)}
    assert found.whole == 6


def test_subtotals_may_stand_before_their_rows() -> None:
    assert over("东片小计 甲 乙 西片小计 丙 总计") == {0: (1, 2), 3: (4,), 5: (1, 2, 4)}


def test_of_subtotals_alone_none_is_the_whole() -> None:
    assert read("甲 乙 小计 丙 小计").whole == -1


def test_totals_of_one_name_below_several_places_are_theirs() -> None:
    found = read("甲 乙 合计 丙 丁 合计")
    assert found.over == {2: (0, 1), 5: (3, 4)}
    assert found.whole == -1


@pytest.mark.parametrize(("names", "totals"), [("甲乡 乙乡 2个乡镇", {2: (0, 1)}), ("甲乡 乙乡 12个乡镇", {2: (0, 1)}), ("3个村 甲乡 乙乡", {}), ("甲乡 3个村 乙乡", {}), ("2个村 甲乡 乙乡", {}), ("甲乡 乙乡 3个村", {}), ("2个单位 甲乡 乙乡", {0: (1, 2)}), ("甲村 乙村 2个村", {2: (0, 1)}), ("全部乡镇 甲乡 乙乡", {0: (1, 2)}), ("甲乡 全部乡镇 乙乡", {})])
def test_so_many_places_are_a_total_where_so_many_rows_stand_beside(names: str, totals: dict[int, tuple[int, ...]]) -> None:
    assert over(names) == totals


def test_a_total_may_stand_first() -> None:
    found = read("合计 甲 乙")
    assert (found.over, found.whole) == ({0: (1, 2)}, 0)


def test_what_is_among_others_and_means_are_not_added() -> None:
    found = read("职工 其中：在职 居民 平均 合计")
    assert (found.over, found.apart) == ({4: (0, 2)}, {1, 3, 4})


def test_of_a_total_before_one_among_it_nobody_knows_the_rest() -> None:
    assert over("合计 其中：甲 乙 丙") == {0: ()}


def test_what_runs_on_is_neither_added_nor_a_sum() -> None:
    found = read("1月 2月 累计")
    assert (found.over, found.whole) == ({2: ()}, 2)


@pytest.mark.parametrize("names", ["全国 全省 全县", "本局 全县", "甲乡 乙乡 全乡污水管网工程", "总计量站改造 甲", "甲县 乙县 本县", "合计"])
def test_what_is_compared_and_what_only_begins_so_is_a_row_like_others(names: str) -> None:
    assert read(names) == NONE_OVER


def test_a_total_of_another_time_is_that_of_no_rows() -> None:
    found = read("甲乡 乙乡 上年合计 合计")
    assert (found.over, found.whole, found.apart) == ({2: (), 3: (0, 1)}, 3, {2, 3})
    assert read("甲乡 乙乡 上年合计").whole == -1


def test_a_row_before_all_is_never_beside_them() -> None:
    """其中 of what? 占比 in the first row is a row of its own."""
    assert read("其中：甲 乙 合计").apart == {2}


def test_a_total_in_the_middle_is_added_whatever_follows() -> None:
    assert over("甲 乙 合计 其中：丙") == {2: (0, 1)}


def test_a_grand_total_before_all_is_no_subtotal_ahead_of_its_rows() -> None:
    assert over("合计 甲 乙 东片小计 丙 丁 西片小计") == {0: (1, 2, 4, 5), 3: (1, 2), 6: (4, 5)}


def test_rows_called_after_all_may_list_a_few() -> None:
    assert read("东乡 西乡 全县").of_some == {2}
    assert read("东乡 西乡 合计").of_some == frozenset()


@pytest.mark.parametrize(
    ("outer", "names"),
    [
        ({"数": "10"}, ["一、种植业", "其中1.粮食", "其中2.蔬菜", "二、养殖业", "合计"]),
        ({"数": ""}, ["一、种植业", "1.粮食", "2.蔬菜", "二、养殖业", "合计"]),  # a heading alone: what is below it is added
    ],
)
def test_numbered_rows_below_one_with_figures_are_within_it(outer: dict[str, str], names: list[str]) -> None:
    rows = [{"类": "一、种植业", **outer}, {"类": "1.粮食", "数": "6"}, {"类": "2.蔬菜", "数": "4"}, {"类": "二、养殖业", "数": "10"}, {"类": "合计", "数": "20"}]
    assert names_of_rows(("类", "数"), rows) == names


def test_rows_numbered_alike_are_all_added() -> None:
    rows = [{"类": "1.甲乡", "数": "6"}, {"类": "2.乙乡", "数": "4"}]
    assert names_of_rows(("类", "数"), rows) == ["1.甲乡", "2.乙乡"]


@pytest.mark.parametrize(
    ("columns", "rows", "names"),
    [
        (("乡镇", "数"), [{"乡镇": "甲乡", "数": "5"}, {"乡镇": "合计"}], ["甲乡", "合计"]),
        (("序号", "乡镇"), [{"序号": "1", "乡镇": "甲乡"}, {"序号": "合计"}, {"乡镇": "合计"}], ["甲乡", "合计", "合计"]),
        (("片区", "乡镇"), [{"片区": "东片", "乡镇": "甲乡"}, {"片区": "东片", "乡镇": "合计"}, {"片区": "合计"}], ["东片", "小计", "合计"]),
        (("项目", "范围"), [{"项目": "道路", "范围": "全县"}], ["道路"]),
        ((), [], []),
    ],
)
def test_a_row_is_called_by_its_first_words(columns: tuple[str, ...], rows: list[dict[str, str]], names: list[str]) -> None:
    assert names_of_rows(columns, rows) == names


@pytest.mark.parametrize("name", ["合计：", "合计（万元）", "（合计）", "合計", "汇总", "总和", "共2个乡镇"])
def test_the_last_row_stands_over_all_however_it_is_written(name: str) -> None:
    assert (over(f"甲乡 乙乡 {name}"), read(f"甲乡 乙乡 {name}").whole) == ({2: (0, 1)}, 2)


def test_of_a_total_that_says_what_it_leaves_out_nobody_knows_which_rows_it_is_over() -> None:
    found = read("甲乡 乙乡 合计（不含甲乡）")
    assert (found.over, found.whole, found.apart) == ({2: ()}, -1, {2})

"""Rates that are no more than 100%, in figures and in texts by one vocabulary."""

from __future__ import annotations

import pytest

from drafting.model.rates_of_all import is_of_all
from tests.checks.oddities.examined import codes
from tests.checks.sentences.saying import said

SELDOM = ("参保率", "学前入学率", "巩固率", "签约率", "入户率", "入住率", "整改率", "建档率", "医保覆盖率", "自来水普及率")


@pytest.mark.parametrize("name", [*SELDOM, "农产品合格率", "就业率", "森林覆盖率"])
def test_what_is_told_of_a_figure_is_told_in_a_text(name: str) -> None:
    assert is_of_all(name)
    assert codes(f"{{本地: {{{name}: 985%}}}}") == ["D255"]
    assert [each.rule.code for each in said(f"{name}达985%。").impossible] == ["R208"]


@pytest.mark.parametrize("name", SELDOM)
def test_of_what_may_be_lifted_above_all_a_text_is_told_where_it_is_twice_as_much(name: str) -> None:
    assert [each.doubtful for each in said(f"{name}达985%。").impossible] == [True]
    assert not said(f"{name}达103%。").impossible


@pytest.mark.parametrize("name", ["毛入学率", "到位率", "拨备覆盖率", "移动电话普及率", "产销率", "完成率", "成本回收率", "投资回收率", "偿债覆盖率", "风险覆盖率"])
def test_what_may_well_be_more(name: str) -> None:
    assert not is_of_all(name)
    assert not said(f"{name}达215%。").impossible


@pytest.mark.parametrize("name", ["村级站点覆盖率", "农机检验率", "机械化率", "档案数字化率"])
def test_what_is_covered_or_put_to_the_test_is_among_what_there_is(name: str) -> None:
    assert is_of_all(name)
    assert [each.doubtful for each in said(f"{name}达114.3%。").impossible] == [True]
    assert not said(f"{name}达114.3%，含外来的。").impossible


@pytest.mark.parametrize("name", ["网办率", "晴雨预报准确率", "叫应成功率"])
def test_nothing_lifts_what_was_right_or_done_on_the_net(name: str) -> None:
    assert codes(f"{{本地: {{{name}: 104%}}}}") == ["D255"]
    assert [each.doubtful for each in said(f"{name}达到104%。").impossible] == [False]

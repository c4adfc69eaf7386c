"""The words around a name."""

from __future__ import annotations

import pytest

from drafting.load.names.words.name_words import at_odds, bare_names, without_kind
from drafting.model.catalogue import Entry
from tests.load.validating import catalogue


@pytest.mark.parametrize(
    ("name", "bare"),
    [("发放低保资金", "低保"), ("领导小组会议", None), ("全县危房改造户数", "危房改造"), ("危房改造", None), ("数量", None), ("种植油茶", "油茶"), ("种植产量", None), ("养殖收入", None)],
)
def test_words_of_doing_and_counting(name: str, bare: str | None) -> None:
    found = list(bare_names(name))
    assert found == [] if bare is None else bare in found


def test_an_area_that_is_planted_is_no_area_of_all() -> None:
    assert "面积" not in bare_names("种植面积")


@pytest.mark.parametrize(("name", "kept"), [("高山蔬菜面积", "高山蔬菜"), ("生猪存栏数", "生猪"), ("人数", "人数"), ("特色种植面积", "特色种植"), ("林下养殖规模", "林下养殖"), ("衔接资金总规模", "衔接资金"), ("信访件数", "信访"), ("刑事案件数", "刑事案件")])
def test_what_is_counted_without_the_words_for_its_figure(name: str, kept: str) -> None:
    assert without_kind(name) == kept


@pytest.mark.parametrize(
    ("name", "entry", "odd"),
    [
        ("今年监测对象", catalogue().groups["监测帮扶"]["监测对象"], True),
        ("年末监测对象", catalogue().groups["监测帮扶"]["监测对象"], False),
        ("年末发放低保金", Entry("发放低保金", "兜底.发放低保金", (), nature="时期"), True),
        ("全年发放低保金", Entry("发放低保金", "兜底.发放低保金", (), nature="时期"), False),
    ],
)
def test_a_stock_is_no_flow_of_the_year_and_a_flow_no_stock_of_a_day(name: str, entry: Entry, odd: bool) -> None:
    assert at_odds(name, entry) == odd

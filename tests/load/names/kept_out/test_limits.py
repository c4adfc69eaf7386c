"""A task beside what is still left: that it is read as a limit is said, and what to write where it is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, codes, only, tree_of
from tests.shipped import shipped

KNOWN = replace(read_catalogue(tree_of("组: {闲置校舍: {计量单位: 所, 方向: 越小越好}, 别的: 亩}", "indicators.yaml"))[0], faults=shipped().faults())


@pytest.mark.parametrize(
    ("name", "instead"),
    [("撂荒地面积", "撂荒地整治"), ("撂荒地总面积", "撂荒地整治"), ("信访积案", "信访积案化解"), ("闲置农房", "闲置农房盘活"), ("未解决户", "已解决户"), ("批而未供土地", "批而未供土地处置"), ("停工项目", "停工项目复工"), ("建设用地指标", "争取建设用地指标"), ("采伐限额", "争取采伐限额")],
)
@pytest.mark.parametrize("group", ["组", "本地的组"])
def test_it_is_told(group: str, name: str, instead: str) -> None:
    found = only(f"{HEAD}指标: {{{group}: {{{name}: {{数值: 3亩, 任务: 2亩}}}}}}\n", known=KNOWN)
    assert (found.code, found.hint.rpartition("如 ")[2]) == ("D107", instead)
    assert codes(f"{HEAD}指标: {{{group}: {{{instead}: {{数值: 3亩, 任务: 2亩}}}}}}\n", known=KNOWN) == []


@pytest.mark.parametrize("body", ["闲置校舍: {数值: 3所, 任务: 2所}", "撂荒地: 3亩", "违法占耕: {数值: 3亩, 任务: 2亩}", "使用建设用地指标: {数值: 3亩, 任务: 2亩}", "新增债务限额: {数值: 3亿元, 任务: 2亿元}"])
def test_what_is_plain_is_not(body: str) -> None:
    assert codes(f"{HEAD}指标: {{组: {{{body}}}}}\n", known=KNOWN) == []

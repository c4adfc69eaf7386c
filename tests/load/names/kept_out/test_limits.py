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


@pytest.mark.parametrize(("task", "said"), [("6小时", ["D117"]), ("不超过6小时", []), ("6小时以内", []), ("不少于6小时", [])])
def test_a_task_that_may_be_either_is_asked_unless_it_says_itself(task: str, said: list[str]) -> None:
    assert codes(f"{HEAD}指标: {{本地的组: {{急诊滞留时间: {{数值: 5小时, 任务: {task}}}}}}}\n", known=KNOWN) == said


def test_it_says_what_to_type() -> None:
    found = only(f"{HEAD}指标: {{本地的组: {{急诊滞留时间: {{数值: 5小时, 任务: 6小时}}}}}}\n", known=KNOWN)
    assert found.hint == "最多这么多的，写成 任务: 不超过6小时；要完成这么多的，写成 任务: 不少于6小时"


@pytest.mark.parametrize("body", ["急诊: {急诊滞留时间: {数值: 5小时, 任务: 6小时}}", "候诊: {排队人数: {数值: 5人, 任务: 6人}}"])
def test_what_stands_deeper_is_asked_too(body: str) -> None:
    assert codes(f"{HEAD}指标: {{本地的组: {{{body}}}}}\n", known=KNOWN) == ["D117"]


@pytest.mark.parametrize("body", ["急诊滞留时间: {数值: 5小时, 任务: 6小时, 完成率: 83.33%}", "急诊滞留时间: {数值: 5小时}", "撂荒地: {数值: 30亩, 任务: 不超过40亩}"])
def test_nothing_is_asked_where_something_says_it(body: str) -> None:
    assert codes(f"{HEAD}指标: {{本地的组: {{{body}}}}}\n", known=KNOWN) == []


def test_each_file_of_a_batch_is_asked_for_itself() -> None:
    known = replace(KNOWN)  # of which no file is known
    body = f"{HEAD}指标: {{本地的组: {{急诊滞留时间: {{数值: 5小时, 任务: %s}}}}}}\n"
    assert [codes(body % task, known=known) for task in ("不超过6小时", "6小时", "不超过6小时", "7小时")] == [[], ["D117"], [], ["D117"]]

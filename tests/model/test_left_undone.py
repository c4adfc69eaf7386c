"""Which names say that something is not done, or that something happened that should not; what is done about it is none of them."""

from __future__ import annotations

import pytest

from drafting.model.left_undone import is_harm, is_left_undone, is_state, is_wanting, without_work_of


@pytest.mark.parametrize("name", ["未整改", "尚未修复", "未修复水毁", "超期项目", "超期未检", "到期未还", "逾期未改", "空置", "闲置农房", "滞后任务", "未按期办结", "未就业毕业生", "未挂接", "未通借通还"])
def test_it_is_still_to_be_done(name):
    assert is_left_undone(name)


@pytest.mark.parametrize("name", ["未成年人", "未来社区", "未婚", "未发生返贫", "到期", "逾期贷款清收", "闲置农房盘活", "未就业毕业生帮扶", "滞后项目约谈", "已整改", "整改", "未成年犯", "未参保动员", "逾期率", "未就业比例"])
def test_it_is_not(name):
    assert not is_left_undone(name)


def test_a_state_says_only_what_became_of_the_thing_above_it():
    assert [name for name in ("未整改", "超期未检", "空置", "超期项目", "未修复水毁") if is_state(name)] == ["未整改", "超期未检", "空置"]


@pytest.mark.parametrize("name", ["教师编制缺口", "空编", "损坏终端", "证照到期未换", "败诉", "重新犯罪", "补偿费欠缴", "软弱涣散党组织", "违纪"])
def test_it_is_wanting(name):
    assert is_wanting(name)


@pytest.mark.parametrize("name", ["补齐缺口", "防脱管", "无脱管", "败诉率", "缺口整改", "软弱涣散党组织整顿", "查处违纪"])
def test_nothing_is_wanting(name):
    assert not is_wanting(name)


def test_harm_is_none_where_it_is_worked_at():
    assert [name for name in ("溺水事故", "死亡人数", "事故演练", "事故查处", "火灾防控", "预防溺水") if is_harm(name)] == ["溺水事故", "死亡人数"]


@pytest.mark.parametrize("name", ["受伤", "受伤人数", "失踪人员", "因灾失踪", "事故受伤人数", "死亡失踪人数"])
def test_who_is_hurt_or_missing_is_harm(name):
    assert is_harm(name)


@pytest.mark.parametrize("name", ["寻回失踪", "找到失踪人数", "慰问受伤", "抢救受伤人数", "转运受伤", "营救失踪", "走访受伤", "抢救溺水人数", "营救中毒人数"])
def test_who_was_helped_is_none(name):
    assert not is_harm(name)


@pytest.mark.parametrize(("subject", "state", "left"), [("水毁修复", "未修复", "水毁"), ("整改", "未整改", "整改"), ("隐患", "未整改", "隐患"), ("项目", "超期", "项目")])
def test_a_thing_is_not_called_by_what_was_not_done_to_it(subject, state, left):
    assert without_work_of(subject, state) == left

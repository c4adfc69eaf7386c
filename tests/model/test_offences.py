"""Which names say what another did that was found out, and what finding it out is called. By the house's own words."""

from __future__ import annotations

import pytest

from drafting.model.offences import Offences
from tests.shipped import shipped

FAULTS = shipped().faults()
BUREAU = "示例县农业农村局"


@pytest.mark.parametrize(
    "name",
    [
        "无证经营", "无照经营", "商标侵权", "制假售假窝点", "假冒伪劣商品", "违规药店", "问题药店", "不合格食品", "违法占地", "农村乱占耕地建房", "环评未批先建", "网吧接纳未成年人", "非法出版物", "盗掘古墓",
        "违规培训机构", "超员超载", "超载车辆", "三无船舶", "校车超员", "散乱污企业", "欺诈骗保案件", "骗保人员", "违法用地面积",
    ],
)  # fmt: skip
def test_only_those_who_are_supervised_do_it(name: str) -> None:
    assert FAULTS.is_found_out(name, "业务", BUREAU)


@pytest.mark.parametrize(
    "name",
    [
        "非法营运整治", "取缔黑诊所", "散乱污企业整治", "无证房产", "非法集资受损人员", "非法集资涉案金额", "违法占耕比", "非公企业", "非遗项目", "违法犯罪人员", "黑臭水体", "问题线索", "问题整改", "问题厕所",
        "超期案件", "三无小区", "三无人员", "无证农户", "无证农房", "违法建设拆除", "不合格产品核查处置率", "欠薪投诉", "禁用农药宣传", "超员班级清零",
    ],
)  # fmt: skip
def test_of_these_it_is_not_known(name: str) -> None:
    assert not FAULTS.is_found_out(name, "综合执法", "示例县公安局")


@pytest.mark.parametrize("name", ["违规人员", "违规金额", "违规收费", "拖欠农民工工资", "冒领低保金", "过期食品", "公车私用", "违法建设", "超员班级", "超载线路"])
def test_the_group_or_who_reports_says_whose_it_is(name: str) -> None:
    assert FAULTS.offences.is_anybodys(name)
    assert [FAULTS.is_found_out(name, *where) for where in (("基金监管", BUREAU), ("劳动监察", BUREAU), ("作风", "示例县纪委监委"), ("业务", BUREAU))] == [True, True, True, False]


@pytest.mark.parametrize("name", ["违规吃喝", "酒驾", "违纪"])
def test_of_their_own_people_nothing_is_found_out(name: str) -> None:
    assert not FAULTS.is_found_out(name, "队伍建设", "示例县公安局")


@pytest.mark.parametrize(("unit", "reporter", "verb"), [("起", BUREAU, "查处"), ("吨", BUREAU, "查获"), ("批次", BUREAU, "检出"), ("元", BUREAU, "查出"), ("起", "示例社区居民委员会", "发现"), ("吨", "示例村村民委员会", "发现")])
def test_finding_it_out_is_called_by_what_is_counted_and_who_may_punish(unit: str, reporter: str, verb: str) -> None:
    assert FAULTS.offences.verb("无证经营", unit, reporter) == verb


def test_a_sample_is_found_wanting_and_not_punished() -> None:
    assert [FAULTS.offences.verb("不合格样品", unit, BUREAU) for unit in ("个", "批次")] == ["检出", "检出"]


@pytest.mark.parametrize("name", ["违纪民警", "违规医务人员", "违纪辅警人数"])
def test_what_the_offices_own_people_did_is_its_own_but_to_those_who_watch_over_all(name: str) -> None:
    assert [FAULTS.is_found_out(name, "治安管理", reporter) for reporter in ("示例县公安局", BUREAU)] == [False, False]
    assert FAULTS.is_found_out("违纪民警", "监督执纪", "示例县纪委监委")


def test_without_words_nothing_is_an_offence() -> None:
    none = Offences({})
    assert not none.is_anybodys("违规")
    assert not none.is_found_out("无证经营", "执法", BUREAU, of_others=True)

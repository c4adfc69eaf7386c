"""What is said in a name and belongs in a key, in the value, or nowhere."""

from __future__ import annotations

import pytest

from tests.load.validating import HEAD, accepted, catalogue, codes, only


def said(indicators: str) -> tuple[str, str]:
    found = only(f"{HEAD}指标:\n{indicators}")
    return found.code, found.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("1.技能培训", "删去序号，写成 技能培训: …"),
        ("（2）技能培训", "删去序号，写成 技能培训: …"),
        ("①技能培训", "删去序号，写成 技能培训: …"),
        ("一、技能培训", "删去序号，写成 技能培训: …"),
        ("“技能培训”", "删去引号，写成 技能培训: …"),
        ("-技能培训", "删去短横，写成 技能培训: …"),
        ("技能培训（期）", "单位写在数后面：技能培训: 12期 的样子"),
        ("衔接资金(万元)", "单位写在数后面：衔接资金: 12万元 的样子"),
    ],
)
def test_marks_in_a_name_are_taken_off(name: str, hint: str) -> None:
    code, found = said(f"  就业:\n    {name}: 5期\n")
    assert code == "D258"
    assert found.startswith(hint)


@pytest.mark.parametrize("name", ["7月中旬", "138工程", "“三类”人员", "技能培训（含线上）", "三保障", "十大产业", "A类"])
def test_names_that_only_look_marked_pass(name: str) -> None:
    assert "D258" not in codes(f"{HEAD}指标:\n  就业:\n    {name}: 5期\n")


@pytest.mark.parametrize("figure", ["服务中心（站）: 1486个", "老年食堂（点）: 12家", "行政村（队）: 12个", "服务中心（站）: 待补"])
def test_another_word_for_the_thing_in_brackets_is_no_unit(figure: str) -> None:
    assert codes(f"{HEAD}指标:\n  就业:\n    {figure}\n") == []


@pytest.mark.parametrize("figure", ["服务中心（站）: 12站", "技能培训（人）: 5期", "衔接资金（万元）: 120元"])
def test_a_unit_in_brackets_is_one_beside_its_like(figure: str) -> None:
    assert said(f"  就业:\n    {figure}\n")[0] == "D258"


def test_parts_in_line_with_their_key() -> None:
    code, hint = said("  住房:\n    改造:\n      数值: 12户\n      其中:\n      甲类: 3户\n      乙类: 2户\n")
    assert (code, hint) == ("D260", "甲类: … 前面比“其中:”多空两格；不是它的分项的，删去空着的“其中:”")


def test_a_child_that_the_catalogue_knows_may_follow_an_empty_key() -> None:
    accepted(f"{HEAD}指标:\n  监测帮扶:\n    监测对象:\n      数值: 5户\n      构成:\n      已消除: 3户\n", known=catalogue())


def test_keys_of_an_indicator_below_its_group_are_moved_to_it() -> None:
    text = f"{HEAD}指标:\n  监测帮扶:\n    监测对象:\n    数值: 12户\n    任务: 10户\n"
    assert only(text, known=catalogue()).hint == "数值、任务是“监测对象”的，每行前面比“监测对象”多空两格"
    text = f"{HEAD}指标:\n  监测帮扶:\n    帮扶措施: 9条\n    监测对象: 12户\n    完成率: 120%\n"
    assert only(text, known=catalogue()).hint == "完成率写在所属指标的下面：监测对象: {数值: …, 完成率: …}"


def test_a_remark_on_names_offers_one_that_the_catalogue_does_not_take() -> None:
    found = only(f"{HEAD}指标:\n  甲乙丙:\n    三类监测对象: 5户\n", known=catalogue())
    assert (found.code, found.hint) == ("D105", "是一回事的不用改；不是一回事的，换个名称，如“本地三类监测对象”")
    accepted(f"{HEAD}指标:\n  监测帮扶:\n    本地三类监测对象: 5户\n", known=catalogue())


def test_a_name_of_two_levels_is_told_how_to_write_both() -> None:
    assert said("  项目:\n    经办服务.满意率: 95%\n") == ("D258", "写成两级：经办服务: {满意率: …}；本来就是一个名称的，“.”改成“·”")
    assert said("  经办服务.满意率: 95%\n") == ("D103", "写成两级：经办服务: {满意率: …}")
    accepted(f"{HEAD}指标: {{监测: {{PM2.5浓度: 30微克}}}}\n")

"""The data's own text: the words it writes around a change, against the change."""

from __future__ import annotations

import pytest

from tests.saying import drafted, found, refusal, say

OWN = "{% 文字材料 导语 %}{% 文字材料完 %}"
RISE = "甲: {子: {数值: 60个, 上年同期: 50个}}"
FALL = "甲: {子: {数值: 40个, 上年同期: 50个}}"


@pytest.mark.parametrize(
    ("data", "own", "told"),
    [
        (RISE, "子同比下降{{ 甲.子.同比 }}。", True),
        (RISE, "子减少了{{ 甲.子.同比增减 }}。", True),
        (RISE, "子同比增长{{ 甲.子.同比 }}。", False),
        (RISE, "子{{ 甲.子|同比 }}。", False),
        (RISE, "上半年下降。子{{ 甲.子.同比 }}。", False),
        (FALL, "子同比{{ 甲.子.同比 }}。", False),
    ],
)
def test_a_word_of_falling_before_a_rise_is_refused(data: str, own: str, told: bool) -> None:
    draft = drafted(OWN, data, own=f"导语: '{own}'")
    assert ("D213" in [each.code for each in draft.diagnostics]) is told


PAIR = "甲: {子: {数值: 7期224人次, 上年同期: 8期207人次, 任务: 6期230人次}}"


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("培训{{ 甲.子 }}，同比{{ 甲.子.同比 }}。", "培训7期224人次，同比下降12.5%（期数）、增长8.21%（人次）。"),
        ("完成率{{ 甲.子.完成率 }}。", "完成率116.67%（期数）、97.39%（人次）。"),
        ("比上年{{ 甲.子.同比增减 }}。", "比上年减少1期、增加17人次。"),
        ("培训人次{{ 甲.子.人次|同比 }}。", "培训人次同比增长8.21%。"),
        ("培训还差{{ 甲.子.人次.未完成 }}。", "培训还差6人次。"),
    ],
)
def test_a_rate_of_two_figures_is_told_of_both(own: str, printed: str) -> None:
    assert say(OWN, PAIR, own=f"导语: '{own}'") == printed


@pytest.mark.parametrize(
    ("own", "hint"),
    [
        ("培训人次同比增长{{ 甲.子.同比 }}。", "删去“同比增长”，只说人次的，写 {{ 甲.子.人次|同比 }}"),
        ("人次完成率{{ 甲.子.完成率 }}。", "只说人次的，写 {{ 甲.子.人次.完成率 }}"),
        ("培训同比增长{{ 甲.子.同比 }}。", "删去“同比增长”，写 {{ 甲.子|同比 }}，一种一种地说；只说其中一种的，写 {{ 甲.子.期|同比 }}、{{ 甲.子.人次|同比 }}"),
    ],
)
def test_words_that_speak_of_one_of_two_figures_are_refused(own: str, hint: str) -> None:
    told = refusal(OWN, PAIR, own=f"导语: '{own}'")
    assert (told.code, told.hint) == ("D214", hint)


def test_a_rate_that_two_figures_share_in_direction_goes_on_behind_its_word() -> None:
    both = "甲: {子: {数值: 9期224人次, 上年同期: 8期207人次}}"
    assert say(OWN, both, own="导语: '同比增长{{ 甲.子.同比 }}。'") == "同比增长12.5%（期数）、8.21%（人次）。"


@pytest.mark.parametrize(
    ("name", "advice"),
    [("子", "没有完成的只是人次，写成 {{ 甲.子.人次.剩余任务 }}"), ("丑", "任务已经完成")],
)
def test_what_is_left_to_do_is_asked_for_under_the_clerk_s_name(name: str, advice: str) -> None:
    data = "甲: {子: {数值: 7期224人次, 任务: 6期230人次}, 丑: {数值: 5人, 任务: 4人}}"
    (told,) = [each for each in found(OWN, data, own=f"导语: '还差{{{{ 甲.{name}.未完成 }}}}。'") if each.code == "D220"]
    assert advice in told.message


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("子同比{{ 甲.子.同比 }}。", "子同比增长20%。"),
        ("子{{ 甲.子 }}，{{ 甲.子.同比 }}。", "子60个，增长20%。"),
        ("比上年{{ 甲.子.同比增减 }}。", "比上年增加10个。"),
        ("同比增长{{ 甲.子.同比 }}。", "同比增长20%。"),
        ("同比增加了{{ 甲.子.同比增减 }}。", "同比增加了10个。"),
        ("增幅为{{ 甲.子.同比 }}。", "增幅为20%。"),
        ("子同比上涨{{ 甲.子.同比 }}，净增{{ 甲.子.同比增减 }}，涨了{{ 甲.子.同比 }}。", "子同比上涨20%，净增10个，涨了20%。"),
    ],
)
def test_a_rise_has_its_word_where_the_text_has_none(own: str, printed: str) -> None:
    assert say(OWN, RISE, own=f"导语: '{own}'") == printed


def test_what_should_be_small_goes_up() -> None:
    catalogue = "甲: {逾期率: {类型: 比率, 方向: 越小越好, 用项: [上年同期]}}"
    said = say(OWN, "甲: {逾期率: {数值: 3%, 上年同期: 2%}}", catalogue=catalogue, own="导语: '逾期率同比{{ 甲.逾期率.同比 }}。'")
    assert said == "逾期率同比上升1个百分点。"


LEVEL = "甲: {子: {数值: 50个, 上年同期: 50个}, 率: {数值: 5%, 上年同期: 5%}}"


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("子同比{{ 甲.子.同比 }}。", "子同比持平。"),
        ("子{{ 甲.子 }}，与上年{{ 甲.子.同比增减 }}。", "子50个，与上年持平。"),
        ("率同比{{ 甲.率.同比 }}。", "率同比持平。"),
        ("子增幅为{{ 甲.子.同比 }}。", "子增幅为0%。"),
        ("子同比增长{{ 甲.子.同比 }}。", "子同比增长0%。"),
    ],
)
def test_what_did_not_change_is_level(own: str, printed: str) -> None:
    assert say(OWN, LEVEL, own=f"导语: '{own}'") == printed


@pytest.mark.parametrize(
    ("before", "printed"),
    [
        ("8期150人次", "同比持平（期数）、增长49.33%（人次）。"),
        ("8期224人次", "同比持平。"),
        ("8期300人次", "同比持平（期数）、下降25.33%（人次）。"),
    ],
)
def test_of_a_pair_what_did_not_change_is_level(before: str, printed: str) -> None:
    assert say(OWN, f"甲: {{子: {{数值: 8期224人次, 上年同期: {before}}}}}", own="导语: '同比{{ 甲.子.同比 }}。'") == printed


@pytest.mark.parametrize(
    ("figure", "printed"),
    [("7期224人次", "多1期、少6人次"), ("5期224人次", "少1期6人次"), ("7期250人次", "1期20人次"), ("224人次", "少6人次"), ("7%", "低3个百分点")],
)
def test_what_is_less_than_the_task_says_so(figure: str, printed: str) -> None:
    task = "10%" if "%" in figure else "6期230人次" if "期" in figure else "230人次"
    assert say(OWN, f"甲: {{子: {{数值: {figure}, 任务: {task}}}}}", own="导语: '较任务{{ 甲.子.较任务 }}。'") == f"较任务{printed}。"

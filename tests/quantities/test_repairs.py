"""What was meant by a mistyped measure is said, and what is advised can be typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.parse import MeasureError, parse_measure
from drafting.quantities.repairs import signed
from drafting.quantities.unreadable import PENDING
from tests.quantities.table import HOUSE


def refusal(text: str) -> MeasureError:
    with pytest.raises(MeasureError) as caught:
        parse_measure(text, HOUSE)
    return caught.value


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("“86户”", "86户"),
        ("（12户）", "12户"),
        ("(12)户", "12户"),
        ("1O户", "10户"),
        ("l2户", "12户"),
        ("1e5户", "100000户"),
        ("1.2E+3人", "1200人"),
        ("5w元", "5万元"),
        ("5K元", "5000元"),
        ("￥5万", "5万元"),
        ("5。3万元", "5.3万元"),
        ("5·3万元", "5.3万元"),
        (".5%", "0.5%"),
        ("12..5户", "12.5户"),
        ("5.户", "5户"),
        ("1_000户", "1000户"),
        ("3'100人", "3100人"),
        ("≥12户", "12户以上"),
        (">12户", "超12户"),
        ("≤3%", "不超过3%"),
        ("12+户", "12户以上"),
        ("12户+", "12户以上"),
        ("5m2", "5平方米"),
        ("12万5千元", "12.5万元"),
        ("12万5000元", "12.5万元"),
        ("1亿2000万元", "1.2亿元"),
        ("1万元5000元", "1.5万元"),
        ("户86", "86户"),
        ("人数86", "86人"),
        ("12户!", "12户"),
        ("2026年5户", "5户"),
        ("2024年以来5户", "5户"),
        ("3亿5千万元", "3.5亿元"),
        ("5个多亿元", "5亿多元"),
        ("2米5", "2.5米"),
        ("12户不到", "不到12户"),
        ("最少5户", "至少5户"),
        ("3, 100人", "3,100人"),
    ],
)
def test_a_mistyped_measure_is_refused_with_the_one_that_was_meant(text: str, advised: str) -> None:
    found = re.search(r"写成 ([^，；]+)", refusal(text).hint_zh.replace("3,100", "3_100"))
    assert found is not None
    meant = found[1].replace("_", ",")
    assert meant == advised
    assert parse_measure(meant, HOUSE)[1] == ()


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("12户，其中脱贫户3户", "{数值: 12户, 其中: {脱贫户: 3户}}"),
        ("86户251人 其中3户", "{数值: 86户251人, 其中: {某类: 3户}}"),
        ("5361户12591人（截至6月底）", "{数值: 5361户12591人, 截至: 6月底}"),
        ("5户(2026年)", "{数值: 5户, 统计期间: 2026年}"),
        ("221.7万元，增长8%", "{数值: 221.7万元, 同比: 8%}"),
        ("221.7万元（同比下降2.5%）", "{数值: 221.7万元, 同比: -2.5%}"),
        ("20万元（中央12万元，省级8万元）", "{数值: 20万元, 构成: {中央: 12万元, 省级: 8万元}}"),
        ("完成12户，任务10户", "{数值: 12户, 任务: 10户}"),
        ("1260万元，已支出980万元；去年同期900万元", "{数值: 1260万元, 已支出: 980万元, 上年同期: 900万元}"),
        ("87名(同比-5.4%)", "{数值: 87名, 同比: -5.4%}"),
        ("87名（完成率：96%）", "{数值: 87名, 完成率: 96%}"),
        ("1203（户）", "1203户"),
        ("3户（含2家新办）", "{数值: 3户, 备注: 含2家新办}"),
        ("12座（80%）", "{数值: 12座, 占比: 80%}"),
        ("80%（12座）", "{数值: 12座, 占比: 80%}"),
        ("80%（2026年）", "{数值: 80%, 统计期间: 2026年}"),
        ("80%（6月底）", "{数值: 80%, 统计期间: 6月底}"),
        ("80%(12)", "{数值: 80%, 备注: 12}"),
        ("12座，占80%", "{数值: 12座, 占比: 80%}"),
        ("12座（其中新建3座，改建9座）", "{数值: 12座, 其中: {新建: 3座, 改建: 9座}}"),
    ],
)
def test_what_belongs_beside_a_figure_gets_its_own_key(text: str, advised: str) -> None:
    assert refusal(text).hint_zh == f"写成 {advised}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1e5", "100000，后面加上单位"),
        ("0x1F", "数和单位"),
        ("1/2亩", "任务2亩、完成1亩的，写成 {数值: 1亩, 任务: 2亩}；2亩里有1亩的，写成 {数值: 2亩, 其中: {某类: 1亩}}；是比率的，写成 50%；不到一个的，写成 0.5亩"),
        ("5/8户", "任务8户、完成5户的，写成 {数值: 5户, 任务: 8户}；8户里有5户的，写成 {数值: 8户, 其中: {某类: 5户}}；是比率的，写成 62.5%"),
        ("三分之一户", "是比率的，写成 33.3%"),
        ("三分之一亩", "化成小数，写成 0.3333亩"),
        ("2/3以上", "写成 66.7%以上"),
        ("3分之1", "写成 33.3%"),
        ("251/86户", "是两个数的，分成两项"),
        ("11/30", "是11月30日的，写在“截至”里"),
        ("千分之三", "写成 3‰"),
        ("一半", "一半写 50%"),
        ("5点5万元", "是小数点的，写成 5.5万元"),
        ("三点五万元", "是小数点的，写成 3.5万元"),
        ("↓5%", "写成 -5%"),
        ("86/251", "是比率的，写成 34.3%；是两个数的，各带单位连写：86户251人"),
        ("251/86", "251户86人"),
        ("1/0", "化成小数或百分数"),
        ("三分之一", "写成 33.3%"),
        ("31,00人", "是一个数的，写成 3100人；是小数点的，写成 31.00人"),
        ("3、100人", "写成 3100人"),
        ("5万3户", "写成 5.3万户，或 50003户"),
        ("86户251", "86户251人 的样子"),
        ("86 251", "是两个数的，各带单位连写：86户251人"),
        ("零", "0户"),
        ("〇人", "写成 0人"),
        ("不涉及", "不适用"),
        ("12月20日召开", "写成 {表述: 12月20日召开}；是某个数的日期，写在那个数的“截至”"),
        ("2019年4月", "写成 {表述: 2019年4月}"),
        ("2019-04-28", "写成 {表述: 2019年4月28日}"),
        ("12月5次", "日期写在“截至”"),
    ],
)
def test_other_slips_say_how_it_is_written(text: str, words: str) -> None:
    assert words in refusal(text).hint_zh


@pytest.mark.parametrize(
    "text",
    [
        "？",
        "??",
        "—",
        "-",
        "／",
        "无",
        "没有",
        "空",
        "暂缺",
        "XX",
        "xx户",
        "X户X人",
        "**户**人",
        "__户",
        "…",
        "...",
        "。",
        "N/A",
        "未知",
        "同上",
        "见附件",
        "待核实",
        "待补充",
        "缺",
    ],
)
def test_what_holds_the_place_of_a_figure_is_answered_with_the_four_ways_to_write_none(text: str) -> None:
    assert refusal(text).hint_zh == PENDING


@pytest.mark.parametrize(
    ("text", "kind", "suggestion"),
    [
        ("86户/251人", "stray_mark", "86户251人"),
        ("86户（251人）", "stray_mark", "86户251人"),
        ("12户（预计）", "remark", "预计12户"),
        ("12户（左右）", "remark", "12户左右"),
        ("12户（含户籍）", "remark", "{数值: 12户, 备注: 含户籍}"),
    ],
)
def test_a_readable_figure_with_marks_in_it_gets_one_remark_about_the_whole(
    text: str, kind: str, suggestion: str
) -> None:
    (note,) = parse_measure(text, HOUSE)[1]
    assert (note.kind, note.suggestion) == (kind, suggestion)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("12座80%", "{数值: 12座, 占比: 80%}"),
        ("12期共36人", "12期36人"),
        ("12期培训36人", "12期36人"),
        ("12个示范点36户", None),
        ("500元每亩", "500元/亩"),
        ("500元每人每月", "500元/人/月"),
        ("30万人民币", "元"),
        ("12单位", "个"),
        ("5个点", "个百分点"),
    ],
)
def test_no_figure_is_lost_and_none_is_made_another_by_what_is_suggested(text: str, suggestion: str | None) -> None:
    (note,) = parse_measure(text, HOUSE)[1]
    assert note.suggestion == suggestion


@pytest.mark.parametrize("text", ["300元/月", "300元/人/月", "300元/人·月", "5年、不低于3%", "30万欧元", "30万日元"])
def test_what_is_said_so_is_not_remarked_upon(text: str) -> None:
    assert parse_measure(text, HOUSE)[1] == ()


def test_a_noun_between_unit_and_mark_is_cut_out_of_the_advice() -> None:
    (note,) = parse_measure("12个村左右", HOUSE)[1]
    assert note.suggestion == "12个左右"


@given(
    st.from_regex(
        r"[约超]?\d{1,6}[.,，、。oOlIeEwWkK_'/户人万元()（）%+\-~ ]{1,4}\d{0,4}(户|人|万元|%|)[。！+)）]?",
        fullmatch=True,
    )
)
def test_whatever_is_advised_as_a_plain_measure_can_be_typed(text: str) -> None:
    try:
        parse_measure(text, HOUSE)
    except MeasureError as error:
        advised = re.fullmatch(r"写成 ([^，；{ ]+)", error.hint_zh)
        if advised and not advised[1].endswith("人 的样子"):
            parse_measure(advised[1], HOUSE)


@pytest.mark.parametrize(
    ("text", "read"),
    [("下降12%", "-12%"), ("增长 5%", "5%"), ("同比下降了3个百分点", "-3个百分点"), ("减少5个", "-5个"), ("下降-5%", "下降-5%"), ("-5%", "-5%"), ("+5%", "5%"), ("＋13万元", "13万元"), ("持平", "持平"), ("占5%", "占5%")],
)
def test_a_change_in_words_has_a_sign(text: str, read: str) -> None:
    assert signed(text) == read


@pytest.mark.parametrize(("text", "meant"), [("一百三十二户418人", "132户418人"), ("5百户", ""), ("三千5户", "")])
def test_a_number_in_words_beside_one_in_figures_is_read_where_neither_is_half_of_the_other(text: str, meant: str) -> None:
    with pytest.raises(MeasureError) as refused:
        parse_measure(text, HOUSE)
    assert (refused.value.hint_zh == f"写成 {meant}") == bool(meant)


@pytest.mark.parametrize("text", ["43岁", "43.5周岁", "56票", "186万画幅"])
def test_ages_votes_and_frames_are_counted(text: str) -> None:
    assert parse_measure(text, HOUSE)[1] == ()


def test_a_remark_behind_a_number_without_a_unit_is_no_unit() -> None:
    found = refusal("1203（含临时12户）")
    assert found.message_zh == "“1203（含临时12户）”后面带着说明“含临时12户”，数没有单位"
    assert found.hint_zh == "写上单位，说明另写：{数值: 1203户, 备注: 含临时12户} 的样子"

"""More of some things than there are."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [
        ("12个乡镇中有15个建成服务站。", "12个乡镇中有15个"),
        ("全县28个乡镇中32个建成惠农服务中心。", "28个乡镇中32个"),
        ("在28个乡镇中，有32个乡镇通过验收。", "28个乡镇中，有32个"),
        ("全县28个乡镇中建成惠农服务中心的32个乡镇已运营。", "28个乡镇中建成惠农服务中心的32个"),
        ("7个气象站中，有9个站日降水量突破历史极值。", "7个气象站中，有9个"),
        ("十二家企业之中已有15家盈利。", "十二家企业之中已有15家"),
        ("共排查矛盾纠纷53件，化解率92.5%，化解94件。", "化解94件"),
        ("发现隐患41处，已整改45处。", "已整改45处"),
        ("第一轮发现问题35个，整改33个；第二轮发现问题21个，整改25个。", "整改25个"),
    ],
)
def test_more_than_there_are_is_doubted(words, excerpt):
    found = said(words).impossible
    assert [(each.excerpt, each.doubtful) for each in found] == [(excerpt, True)]


@pytest.mark.parametrize(
    "words",
    [
        "12个乡镇中有9个建成服务站。",
        "12个乡镇中心校建有15个功能室。",
        "在28个乡镇中，有32个村通过验收。",
        "12个乡镇中15个项目建成投产。",
        "全县12个乡镇中学15个社团获评优秀。",
        "3个园区中，8个获批省级项目。",
        "发现隐患41处，整改45处（含上年结转4处）。",
        "今年新排查隐患41处，整改45处。",
        "排查隐患41处，投入整改资金45万元。",
        "6月份排查隐患41处，上半年整改145处。",
        "上半年排查隐患126处，整改118处；下半年排查隐患84处，整改92处，全部销号。",
        "第一轮发现问题35个，整改33个；第二轮发现问题21个，整改23个。",
        "全市6个县中，有9个县级医院达到三级标准。",
        "全市8个县中有12个县域医共体建成。",
        "两个社区测评排名第5位、第8位（全区共36个社区）。",
    ],
)
def test_other_things_and_what_is_carried_over_may_be_more(words):
    assert said(words).impossible == ()

"""Words and the figures beside them."""

from __future__ import annotations

import pytest

from tests.checks.prose.said import codes, found


@pytest.mark.parametrize(
    "text",
    [
        "收入由1.2万元增加到1.5万元。",
        "发生率由8.5%下降到0.025%。",
        "参保率由92%提高到96%，提高4个百分点。",
        "集体经济强村由28个增加到35个，增长25%。",
        "收入由9800元增加到1.2万元。",  # other units: not compared
        "整改完成率为100%，问题全部完成整改。",
        "确保反馈问题全部完成整改，目前完成率为80%。",
        "未开工的项目全部开工，支出进度达到80%以上。",
        "帮扶项目全部开工，目前资金支出率为72.5%。",
        "反馈问题全部完成整改，危房改造完成率为92%。",
        "一要抓项目，7月底前项目全部完成，6月完成率达到80%。",
        "项目已全部开工，还有3个项目未竣工。",
        "财政资金分别安排农业和农村项目3个、5个。",
        "中央、省、市资金分别为120万元、80万元和60万元。",
        "养老和医疗、工伤保险参保率分别为98%、97%、95%。",
        "同比下降2.5%，比上年减少3户。",
        "气温为-5℃。",
    ],
)
def test_true_sentences_are_left_alone(text: str):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("收入同比增长-2.5%。", "P150"),
        ("支出下降－3.1%。", "P150"),
        ("强村由35个增加到28个。", "P151"),
        ("发生率由0.5%下降到0.8%。", "P151"),
        ("参保率由92%提高到96%，提高4%。", "P152"),
        ("问题已全部完成整改，整改率92.3%。", "P153"),
        ("反馈问题全部完成整改，问题整改率为92.3%。", "P153"),
        ("省级反馈问题全部整改，还有2个未整改。", "P153"),
        ("危房改造任务全部竣工，危房改造竣工率为83.6%。", "P153"),
        ("项目全部开工，项目开工率为96%。", "P153"),
        ("风险户动态清零，仍有12户未纳入。", "P153"),
        ("小学、初中、高中在校生分别为1200人、860人。", "P154"),
    ],
)
def test_a_word_against_its_figure(text: str, code: str):
    assert codes(text) == [code]


def test_the_message_names_both_figures():
    (finding,) = found("强村由35个增加到28个。")
    assert "由35到28不是增加" in finding.message

"""Changes beside the figures before and after."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, said, wrong


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("强村由28个增加到35个，增加7个。", "7个 = 35个 - 28个"),
        ("收入由100万元增长到125万元，增长25%。", "25% = （125万元 - 100万元）÷ 100万元"),
        ("参保率由92%提高到96%，提高4个百分点。", "4个百分点 = 96% - 92%"),
        ("人口自然增长率由3.2‰提高到3.7‰，提高0.5个千分点。", "0.5个千分点 = 3.7‰ - 3.2‰"),
        ("人口自然增长率2.8‰，比上年的3.2‰下降0.4个千分点。", "0.4个千分点 = 3.2‰ - 2.8‰"),
        ("未脱贫户从120户减少到90户，减少25%。", "25% = （120户 - 90户）÷ 120户"),
    ],
)
def test_a_change_is_confirmed(text, confirmed):
    assert holding(text) == [confirmed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("强村由28个增加到35个，增加9个。", ["9个 ≠ 35个 - 28个 = 7个"]),
        ("收入由100万元增长到125万元，增长52%。", ["52% ≠ （125万元 - 100万元）÷ 100万元 = 25%"]),
        ("新登记市场主体860户，注销540户，净增330户。", ["330户 ≠ 860户 - 540户 = 320户"]),
        ("净增330户，新登记860户，注销540户。", ["330户 ≠ 860户 - 540户 = 320户"]),
        ("车辆费6.48万元，比上年的9.89万元减少4.41万元。", ["4.41万元 ≠ 9.89万元 - 6.48万元 = 3.41万元"]),
        ("今年救助120户，上年同期100户，增加25户。", ["25户 ≠ 120户 - 100户 = 20户"]),
        ("实现收入286万元，上年同期262万元，同比增长85%。", ["85% ≠ （286万元 - 262万元）÷ 262万元 = 9.16%"]),
        ("实现收入286万元（上年262万元），比上年增长85%。", ["85% ≠ （286万元 - 262万元）÷ 262万元 = 9.16%"]),
        ("实现收入262万元，去年同期286万元，同比减少26万元。", ["26万元 ≠ 286万元 - 262万元 = 24万元"]),
        ("上年救助100户，今年救助120户，增长25%。", ["25% ≠ （120户 - 100户）÷ 100户 = 20%"]),
        ("人口自然增长率由3.2‰提高到3.7‰，提高1.5个千分点。", ["1.5个千分点 ≠ 3.7‰ - 3.2‰ = 0.5个千分点"]),
        ("参保率由92.1%提高到96.3%，提高5.2个百分点。", ["5.2个百分点 ≠ 96.3% - 92.1% = 4.2个百分点"]),
    ],
)
def test_one_that_is_another_is_told(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize("text", ["由28个增加到35个，新建5个。", "由2019年的28个到35个，比上年增加2个。", "占比由3%提高到5%，收入增长20%。", "占比由40%提高到44%，提高10%。", "完成率由100%提高到105%，提高5%。", "存款286万元，年初262万元，同比增长85%。", "存款286万元，上年末262万元，比上年同期增长85%。"])
def test_a_change_of_another_figure_is_no_fault(text):
    assert wrong(text) == []


@pytest.mark.parametrize(("text", "doubtful"), [("强村由28个增加到35个，增加9个。", False), ("今年救助120户，上年同期100户，增加25户。", True)])
def test_what_the_text_may_mean_otherwise_is_doubted(text, doubtful):
    assert [each.doubtful for each in said(text).claims if each.is_wrong] == [doubtful]


def test_of_a_whole_and_its_parts_any_that_fits_is_what_stands_now():
    assert "22名 = 120名 - 98名" in holding("招聘教师120名，其中小学68名、初中52名，较上年的98名增加22名。")


@pytest.mark.parametrize(("text", "told"), [("收入由100万元增加到360万元，翻两番。", 1), ("收入由100万元增加到390万元，翻两番。", 0), ("收入由100万元增加到188万元，翻一番。", 1), ("收入由100万元增加到192万元，翻一番。", 0), ("收入由100万元增加到310万元，翻两番。", 1)])
def test_what_is_told_as_twice_as_much(text, told):
    assert len(wrong(text)) == told


def test_of_two_that_may_have_changed_none_is_told():
    assert wrong("招聘教师120名，其中小学68名，较上年的98名增加42名。") == []

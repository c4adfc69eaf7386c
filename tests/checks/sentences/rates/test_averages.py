"""Averages beside what they are of."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


@pytest.mark.parametrize(
    ("text", "typed", "told"),
    [
        ("带动120户增收360万元，户均增收3万元。", "户均增收2.5万元", "2.5万元 ≠ 360万元 ÷ 120户 = 3.0万元"),
        ("为80个村分红400万元，村均分红5万元。", "", ""),
        ("全县家庭户29462户，集体户1197户，家庭户人口为70310人。平均每个家庭户的人口为2.39人。", "平均每个家庭户的人口为2.93人", "2.93人 ≠ 70310人 ÷ 29462户 = 2.39人"),
        ("举办培训班6期，培训720人次，平均每期120人。", "平均每期140人", "140人 ≠ 720人次 ÷ 6期 = 120人"),
        ("举办展览24场，观展9.6万人次，平均每场4000人次。", "平均每场5000人次", "5000人次 ≠ 9.6万人次 ÷ 24场 = 4000人次"),
        ("安置120户300人，平均每户2.5人。", "平均每户5.2人", "5.2人 ≠ 300人 ÷ 120户 = 2.5人"),
    ],
)
def test_a_named_average(text: str, typed: str, told: str):
    assert wrong(text) == []
    if typed:
        assert any("÷" in each for each in holding(text))
        first = typed[:4]
        start = text.index(first)
        assert wrong(text[:start] + typed + "。") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "带动120户就业，发放工资360万元，户均增收2.5万元。",
        "带动脱贫户120户、一般户80户增收600万元，脱贫户户均增收2.5万元。",
        "农村居民人均可支配收入18000元，全年培训120人，发放补贴24万元。",
        "举办培训班6期，考核合格700人，培训720人次，平均每期120人。",
        "举办培训班6期，发放教材800册，培训干部600人次、群众120人次，平均每期120人。",
        "举办培训班6期；培训基地4个，参训900人次，平均每期120人。",
        "流转土地1200亩，带动120户，增收360余万元，户均增收2.5万元。",
    ],
)
def test_an_average_of_something_else_is_left_alone(text: str):
    assert wrong(text) == []

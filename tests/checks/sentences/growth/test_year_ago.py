"""Growth against what was a year ago, where this stands apart."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong

PAIR = "受理案件97件134人，去年同期为197件375人，件数和人数分别同比下降50.76%、64.27%。"
NAMED = "审结案件478件635人，去年同期为773件1350人，同比件数下降38.16%、人数下降52.96%。"
APART = ("发放救助资金1320万元，同比增长20%，惠及群众。", "上年发放救助资金1100万元，标准偏低。")


@pytest.mark.parametrize("text", [(PAIR,), (NAMED,), APART])
def test_what_fits_is_confirmed(text: tuple[str, ...]):
    assert holding(*text)
    assert wrong(*text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ((PAIR.replace("50.76", "57.06"),), "57.06% ≠ （197件 - 97件）÷ 197件 = 50.76%"),
        ((PAIR.replace("64.27", "46.27"),), "46.27% ≠ （375人 - 134人）÷ 375人 = 64.27%"),
        ((NAMED.replace("52.96", "53.14"),), "53.14% ≠ （1350人 - 635人）÷ 1350人 = 52.96%"),
        ((APART[0].replace("20%", "30%"), APART[1]), "30% ≠ （1320万元 - 1100万元）÷ 1100万元 = 20%"),
    ],
)
def test_what_does_not_is_told(text: tuple[str, ...], told: str):
    assert wrong(*text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        ("规上工业增加值1320万元，同比增长30%。", "上年规上工业增加值1100万元。"),
        ("发放救助资金1320万元，同比增长30%。", "上年发放救助资金1100万元。", "再往前看，上年发放救助资金900万元。"),
        ("发放救助资金1320万元，同比增长30%。", "上年发放救助资金1100余万元。"),
        ("受理案件97件134人，去年同期为197件，同比下降64.27%。",),
    ],
)
def test_other_matters_are_left_alone(text: tuple[str, ...]):
    assert wrong(*text) == []

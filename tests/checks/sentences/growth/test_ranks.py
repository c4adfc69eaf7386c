"""Places in a ranking that went the other way than is said."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("抢险救援由第8名上升到第11名。", ["“第8名上升到第11名”：由第8名到第11名是后移"]),
        ("排名由全市第8位前移3位至第11位。", ["“全市第8位前移3位至第11位”：由第8位到第11位是后移"]),
        ("排名由全市第五位下降到全市第三位。", ["“全市第五位下降到全市第三位”：由第五位到第三位是前移"]),
        ("排名由第8位前移3位至第6位。", ["“第8位前移3位至第6位”：算出来是2位"]),
        ("排名由第8位上升到第8位。", ["“第8位上升到第8位”：名次没有变"]),
    ],
)
def test_a_place_that_went_the_other_way_is_told(text, told):
    assert [each.message for each in said(text).impossible] == told


@pytest.mark.parametrize("text", ["排名由第8位前移3位至第5位。", "由全市第3名上升到全省第11名。", "第8名下降到第11名。", "由全市第十二位跃升至第三位。", "第3批增加到第11名学员。", "由倒数第2名上升到第15名。"])
def test_one_that_went_as_is_said_is_no_fault(text):
    assert said(text).impossible == ()

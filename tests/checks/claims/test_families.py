"""What stands together in a file, as typed there."""

from __future__ import annotations

from drafting.checks.claims.families import families, unit
from tests.checks.judging import HEAD, book_of


def test_a_figure_stands_among_those_beside_it_and_above_those_below() -> None:
    market, stalls = families(book_of(f"{HEAD}指标: {{夜市: {{摊位: {{数值: 120个, 新增: 20个, 其中: {{餐饮: 60个}}}}, 营业额: 9万元}}}}\n"))
    assert (market.name, [*market.figures]) == ("夜市", ["摊位", "营业额"])
    assert (stalls.name, sorted(stalls.figures)) == ("摊位", ["", "新增", "餐饮"])
    assert [*stalls.around] == ["摊位", "营业额"]


def test_a_figure_in_two_units_is_two_below_itself() -> None:
    found = families(book_of(f"{HEAD}指标: {{夜市: {{摊贩: {{数值: 20户60人, 新增: 3户}}}}}}\n"))
    market, keepers = sorted(found, key=lambda each: each.name == "摊贩")
    assert ([*market.figures], [*market.several]) == ([], ["摊贩"])
    assert {name: unit(each) for name, each in keepers.figures.items()} == {"户数": "户", "人数": "人", "新增": "户"}
    assert keepers.figures["户数"].path == keepers.figures["人数"].path == "夜市.摊贩"

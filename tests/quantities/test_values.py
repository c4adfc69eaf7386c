from __future__ import annotations

import pytest

from drafting.quantities.measure import Measure
from drafting.quantities.parse import MeasureError, Note
from drafting.quantities.values import Formula, Marker, Ordinal, Value, parse_value
from tests.quantities.table import HOUSE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全省第三", Ordinal("全省第三", 3)),
        ("第八批", Ordinal("第八批", 8)),
        ("全市第2", Ordinal("全市第2", 2)),
        ("2024年第四次", Ordinal("2024年第四次", 4)),
        ("全国第十二位", Ordinal("全国第十二位", 12)),
        ("=就业.脱贫人口 / 就业.总数", Formula("就业.脱贫人口 / 就业.总数")),
        ("＝ a - b ", Formula("a - b")),
        ("待补", Marker.OWED),
        ("【待补】", Marker.OWED),
        (" 不适用 ", Marker.NOT_APPLICABLE),
    ],
)
def test_values_that_are_no_measures(text: str, value: Value) -> None:
    assert parse_value(text, HOUSE) == (value, ())


def test_anything_else_is_a_measure_with_its_notes() -> None:
    value, notes = parse_value("5361护", HOUSE)
    assert isinstance(value, Measure)
    assert notes == (Note("unknown_unit", "护", "户"),)


@pytest.mark.parametrize("text", ["第三方评估", "第一书记12人", "第百名", "第", "名列全省第三、全国第八"])
def test_not_every_ordinal_word_is_a_rank(text: str) -> None:
    with pytest.raises(MeasureError):
        parse_value(text, HOUSE)

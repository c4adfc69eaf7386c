"""Numbers of cells: what a person sees, never the dust of binary arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.load.tables.shown_number import shown_number


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (202.00000000000003, "General", "202"),
        (0.1 + 0.2, "General", "0.3"),
        (100 / 3, "General", "33.33333333"),
        (86, "General", "86"),
        (86, "0", "86"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (427.4, "0.00", "427.40"),
        (5.3, "0.0#", "5.3"),
        (1234567.891, "#,##0.00", "1234567.89"),
        (44444, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "44444.00"),
        (-5.25, "#,##0.0_ ;[Red]\\-#,##0.0\\ ", "-5.3"),
        (-0.001, "0.00", "0.00"),
        (0.971, "0.0%", "97.1%"),
        (1, "0%", "100%"),
        (3, '0"户"', "3户"),
        (3, '"约"0\\户', "约3户"),
        (427.4, '#,##0.0"万元"_ ;-0.0', "427.4万元"),
        (86, 'G/通用格式"户"', "86户"),
        (86, '[$￥-804]#,##0', "86"),
        (86, '0" ; "', "86"),
        (12000, '0!.0,"万"', None),  # shows 1.2万: the cell holds 12000
        (12000, "0\\.0,", None),
        (12000, "0.0,", None),
        (12000, "#,##0,", None),
        (5, "¥#,##0.00", "5.00"),
        (0.00001234, "General", "0.00001234"),
        (1e20, "General", "100000000000000000000"),
    ],
)
def test_a_number_is_what_its_cell_shows(value, number_format, shown):
    assert shown_number(value, number_format) == shown


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_number_typed_with_its_decimals_comes_back_as_typed(digits, places):
    typed = Decimal(digits).scaleb(-places)
    shown = shown_number(float(typed), f"0.{'0' * places}" if places else "0")
    assert shown == f"{typed:.{places}f}"

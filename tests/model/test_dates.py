"""Days: printed and read back."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drafting.model.dates import EARLIEST_YEAR, LATEST_YEAR, day_text, last_day, read_date


@given(st.dates(date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31)))
def test_a_day_that_is_printed_is_read_back(day: date) -> None:
    assert read_date(day_text(day)) == day


def test_a_day_prints_without_leading_zeros() -> None:
    assert day_text(date(2021, 3, 5)) == "2021年3月5日"


def test_how_many_days_a_month_has() -> None:
    months = [(year, month) for year in (1900, 2000, 2024, 2025, 2100) for month in range(1, 13)]
    assert [last_day(*each) for each in months] == [monthrange(*each)[1] for each in months]

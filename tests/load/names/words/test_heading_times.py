"""What a heading says of time, where the report's period may not be known."""

from __future__ import annotations

from drafting.load.names.words.heading_times import Times
from drafting.model.dataset import Period


def test_without_a_period_the_later_of_two_years_is_this_one_with_its_months():
    times = Times(None).of(["指标", "2026年1—11月", "2025年1—11月", "2025年"])
    assert [times.key(text) for text in ("2026年1—11月", "2025年1—11月", "2025年")] == ["数值", "上年同期", ""]


def test_what_names_no_months_is_of_the_report_be_it_of_a_half_year_only():
    times = Times(Period(2026, "半年", 1, 6))
    assert [times.key(text) for text in ("2026年累计", "1—6月", "1—5月", "1—9月")] == ["数值", "数值", "", ""]

"""As-of days the way reports say them."""

from __future__ import annotations

from datetime import date
from typing import Final

from drafting.facts.fact import Fact
from drafting.model.dates import last_day
from drafting.render.filters.kinds import Filter


def month_day(fact: Fact) -> str:
    """11月30日; a month's last day prints 11月底. Text such as 目前 passes through."""
    value = fact.value
    return day_of_month(value) if isinstance(value, date) else str(value)


def day_of_month(day: date) -> str:
    """11月30日 prints 11月底."""
    if day.day == last_day(day.year, day.month):
        return f"{day.month}月底"
    return f"{day.month}月{day.day}日"


def year_month_day(fact: Fact) -> str:
    """2021年11月30日; a month's last day prints 2021年11月底."""
    value = fact.value
    return f"{value.year}年{month_day(fact)}" if isinstance(value, date) else str(value)


FILTERS: Final = (
    Filter("月日", month_day, "几月几日；月末最后一天写作“月底”", ("{数值: 5户, 截至: 2021-10-31}", "甲.截至|月日", "10月底")),
    Filter(
        "年月日", year_month_day, "带年份的日期",
        ("{数值: 5户, 截至: 2021-10-25}", "甲.截至|年月日", "2021年10月25日"),
    ),
)

"""What words of time mean in a report: the periods and days of which a text speaks."""

from __future__ import annotations

from typing import Final

from drafting.blocks import marks
from drafting.model.dates import last_day
from drafting.model.spans import months_in
from drafting.patterns import lazy

_BY_QUARTERS: Final = "前[两二三]个?季度|[上下]半年|第?[一二三四]季度"
_IN_MONTHS: Final = "月?[—–~～至到\ue037-][0-9]{1,2}月份?"
_OF_THE_YEAR: Final = f"(?:{_BY_QUARTERS}|[0-9]{{1,2}}{_IN_MONTHS}|(?![底末初度以同])(?:[0-9]{{1,2}}月(?![0-9底末初]))?)"
_PERIOD: Final = lazy(
    "[0-9今去上前下全第一二三四](?=[0-9]{0,3}+[年半季一二三四两月—–~～至到\ue037-])"  # told before all the ways to say a period are tried
    f"(?:(?<=[0-9])(?:[0-9]{{3}}年{_OF_THE_YEAR}|[0-9]?{_IN_MONTHS})|(?<![0-9])(?:(?<=[今去上])年{_OF_THE_YEAR}"
    "|(?<=前)[两二三]个?季度|(?<=[上下])半年|(?<=第)[一二三四]季度|(?<=[一二三四])季度|(?<=全)年(?!任务|目标|计划)))"
)
_DAY: Final = lazy("截至([^，。；、：（）\ue000-\uf8ff]{1,16}?(?:日|底|末|前)|目前)")
_DAY_IN_WORDS: Final = lazy("(?:([0-9]{4})年)?([0-9]{1,2})月(?:([0-9]{1,2})日|底|末)")

Key = tuple[int, ...] | str
"""What two ways of saying one time share."""


class WordsOfTime:
    """As a report of that year says them."""

    __slots__ = ("year",)

    def __init__(self, year: int) -> None:
        self.year = year

    def key(self, words: str) -> Key:
        """What a period is, however it is said: 前三季度 is 1—9月."""
        return months_in(words, self.year) or words.strip()

    def said_in(self, text: str, *, days: bool) -> list[tuple[int, Key]]:
        """The days, or the periods, of which a text speaks, each with its place."""
        if days:
            return [(found.start(), self.day_key(found[1])) for found in _DAY.finditer(text)]
        return [(found.start(), self.key(marks.unliteral(found[0]))) for found in _PERIOD.finditer(text)]

    def day_key(self, words: str) -> Key:
        """Which day it is: 9月底 is 9月30日."""
        found = _DAY_IN_WORDS.fullmatch(words)
        if not found or not 1 <= int(found[2]) <= 12:
            return words
        year, month = int(found[1] or self.year), int(found[2])
        return year, month, int(found[3]) if found[3] else last_day(year, month)


def ends_a_number(text: str, at: int, said: str) -> bool:
    """Whether the words that stand there are the end of a longer number: 5月 in 15月."""
    return text[at - 1] in "0123456789—" and said[:1].isdigit()

"""What of a heading says when: 2025年, 上年, 1—11月累计 → this year's figures, last year's, or neither that the report has a place for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from drafting.frozen import frozen
from drafting.load.names.words.heading_words import COUNT, COUNT_ENDS, SAYS, key_of
from drafting.model.dataset import Period
from drafting.model.spans import YEAR_END, Span, span_of
from drafting.patterns import lazy

_NOW: Final = "本期|今年|本年|当年"
_AGO: Final = "去年|上年"
_YEAR: Final = lazy(rf"((?:19|20)\d\d年度?|{_NOW}度?|{_AGO}度?)?(.*)")
_IN_FRONT: Final = lazy(
    rf"((?:(?:19|20)\d\d年度?|{_NOW}度?|{_AGO}度?)(?:上半年|前[二两三23]个?季度|第?[一二三四1-4]季度|(?:\d{{1,2}}[—\-－~～至])?\d{{1,2}}月份?)?"
    r"|上半年|下半年|前[二两三23]个?季度|\d{1,2}[—\-－~～至]\d{1,2}月份?|本月|当月|本季度?|上月|截至\d{1,2}月)(?:同期|末|底|累计)?的?(?=[\u3400-\u9fff]{2})"
)
_BRACKET: Final = lazy("[（(].*")
_COUNT: Final = lazy(f"{COUNT}?{COUNT_ENDS}")
_YEAR_END: Final = frozenset(("末", "底", "年末", "年底"))
_SAME_PERIOD: Final = lazy(f"同期{COUNT}?{COUNT_ENDS}")
_LATE: Final = 9
"""From this month on figures may stand in the report of the whole year."""
_ALL_OF_IT: Final = lazy(f"(?:(?:19|20)\\d\\d年|{_NOW}度?)?全年{COUNT}?{COUNT_ENDS}")
_OTHER_TIMES: Final = lazy("(?:本月|当月|上月|本季度?|本周|上周|今日)(?:完成|累计)?(?:数|值)?")
AT_WHAT_TIME: Final = "是报告期的数，{head}删去这个时间；是上年同期的写 上年同期，上年末的写 上年末；别的时候的不用管"


@frozen
class Times:
    """Of a report: its period, None where nobody says it, or where the rows of a table have `unlike` ones; `months` are those to which the columns of this year say they go.

    `compared` are the names that stand with last year in front: beside them 2026年监测对象 are all of this year, and not those found in it.
    """

    period: Period | None = None
    months: Span | None = None
    compared: frozenset[str] = frozenset()
    unlike: bool = False

    def key(self, text: str) -> str:
        """数值, 上年同期 or 上年末 of a heading that says nothing but a time; "" of one that says more, or of no time the report has a place for."""
        dated = _YEAR.fullmatch(text)
        year = self._years_ago(dated[1] or "") if dated else None
        if dated is None or year is None or (not dated[1] and not dated[2]):
            return ""
        rest = dated[2]
        if year == 1 and _SAME_PERIOD.fullmatch(rest):
            return "上年同期"
        if rest in _YEAR_END and dated[1]:
            return ("数值", "上年末")[year]
        span = self._span(rest)
        if span is None or (not dated[1] and span.kind == "年度"):
            return ""
        return self._now(span) if year == 0 else self._last_year(span)

    def is_time(self, text: str) -> bool:
        """Whether a heading says a time and no more, be it one that the report has no place for."""
        dated = _YEAR.fullmatch(text)
        if dated is None or _OTHER_TIMES.fullmatch(text):
            return dated is not None
        span = self._span(dated[2])
        if dated[1]:
            return span is not None or dated[2] in _YEAR_END or _SAME_PERIOD.fullmatch(dated[2]) is not None
        return span is not None and span.kind != "年度"

    @property
    def why_not(self) -> str:
        """What is said of a time that the report has no place for."""
        if self.period:
            return f"不是报告期（{self.period.name}）的，也不是上年同期的"
        return "是什么时候，各行的报告期不一样，看不出来" if self.unlike else "是什么时候，报告期没有写，看不出来"

    def this_year(self, text: str) -> str:
        """任务 of 2026年任务, "" where nothing of this year stands in front."""
        dated = _YEAR.fullmatch(text)
        return dated[2] if dated and dated[1] and self._years_ago(dated[1]) == 0 else ""

    def apart(self, name: str) -> tuple[str, str]:
        """(粮食产量, 2025年) of 2025年粮食产量; (name, "") where no time stands in front, or one that may say what is counted."""
        found = _IN_FRONT.match(name)
        if found is None:
            return name, ""
        rest, time = name[found.end() :], found[0].rstrip("的")
        return (rest, time) if self.key(time) != "数值" or rest in self.compared else (name, "")

    def of(self, headings: Sequence[str]) -> Times:
        """The same for a table whose headings are these: they say to which month its figures go."""
        years = [int(found[1][:4]) for text in headings if (found := _YEAR.match(text)) and found[1] and found[1][0].isdigit()]
        period = self.period or (None if self.unlike else Period(max(years), "年度", 1, YEAR_END) if len(set(years)) > 1 else None)
        said = Times(period)._as_far_as(headings)
        times = Times(period, said, unlike=self.unlike)
        apart = (times.apart(_BRACKET.sub("", text)) for text in headings)
        return Times(period, said, frozenset(name for name, time in apart if time and times.key(time) in ("上年同期", "上年末")), self.unlike)

    def last_month(self, text: str) -> int:
        """The month to which the figures of a heading go that says a time of this year: 11 of 1—11月; those of 本年 and 全年 go as far as the report."""
        span = self._span_of_this_year(text)
        return span.last if span is not None else self._end

    def goes_as_far(self, text: str) -> bool:
        """Whether a heading that says a time of this year is of all that the report is of: 1—12月, not 1—11月, in the report of a year."""
        return bool(text) and self.last_month(text) == self._end

    @property
    def _end(self) -> int:
        return self.period.last_month if self.period is not None else YEAR_END

    def _as_far_as(self, headings: Sequence[str]) -> Span | None:
        """The months that headings of this year say; of several those of the report, which 全年 says too. 1—11月 below 2025年 is none of this year's."""
        below = {dated[2] for text in headings if (dated := _YEAR.fullmatch(text)) and dated[1]}
        own = [text for text in headings if text not in below]
        spans = [span for text in own if (span := self._span_of_this_year(text)) is not None and self._now(span)]
        if any(span.last == self._end for span in spans) or any(_ALL_OF_IT.fullmatch(text) for text in own):
            return None
        return next(iter(spans), None)

    def _years_ago(self, said: str) -> int | None:
        if not said or said[0] in "本今当":
            return 0
        if said[0] in "去上":
            return 1
        ago = self.period.year - int(said[:4]) if self.period is not None else -1
        return ago if ago in (0, 1) else None

    def _span(self, rest: str) -> Span | None:
        """The months of 上半年, 1—11月累计, 累计完成 (the whole); None of other words."""
        found = _COUNT.fullmatch(rest)
        if found or SAYS.get(rest) == "数值":
            return Span("年度", 1, YEAR_END)
        for end in range(len(rest), 0, -1):
            if span := span_of(rest[:end]):
                return span if _COUNT.fullmatch(rest[end:]) else None
        return None

    def _span_of_this_year(self, text: str) -> Span | None:
        dated = _YEAR.fullmatch(text)
        span = self._span(dated[2]) if dated and dated[2] and self._years_ago(dated[1] or "") == 0 else None
        return span if span is not None and span.kind != "年度" else None

    def _now(self, span: Span) -> str:
        """The report of a year is written in its last months; of any other period the figures go as far as it does."""
        if span.kind == "年度" or self.period is None:
            return "数值" if span.first == 1 else ""
        first, last = self.period.first_month, self.period.last_month
        return "数值" if span.first == first and (span.last == last or (last == YEAR_END and span.last >= _LATE)) else ""

    def _last_year(self, span: Span) -> str:
        """2025年 is the 上年同期 of 2026年, not of 2026年1—11月."""
        now = self.months or (Span(self.period.kind, self.period.first_month, self.period.last_month) if self.period else Span("年度", 1, YEAR_END))
        return "上年同期" if span[1:] == now[1:] else ""


def key_last(parts: Sequence[str], times: Times, known: Callable[[str], bool]) -> tuple[tuple[str, ...], str]:
    """The lines of a heading with their key at the end (年度任务 over 危房改造, 2025年 over 务工就业), and a time that has no place in the report.

    A time in front of a name is parted from it where the rest is `known` for itself: 2025年粮食产量, not 上年结转资金.
    """
    left: list[str] = []
    keys: list[str] = []
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        name, time = times.apart(part) if last and not known(part) and not times.is_time(part) else (part, "")
        name, time = (name, time) if known(name) else (part, "")
        said = time or part
        key = times.key(said)
        if not key and times.is_time(said):
            return tuple(parts), said
        if not key and not last and not part.startswith("其中") and not known(part + parts[at + 1]):
            key = key_of(part) or ("数值" if SAYS.get(part) == "数值" or _COUNT.fullmatch(part) else "")
        if not key:
            left.append(part)
            continue
        if time:
            left.append(name)
        if key != "数值":
            keys.append(key)
    return ((*left, *dict.fromkeys(keys)) if left else tuple(parts)), ""

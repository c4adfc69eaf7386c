"""The words of a template that were taken over from an earlier report (照写): where they stand, and which of them still say its dates and figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from drafting.checks.prose.passages import Text
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import frozen
from drafting.model.dataset import Period
from drafting.model.spans import months_of
from drafting.patterns import lazy
from drafting.quantities.reported import A_RANGE, NO_UNIT, figures_of
from drafting.quantities.tight import tight
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.render.compiling.source_text import split_front

_REPORT: Final = "# 文件：示例/例.j2\n---\n照写: 2025年\n---\n# 示例\n\n%s改造{{ 住房.改造 }}。\n# 文件：示例/indicators.yaml\n住房: {改造: 户}\n# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年\n指标: {住房: {改造: 50户}}\n"
OLD_DATE: Final = declare(
    Rule(
        "P147", "话里还是以前的日期", Severity.WARNING,
        "模板开头“照写”的那一期（drafting adopt 写的，是旧报告的）和现在的报告期不同，固定的话里还有那一年前后的年份、没有年份的月日：多半是去年的事，照印就错了。在模板里改成今年的，或者删去。"
        "年年一样的，在这一句后面写 {# 情况属实 P147：理由 #}；都看过、改好了，把开头的“照写”改成现在的报告期。",
        hits=_REPORT % "3月15日召开推进会，", clean=_REPORT % "召开推进会，",
    )
)  # fmt: skip
OLD_FIGURE: Final = declare(
    Rule(
        "P149", "话里还是以前的数", Severity.ERROR,
        "模板开头“照写”的那一期（drafting adopt 写的，是旧报告的）和现在的报告期不同，固定的话里还有那一期的数：adopt 分不清是哪一项的，照原文留在话里，照印就把去年的数当成了今年的。check 和草稿里是存疑，有它就不出定稿（--final）。"
        "在模板里换成数据的 {{ 组.指标 }}，或者改成今年的数、删去。年年一样的、已经改成今年的，在这一句后面写 {# 情况属实 P149：理由 #}；都看过、改好了，把开头的“照写”改成现在的报告期。带引号的、期限、标准、界限、第几、编号不算。",
        hits=_REPORT % "查处违法行为326起，", clean=_REPORT % "查处违法行为326起。{# 情况属实 P149：累计数，今年没有新增 #}",
    )
)  # fmt: skip

_TOKEN: Final = lazy(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_HOLE: Final = "\0"
_OTHER_MARK: Final = " "
_MARK_BEHIND: Final = "\1"
"""Stand for each character of what a template prints or does, of a comment that confirms the words before it in some other way, and in this one."""
_CONFIRMED: Final = lazy(r"\{#-?\s*情况属实\s*(P\d{3}(?:[、，, ]+P\d{3})*)\s*[：:]\s*\w")
_SENTENCE: Final = lazy("[^。！？；|\n]*[。！？；|\n]?[\1 ]*")
_FIXED: Final = lazy("[^\0\1|#*\\[\\]\n]+")
_YEAR: Final = lazy(r"(?<!\d)(20\d{2})(?:年(?!代)|[—－～~至-](?=\d)|(?=〕))|(二[〇○零]二[〇○零一二三四五六七八九])年")
_MONTH: Final = lazy(r"(?<![\d.—－～~-])(?<!每)\d{1,2}(?:[—－～~至-]\d{1,2})?月(?:\d{1,2}日|份|[底末初]|[上中下]旬)?(?!刊)|(?<!\d)\d{1,2}月\d{1,2}日")
_OF_ANOTHER: Final = lazy(r"(?:(?<!\d)(?:(?:19|20)\d{2}|[一二][〇○零九一二三四五六七八]{3})年|每[一1]?年的?(?:\d{1,2}月\d{1,2}日[—－～~至到-])?)$")
"""A day behind it is of a year that is told by itself, or comes every year."""
_WHOLE_YEAR: Final = lazy(r"1[—－～~至-]12月份?")
_AMOUNT: Final = lazy(r"\d[\d.]*(?:％|[万亿]+(?![万亿级元]|以[上下内]))")
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_AROUND: Final = 12
"""Characters that are shown before and behind a date."""


_Seek = Callable[[str], Sequence[tuple[int, str]]]
"""Where in a sentence what is sought stands, and its words."""


@frozen
class _Old:
    """What a sentence of the template says of that time, and the words around the first of it that print as they stand."""

    said: tuple[str, ...]
    words: str
    place: Place


@frozen
class CarriedWords:
    """A template's source as it is typed, in its file, and what 照写 says."""

    source: str
    file: str
    said: str

    def find(self, words: str) -> Place | None:
        """Where some words stand that print as they are typed."""
        at = self.source.find(words.strip())
        return self._place(at) if at >= 0 and words.strip() else None

    def of_that_time(self, period: Period, printed: Text, units: UnitTable) -> Iterator[Diagnostic]:
        """The dates and the figures of the earlier report, one finding for each sentence that prints with them; none where the words are of this period."""
        then = months_of(self.said if "年" in self.said else f"{self.said}年", period)
        if then is None or then == (period.year, period.first_month, period.last_month):
            return
        year, of_year = then[0], then[0] != period.year
        for rule, seek, what in (
            (OLD_DATE, lambda words: _dates(words, year, of_year=of_year), "改成{}的，或者删去；年年一样的"),
            (OLD_FIGURE, lambda words: _figures(words, units), "换成数据的 {{{{ 组.指标 }}}}，或者改成{}的数、删去；年年一样的、已经改了的"),
        ):
            for each in self._old(rule.code, seek):
                if each.words in printed.whole:
                    said = "”“".join(each.said)
                    yield rule.at(
                        each.place, f"“{each.words}”：话是照{self.said}的报告写的，“{said}”还没有改",
                        f"在模板里{what.format(period.name)}，这句后面写 {{# 情况属实 {rule.code}：理由 #}}；都改好了，模板开头写 照写: {period.name}", excerpt=each.words,
                    )  # fmt: skip

    def _old(self, code: str, seek: _Seek) -> Iterator[_Old]:
        """Each sentence that says what is sought and that nobody has confirmed."""
        body = _TOKEN.sub(partial(_covered, code), split_front(self.source)[1])
        for sentence in _SENTENCE.finditer(body):
            if not sentence[0] or _MARK_BEHIND in sentence[0]:
                continue
            found = seek(sentence[0])
            if not found:
                continue
            at, _ = found[0]
            fixed = next(each for each in _FIXED.finditer(sentence[0]) if each.start() <= at < each.end())
            start, end = max(fixed.start(), at - _AROUND), min(fixed.end(), at + len(found[0][1]) + _AROUND)
            end = max(end, *(other + len(words) for other, words in found if other < end))
            said = tuple(dict.fromkeys(words for _, words in found))
            yield _Old(said, sentence[0][start:end].strip(" ，、；,;"), self._place(sentence.start() + at, body))

    def _place(self, at: int, text: str = "") -> Place:
        before = (text or self.source)[:at]
        return Place(self.file, before.count("\n") + 1, at - before.rfind("\n"))


def _covered(code: str, token: re.Match[str]) -> str:
    confirmed = _CONFIRMED.match(token[0])
    mark = _HOLE if confirmed is None else _MARK_BEHIND if code in confirmed[1] else _OTHER_MARK
    return "".join("\n" if each == "\n" else mark for each in token[0])


def _dates(words: str, year: int, *, of_year: bool) -> list[tuple[int, str]]:
    """Years around `year`, and days of no year, in their order."""
    found = [each for each in _MONTH.finditer(words) if not _OF_ANOTHER.search(words[: each.start()]) and not _WHOLE_YEAR.fullmatch(each[0])]
    if of_year:
        found += [each for each in _YEAR.finditer(words) if abs(int(each[1] or each[2].translate(_DIGITS)) - year) <= 1]
    return sorted((each.start(), each[0]) for each in found)


def _figures(words: str, units: UnitTable) -> list[tuple[int, str]]:
    """What `adopt` would have made data of, had it known whose it is, or could data print it as it is typed (5％, 1.4万列)."""
    read = tight(words)
    found, kept = figures_of(read.words, units)
    amounts = (match.span() for each in kept if each.why in (A_RANGE, NO_UNIT) and (match := _AMOUNT.match(read.words, each.start)))
    spans = sorted([(each.start, each.end) for each in found if each.units] + list(amounts))
    return [(at, words[at : read.typed_end(end)]) for start, end in spans for at in (read.typed(start),)]

"""The words of a template that were taken over from an earlier report (照写): where they stand, and which of them still say its dates and figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from drafting.checks.prose.passages import Text
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import frozen
from drafting.model.dataset import Period
from drafting.model.spans import months_of
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.render.compiling.source_text import split_front
from drafting.template_words.original_words import OriginalWords, original_words, piece
from drafting.template_words.words_of_a_time import (
    NO_YEAR,
    At,
    amounts_of,
    claims_of,
    dates_of,
    firsts_of,
    is_end_of,
    rules_of,
)

_REPORT: Final = "# 文件：示例/例.j2\n---\n照写: 2025年\n---\n# 示例\n\n%s改造{{ 住房.改造 }}。\n# 文件：示例/indicators.yaml\n住房: {改造: 户}\n# 文件：数据.yaml\n模板: 示例/例\n单位: {名称: 示例县住房局, 地区: 示例县}\n报告期: 2026年\n指标: {住房: {改造: 50户}}\n"
OLD_DATE: Final = declare(
    Rule(
        "P147", "话里还是以前的日期", Severity.WARNING,
        "drafting adopt 写的模板，固定的话是旧报告的：里面的年份、没有年份的月日多半是去年的事，照印就错了。在模板里改成今年的，或者删去；年年一样的，在这一句后面写 {# 情况属实 P147：理由 #}。"
        "adopt 在模板末尾记着原话（原句）：没有动过的，不管开头的“照写”写哪一期，换了报告期就提醒；改过的当年不再提醒，过了年“照写”还没有改成新的报告期，又提醒。没有记原句的模板，“照写”的那一期和现在的报告期不同，就都提醒。“截至12月底”写在报告期正好到12月的报告里，不算。",
        hits=_REPORT % "3月15日召开推进会，", clean=_REPORT % "召开推进会，",
    )
)  # fmt: skip
OLD_FIGURE: Final = declare(
    Rule(
        "P149", "话里还是以前的数", Severity.ERROR,
        "drafting adopt 写的模板，固定的话里还有旧报告的数：分不清是哪一项的，照原文留在话里，照印就把去年的数当成了今年的；名次（居全省第3位、前十名）、连续几年、没有单位的比（收入比1.91、结构20.1:38.6:41.3）也是。check 和草稿里是存疑，有它就不出定稿（--final）。"
        "在模板里换成数据的 {{ 组.指标 }}，或者改成今年的数、删去。年年一样的，在这一句后面写 {# 情况属实 P149：理由 #}。没有动过的、改过的怎样算，和 P147 一样。带引号的、期限、标准、界限、编号、第几次会议不算。",
        hits=_REPORT % "查处违法行为326起，", clean=_REPORT % "查处违法行为326起。{# 情况属实 P149：累计数，今年没有新增 #}",
    )
)  # fmt: skip
OLD_FIRST: Final = declare(
    Rule(
        "P155", "话里还是以前的“首次”“新高”", Severity.WARNING,
        "drafting adopt 写的模板，固定的话里还有旧报告的“首次突破”“创历史新高”“居全省首位”“居全国前列”：去年首次的今年不是首次，今年居第几也要看今年的。在模板里改，或者删去；今年还是这样的，在这一句后面写 {# 情况属实 P155：理由 #}。没有动过的、改过的怎样算，和 P147 一样。",
        hits=_REPORT % "开工率居全省首位，", clean=_REPORT % "开工率居全省首位。{# 情况属实 P155：2026年省厅通报 #}",
    )
)  # fmt: skip
OLD_CLAIM: Final = declare(
    Rule(
        "P157", "话里还是以前的断语、荣誉", Severity.WARNING,
        "drafting adopt 写的模板，固定的话里还有旧报告没有数的断语：“未发生火灾”“零伤亡”“全部化解”“圆满完成”“荣获……”“通过……验收”。去年是这样，今年是不是还这样，要问过才能印。在模板里照今年的改，或者删去；今年还是这样的，在这一句后面写 {# 情况属实 P157：理由 #}。"
        "“确保……”“力争……”的打算不算。没有动过的、改过的怎样算，和 P147 一样。",
        hits=_REPORT % "重大矛盾全部化解，", clean=_REPORT % "重大矛盾全部化解。{# 情况属实 P157：2026年没有积案 #}",
    )
)  # fmt: skip
OLD_RULE: Final = declare(
    Rule(
        "P158", "话里还是以前的标准、期限", Severity.WARNING,
        "drafting adopt 写的模板，固定的话里还有旧报告的标准、期限、界限、范围和别的没有成为数据的数：“每人每月680元”“为期3个月”“10万元以上的村”“每周1至2次”，没有认得的单位的（鱼塘12塘）。这些多半年年一样，标准调了、期限改了的，照印就错了。今年不同的在模板里改，或者换成数据的 {{ 组.指标 }}；"
        "今年还是这样的，在这一句后面写 {# 情况属实 P158：理由 #}。带引号的、文号、第几次、路和热线的号码、24小时不算。没有动过的、改过的怎样算，和 P147 一样。",
        hits=_REPORT % "救助标准为每人每月680元，", clean=_REPORT % "救助标准为每人每月680元。{# 情况属实 P158：2026年没有调 #}",
    )
)  # fmt: skip

_TOKEN: Final = lazy(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_HOLE: Final = "\0"
_OTHER_MARK: Final = " "
_MARK_BEHIND: Final = "\1"
"""Stand for each character of what a template prints or does, of a comment that confirms the words before it in some other way, and in this one."""
_CONFIRMED: Final = lazy(r"\{#-?\s*情况属实\s*([A-Z]\d{3}(?:[、，, ]+[A-Z]\d{3})*)\s*[：:]\s*\w")
_SENTENCE: Final = lazy("[^。！？；|\n]*[。！？；|\n]?[\1 ]*")
_FIXED: Final = lazy("[^\0\1|#*\\[\\]\n]+")
_AROUND: Final = 12
"""Characters that are shown before and behind a date."""

Seek = Callable[[str, int | None], list[At]]
"""What of a sentence is sought; of years those around one, all where none is given."""


@frozen
class _Kind:
    """What is sought, by which rule it is told, what is to be done with it ({}: the period's name), and what has not been done yet."""

    rule: Rule
    seek: Seek
    to_do: str
    unseen: str = "还没有改"


@frozen
class Old:
    """What a sentence of the template says of that time, and the words around the first of it that print as they stand. `untouched`: all of it is as the report had it."""

    said: tuple[str, ...]
    words: str
    place: Place
    untouched: bool


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

    def unanswered(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those that no comment in the template's own line answers for: the figure is one that the words say by themselves."""
        return tuple(each for each in found if each.place is None or each.place.file != self.file or not self.answers(each.place.line, each.code))

    def answers(self, line: int | None, code: str) -> bool:
        """Whether a comment in a line of the template confirms it."""
        words = self.source.split("\n")[line - 1] if line else ""
        return any(code in match[1] for match in _CONFIRMED.finditer(words))

    def of_that_time(self, period: Period, printed: Text, units: UnitTable) -> Iterator[Diagnostic]:
        """What is true of the earlier report only, one finding for each sentence that prints with it; none where the words are of this period.

        What still stands as the report had it (原句) is told whatever 照写 says; what somebody has changed since is taken to be of the year after it.
        """
        originals = original_words(self.source)
        this = (period.year, period.first_month, period.last_month)
        if originals.is_of(*this):
            return
        then = months_of(self.said if "年" in self.said else f"{self.said}年", period)
        is_past = then is not None and then != this and not (originals.is_of(*then) and period.year <= then[0] + 1)
        year = then[0] if then is not None and is_past else None
        for kind in _kinds(units, period.last_month):
            for each in self.standing(kind.rule.code, kind.seek, originals, NO_YEAR if year == period.year else year):
                if each.words in printed.whole:
                    yield self._told(kind, each, period)

    def originals(self, period: Period, units: UnitTable) -> Iterator[str]:
        """The places of a template just adopted that are true of its report's `period` only."""
        for kind in _kinds(units):
            for sentence in self._sentences(kind.rule.code):
                yield from (piece(sentence[0], at, at + len(said)) for at, said in kind.seek(sentence[0], period.year))

    def _told(self, kind: _Kind, old: Old, period: Period) -> Diagnostic:
        said = "”“".join(old.said)
        still = "今年还是这样的" if old.untouched else "年年一样的、已经改了的"
        answered = f"{kind.to_do.format(period.name)}；{still}，这句后面写 {{# 情况属实 {kind.rule.code}：理由 #}}"
        if old.untouched:
            return kind.rule.at(old.place, f"“{old.words}”：是旧报告的原话，“{said}”{kind.unseen}", f"在模板里{answered}", excerpt=old.words)
        message = f"“{old.words}”：话是照{self.said}的报告写的，“{said}”{kind.unseen}"
        return kind.rule.at(old.place, message, f"在模板里{answered}；都改好了，模板开头写 照写: {period.name}", excerpt=old.words)

    def standing(self, code: str, seek: Seek, originals: OriginalWords, year: int | None) -> Iterator[Old]:
        """Each sentence that says what is sought and that nobody has confirmed; what is changed, where a `year` is given that it may be of."""
        body = self._body(code)
        for sentence in self._sentences(code):
            words = sentence[0]
            kept = [each for each in seek(words, None) if piece(words, each[0], each[0] + len(each[1])) in originals] if originals else []
            found = sorted({*kept, *(seek(words, year) if year is not None else ())})
            if not found:
                continue
            at, _ = found[0]
            fixed = next(each for each in _FIXED.finditer(words) if each.start() <= at < each.end())
            start, end = max(fixed.start(), at - _AROUND), min(fixed.end(), at + len(found[0][1]) + _AROUND)
            end = max(end, *(other + len(text) for other, text in found if other < end))
            said = tuple(dict.fromkeys(text for _, text in found))
            yield Old(said, words[start:end].strip(" ，、；,;"), self._place(sentence.start() + at, body), len(kept) == len(found))

    def _sentences(self, code: str) -> Iterator[re.Match[str]]:
        """Those that are not confirmed."""
        return (each for each in _SENTENCE.finditer(self._body(code)) if each[0] and _MARK_BEHIND not in each[0])

    def _body(self, code: str) -> str:
        """The report's words, with marks in place of what is none."""
        return _TOKEN.sub(partial(_covered, code), split_front(self.source)[1])

    def _place(self, at: int, text: str = "") -> Place:
        before = (text or self.source)[:at]
        return Place(self.file, before.count("\n") + 1, at - before.rfind("\n"))


def _kinds(units: UnitTable, last_month: int = 0) -> tuple[_Kind, ...]:
    """All that is sought. The end of a period is none of an earlier one where the period asked about ends in the same month (截至12月底)."""

    def dates(words: str, year: int | None) -> list[At]:
        return [each for each in dates_of(words, year) if not last_month or not is_end_of(words, each, last_month)]

    return (
        _Kind(OLD_DATE, dates, "改成{}的报告该写的，或者删去"),
        _Kind(OLD_FIGURE, lambda words, _: amounts_of(words, units), "换成数据的 {{{{ 组.指标 }}}}，或者改成{}的、删去"),
        _Kind(OLD_FIRST, lambda words, _: firsts_of(words), "改成{}的，或者删去"),
        _Kind(OLD_CLAIM, lambda words, _: claims_of(words), "照{}的情况改，或者删去", "今年是不是还这样，要核实"),
        _Kind(OLD_RULE, lambda words, _: rules_of(words, units), "照{}的改，或者删去", "今年是不是还这样，要核实"),
    )


def _covered(code: str, token: re.Match[str]) -> str:
    confirmed = _CONFIRMED.match(token[0])
    mark = _HOLE if confirmed is None else _MARK_BEHIND if code in confirmed[1] else _OTHER_MARK
    return "".join("\n" if each == "\n" else mark for each in token[0])

"""What belongs to a figure and its sentence does not say: its own 统计期间, its own 截至, and the 表述 beside its 数值.

秋粮收购量98.7万吨（截至11月30日）; 人均纯收入17630元（2025年）; 支出进度最快91.6%（松澧县）. It is put into the resolved text, in
which nothing vanishes any more, so that each sentence is read as it will stand. A template's 前三季度， that would cover figures
of another time goes, and stands behind those of which it is true. The data's own text stays as it was written; a time that
cannot be said is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.typed import printed_paths
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.ledger import Ledger
from drafting.render.own_times import TOP, Key, OwnTimes, Time
from drafting.render.said_times import SaidTimes
from drafting.render.slots import Slot, filled, lines_around, slot_behind
from drafting.source import Path

_HEAD: Final = (
    "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
    "指标: {收入: {农村居民收入: {数值: 14860元, 统计期间: 前三季度}}}\n"
)
TIME_UNSAID = declare(
    Rule(
        "D225", "数自己的时间没有印出来", Severity.WARNING,
        "这个数另有统计期间或截至，和报告期不同，印它的地方（表格、标题、自己写的文字材料）没有说，读的人会当成报告期的数。",
        hits=_HEAD + '文字材料: {导语: "收入{{ 收入.农村居民收入 }}。"}\n',
        clean=_HEAD + '文字材料: {导语: "前三季度收入{{ 收入.农村居民收入 }}。"}\n',
    )
)

_MARK: Final = lazy(f"[{marks.FIGURE}{marks.ZERO}]([0-9]+){marks.SEP}")
_FIGURE: Final = lazy(f"[{marks.FIGURE}{marks.ZERO}]([0-9]+){marks.SEP}[^{marks.CLOSE}]*{marks.CLOSE}")
_LEAD: Final = lazy(f"{marks.AS_OF}((?!截至)[^，]*)，")
_NOUNS: Final = frozenset({"户", "人", "人次", "户次"})
"""Units that say what is counted."""
_SENTENCE_ENDS: Final = lazy("[。！？]|；(?=[一二三四五六七八九十]{1,3}是)")
_MOST_BETWEEN: Final = 4  # characters between a figure and its time in the brackets behind it


class _Own(NamedTuple):
    """What a printed figure has of its own: times, and the place of the 表述 that stands beside it in the data."""

    times: tuple[Time, ...]
    words: Path | None


class Beside:
    """Completes the resolved texts of one run."""

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger
        self._times = OwnTimes(book)
        self._own: dict[str, _Own] = {}  # by mark, of the figures that have anything of their own
        self._waiting: set[Path] = set()  # whose 表述 is not printed yet
        self._unsaid: dict[tuple[str, str], tuple[int, Time]] = {}

    def complete(self, text: str) -> str:
        """The text with what its figures need; the same text where none needs anything."""
        typed = self._book.typed
        if not (typed.dated or typed.worded):
            return text
        places = [(found[1], found.start()) for found in _MARK.finditer(text)]
        marked = [mark for mark, _ in places]
        self._own = self._owners(marked)
        if not self._own:
            return text
        if typed.worded:
            printed = {self._ledger.path(int(mark)) for mark in marked}
            self._waiting = {source for source in typed.worded if f"{self._book.at(source).path}.表述" not in printed}
        done: list[str] = []
        position = 0
        for mark, place in places:
            if place < position or mark not in self._own:
                continue
            begin, end, runs_on = lines_around(text, place)
            lines = text[begin:end]
            if runs_on:
                done += (text[position:begin], self._completed(lines))
            else:
                self._look_at(lines, text)
                done.append(text[position:end])
            position = end
        completed = "".join(done) + text[position:]
        return text if completed == text else completed

    def has(self, fact: Fact) -> bool:
        """Whether a fact has a time or words of its own that its figure would need beside it."""
        return fact.source in self._book.typed.worded or any(not time.of_the_report for time in self._times.of(fact.source))

    def findings(self) -> Iterator[Diagnostic]:
        """A warning for each figure whose time the text does not say; in the data's own text, an information."""
        for (path, _), (index, time) in self._unsaid.items():
            own = self._ledger.voice_of(index) == "data"
            key = "截至" if time.is_day else "统计期间"
            name = "·".join(step for step in path.split(".")[1:] if step not in ("构成", "其中")) or path
            said = marks.unliteral(time.said)
            hint = f"在{'这句话' if own else '表题或旁边的文字'}里写明“{marks.unliteral(time.beside)}”"
            place = self._book.dataset.tree.place((*time.source, key))
            found = TIME_UNSAID.at(place, f"{name}：{key}“{said}”没有印出来，印的地方会当成报告期的数", hint, path=path)
            yield found.as_severity(Severity.INFO) if own else found

    # figures ------------------------------------------------------------------------

    def _owners(self, marked: list[str]) -> dict[str, _Own]:
        """What has anything of its own, by mark."""
        own: dict[str, _Own] = {}
        tops, groups, worded = self._times.tops, self._times.groups, self._book.typed.worded
        for mark, source in zip(marked, self._ledger.sources(marked), strict=True):
            times = self._times.of(source) if source[:TOP] in tops or (groups and source[: TOP - 1] in groups) else ()
            words = source if source in worded and self._is_whole(int(mark), source) else None
            if times or words is not None:
                own[mark] = _Own(times, words)
        return own

    def _is_whole(self, index: int, source: Path) -> bool:
        """Whether it is the 数值 that stands there."""
        whole = self._book.at(source)
        return self._ledger.path(index) in printed_paths(whole.path, whole.value)

    # a paragraph ----------------------------------------------------------------------

    def _completed(self, text: str) -> str:
        if marks.AS_OF in text:
            text = self._without_false_leads(text)
        figures = [(found, self._own[found[1]]) for found in _FIGURE.finditer(text) if found[1] in self._own]
        said = SaidTimes(text, self._times)
        if all(self._is_plain(own, said) for _, own in figures):
            return text
        told: dict[tuple[Path, bool], int] = {}
        slots: dict[int, str] = {}
        for figure, own in figures:
            index = int(figure[1])
            in_own_text = self._ledger.voice_of(index) == "data"
            unsaid = [time for time in own.times if not self._says(said, figure, time, told, in_own_text)]
            words = own.words if own.words in self._waiting and not in_own_text else None
            slot = self._slot(text, figure) if (unsaid or words is not None) and not in_own_text else None
            if slot is not None:
                slots[slot.place] = slots.get(slot.place, "") + self._said(unsaid, words, slot)
            elif unsaid:
                self._remember(index, unsaid)
                continue
            for time in own.times:
                told[time.source, time.is_day] = figure.end()
        return filled(text, slots)

    @staticmethod
    def _is_plain(own: _Own, said: SaidTimes) -> bool:
        """Whether its times are the report's own and nothing in the paragraph speaks of others."""
        return own.words is None and all(time.of_the_report and said.no_other(time) for time in own.times)

    def _said(self, times: list[Time], words: Path | None, slot: Slot) -> str:
        said = [time.within if slot.form == "within" else time.beside for time in times]
        if words is not None:
            self._waiting.discard(words)
            before, self._ledger.voice = self._ledger.voice, "rest"
            said.append(str(self._book.at(words).lookup("表述")))
            self._ledger.voice = before
        inner = "，".join(said)
        return {"alone": f"（{inner}）", "first": f"{inner}，", "within": f"，{inner}", "listed": f"〔{inner}〕"}[slot.form]

    def _slot(self, text: str, figure: re.Match[str]) -> Slot | None:
        """Behind the last quantity of a pair, and what runs on with it."""
        last, fact_of = figure, self._ledger.fact
        source = fact_of(int(figure[1])).source
        while after := _FIGURE.match(text, last.end()) or _FIGURE.match(text, last.end() + 1):
            if fact_of(int(after[1])).source[: len(source)] != source:
                break
            last = after
        unit = self._ledger.record(int(last[1])).unit.lstrip("万亿")
        facts = self._book.units.facts.get(unit)
        return slot_behind(text, last.end(), alone=unit in _NOUNS or (facts is not None and facts.continuous))

    def _says(
        self, said: SaidTimes, figure: re.Match[str], time: Time, told: dict[tuple[Path, bool], int], in_own_text: bool
    ) -> bool:
        """Whether a reader takes the figure for one of that time."""
        text, start, end = figure.string, figure.start(), figure.end()
        point = said.point(start)
        since = told.get((time.source, time.is_day), -1)
        if since >= point and said.last_said(since, start, time)[1] < 0:
            return True
        if in_own_text and self._times.says(text, time):
            return True
        if time.said in text[end : end + len(time.said) + _MOST_BETWEEN]:
            return True
        begin = point if time.is_day else said.sentence(start)  # a day holds for the paragraph, as `compose.as_of` has it
        same, other = said.last_said(begin, start, time)
        return same > other or (other < 0 and time.of_the_report)

    # leads ----------------------------------------------------------------------------

    def _without_false_leads(self, text: str) -> str:
        """Without each 前三季度， of a template that would cover figures of another time."""
        for lead in reversed(list(_LEAD.finditer(text))):
            ends = _SENTENCE_ENDS.search(text, lead.end())
            following = text.find(marks.AS_OF, lead.end())
            end = min(each for each in (ends.start() if ends else len(text), following, len(text)) if each >= 0)
            if self._is_false(text[lead.end() : end], self._times.key(marks.unliteral(lead[1]))):
                text = text[: lead.start()] + text[lead.end() :]
        return text

    def _is_false(self, covered: str, key: Key) -> bool:
        own: set[Path] = set()
        others: set[Path] = set()
        for mark in _MARK.findall(covered):
            indicator = self._ledger.fact(int(mark)).source[:3]
            has = self._own.get(mark)
            if has and any(time.key == key and not time.is_day for time in has.times):
                own.add(indicator)
            elif indicator and self._ledger.is_number(int(mark)):
                others.add(indicator)
        return bool(own) and not others <= own

    # elsewhere --------------------------------------------------------------------------

    def _look_at(self, line: str, text: str) -> None:
        """A heading and the row of a table take no brackets: their times are said somewhere in the text, or not."""
        for mark in _MARK.findall(line):
            own = self._own.get(mark)
            if own is not None:
                unsaid = [time for time in own.times if not time.of_the_report and not self._times.says(text, time)]
                self._remember(int(mark), unsaid)

    def _remember(self, index: int, times: list[Time]) -> None:
        for time in times:
            self._unsaid.setdefault((self._book.at(time.source).path, time.said), (index, time))

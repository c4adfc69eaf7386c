"""What belongs to a figure and its sentence does not say: its own 统计期间, its own 截至, the 表述 beside its 数值, and what 其余
hands over (tasks, earlier figures, what hangs on it).

秋粮收购量98.7万吨（截至11月30日）; 人均纯收入17630元（2025年）; 支出进度最快91.6%（松澧县）. It is put into the resolved text, in
which nothing vanishes any more, so that each sentence is read as it will stand. A template's 前三季度， that would cover figures
of another time goes, and stands behind those of which it is true. The data's own text stays as it was written; a time that
cannot be said is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import indexes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.typed import printed_paths
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.ledger import Ledger
from drafting.render.leftovers.own_times import TOP, Key, OwnTimes, Time
from drafting.render.leftovers.said_times import SaidTimes
from drafting.render.leftovers.slots import Slot, filled, lines_around, slot_behind
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

_FIGURE: Final = lazy(f"[{marks.FIGURE}{marks.ZERO}]([0-9]+){marks.SEP}[^{marks.CLOSE}]*{marks.CLOSE}")
_KINDS: Final = (marks.FIGURE, marks.ZERO)
_LEAD: Final = lazy(f"{marks.AS_OF}([^，]*)，")
_NOUNS: Final = frozenset({"户", "人", "人次", "户次"})
"""Units that say what is counted."""
_SENTENCE_ENDS: Final = lazy("[。！？]|；(?=[一二三四五六七八九十]{1,3}是)")
_MOST_BETWEEN: Final = 4  # characters between a figure and its time in the brackets behind it


class Beside:
    """Completes the resolved texts of one run."""

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger
        self._times = OwnTimes(book)
        self._own: dict[str, tuple[Time, ...]] = {}  # by mark, of the figures that have anything of their own
        self._words: dict[str, Path] = {}  # by mark, where the 表述 stands beside it in the data
        self._waiting: set[Path] = set()  # whose 表述 is not printed yet
        self._hung: dict[str, str] = {}  # by mark, what 其余 would say of a figure
        self._unsaid: dict[tuple[str, str], tuple[str, Time]] = {}

    def complete(self, text: str) -> str:
        """The text with what its figures need; the same text where none needs anything."""
        typed = self._book.typed
        if not (typed.dated or typed.worded or self._hung):
            return text
        marked = indexes(text, *_KINDS)
        own = self._own = self._owners(marked)
        if not own:
            return text
        if typed.worded:
            printed = {self._ledger.path(mark) for mark in marked}
            self._waiting = {source for source in typed.worded if f"{self._book.at(source).path}.表述" not in printed}
        done: list[str] = []
        copied = position = passed = 0
        for number, mark in enumerate(marked):
            if number < passed or mark not in own:
                continue
            place = _place(text, mark, position)
            begin, position, runs_on = lines_around(text, place)
            passed = number + text.count(marks.FIGURE, place, position) + text.count(marks.ZERO, place, position)
            lines, theirs = text[begin:position], [each for each in marked[number:passed] if each in own]
            if not runs_on:
                self._look_at(theirs, text)
            elif (completed := self._completed(lines, theirs)) != lines:
                done += (text[copied:begin], completed)
                copied = position
        return "".join((*done, text[copied:])) if done else text

    def hang(self, text: str, facts: Iterable[IndicatorFact], words: Callable[[IndicatorFact], str]) -> None:
        """Settle what will stand in brackets behind figures that sentences of the template say, where there is room for them."""
        wanted = {fact.source: fact for fact in facts}
        marked = indexes(text, *_KINDS)
        for mark, source in zip(marked, self._ledger.sources(marked), strict=True):
            fact = wanted.get(source)
            if fact is not None and self._has_room(text, mark, source) and (said := words(fact)):
                self._hung[mark] = said
                del wanted[source]

    def _has_room(self, text: str, mark: str, source: Path) -> bool:
        if self._ledger.voice_of(mark) != "template" or not self._is_whole(mark, source):
            return False
        place = _place(text, mark, 0)
        slot = self._slot(text, mark, text.index(marks.CLOSE, place) + 1) if lines_around(text, place)[2] else None
        return slot is not None and slot.form in ("alone", "first")

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

    def _owners(self, marked: list[str]) -> dict[str, tuple[Time, ...]]:
        """The times of each figure that has anything of its own, by mark."""
        own: dict[str, tuple[Time, ...]] = {}
        tops, groups, worded = self._times.tops, self._times.groups, self._book.typed.worded
        for mark, source in zip(marked, self._ledger.sources(marked), strict=True):
            times = self._times.of(source) if source[:TOP] in tops or (groups and source[: TOP - 1] in groups) else ()
            if worded and source in worded and self._is_whole(mark, source):
                self._words[mark] = source
                own[mark] = times
            elif times or mark in self._hung:
                own[mark] = times
        return own

    def _is_whole(self, index: str, source: Path) -> bool:
        """Whether it is the 数值 that stands there."""
        whole = self._book.at(source)
        return self._ledger.path(index) in printed_paths(whole.path, whole.value)

    # a paragraph ----------------------------------------------------------------------

    def _completed(self, text: str, marked: list[str]) -> str:
        """The paragraph with what the figures of these marks need."""
        if marks.AS_OF in text:
            text = self._without_false_leads(text)
        said = SaidTimes(text, self._times)
        if self._need_nothing(text, marked, said):
            return text
        told: dict[tuple[Path, bool], int] = {}
        slots: dict[int, str] = {}
        for mark, begin, end in _figures(text, marked):
            times = self._own[mark]
            unsaid = [
                time for time in times
                if not said.holds(time, begin, told.get((time.source, time.is_day), -1))
                and time.said not in text[end : end + len(time.said) + _MOST_BETWEEN]
            ]  # fmt: skip
            words = self._words.get(mark)
            if mark in self._hung and (slot := self._slot(text, mark, end)):
                words_behind, place = _hung(self._hung[mark], slot, text)
                slots[place] = slots.get(place, "") + words_behind
            if unsaid or words is not None:
                in_own_text = self._ledger.voice_of(mark) == "data"
                unsaid = [time for time in unsaid if not (in_own_text and self._times.says(text, time))]
                words = words if words in self._waiting and not in_own_text else None
                slot = self._slot(text, mark, end) if (unsaid or words is not None) and not in_own_text else None
                if slot is not None:
                    slots[slot.place] = slots.get(slot.place, "") + self._said(unsaid, words, slot)
                elif unsaid:
                    self._remember(mark, unsaid)
                    continue
            for time in times:
                told[time.source, time.is_day] = end
        return filled(text, slots) if slots else text

    def _need_nothing(self, text: str, marked: list[str], said: SaidTimes) -> bool:
        """Whether all their times are the report's own, or a day that the paragraph says before them, and it speaks of no other."""
        first = _place(text, marked[0], 0)
        checked: Time | None = None
        for mark in marked:
            if mark in self._words or mark in self._hung:
                return False
            for time in self._own[mark]:
                if time is checked or (checked is not None and time.key == checked.key and time.is_day is checked.is_day):
                    continue
                if not ((time.of_the_report and said.no_other(time)) or said.is_the_day(time, first)):
                    return False
                checked = time
        return True

    def _said(self, times: list[Time], words: Path | None, slot: Slot) -> str:
        said = [time.within if slot.form == "within" else time.beside for time in times]
        if words is not None:
            self._waiting.discard(words)
            before, self._ledger.voice = self._ledger.voice, "rest"
            said.append(str(self._book.at(words).lookup("表述")))
            self._ledger.voice = before
        return _worded("，".join(said), slot)

    def _slot(self, text: str, index: str, end: int) -> Slot | None:
        """Behind the last quantity of a pair, and what runs on with it."""
        source = self._ledger.fact(index).source
        while after := _FIGURE.match(text, end) or _FIGURE.match(text, end + 1):
            if self._ledger.fact(after[1]).source[: len(source)] != source:
                break
            index, end = after[1], after.end()
        unit = self._ledger.unit(index)
        facts = self._book.units.facts.get(unit)
        return slot_behind(text, end, alone=unit in _NOUNS or (facts is not None and facts.continuous))

    # leads ----------------------------------------------------------------------------

    def _without_false_leads(self, text: str) -> str:
        """Without each 前三季度， or 截至11月底， of a template that would cover figures of another time."""
        for lead in reversed(list(_LEAD.finditer(text))):
            ends = _SENTENCE_ENDS.search(text, lead.end())
            following = text.find(marks.AS_OF, lead.end())
            end = min(each for each in (ends.start() if ends else len(text), following, len(text)) if each >= 0)
            covered, said = text[lead.end() : end], lead[1]
            is_day = said.startswith("截至")
            if self._has_no_day(covered) if is_day else self._is_false(covered, self._times.key(marks.unliteral(said))):
                text = text[: lead.start()] + text[lead.end() :]
        return text

    def _is_false(self, covered: str, key: Key) -> bool:
        own: set[Path] = set()
        others: set[Path] = set()
        for mark in indexes(covered, *_KINDS):
            indicator = self._ledger.fact(mark).source[:3]
            has = self._own.get(mark)
            if has and any(time.key == key and not time.is_day for time in has):
                own.add(indicator)
            elif indicator and self._ledger.is_number(mark):
                others.add(indicator)
        return bool(own) and not others <= own

    def _has_no_day(self, covered: str) -> bool:
        """Whether all its numbers are of a stretch of time of their own, and none has a day of its own."""
        any_number = False
        for found in _FIGURE.finditer(covered):  # of most the first tells
            mark = found[1]
            if self._ledger.is_number(mark):
                any_number = True
                times = self._own.get(mark)
                if not times or any(time.is_day or time.of_the_report for time in times):
                    return False
        return any_number

    # elsewhere --------------------------------------------------------------------------

    def _look_at(self, marked: list[str], text: str) -> None:
        """A heading and the row of a table take no brackets: their times are said somewhere in the text, or not."""
        for mark in marked:
            unsaid = [time for time in self._own[mark] if not time.of_the_report and not self._times.says(text, time)]
            self._remember(mark, unsaid)

    def _remember(self, index: str, times: list[Time]) -> None:
        for time in times:
            self._unsaid.setdefault((self._book.at(time.source).path, time.said), (index, time))


def _worded(inner: str, slot: Slot) -> str:
    return {"alone": f"（{inner}）", "first": f"{inner}，", "within": f"，{inner}", "listed": f"〔{inner}〕"}[slot.form]


def _hung(inner: str, slot: Slot, text: str) -> tuple[str, int]:
    """What hangs on a figure, and where: in brackets before those of its sentence, where `brackets.one_pair` can join the two."""
    if slot.form != "first" or not inner.endswith(marks.CLOSE) or "（" in inner or "（" in text[slot.place : text.find("）", slot.place)]:
        return _worded(inner, slot), slot.place
    return f"（{inner}）", slot.place - 1


def _place(text: str, mark: str, begin: int) -> int:
    """Where the first figure of that mark stands, from `begin` on."""
    sought = f"{mark}{marks.SEP}"
    at = text.index(sought, begin)
    while text[at - 1] not in _KINDS:  # the end of a longer number
        at = text.index(sought, at + 1)
    return at - 1


def _figures(text: str, marked: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each mark with where its figure begins and ends."""
    end = 0
    for mark in marked:
        begin = _place(text, mark, end)
        end = text.index(marks.CLOSE, begin) + 1
        yield mark, begin, end

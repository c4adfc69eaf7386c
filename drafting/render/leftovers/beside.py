"""What belongs to a figure and its sentence does not say: its own 统计期间, its own 截至, the 表述 beside its 数值, and what 其余
hands over (tasks, earlier figures, what hangs on it).

秋粮收购量98.7万吨（截至11月30日）; 人均纯收入17630元（2025年）; 支出进度最快91.6%（松澧县）. It is put into the resolved text, in
which nothing vanishes any more, so that each sentence is read as it will stand. A template's 前三季度， that would cover figures
of another time goes, and stands behind those of which it is true. The data's own text stays as it was written; a time that
cannot be said is a finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK, Blanked, blanked, filled, joined
from drafting.blocks.marked import indexes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.typed import printed_paths
from drafting.model.paths import steps_of
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.ledger import Ledger
from drafting.render.leftovers.own_times import TOP, OwnTimes, Time
from drafting.render.leftovers.said_times import SaidTimes, says_all
from drafting.render.leftovers.slots import Slot, lines_around, slot_behind, with_words
from drafting.render.leftovers.words_of_time import Key
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
_SENTENCE_ENDS: Final = lazy("[。！？；](?:(?<!；)|(?=[一二三四五六七八九十]{1,3}是))")
_MOST_BETWEEN: Final = 4  # characters between a figure and its time in the brackets behind it

Owner = tuple[int, int, str]
"""A figure that has anything of its own: which reference of the text it is, where its BLANK stands, its mark."""


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

    def complete(self, blank: Blanked, indexes: list[str]) -> Blanked:
        """The text with what its figures need; the same text where none needs anything. `indexes` are those of its references."""
        if not (self._book.typed.dated or self._book.typed.worded or self._hung):
            return blank
        owners = self._owners(blank, indexes)
        text, taken = blank
        done: list[Blanked] = []
        copied = before = at = 0
        while at < len(owners):
            number, place, _ = owners[at]
            begin, end, runs_on = lines_around(text, place)
            first, passed = number - text.count(BLANK, begin, place), number + text.count(BLANK, place, end)
            theirs = owners[at : (at := bisect_left(owners, (passed,), at))]
            lines = Blanked(text[begin:end], taken[first:passed])
            if not runs_on:
                self._look_at(theirs, blank)
            elif (completed := self._completed(lines, first, theirs)) is not lines:
                done += (Blanked(text[copied:begin], taken[before:first]), completed)
                copied, before = end, passed
        return joined((*done, Blanked(text[copied:], taken[before:]))) if done else blank

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
            name = "·".join(step for step in steps_of(path)[1:] if step not in ("构成", "其中")) or path
            said = marks.unliteral(time.said)
            hint = f"在{'这句话' if own else '表题或旁边的文字'}里写明“{marks.unliteral(time.beside)}”"
            place = self._book.dataset.tree.place((*time.source, key))
            found = TIME_UNSAID.at(place, f"{name}：{key}“{said}”没有印出来，印的地方会当成报告期的数", hint, path=path)
            yield found.as_severity(Severity.INFO) if own else found

    # figures ------------------------------------------------------------------------

    def _owners(self, blank: Blanked, indexes: list[str]) -> list[Owner]:
        """The figures that have anything of their own. Notes what they have."""
        text, times_of, worded, hung = blank.text, self._times.of, self._book.typed.worded, self._hung
        self._own = own = dict[str, tuple[Time, ...]]()
        if worded or hung or self._times.groups:
            standing = [(number, mark, source) for number, (mark, source) in enumerate(zip(indexes, self._ledger.sources(indexes), strict=True))]
        else:
            standing = self._ledger.standing_below(self._times.tops, TOP, indexes)
        lengths = [*accumulate(map(len, text.split(BLANK)))] if standing else []
        owners: list[Owner] = []
        for number, mark, source in standing:
            times = times_of(source)
            place = lengths[number] + number
            if not (times or worded or hung) or text[place - 1] not in _KINDS:
                continue
            if worded and source in worded and self._is_whole(mark, source):
                self._words[mark] = source
            elif not times and mark not in hung:
                continue
            own[mark] = times
            owners.append((number, place, mark))
        if worded:
            printed = self._ledger.paths([mark for number, mark, _ in standing if text[lengths[number] + number - 1] in _KINDS])
            self._waiting = {source for source in worded if f"{self._book.at(source).path}.表述" not in printed}
        return owners

    def _is_whole(self, index: str, source: Path) -> bool:
        """Whether it is the 数值 that stands there."""
        whole = self._book.at(source)
        return self._ledger.path(index) in printed_paths(whole.path, whole.value)

    # a paragraph ----------------------------------------------------------------------

    def _completed(self, lines: Blanked, first: int, owners: list[Owner]) -> Blanked:
        """The paragraph with what its figures need; `first` is which reference it begins with."""
        if marks.AS_OF in lines.text:
            lines = self._without_false_leads(lines)
        marked = [mark for _, _, mark in owners]
        if self._words.keys().isdisjoint(marked) and self._hung.keys().isdisjoint(marked) and self._says_all(lines, first, owners):
            return lines
        text = filled(*lines)
        said = SaidTimes(text, self._times.words)
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
        return blanked(with_words(text, slots)) if slots else lines

    def _says_all(self, lines: Blanked, first: int, owners: list[Owner]) -> bool:
        """Whether the paragraph says the times of its figures."""
        own = self._own
        return says_all(lines.text, tuple([(number - first, own[mark]) for number, _, mark in owners]), self._times.words.year)

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

    def _without_false_leads(self, lines: Blanked) -> Blanked:
        """Without each 前三季度， or 截至11月底， of a template that would cover figures of another time."""
        text, taken = lines
        kept = text
        for lead in reversed(list(_LEAD.finditer(text))):
            begin, said = lead.end(), lead[1]
            ends = _SENTENCE_ENDS.search(kept, begin)
            following = kept.find(marks.AS_OF, begin)
            end = min(each for each in (ends.start() if ends else len(kept), following, len(kept)) if each >= 0)
            first = kept.count(BLANK, 0, begin)
            covered = [each.partition(marks.SEP)[0] for each in taken[first : first + kept.count(BLANK, begin, end)]]
            is_day = said.startswith("截至")
            if self._has_no_day(covered) if is_day else self._is_false(covered, self._times.words.key(marks.unliteral(said))):
                kept = kept[: lead.start()] + kept[begin:]
        return lines if kept is text else Blanked(kept, taken)

    def _is_false(self, covered: list[str], key: Key) -> bool:
        own: set[Path] = set()
        others: set[Path] = set()
        for mark in covered:
            indicator = self._ledger.fact(mark).source[:3]
            has = self._own.get(mark)
            if has and any(time.key == key and not time.is_day for time in has):
                own.add(indicator)
            elif indicator and self._ledger.is_number(mark):
                others.add(indicator)
        return bool(own) and not others <= own

    def _has_no_day(self, covered: list[str]) -> bool:
        """Whether all its numbers are of a stretch of time of their own, and none has a day of its own."""
        any_number = False
        for mark in covered:  # of most the first tells
            if self._ledger.is_number(mark):
                any_number = True
                times = self._own.get(mark)
                if not times or any(time.is_day or time.of_the_report for time in times):
                    return False
        return any_number

    # elsewhere --------------------------------------------------------------------------

    def _look_at(self, owners: list[Owner], whole: Blanked) -> None:
        """A heading and the row of a table take no brackets: their times are said somewhere in the text, or not."""
        others = [(mark, time) for _, _, mark in owners for time in self._own[mark] if not time.of_the_report]
        if others:
            text = filled(*whole)
            for mark, time in others:
                if not self._times.says(text, time):
                    self._remember(mark, [time])

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

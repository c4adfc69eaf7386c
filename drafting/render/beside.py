"""What belongs to a figure and its sentence does not say: its own 统计期间, its own 截至, and the 表述 beside its 数值.

秋粮收购量98.7万吨（截至11月30日）; 人均纯收入17630元（2025年）; 支出进度最快91.6%（松澧县）. It is put into the resolved text, in
which nothing vanishes any more, so that each sentence is read as it will stand. A template's 前三季度， that would cover figures
of another time goes, and stands behind those of which it is true. The data's own text stays as it was written; a time that
cannot be said is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.typed import printed_paths
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.ledger import Ledger
from drafting.render.own_times import Key, OwnTimes, Time
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
_REFERENCE: Final = lazy(f"[{marks.FIGURE}{marks.ZERO}{marks.OWED}{marks.SAID}][0-9]+{marks.SEP}[^{marks.CLOSE}]*{marks.CLOSE}")
_LEAD: Final = lazy(f"{marks.AS_OF}((?!截至)[^，]*)，")
_SENTENCE_ENDS: Final = lazy("[。！？]|；(?=[一二三四五六七八九十]{1,3}是)")
_POINT: Final = lazy("(?:^|[。；：])[一二三四五六七八九十]{1,3}是")
_BRACKETS: Final = lazy("（[^（）]*）")
_STOP: Final = lazy(f"[，。；、：！？（）\n{marks.FIGURE}{marks.ZERO}{marks.OWED}{marks.SAID}{marks.DROP}]|$")
_REFERENCES: Final = (marks.FIGURE, marks.ZERO, marks.OWED, marks.SAID)
_NOUNS: Final = frozenset({"户", "人", "人次", "户次"})
"""Units that say what is counted."""
_JOINING: Final = ("", "和", "及", "与", "以及")
_MOST_BETWEEN: Final = 4  # characters between a figure and its time in the brackets behind it


class _Figure(NamedTuple):
    """A printed figure of a paragraph; `words` is the place of the 表述 that stands beside it in the data."""

    start: int
    end: int
    mark: int
    times: tuple[Time, ...]
    words: Path | None


class _Slot(NamedTuple):
    place: int
    form: Literal["alone", "first", "within", "listed"]


class Beside:
    """Completes the resolved texts of one run."""

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger
        self._times = OwnTimes(book)
        self._known: dict[Path, tuple[Time, ...]] = {}
        self._concerned: set[str] = set()  # marks of figures that have a time or words of their own
        self._waiting: set[Path] = set()  # whose 表述 is not printed yet
        self._unsaid: dict[tuple[str, str], tuple[int, Time]] = {}

    def complete(self, text: str) -> str:
        """The text with what its figures need; the same text where nothing in the data has a time or words of its own."""
        typed = self._book.typed
        if not (typed.dated or typed.worded):
            return text
        marked = _FIGURE.findall(text)
        self._concerned = {index for index in marked if self._times.concern(self._ledger.fact(int(index)).source)}
        if typed.worded:
            printed = {self._ledger.path(int(index)) for index in marked}
            self._waiting = {source for source in typed.worded if f"{self._book.at(source).path}.表述" not in printed}
        done: list[str] = []
        paragraph: list[str] = []
        for line in text.split("\n"):
            bare = line.strip().strip(marks.DROP).lstrip()
            if bare and bare[0] not in "#|!":
                paragraph.append(line)
                continue
            if paragraph:
                done.append(self._completed("\n".join(paragraph)))
                paragraph.clear()
            if bare:
                self._look_at(line, text)
            done.append(line)
        return "\n".join((*done, self._completed("\n".join(paragraph)))) if paragraph else "\n".join(done)

    def has(self, fact: Fact) -> bool:
        """Whether a fact has a time or words of its own that its figure would need beside it."""
        times = (time for time in self._times.of(fact.source) if not self._times.of_the_report(time))
        return fact.source in self._book.typed.worded or any(times)

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

    def _figures(self, text: str) -> list[_Figure]:
        found = ((each, int(each[1])) for each in _FIGURE.finditer(text))
        return [_Figure(each.start(), each.end(), index, *self._own(index)) for each, index in found]

    def _own(self, index: int) -> tuple[tuple[Time, ...], Path | None]:
        source, worded = self._ledger.fact(index).source, self._book.typed.worded
        words = None
        if source in worded:
            whole = self._book.at(source)
            words = source if self._ledger.path(index) in printed_paths(whole.path, whole.value) else None
        times = self._known.get(source)
        if times is None:
            times = self._known[source] = self._times.of(source)
        return times, words

    # a paragraph ----------------------------------------------------------------------

    def _completed(self, text: str) -> str:
        if self._concerned.isdisjoint(_FIGURE.findall(text)):
            return text
        if marks.AS_OF in text:
            text = self._without_false_leads(text)
        figures = self._figures(text)
        times = {time for figure in figures for time in figure.times}
        if all(self._is_plain(text, time) for time in times) and not any(each.words for each in figures):
            return text
        told: dict[tuple[Path, bool], int] = {}
        slots: dict[int, str] = {}
        for at, figure in enumerate(figures):
            unsaid = [time for time in figure.times if not self._says(text, figure, time, told)]
            own_text = self._ledger.voice_of(figure.mark) == "data"
            words = figure.words if figure.words in self._waiting and not own_text else None
            slot = self._slot(text, figures, at) if (unsaid or words is not None) and not own_text else None
            if slot is not None:
                slots[slot.place] = slots.get(slot.place, "") + self._said(unsaid, words, slot)
            elif unsaid:
                self._remember(figure.mark, unsaid)
                continue
            told |= {(time.source, time.is_day): figure.end for time in figure.times}
        return _filled(text, slots)

    def _is_plain(self, text: str, time: Time) -> bool:
        """Whether it is the report's own and nothing in the paragraph speaks of another."""
        return self._times.of_the_report(time) and self._times.last_said(_without_figures(text), time)[1] < 0

    def _said(self, times: list[Time], words: Path | None, slot: _Slot) -> str:
        said = [time.within if slot.form == "within" else time.beside for time in times]
        if words is not None:
            self._waiting.discard(words)
            before, self._ledger.voice = self._ledger.voice, "rest"
            said.append(str(self._book.at(words).lookup("表述")))
            self._ledger.voice = before
        inner = "，".join(said)
        return {"alone": f"（{inner}）", "first": f"{inner}，", "within": f"，{inner}", "listed": f"〔{inner}〕"}[slot.form]

    def _slot(self, text: str, figures: list[_Figure], at: int) -> _Slot | None:
        """Behind the last quantity of a pair, and what runs on with it."""
        last, source = figures[at], self._ledger.fact(figures[at].mark).source
        for after in figures[at + 1 :]:
            if after.start - last.end > 1 or self._ledger.fact(after.mark).source[: len(source)] != source:
                break
            last = after
        unit = self._ledger.record(last.mark).unit.lstrip("万亿")
        facts = self._book.units.facts.get(unit)
        return _slot(text, last.end, alone=unit in _NOUNS or (facts is not None and facts.continuous))

    def _says(self, text: str, figure: _Figure, time: Time, told: dict[tuple[Path, bool], int]) -> bool:
        """Whether a reader takes the figure for one of that time."""
        if self._ledger.voice_of(figure.mark) == "data" and self._times.last_said(text, time)[0] >= 0:
            return True
        if time.said in text[figure.end : figure.end + len(time.said) + _MOST_BETWEEN]:
            return True
        point = max((found.end() for found in _POINT.finditer(text, 0, figure.start)), default=0)
        sentence = max((found.end() for found in _SENTENCE_ENDS.finditer(text, point, figure.start)), default=point)
        begin = point if time.is_day else sentence  # a day holds for the paragraph, as `compose.as_of` has it
        same, other = self._times.last_said(_masked(text[begin : figure.start]), time)
        if same > other or (other < 0 and self._times.of_the_report(time)):
            return True
        since = told.get((time.source, time.is_day), -1)
        return since >= point and self._times.last_said(_masked(text[since : figure.start]), time)[1] < 0

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
        for figure in self._figures(covered):
            indicator = self._ledger.fact(figure.mark).source[:3]
            if any(time.key == key and not time.is_day for time in figure.times):
                own.add(indicator)
            elif indicator and self._ledger.is_number(figure.mark):
                others.add(indicator)
        return bool(own) and not others <= own

    # elsewhere --------------------------------------------------------------------------

    def _look_at(self, line: str, text: str) -> None:
        """A heading and the row of a table take no brackets: their times are said somewhere in the text, or not."""
        for figure in self._figures(line):
            times = (time for time in figure.times if not self._times.of_the_report(time))
            self._remember(figure.mark, [time for time in times if self._times.last_said(text, time)[0] < 0])

    def _remember(self, index: int, times: list[Time]) -> None:
        for time in times:
            self._unsaid.setdefault((self._book.at(time.source).path, time.said), (index, time))


def _without_figures(text: str) -> str:
    """Blanks for figures; what is left keeps its place."""
    return _REFERENCE.sub(lambda found: " " * len(found[0]), text)


def _masked(text: str) -> str:
    """Without figures and closed brackets; what is left keeps its place."""
    text, before = _without_figures(text), ""
    while text != before:
        text, before = _BRACKETS.sub(lambda found: " " * len(found[0]), text), text
    return text


def _slot(text: str, end: int, *, alone: bool) -> _Slot | None:
    """Where words about the figure that ends there can stand: in the brackets that follow it, or at the end of its phrase.

    `alone`: its unit needs no noun behind it, so that brackets can stand right there: 6户16人（截至5月底）跟踪帮扶到位.
    """
    stop = _STOP.search(text, end)
    assert stop is not None
    if stop[0] == "（":
        return _Slot(stop.end(), "first")
    between = text[end : stop.start()]
    torn = stop[0] in _REFERENCES or between.count("“") != between.count("”")
    if torn and not alone and between.strip() not in _JOINING:
        return None
    place = end if torn or alone else stop.start()
    if text.count("（", 0, end) <= text.count("）", 0, end):
        return _Slot(place, "alone")
    return _Slot(place, "listed" if torn or stop[0] == "、" else "within")


def _filled(text: str, slots: dict[int, str]) -> str:
    pieces, position = [], 0
    for place in sorted(slots):
        pieces += [text[position:place], slots[place]]
        position = place
    return "".join(pieces) + text[position:]

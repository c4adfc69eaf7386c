"""其余: a list-like sentence of what a group still holds that no sentence of the report has said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.indicator import IndicatorFact, NameList
from drafting.facts.typed import TypedFigures, printed_paths
from drafting.model.catalogue import Entry
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, PLAIN, Indicator
from drafting.patterns import lazy
from drafting.render.beside import Beside
from drafting.render.filters.growth import direction, since_year_end, year_on_year
from drafting.render.ledger import Ledger
from drafting.render.wording import listed

_WORDS: Final = {"任务": "年度任务", "基期": "原为"}
_OF_THE_SAME: Final = lazy("已|未|正在|上年|预计|计划|原有|新增|开工|竣工|完工|在建|建成|验收|整改|化解|办结|消除|完成")
"""How the names of children begin that say what became of what was just counted: 项目70个，开工70个."""
_OF_ITS_OWN: Final = lazy(
    "赔付|理赔|带动|吸纳|培训|补贴|补助|奖补|覆盖|发放|参保|参加|参与|受益|惠及|服务|产值|产量|面积|收入|资金|金额|余额|投资|投入|"
    f"支出|户数|人数|人次|{_OF_THE_SAME.pattern}"
)
"""How what is left of a name begins where the rest was just said. Any other may be the end of a word: 小学生, 小学生态园."""
_PART: Final = lazy("^其中[：:，,、\\s]*(?=[^\\s：:，,、])")
_CHANGES: Final = frozenset({"同比", "较上年末"})
_SHORTEST_HEAD: Final = 3  # of a name that the next need not say again: 村 is no head of 村民小组
_SHORT_RATE: Final = 3  # 满意率 is a word of its own, 点覆盖率 of 文化站点覆盖率 is none
_SHORTEST_BASE: Final = 2  # of what a rate's name shares with that of its base
_RATES: Final = {"上年同期": ("同比", year_on_year), "上年末": ("较上年末", since_year_end)}
"""What is said of an earlier figure instead of the figure itself."""


class Rest:
    """Says what is left, in the order of the data; each figure once. Zeros are not worth a sentence.

    `homes` maps groups that the catalogue does not have to the groups with whose rest theirs is said.
    """

    def __init__(self, book: Book, ledger: Ledger, homes: Mapping[str, str]) -> None:
        self._book = book
        self._ledger = ledger
        self._guests: dict[str, list[str]] = {}
        for guest, home in homes.items():
            self._guests.setdefault(home, []).append(guest)
        self._beside = Beside(book, ledger)
        self._weighed: tuple[set[str], int, int] | None = None  # what `spoken_for` has looked at

    def holds(self, group: str) -> bool:
        """Whether the data gives anything of a group, "" for any."""
        figures = self._book.typed.figures
        return not group or any(any(figures.get(each, {}).values()) for each in (group, *self._guests.get(group, ())))

    def beside(self, text: str) -> str:
        """A resolved text with what its figures need beside them: a time and words of their own."""
        return self._beside.complete(text)

    def unsaid_times(self) -> list[Diagnostic]:
        """What `beside` found no place for."""
        return list(self._beside.findings())

    def say(self, group: str, said: set[str]) -> str:
        """Marked text: the sentence for one group, or a paragraph a group for "". Adds what it says to `said`."""
        self._add_spoken_for(said)
        before, self._ledger.voice = self._ledger.voice, "rest"
        try:
            if group:
                return self._with_guests(group, said)
            sentences = (self._sentence(name, said, f"{_titled(self._book.group(name))}方面，") for name in self._book.dataset.indicators)
            return "\n\n".join(sentence for sentence in sentences if sentence)
        finally:
            self._ledger.voice = before

    def _add_spoken_for(self, said: set[str]) -> None:
        """Only when something was said since: a report asks for every group, and most have nothing left."""
        if self._weighed is None or self._weighed[0] is not said or self._weighed[1:] != (len(said), len(self._ledger)):
            said |= spoken_for(self._ledger, said)
            self._weighed = (said, len(said), len(self._ledger))

    def _with_guests(self, group: str, said: set[str]) -> str:
        """What is left of the group, and of the local ones that are at home with it."""
        spoken = any(not said.isdisjoint(figures) for figures in self._book.typed.figures.get(group, {}).values())
        text = self._sentence(group, said, marks.ALSO if spoken else "")
        for guest in self._guests.get(group, ()):
            text += self._sentence(guest, said, "" if text else marks.ALSO)
        return text

    def _sentence(self, group: str, said: set[str], lead: str) -> str:
        typed = self._book.typed.figures.get(group)
        if not typed:
            return ""
        fact = self._book.group(group)
        left = [fact.lookup(name) for name, figures in typed.items() if not said.issuperset(figures)]
        text = self._in_a_row(_rates_behind(left), said)
        if not text:
            return ""
        return f"{lead}{text}。"

    def _in_a_row(self, facts: list[Fact], said: set[str]) -> str:
        """One piece each; what begins with the name of the one before says it once: 防贫保理赔213户、赔付率98%."""
        text, head = "", ""
        for fact in facts:
            name = _named(fact) if isinstance(fact, IndicatorFact) else ""
            left = name[len(head) :] if head and name.startswith(head) and len(name) > len(head) + 1 else ""
            shared = head if left and (_OF_ITS_OWN.match(left) or (_is_rate(fact) and len(left) == _SHORT_RATE)) else ""
            piece = self._piece(fact, said, "", short=name[len(shared) :] if shared else "")
            if not piece:
                continue
            text += f"{'、' if shared else '，'}{piece}" if text else piece
            if not shared:
                plain = isinstance(fact, IndicatorFact) and fact.indicator.model_fields_set <= PLAIN
                head = name if plain and len(name) >= _SHORTEST_HEAD and piece.startswith(name) else ""
        return text

    def _piece(self, fact: Fact, said: set[str], prefix: str, *, follows: bool = False, short: str = "") -> str:
        """One indicator with what hangs on it, as far as it is unsaid. `follows`: the figure it hangs on was just said.

        `short` is what is left of its name where the rest of it was just said.
        """
        if fact.state is State.INAPPLICABLE or not isinstance(fact, IndicatorFact):
            return ""
        name = _named(fact)
        label = short or (name if follows and _OF_THE_SAME.match(name) else joined(prefix, name))
        own = self._own(fact, said)
        own += (self._counts(fact, said) if own else "") + self._names(fact, said)
        rates = [*self._comparisons(fact, said), *self._stated(fact, said)]
        parts = dict(self._parts(fact, said))
        if not own and parts.get("构成") and fact.indicator.value is not None and fact.measure is not None:
            own = str(fact)  # the whole again, before its parts
        within = f"{'其中' if own or rates else '中，'}{parts['其中']}" if parts.get("其中") else ""
        inner = "，".join(piece for piece in (*rates, parts.get("构成", ""), within) if piece)
        shown = without_unit(label, fact) if own else label
        first = f"{shown}{own}（{inner}）" if own and inner else f"{shown}{own}{inner}" if own or inner else ""
        return "，".join(piece for piece in (first, self._children(fact, said, label, own=bool(own))) if piece)

    def _children(self, fact: IndicatorFact, said: set[str], label: str, *, own: bool) -> str:
        """What hangs on it; a run of plain figures names it once: 小额信贷新增贷款1.36亿元、逾期率0.21%."""
        children = fact.indicator.children
        plain = not own and all(node.model_fields_set <= PLAIN for node in children.values())
        pieces: list[str] = []
        for name in children:
            piece = self._piece(fact.lookup(name), said, "" if plain and pieces else label, follows=own)
            if piece:
                pieces.append(piece)
        return ("、" if plain else "，").join(pieces)

    def _own(self, fact: IndicatorFact, said: set[str]) -> str:
        """The figure as given; a computed total is not owed a sentence."""
        given = fact.indicator.value is not None or fact.indicator.statement is not None
        return self._once(fact, said) if given else ""

    def _once(self, fact: Fact, said: set[str]) -> str:
        """A figure that is not yet said and is not zero."""
        if fact.state is State.OWED and (self._ledger.omits_owed or said_in_pieces(fact, said)):
            return ""  # 其余 can always leave something out
        if fact.state not in (State.PRESENT, State.OWED) or (fact.measure is not None and fact.measure.is_zero):
            return ""
        paths = printed_paths(fact.path, fact.value)
        if said.issuperset(paths):
            return ""
        said.update(paths)
        return str(fact)

    def _counts(self, fact: IndicatorFact, said: set[str]) -> str:
        """The same counted otherwise, run on behind its figure; after a zero or a rate it would read as one figure with it."""
        return "".join(self._once(child, said) for child in counted_otherwise(fact))

    def _names(self, fact: IndicatorFact, said: set[str]) -> str:
        names = fact.lookup("名录")
        if not isinstance(names, NameList) or not isinstance(names.value, tuple) or names.path in said:
            return ""
        if (fact.measure is None and fact.path in said) or said_in_pieces(names, said):
            return ""  # a node that holds nothing but names prints them
        said.add(names.path)
        printed = self._ledger.said(names, listed(names.value))
        return f"（{printed}）" if fact.measure is not None else printed

    def _comparisons(self, fact: IndicatorFact, said: set[str]) -> Iterator[str]:
        for key, attribute in COMPARISONS.items():
            if getattr(fact.indicator, attribute) is not None:
                other = fact.lookup(key)
                rate = self._rate(fact, key, said)
                printed = self._own(other, said) if not rate and isinstance(other, IndicatorFact) else ""
                if rate or printed:
                    yield rate or f"{self._when(other) or _WORDS.get(key, key)}{printed}"
                if printed and key == "任务" and self._has_completion(fact):
                    done = self._once(fact.lookup("完成率"), said)
                    if done:
                        yield f"完成率{done}"

    @staticmethod
    def _has_completion(fact: IndicatorFact) -> bool:
        """A rate is held against its task as it stands: 58.3% of 55% is no 完成率."""
        rate = fact.measure is not None and fact.measure.first.unit == "%"
        return not rate and "完成率" not in fact.indicator.stated and not fact.lower_is_better

    def _when(self, other: Fact) -> str:
        """When a base figure stood, as the data says it: 2019年底."""
        period = other.indicator.period if isinstance(other, IndicatorFact) else None
        return self._book.data_text(period) if period else ""

    def _rate(self, fact: IndicatorFact, key: str, said: set[str]) -> str:
        """同比增长7.2% for what was before, where it can be computed and is not said; else ""."""
        name, phrase = _RATES.get(key, ("", None))
        if key == "上年同期" and set_anew(fact.indicator, fact.entry):
            return ""
        if phrase is None or name in fact.indicator.stated:
            return ""
        rate = fact.lookup(name)
        if rate.state is not State.PRESENT or rate.path in said or rate.measure is None:
            return ""
        said.add(rate.path)
        said.update(printed_paths(f"{fact.path}.{key}", fact.lookup(key).value))
        return phrase(fact)

    def _stated(self, fact: IndicatorFact, said: set[str]) -> Iterator[str]:
        for name in fact.indicator.stated:
            stated = fact.lookup(name)
            printed = self._once(stated, said)
            if printed:
                yield f"{name}{_rise(name, stated)}{printed}"

    def _parts(self, fact: IndicatorFact, said: set[str]) -> Iterator[tuple[str, str]]:
        for key, nodes in (("构成", fact.indicator.parts), ("其中", fact.indicator.subset)):
            items = fact.lookup(key).members() if nodes else ()
            pieces = [piece for item in items if (piece := self._piece(item, said, ""))]
            if pieces:
                yield key, "、".join(pieces)


def _rates_behind(facts: list[Fact]) -> list[Fact]:
    """A rate stands behind what it is a rate of: 贷款逾期率 behind 贷款余额, whatever is given between them."""
    ordered = [fact for fact in facts if not _is_rate(fact)]
    for rate in facts:
        if not _is_rate(rate):
            continue
        before = facts[: facts.index(rate)]
        shared = [(_shared(rate.label, each.label), -at) for at, each in enumerate(before) if not _is_rate(each)]
        longest, at = max(shared, default=(0, 0))
        base = before[-at] if longest >= _SHORTEST_BASE else before[-1] if before else None
        place = ordered.index(base) + 1 if base is not None else 0
        while place < len(ordered) and _is_rate(ordered[place]):
            place += 1
        ordered.insert(place, rate)
    return ordered


def _is_rate(fact: Fact) -> bool:
    return fact.measure is not None and fact.units == ("%",)


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def counted_otherwise(fact: IndicatorFact) -> list[Fact]:
    """Children whose names add nothing to what stands before them: of 5320人 the 金额 798万元."""
    names = [name for name, node in fact.indicator.children.items() if name in COUNTS or name in AMOUNTS]
    if not names or fact.measure is None or fact.measure.first.amount <= 0:
        return []
    return [child for name in names if runs_on(fact, name, child := fact.lookup(name))]


def runs_on(fact: IndicatorFact, name: str, child: Fact) -> bool:
    """Whether the child's figure reads right behind the fact's: another unit, and a name that says it or money."""
    if child.measure is None or len(child.units) != 1 or child.measure.first.amount <= 0:
        return False
    convertible = fact.book.units.convertible
    if "%" in (*fact.units, *child.units) or any(convertible(unit, child.units[0]) for unit in fact.units):
        return False
    return convertible(child.units[0], COUNTS.get(name, "元"))


def _named(fact: IndicatorFact) -> str:
    """Without the 其中 of a part whose whole nobody gave: here it would seem a part of whatever was said before (D262)."""
    return _PART.sub("", fact.given_name)


def _titled(fact: Fact) -> str:
    return fact.given_name if isinstance(fact, IndicatorFact) else fact.label


def joined(above: str, name: str) -> str:
    """A name below another, without saying twice what both say: 土地流转 + 流转率 → 土地流转率."""
    if above in name:
        return name
    shared = next((length for length in range(min(len(above), len(name)), 1, -1) if above.endswith(name[:length])), 0)
    return above + name[shared:]


def without_unit(name: str, fact: Fact) -> str:
    """培训人次 before 4300人次, 贷款户数 before 2980户: a name does not say the unit that stands right behind it."""
    unit = fact.units[0] if fact.units else ""
    if len(unit) > 1 and name.endswith(unit):
        return name.removesuffix(unit)
    return name.removesuffix("数") if unit == "户" and name.endswith("户数") and len(name) > len("总户数") else name


def _rise(name: str, stated: Fact) -> str:
    """The verb of a rate of change: a fall brings its own."""
    if name not in _CHANGES or stated.measure is None or stated.measure.first.amount < 0:
        return ""
    return direction(stated.measure.first)


def said_in_pieces(fact: Fact, said: set[str]) -> bool:
    """Whether others said all of it: the units of an owed pair, or the groups of a map of names."""
    if isinstance(fact, NameList):
        return bool(fact.groups) and all(group.path in said for group in fact.groups)
    if fact.state is not State.OWED:
        return False
    below = (path.rpartition(".") for path in said)
    return any(whole == fact.path and fact.book.units.known(unit) for whole, _, unit in below)


def spoken_for(ledger: Ledger, said: set[str]) -> set[str]:
    """Tasks and earlier figures for which a printed rate speaks: 同比增长7% says that there was a last year.

    So does a computed figure for one that the data gives beside it: 监测对象.未消除 for 未消除风险, of the same value.
    """
    found = set(_given_beside(ledger, said))
    typed: TypedFigures = {}
    for path in ledger.inputs_of(said):
        if path.rpartition(".")[2] in COMPARISONS:
            typed = typed or ledger.book.typed_paths()
            found.update(each for each in (path, *(f"{path}.{unit}" for unit in ledger.book.find(path).units)) if each in typed)
    return found


def _given_beside(ledger: Ledger, said: set[str]) -> Iterator[str]:
    for computed in ledger.computed(said):
        found = ledger.given_beside.get(computed.path)
        if found is None:
            found = ledger.given_beside[computed.path] = tuple(_same_beside(ledger.book, computed))
        yield from found


def _same_beside(book: Book, computed: Fact) -> Iterator[str]:
    """Indicators of the same group that are called by the computed figure's name and more, and have its value."""
    group, *_, name = computed.path.split(".")
    node = book.dataset.indicators.get(group)
    for beside in node.children if node is not None else ():
        if name in beside and beside != name:
            fact = book.find(f"{group}.{beside}")
            if fact.measure is not None and _amounts(fact) == _amounts(computed):
                yield from printed_paths(fact.path, fact.value)


def _amounts(fact: Fact) -> list[tuple[str, Decimal]]:
    return [(quantity.unit, quantity.amount) for quantity in fact.measure.quantities] if fact.measure is not None else []


def set_anew(indicator: Indicator, entry: Entry | None) -> bool:
    """Whether how much was to be done is set each year: fewer than last year is then no fall, the figure alone is said."""
    return indicator.target is not None and entry is not None and "任务" in entry.uses and "上年同期" not in entry.uses

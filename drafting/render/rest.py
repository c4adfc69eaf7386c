"""其余: a list-like sentence of what a group still holds that no sentence of the report has said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from typing import Final, TypeGuard

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic
from drafting.facts.aspects import NameList
from drafting.facts.book import Book
from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.typed import printed_paths
from drafting.model.indicator import PARTS, PLAIN
from drafting.render.against import RATES, Against
from drafting.render.beside import Beside
from drafting.render.ledger import Ledger
from drafting.render.naming import (
    bare_count,
    counted_otherwise,
    is_part_of_something,
    is_rate,
    joined,
    left_of,
    linked,
    named,
    named_below,
    of_its_own,
    title_of,
    without_unit,
)
from drafting.render.once import Once
from drafting.render.pieces import NOTHING, Piece, run_together
from drafting.render.spoken import said_in_pieces, says_again, spoken_for
from drafting.render.wording import listed
from drafting.render.zeros import Zeros
from drafting.source import Path

_SHORTEST_HEAD: Final = 3  # of a name that the next need not say again: 村 is no head of 村民小组
_MOST: Final = 4  # of children in one pair of brackets
_LONG_RUN: Final = 3  # of children that follow a name: what comes next begins behind ；
_ZERO_ALONE: Final = PLAIN | {"same_period_last_year", "end_of_last_year"}
_OWN_PLACE: Final = 3  # of the place of an indicator
_SIMPLE: Final = PLAIN | {"statement"}
_SHORTEST_BASE: Final = 2  # of what a rate's name shares with that of its base


class Rest:
    """Says what is left, in the order of the data; each figure once. Of zeros, those that are news.

    `homes` maps groups that the catalogue does not have to the groups with whose rest theirs is said.
    """

    def __init__(self, book: Book, ledger: Ledger, homes: Mapping[str, str], zeros: Zeros) -> None:
        self._book = book
        self._ledger = ledger
        self._zeros = zeros
        self._given_in: dict[str, str] | None = None  # catalogue's path → the group of the data, where they differ
        self._guests: dict[str, list[str]] = {}
        for guest, home in homes.items():
            self._guests.setdefault(home, []).append(guest)
        self._beside = Beside(book, ledger)
        self._once = Once(ledger)
        self._against = Against(self._once)
        self._given: set[str] | None = None  # groups of which the data gives anything
        self._weighed: tuple[set[str], int, int] | None = None  # what `spoken_for` has looked at
        self._left: set[str | int] = set()  # groups of which something was not said then

    def holds(self, group: str) -> bool:
        """Whether the data gives anything of a group, "" for any."""
        if self._given is None:
            full = {name for name, figures in self._book.typed.figures.items() if any(figures.values())}
            self._given = full | {home for home, guests in self._guests.items() if not full.isdisjoint(guests)}
        return not group or group in self._given

    def beside(self, text: str) -> str:
        """A resolved text with what its figures need beside them: a time and words of their own."""
        return self._beside.complete(text)

    def unsaid_times(self) -> list[Diagnostic]:
        """What `beside` found no place for."""
        return list(self._beside.findings())

    def hang(self, text: str, said: set[str], groups: Collection[str]) -> None:
        """A task, an earlier figure, a child that no sentence says goes behind its figure, where one says that: 采购410万元（年度任务800万元）."""
        self._add_spoken_for(said)
        theirs = self._left if "" in groups else self._left & {*groups, *(guest for group in groups for guest in self._guests.get(group, ()))}
        told = list(self._told(said, theirs)) if theirs else []
        if not told:
            return
        before, self._ledger.voice = self._ledger.voice, "rest"
        try:
            self._beside.hang(text, told, lambda fact: "，".join((*self._against.all(fact, said), *self._hanging(fact, said))))
        finally:
            self._ledger.voice = before

    def _told(self, said: set[str], groups: Set[str | int]) -> Iterator[IndicatorFact]:
        """Figures of these groups that are said, of which something that stands right below them is not."""
        unsaid: dict[Path, None] = {}
        for group, indicators in self._book.typed.figures.items():
            for figures in indicators.values() if group in groups else ():
                if len(figures) > 1:
                    unsaid |= {source[:-1]: None for path, source in figures.items() if path not in said and len(source) > _OWN_PLACE and source[-2] not in PARTS}
        for source in unsaid:
            fact = self._book.at(source)
            if isinstance(fact, IndicatorFact) and fact.measure is not None and not fact.measure.is_zero and said.issuperset(printed_paths(fact.path, fact.value)):
                yield fact

    def say(self, group: str, said: set[str]) -> str:
        """Marked text: the sentence for one group, or a paragraph a group for "". Adds what it says to `said`."""
        self._add_spoken_for(said)
        if not self._left:
            return ""
        before, self._ledger.voice = self._ledger.voice, "rest"
        try:
            if group:
                return self._with_guests(group, said)
            sentences = ((name, self._sentence(name, said)) for name in self._book.dataset.indicators)
            return "\n\n".join(f"{title_of(self._book.group(name))}方面，{sentence}" for name, sentence in sentences if sentence)
        finally:
            self._ledger.voice = before

    def _add_spoken_for(self, said: set[str]) -> None:
        """Only when something was said since: a report asks for every group, and most have nothing left."""
        if self._weighed is None or self._weighed[0] is not said or self._weighed[1:] != (len(said), len(self._ledger)):
            said |= spoken_for(self._ledger, said)
            self._weighed = (said, len(said), len(self._ledger))
            self._left = {source[1] for path, source in self._book.typed_paths().items() if path not in said}

    def _with_guests(self, group: str, said: set[str]) -> str:
        """What is left of the group, and of the local ones that are at home with it."""
        text = ""
        if group in self._left:
            spoken = any(not said.isdisjoint(figures) for figures in self._book.typed.figures[group].values())
            text = self._sentence(group, said)
            if text and spoken:
                text = marks.ALSO + text
        for guest in self._guests.get(group, ()):
            more = self._sentence(guest, said)
            text += more if text or not more else marks.ALSO + more
        return text

    def _sentence(self, group: str, said: set[str]) -> str:
        if group not in self._left:
            return ""
        left = [name for name, figures in self._book.typed.figures[group].items() if not said.issuperset(figures)]
        if not left:
            return ""
        fact = self._book.group(group)
        text = self._in_a_row(_rates_behind([fact.lookup(name) for name in left]), said)
        return f"{text}。" if text else ""

    def _in_a_row(self, facts: list[Fact], said: set[str]) -> str:
        """One piece each; what begins with the name of the one before says it once: 防贫保理赔213户、赔付率98%."""
        pieces: list[Piece] = []
        head = ""
        for fact in facts:
            name = named(fact) if isinstance(fact, IndicatorFact) else ""
            left = left_of(name, head, fact)
            piece = self._piece(fact, said, "", short=left)
            if not piece.text:
                continue
            pieces.append(piece._replace(shares=bool(left), origin=self._origin(fact)))
            if not left:
                plain = isinstance(fact, IndicatorFact) and fact.indicator.given <= PLAIN
                head = name if plain and len(name) >= _SHORTEST_HEAD and piece.text.startswith(name) else ""
        return run_together(pieces)

    def _origin(self, fact: Fact) -> str:
        """The group in which the data gives it."""
        if self._given_in is None:
            self._given_in = {real: given.partition(".")[0] for given, real in self._book.dataset.renamed.items()}
        return self._given_in.get(fact.path) or fact.path.partition(".")[0]

    def _piece(self, fact: Fact, said: set[str], prefix: str, *, above: IndicatorFact | None = None, short: str = "") -> Piece:
        """One indicator with what hangs on it, as far as it is unsaid.

        `above` is what it hangs on, where that stands right before it; `short` what is left of its name where the rest
        was just said.
        """
        if not isinstance(fact, IndicatorFact):
            return NOTHING
        label = short or (prefix if above is not None else joined(prefix, named(fact)))
        if fact.state is INAPPLICABLE:  # a task that the data gives is one, whatever was done
            task = "，".join(self._against.all(fact, said))
            return Piece(f"{label}{task}") if task else NOTHING
        own = self._own(fact, said)
        own += (self._counts(fact, said) if own else "") + self._names(fact, said)
        if not own and self._is_news(fact, label, said):
            said.update(printed_paths(fact.path, fact.value))
            if fact.indicator.given <= _ZERO_ALONE:
                earlier = "，".join(self._against.all(fact, said))
                return Piece(self._zero(fact, label) + (f"（{earlier}）" if earlier else ""))
            own = str(fact).replace(marks.ZERO, marks.FIGURE)
        rates = self._against.all(fact, said, beside=bool(own))
        hanging, following = self._children(fact, said, label, own=bool(own))
        parts = self._parts(fact, said)
        told = fact.indicator.value is not None and fact.measure is not None
        if "构成" in parts and not own and told and (rates or of_its_own(named(fact), fact)):
            own = str(fact)  # the whole again, before its parts
        first_said = hanging if hanging and hanging[0].startswith("已") else []
        aside = "，".join((*first_said, *rates, *(hanging if not first_said else ())))
        shown = linked(without_unit(label, fact), fact) if own else label
        if own:
            first = _with_parts(f"{shown}{own}", aside, parts, apart=bool(rates))
        else:
            first = _parts_alone(shown, aside, parts, told=told)
        return Piece("，".join(each for each in (first.text, following.text) if each), several=first.several or following.several)

    def _children(self, fact: IndicatorFact, said: set[str], label: str, *, own: bool) -> tuple[list[str], Piece]:
        """(what hangs on a figure in brackets, what follows it): 冷库34座（库容5.2万吨）; 项目70个，开工60个，竣工43个.

        Behind its figure a child needs the name of what it hangs on only where neither will do: 监测对象新识别5户.
        """
        children, simple = self._unsaid_below(fact, said)
        if not own:
            names = [joined("" if simple and at else label, bare_count(named(child), child)) for at, child in enumerate(children)]
            pieces = [self._piece(child, said, each, above=fact) for child, each in zip(children, names, strict=True)]
            texts = [piece.text for piece in pieces if piece.text]
            several = len(texts) >= _LONG_RUN or any(piece.several for piece in pieces)
            return [], Piece(("、" if simple else "，").join(texts), several=several)
        shorts = _named_in_a_row(label, fact, children)
        fluent = all(of_its_own(short, child) for short, child in zip(shorts, children, strict=True))
        hangs = simple and (len(children) == 1 or (not fluent and len(children) <= _MOST))
        labels = [
            bare_count(short, child) if hangs else short if of_its_own(short, child) else joined(label, short)
            for child, short in zip(children, shorts, strict=True)
        ]
        pieces = [self._piece(child, said, each, above=fact) for child, each in zip(children, labels, strict=True)]
        texts = [piece.text for piece in pieces if piece.text]
        return (texts, NOTHING) if hangs else ([], Piece("，".join(texts), several=bool(texts)))

    def _unsaid_below(self, fact: IndicatorFact, said: set[str]) -> tuple[list[IndicatorFact], bool]:
        """The children of which something is left to be said; whether there is no more than a figure or words to each."""
        children = [child for name in fact.indicator.children if self._speaks(child := fact.lookup(name), said)]
        return children, all(child.indicator.given <= _SIMPLE for child in children)

    def _hanging(self, fact: IndicatorFact, said: set[str]) -> list[str]:
        """A few simple children, for brackets."""
        children, simple = self._unsaid_below(fact, said)
        if not simple or len(children) > _MOST or any(map(is_part_of_something, children)):
            return []  # 其中… may be a part of what else is said there
        shorts = _named_in_a_row(named(fact), fact, children)
        pieces = [self._piece(child, said, bare_count(short, child), above=fact) for child, short in zip(children, shorts, strict=True)]
        return [piece.text for piece in pieces if piece.text]

    def _speaks(self, fact: Fact, said: set[str]) -> TypeGuard[IndicatorFact]:
        """Whether anything of it is left to be said, as far as one sees without saying it."""
        if not isinstance(fact, IndicatorFact) or fact.state is INAPPLICABLE:
            return False
        if not fact.indicator.given <= _SIMPLE:
            return True
        if fact.parent is not None and says_again(fact, fact.parent):
            return False
        if fact.measure is not None and fact.measure.is_zero:
            return self._is_news(fact, named(fact), said)
        left_out = fact.state is OWED and (self._ledger.omits_owed or said_in_pieces(fact, said))
        return not (left_out or fact.state is ABSENT or said.issuperset(printed_paths(fact.path, fact.value)))

    def _is_news(self, fact: IndicatorFact, label: str, said: set[str]) -> bool:
        """Whether it is a zero that is worth a sentence, and not yet said."""
        given = fact.indicator.value is not None and fact.measure is not None and fact.measure.is_zero
        if not given:
            return False
        return (self._zeros.words(label, fact) is not None or _is_due(fact) or _is_lost(fact)) and not said.issuperset(printed_paths(fact.path, fact.value))

    def _zero(self, fact: IndicatorFact, label: str) -> str:
        """未发生返贫. With a time of its own it stays a figure, beside which that can stand."""
        words = self._zeros.words(label, fact)
        if words and not self._beside.has(fact):
            return self._ledger.said(fact, words)
        return f"{label}{'为' if is_rate(fact) else ''}{fact}".replace(marks.ZERO, marks.FIGURE)

    def _own(self, fact: IndicatorFact, said: set[str]) -> str:
        """The figure as given; a computed total is not owed a sentence."""
        given = fact.indicator.value is not None or fact.indicator.statement is not None
        return self._once(fact, said) if given else ""

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

    def _parts(self, fact: IndicatorFact, said: set[str]) -> dict[str, str]:
        found = {}
        for key, nodes in (("构成", fact.indicator.parts), ("其中", fact.indicator.subset)):
            items = fact.lookup(key).members() if nodes else ()
            if pieces := [piece for item in items if (piece := self._piece(item, said, "").text)]:
                found[key] = "、".join(pieces)
        return found


def _named_in_a_row(label: str, fact: IndicatorFact, children: list[IndicatorFact]) -> list[str]:
    """What each child is called behind the figure of `fact`, called `label`, and the child before."""
    return [named_below(label, child, before) for before, child in zip((fact, *children), children, strict=False)]


def _with_parts(figure: str, aside: str, parts: dict[str, str], *, apart: bool) -> Piece:
    """A figure with what stands in brackets behind it. `apart`: it is held against others there, so its parts follow the
    brackets: in （年度任务3000人，其中省外800人） they would be parts of the task.
    """
    whole, within = parts.get("构成", ""), parts.get("其中", "")
    apart = apart and bool(parts)
    listed_parts = [f"包括{whole}" if apart else whole] if whole else []
    listed_parts += [f"其中{within}"] if within else []
    inner = aside if apart else "，".join(filter(None, (aside, *listed_parts)))
    nested = "（" in inner  # no brackets within brackets
    text = figure + (f"，{inner}" if nested else f"（{inner}）" if inner else "")
    return Piece("，".join((text, *listed_parts)) if apart else text, several=nested or apart)


def _parts_alone(name: str, aside: str, parts: dict[str, str], *, told: bool) -> Piece:
    """What is left of a figure that was said before (`told`), or is not there: 务工就业（年度任务3000人）中，省外800人."""
    if not (aside or parts):
        return NOTHING
    whole, within = parts.get("构成", ""), parts.get("其中", "")
    listed_parts = "，".join(filter(None, (whole, f"其中{within}" if whole and within else within)))
    among = "中，" if aside or told or not whole else ""
    held = f"（{aside}）" if aside and parts else aside
    return Piece(f"{name}{held}{among}{listed_parts}" if parts else f"{name}{held}", several=bool(aside and parts))


def _is_due(fact: IndicatorFact) -> bool:
    """Whether there is a task, of which a zero is nothing yet: 帮扶车间0个（年度任务3个）."""
    if fact.indicator.target is None or fact.lower_is_better:
        return False
    task = fact.lookup("任务")
    return task.measure is not None and not task.measure.is_zero


def _rates_behind(facts: list[Fact]) -> list[Fact]:
    """A rate stands behind what it is a rate of: 贷款逾期率 behind 贷款余额, whatever is given between them."""
    ordered = [fact for fact in facts if not is_rate(fact)]
    for rate in facts:
        if not is_rate(rate):
            continue
        before = facts[: facts.index(rate)]
        shared = [(_shared(rate.label, each.label), -at) for at, each in enumerate(before) if not is_rate(each)]
        longest, at = max(shared, default=(0, 0))
        base = before[-at] if longest >= _SHORTEST_BASE else before[-1] if before else None
        place = ordered.index(base) + 1 if base is not None else 0
        while place < len(ordered) and is_rate(ordered[place]):
            place += 1
        ordered.insert(place, rate)
    return ordered


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_lost(fact: IndicatorFact) -> bool:
    """Whether there was some before: 新识别0户（上年同期5户）."""
    return any(fact.may_have(key) and (before := fact.lookup(key).measure) is not None and not before.is_zero for key in RATES)

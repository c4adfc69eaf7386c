"""One figure that is left for 其余, with what hangs on it: 项目70个（年度任务80个），开工60个，竣工43个."""

from __future__ import annotations

from typing import Final, TypeGuard

from drafting.blocks import marks
from drafting.facts.aspects import NameList
from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.typed import printed_paths
from drafting.model.indicator import PLAIN
from drafting.render.against import RATES, Against
from drafting.render.beside import Beside
from drafting.render.brackets import ordered
from drafting.render.ledger import Ledger
from drafting.render.naming import (
    bare_count,
    counted_otherwise,
    is_rate,
    joined,
    linked,
    named,
    named_below,
    of_its_own,
    without_unit,
)
from drafting.render.once import Once
from drafting.render.pieces import NOTHING, Piece
from drafting.render.spoken import said_in_pieces, says_again
from drafting.render.wording import listed
from drafting.render.zeros import Zeros

MOST: Final = 4
"""Children in one pair of brackets."""
_LONG_RUN: Final = 3  # of children that follow a name: what comes next begins behind ；
_ZERO_ALONE: Final = PLAIN | {"same_period_last_year", "end_of_last_year"}
_SIMPLE: Final = PLAIN | {"statement"}


class LeftFigures:
    """Says what of a figure is unsaid, and adds it to `said`; a zero only where it is news."""

    def __init__(self, ledger: Ledger, zeros: Zeros, beside: Beside, once: Once, against: Against) -> None:
        self._ledger = ledger
        self._zeros = zeros
        self._beside = beside
        self._once = once
        self._against = against

    def piece(self, fact: Fact, said: set[str], prefix: str, *, above: IndicatorFact | None = None, short: str = "") -> Piece:
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
        children, simple = self.unsaid_below(fact, said)
        if not own:
            names = [joined("" if simple and at else label, bare_count(named(child), child)) for at, child in enumerate(children)]
            pieces = [self.piece(child, said, each, above=fact) for child, each in zip(children, names, strict=True)]
            texts = [piece.text for piece in pieces if piece.text]
            several = len(texts) >= _LONG_RUN or any(piece.several for piece in pieces)
            return [], Piece(("、" if simple else "，").join(texts), several=several)
        shorts = named_in_a_row(label, fact, children)
        fluent = all(of_its_own(short, child) for short, child in zip(shorts, children, strict=True))
        hangs = simple and (len(children) == 1 or (not fluent and len(children) <= MOST))
        labels = [
            bare_count(short, child) if hangs else short if of_its_own(short, child) else joined(label, short)
            for child, short in zip(children, shorts, strict=True)
        ]
        pieces = [self.piece(child, said, each, above=fact) for child, each in zip(children, labels, strict=True)]
        texts = [piece.text for piece in pieces if piece.text]
        return (ordered(fact, texts, self._ledger), NOTHING) if hangs else ([], Piece("，".join(texts), several=bool(texts)))

    def unsaid_below(self, fact: IndicatorFact, said: set[str]) -> tuple[list[IndicatorFact], bool]:
        """The children of which something is left to be said; whether there is no more than a figure or words to each."""
        children = [child for name in fact.indicator.children if self._speaks(child := fact.lookup(name), said)]
        return children, all(child.indicator.given <= _SIMPLE for child in children)

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
            if pieces := [piece for item in items if (piece := self.piece(item, said, "").text)]:
                found[key] = "、".join(pieces)
        return found


def named_in_a_row(label: str, fact: IndicatorFact, children: list[IndicatorFact]) -> list[str]:
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


def _is_lost(fact: IndicatorFact) -> bool:
    """Whether there was some before: 新识别0户（上年同期5户）."""
    return any(fact.may_have(key) and (before := fact.lookup(key).measure) is not None and not before.is_zero for key in RATES)

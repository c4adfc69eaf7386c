"""One figure that is left for 其余, with what hangs on it: 项目70个（年度任务80个），开工60个，竣工43个."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, TypeGuard

from drafting.blocks import marks
from drafting.facts.aspects import NameList
from drafting.facts.derived import ON_A_SCALE
from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.typed import printed_paths
from drafting.model.indicator import COUNTS, PLAIN, SIMPLE
from drafting.render.filters.progress import allows_none
from drafting.render.ledger import Ledger
from drafting.render.leftovers.against import RATES, Against
from drafting.render.leftovers.beside import Beside
from drafting.render.leftovers.brackets import counted_alike, ordered
from drafting.render.leftovers.counted_together import Counted
from drafting.render.leftovers.once import Once
from drafting.render.leftovers.pieces import HAVE, NOTHING, OWN, Piece
from drafting.render.leftovers.spoken import said_in_pieces, says_again
from drafting.render.leftovers.verbs import Verbs
from drafting.render.leftovers.zeros import Zeros
from drafting.render.naming import (
    bare_count,
    counted_otherwise,
    is_heading,
    is_rate,
    joined,
    linked,
    named,
    named_in_a_row,
    of_its_own,
    without_unit,
)
from drafting.render.wording import listed

MOST: Final = 4
"""Children in one pair of brackets."""
_BARE: Final = frozenset({COUNTS["户数"], COUNTS["人数"]})
_CONCERNS: Final = "涉及"
"""Before what a group calls by its unit alone: 涉及23户, where 户23户 would be said."""
_LONG_RUN: Final = 3  # of children that follow a name: what comes next begins behind ；
_SIDE: Final = 2  # characters of a name of which a longer one is a part
_MEANS: Final = ("人均收入", "户均收入", "单产", "均价")
_ZERO_ALONE: Final = PLAIN | {"same_period_last_year", "end_of_last_year"}
_NONE_DUE: Final = _ZERO_ALONE | {"target"}


class LeftFigures:
    """Says what of a figure is unsaid, and adds it to `said`; a zero only where it is news."""

    def __init__(self, ledger: Ledger, zeros: Zeros, verbs: Verbs, beside: Beside, once: Once, against: Against) -> None:
        self._ledger = ledger
        self._zeros = zeros
        self._verbs = verbs
        self._beside = beside
        self._once = once
        self._against = against

    def piece(self, fact: Fact, said: set[str], prefix: str, *, above: IndicatorFact | None = None, short: str = "", counted: Counted | None = None) -> Piece:
        """One indicator with what hangs on it, as far as it is unsaid.

        `above` is what it hangs on, where that stands right before it; `short` what is left of its name where the rest
        was just said; `counted` what it and others count, which run on behind its figure.
        """
        if not isinstance(fact, IndicatorFact):
            return NOTHING
        label = short or (prefix if above is not None else joined(prefix, counted.thing if counted else named(fact)))
        if not short and above is None and label in _BARE and fact.units == (label,):
            label = _CONCERNS
        if fact.state is INAPPLICABLE:  # a task that the data gives is one, whatever was done
            task = "，".join(self._against.all(fact, said))
            return Piece(f"{label}{task}") if task else NOTHING
        own = self._own(fact, said)
        counts = self._counts(fact, said) if own else ""
        own += counts + self._names(fact, said) + "".join(self._once(each, said) for each in (counted.others if counted else ()))
        none = ""
        if not own and self._is_news(fact, label, said):
            said.update(printed_paths(fact.path, fact.value))
            if fact.indicator.given <= (_NONE_DUE if allows_none(fact) else _ZERO_ALONE):
                earlier = "，".join(self._against.all(fact, said))
                return Piece(self._zero(fact, label) + (f"（{earlier}）" if earlier else ""))
            none = "" if self._beside.has(fact) else self._zeros.words(label, fact) or ""
            own = str(fact).replace(marks.ZERO, marks.FIGURE)
        rates = self._against.all(fact, said, beside=bool(own), among=bool(counts))
        told = fact.indicator.value is not None and fact.measure is not None
        if rates and not own and told and self._ledger.only_quoted(fact.path):
            own = str(fact)  # a text of the data's own has it, in which these cannot stand
        hanging, following = self._children(fact, said, label, own=bool(own))
        parts = self._parts(fact, said)
        if "构成" in parts and not own and told and (rates or of_its_own(named(fact), fact)):
            own = str(fact)  # the whole again, before its parts
        of_what_is_done = bool(hanging) and hanging[0].startswith("已") and all(each.startswith("完成率") for each in rates)
        aside = "，".join((*hanging, *rates) if of_what_is_done else (*rates, *hanging))
        if none and hanging and not (rates or following.text or parts):  # 无零就业家庭（动态清零100%）
            return Piece(f"{self._ledger.said(fact, none)}（{aside}）")
        shown = linked(label if short else without_unit(label, fact), fact) if own else label
        if own:
            alike = bool(hanging) and any(counted_alike(fact.lookup(name), fact) for name in fact.indicator.children)
            first = _with_parts(f"{shown}{own}", aside, parts, apart=bool(rates), alike=alike)
        elif following.text and not (told or aside) and parts.keys() == {"其中"}:  # behind the sides of which they are parts
            return Piece(f"{following.text}，其中{parts['其中']}", several=True)
        else:
            first = _parts_alone(shown, aside, parts, told=told)
        lead = self._verbs.before(label, fact) if own and above is None and not short else OWN
        return Piece("，".join(each for each in (first.text, following.text) if each), several=first.several or following.several, lead=lead)

    def _children(self, fact: IndicatorFact, said: set[str], label: str, *, own: bool) -> tuple[list[str], Piece]:
        """(what hangs on a figure in brackets, what follows it): 冷库34座（库容5.2万吨）; 项目70个，开工60个，竣工43个.

        Behind its figure a child needs the name of what it hangs on only where neither will do: 监测对象新识别5户.
        """
        children, simple = self.unsaid_below(fact, said)
        if not own:
            return [], self._in_a_row(children, label, said, simple=simple)
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

    def _in_a_row(self, children: list[IndicatorFact], label: str, said: set[str], *, simple: bool) -> Piece:
        """Behind a name without a figure: 茶叶面积3200亩（有机茶面积800亩）、产量180吨. The name is said once, and again behind what holds ，."""
        if is_heading(label, children):
            return self._under_a_heading(children, label, said)
        row: list[Piece] = []
        wholes = {child.path: whole for at, child in enumerate(children) if simple and (whole := _whole_of(child, children[:at])) is not None}
        parts: dict[str, list[IndicatorFact]] = {}
        for child in children:
            if child.path in wholes:
                parts.setdefault(wholes[child.path].path, []).append(child)
        members = simple and not parts and len(children) > 1 and self._are_members(children)
        named_once = members  # 经营主体有企业32家、个体工商户45户: what stands under the name are things of its kind
        for child in (each for each in children if each.path not in wholes):
            name = bare_count(named(child), child)
            bare = named_once and not (row and row[-1].several)
            piece = self.piece(child, said, name if bare else joined(label, name), above=child.parent if isinstance(child.parent, IndicatorFact) else child)
            if not piece.text:
                continue
            named_once = True
            within = [each.text for part in parts.get(child.path, ()) if (each := self.piece(part, said, named(part), above=child)).text]
            row.append(piece._replace(text=f"{piece.text}（{'，'.join(within)}）") if within else piece)
        text = row[0].text if row else ""
        if members and text:
            text = f"{label}{HAVE}{text}"
        for before, piece in pairwise(row):
            apart = before.several or piece.several or "、" in f"{before.text}{piece.text}"
            text += f"{'，' if apart else '、'}{piece.text}"
        return Piece(text, several=len(row) >= _LONG_RUN or any(piece.several for piece in row))

    def _are_members(self, children: list[IndicatorFact]) -> bool:
        """Whether they are things of a kind, and no sides of one: 帐篷 and 大米 of 救灾物资, but not 面积 and 产量, or 受理 and 办结.

        Of one it must be known, and of no other something else.
        """
        leads = [self._verbs.of(named(child), child.units[0]) for child in children if child.measure is not None and child.units]
        return len(leads) == len(children) and any(lead.verb == HAVE for lead in leads) and all(lead.verb == HAVE or lead.bare for lead in leads)

    def _under_a_heading(self, children: list[IndicatorFact], label: str, said: set[str]) -> Piece:
        """建设方面，四好农村路46.8公里，危桥改造5座."""
        pieces = [piece.text for child in children if (piece := self.piece(child, said, "")).text]
        return Piece(f"{label}方面，{'，'.join(pieces)}", several=True) if pieces else NOTHING

    def unsaid_below(self, fact: IndicatorFact, said: set[str]) -> tuple[list[IndicatorFact], bool]:
        """The children of which something is left to be said; whether there is no more than a figure or words to each."""
        children = [child for name in fact.indicator.children if self._speaks(child := fact.lookup(name), said)]
        return children, all(child.indicator.given <= SIMPLE for child in children)

    def _speaks(self, fact: Fact, said: set[str]) -> TypeGuard[IndicatorFact]:
        """Whether anything of it is left to be said, as far as one sees without saying it."""
        if not isinstance(fact, IndicatorFact) or fact.state is INAPPLICABLE:
            return False
        if not fact.indicator.given <= SIMPLE:
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
        return (self._zeros.words(label, fact) is not None or _is_due(fact) or _is_lost(fact) or fact.units[0] in ON_A_SCALE) and not said.issuperset(printed_paths(fact.path, fact.value))

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


def _whole_of(fact: IndicatorFact, before: list[IndicatorFact]) -> IndicatorFact | None:
    """The side of which another is a part by its name and its figure: 面积3200亩 of 有机茶面积800亩."""
    for whole in before:
        name = named(whole)
        if fact.measure is None or whole.measure is None or fact.units != whole.units or len(name) < _SIDE or not named(fact).endswith(name):
            continue
        if fact.name != name and _is_less(fact, whole):
            return whole
    return None


def _is_less(one: IndicatorFact, other: IndicatorFact) -> bool:
    units = one.book.units
    first, second = (each.measure.first for each in (one, other))  # type: ignore[union-attr]  # asked of figures alone
    return first.amount * units.factor(first.unit) < second.amount * units.factor(second.unit) and not one.name.endswith(_MEANS)


def _with_parts(figure: str, aside: str, parts: dict[str, str], *, apart: bool, alike: bool) -> Piece:
    """A figure with what stands in brackets behind it. `alike`: something there is counted as the figure is, so that 其中 behind it
    would be a part of it: 80人（其中脱贫户41人；退出12人）. `apart`: it is held against others there, so its parts follow the
    brackets: in （年度任务3000人，其中省外800人） they would be parts of the task.
    """
    whole, within = parts.get("构成", ""), parts.get("其中", "")
    apart = apart and bool(parts)
    listed_parts = [f"包括{whole}" if apart else whole] if whole else []
    listed_parts += [f"其中{within}"] if within else []
    inner = aside if apart else "；".join(("，".join(listed_parts), aside)) if alike and parts and aside else "，".join(filter(None, (aside, *listed_parts)))
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
    return Piece(f"{name}{held}{among}{listed_parts}" if parts else f"{name}{held}", several=bool(parts and (aside or among)))


def _is_due(fact: IndicatorFact) -> bool:
    """Whether there is a task, of which a zero is nothing yet: 帮扶车间0个（年度任务3个）."""
    if fact.indicator.target is None or fact.lower_is_better:
        return False
    task = fact.lookup("任务")
    return task.measure is not None and not task.measure.is_zero


def _is_lost(fact: IndicatorFact) -> bool:
    """Whether there was some before: 新识别0户（上年同期5户）; 起火点0处（同比下降100%）, of which the rate alone would say nothing."""
    if not fact.indicator.stated.keys().isdisjoint(RATES.values()):
        return True
    return any(fact.may_have(key) and (before := fact.lookup(key).measure) is not None and not before.is_zero for key in RATES)

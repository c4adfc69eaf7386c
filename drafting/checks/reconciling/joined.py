"""One wrong figure, one finding: what a single figure explains is said at that figure, with the likely repair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from drafting.checks.figures import Term
from drafting.checks.judged import Judged, Relation, Unmade
from drafting.checks.reconciling.slips import DIGIT, DOUBLED, DROPPED, ORDER, retyped, slip_to, slips
from drafting.quantities.display import places, rounded
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict
from drafting.tuples import NamedTuple

At = tuple[int, int]
"""A judged relation by its place in the list, and in its relation."""

Trial = Callable[[Quantity], Judgement]
"""A relation judged with another figure in one place."""

_HOLDS: Final = (Verdict.AGREES, Verdict.TAIL)
_BROKEN: Final = Verdict.CONTRADICTS
_MOST_OFFERED: Final = 2
_RATES: Final = {"{} / {}": 0, "{} / {} - 1": 100}
"""How a rate is made of its two parts → how much less than their quotient it is, in %."""
_MOST_ROUNDED: Final = Decimal("0.51")
"""Of the last printed digit: a half, and what a quotient without end may lack."""
_ANY: Final = (Decimal("-Infinity"), Decimal("Infinity"))
_MOST_BROKEN: Final = 40
"""A file with more contradictions than that has no single wrong figure."""


class Repair(NamedTuple):
    """One figure changed: which broken relations then hold, and the slip that would explain it ('' for none)."""

    term: Term
    quantity: Quantity
    slip: str
    explained: tuple[At, ...]


def joined(relations: Sequence[Relation], units: UnitTable, *, offering: bool) -> Sequence[Relation]:
    """The relations with those hushed that hold once a single figure is put right, and hints of how it may be meant.

    Without `offering` what is wrong by itself has no such hint: finding it costs more than all judging.
    """
    broken = {
        (i, j): each
        for i, relation in enumerate(relations)
        if not isinstance(relation, Unmade)
        for j, each in enumerate(relation)
        if each.verdict is _BROKEN and not each.quiet
    }
    if not broken or len(broken) > _MOST_BROKEN or not (offering or len(broken) > 1):
        return relations
    doctor = _Doctor(relations, broken, units)
    result = list(relations)
    while len(broken) > 1 and (best := _best(doctor.shared(broken))) is not None:
        at = min(best.explained)
        others = len(best.explained) - 1
        slip = f"（{best.slip}）" if best.slip else ""
        hint = f"多半是{best.term.label}填错了{slip}：改为 {best.quantity.text}，另有 {others} 处也就对上了"
        _put(result, at, broken[at]._replace(culprit=best.term, hint=hint))
        for other in best.explained:
            alone = broken.pop(other)
            if other != at:
                _put(result, other, alone._replace(quiet=True))
    for at, alone in broken.items() if offering else ():
        offered = _offer(doctor.single(at))
        if offered:
            _put(result, at, alone._replace(hint=f"{alone.hint}；{offered}"))
    return result


def _put(relations: list[Relation], at: At, judged: Judged) -> None:
    i, j = at
    relations[i] = [*relations[i][:j], judged, *relations[i][j + 1 :]]


def _best(repairs: Iterator[Repair]) -> Repair | None:
    """The repair that explains most; of those, one that is a slip of typing, and of those the figure that is stated."""
    return max(repairs, key=lambda repair: (len(repair.explained), -_rank(repair.slip)), default=None)


def _rank(slip: str) -> int:
    return ORDER.index(slip) if slip else len(ORDER)


def _offer(repairs: list[Repair]) -> str:
    """What may have been meant, where a slip explains it and not too many others do."""
    if not repairs or len(repairs) > _MOST_OFFERED:
        return ""
    said = [f"{repair.term.label} {repair.quantity.text}（{repair.slip}）" for repair in repairs]
    return f"可能应为：{'，或 '.join(said)}"


def _paths(judged: Judged) -> tuple[str, ...]:
    return tuple([term.path for term in (judged.whole, *judged.parts)])


def _by_path(paths: Mapping[At, tuple[str, ...]], broken: Mapping[At, Judged]) -> dict[str, list[At]]:
    """Path → the broken relations in which it stands, of those that can be judged again."""
    found: dict[str, list[At]] = {}
    for at, each in broken.items():
        for path in dict.fromkeys(paths[at]) if each.again is not None else ():
            found.setdefault(path, []).append(at)
    return found


class _Doctor:
    """Looks for the figure whose change mends what is broken and breaks nothing that holds."""

    def __init__(self, relations: Sequence[Relation], broken: Mapping[At, Judged], units: UnitTable) -> None:
        self.units = units
        self.judged = dict(broken)
        self.paths = {at: _paths(each) for at, each in broken.items()}  # of the whole and of each part
        self._relations = relations

    @cached_property
    def of_path(self) -> dict[str, list[At]]:
        """Path → the relations in which it stands that can be judged again, of those that share a figure with a broken one."""
        found: dict[str, list[At]] = {}
        suspects = {term.quantity.text for each in self.judged.values() for term in (each.whole, *each.parts)}
        for i, relation in enumerate(self._relations):
            if isinstance(relation, Unmade) and suspects.isdisjoint([each.text for measure in relation.measures for each in measure.quantities]):
                continue
            for j, each in enumerate(relation):
                if each.whole.quantity.text not in suspects and suspects.isdisjoint([part.quantity.text for part in each.parts]):
                    continue
                self.judged[i, j] = each
                self.paths[i, j] = _paths(each)
                if each.again is not None and each.verdict is not Verdict.UNDECIDED:
                    for path in dict.fromkeys(self.paths[i, j]):
                        found.setdefault(path, []).append((i, j))
        return found

    def shared(self, broken: Mapping[At, Judged]) -> Iterator[Repair]:
        """Repairs of figures that stand in two broken relations or more."""
        explaining = {path: found for path, ats in _by_path(self.paths, broken).items() if len(ats) > 1 and (found := self._of_several(path, ats))}
        for path in self.of_path if explaining else ():
            ats = [at for at in self.of_path[path] if at in broken] if path in explaining else []
            found = [repair for repair in explaining.get(path, ()) if self._breaks_nothing(path, repair.quantity, ats)]
            asked_by_sum = any(self.judged[at].signs for at in ats)
            if asked_by_sum or len({repair.quantity.amount for repair in found}) == 1:
                yield from found  # rates leave room: of several slips that fit none is likely

    def _of_several(self, path: str, ats: list[At]) -> list[Repair]:
        """Changes of one figure of which several broken relations then hold."""
        term = self._term(ats[0], path)
        trials = [(at, self._trial(at, path)) for at in ats]
        found = ((slip, quantity, self._explained(trials, quantity)) for slip, quantity in self._candidates(term, ats))
        return [Repair(term, quantity, slip, explained) for slip, quantity, explained in found if len(explained) > 1]

    def single(self, at: At) -> list[Repair]:
        """The slips that explain one broken relation by itself, the likeliest of each figure."""
        judged = self.judged[at]
        found: dict[str, Repair] = {}
        if judged.again is None or judged.limit:
            return []
        for term in {each.path: each for each in (judged.whole, *judged.parts)}.values():
            for slip, quantity in self._candidates(term, [at]):
                if not slip or (slip == DIGIT and not judged.signs):
                    continue  # some digit or other can be changed to fit a single rate
                if not self._trial(at, term.path)(quantity).agrees or not self._breaks_nothing(term.path, quantity, [at]):
                    continue
                other = found.get(term.path)
                if other is None or _rank(slip) < _rank(other.slip):
                    found[term.path] = Repair(term, quantity, slip, (at,))
                elif not judged.signs and _rank(slip) == _rank(other.slip):
                    return []  # a rate leaves too much open
        return list(found.values())

    def _term(self, at: At, path: str) -> Term:
        judged, place = self.judged[at], self.paths[at].index(path)
        return judged.parts[place - 1] if place else judged.whole

    def _candidates(self, term: Term, broken: list[At]) -> Iterator[tuple[str, Quantity]]:
        """What the figure may have been meant to be: what a sum asks for, else each slip of typing undone that its rates leave room for."""
        sums = [at for at in broken if self.judged[at].signs]
        if term.figure.inputs:
            return
        for at in sums:
            needed = self._needed(self.judged[at], term)
            if needed is not None:
                yield slip_to(term.quantity, needed, self.units), needed
        if not sums:
            rooms = [self._room(at, term) for at in broken]
            least, most = max(low for low, _ in rooms), min(high for _, high in rooms)
            for slip in slips(term.quantity):
                if slip.kind in (DROPPED, DOUBLED):
                    continue  # a rate leaves so much room that these would always fit
                amount = slip.amount
                if least <= amount <= most or (len(rooms) > 2 and sum([low <= amount <= high for low, high in rooms]) > 1):
                    yield slip.kind, slip.quantity

    def _room(self, at: At, term: Term) -> tuple[Decimal, Decimal]:
        """Between which amounts a figure surely lies with which a rate comes out as printed; any, where that is not reckoned."""
        judged, place = self.judged[at], self.paths[at].index(term.path) - 1
        stated, more = judged.whole.quantity, _RATES.get(judged.pattern)
        if more is None or place < 0 or not self.units.convertible(stated.unit, "%"):
            return _ANY
        other = judged.parts[1 - place].quantity
        near, off = self._base(stated) + more, stated.step * self.units.factor(stated.unit) * _MOST_ROUNDED
        low, high = (near - off) / 100, (near + off) / 100
        if low <= 0 or other.amount <= 0 or stated.is_marked or stated.exact is not None or other.is_marked or not (term.quantity.unit and other.unit):
            return _ANY
        amount = self._base(other) / self.units.factor(term.quantity.unit)
        return (low * amount, high * amount) if place == 0 else (amount / high, amount / low)

    def _needed(self, judged: Judged, term: Term) -> Quantity | None:
        """What a sum asks of one of its members if all others are right, written as the member is."""
        base = [self._base(inherit_unit(part.quantity, judged.whole.quantity)) for part in judged.parts]
        total = sum((sign * amount for sign, amount in zip(judged.signs, base, strict=True)), Decimal(0))
        if term.path == judged.whole.path:
            amount = total
        else:
            at = next(number for number, part in enumerate(judged.parts) if part.path == term.path)
            amount = base[at] + judged.signs[at] * (self._base(judged.whole.quantity) - total)
        quantity = inherit_unit(term.quantity, judged.whole.quantity)
        number = amount / (self.units.factor(quantity.unit) * quantity.scale)
        if number <= 0 or (places(number) and not quantity.half_width(self.units)):
            return None
        return retyped(quantity, rounded(number, quantity.decimals), quantity.decimals)

    def _base(self, quantity: Quantity) -> Decimal:
        return quantity.amount * self.units.factor(quantity.unit)

    def _explained(self, trials: Sequence[tuple[At, Trial]], quantity: Quantity) -> tuple[At, ...]:
        """The broken relations that would hold; of two () as soon as one would not.

        A sum may keep its 尾差; a rate, which leaves room enough, must come out as printed.
        """
        found: list[At] = []
        for at, trial in trials:
            judgement = trial(quantity)
            if judgement.verdict in _HOLDS if self.judged[at].signs else judgement.agrees:
                found.append(at)
            elif len(trials) == 2:
                return ()
        return tuple(found)

    def _breaks_nothing(self, path: str, quantity: Quantity, broken: list[At]) -> bool:
        others = (at for at in self.of_path[path] if at not in broken and self.judged[at].verdict in _HOLDS)
        return all(self._trial(at, path)(quantity).verdict is not Verdict.CONTRADICTS for at in others)

    def _trial(self, at: At, path: str) -> Trial:
        """The relation judged once more with other figures in one place. Those of `of_path` can be."""
        judged, units = self.judged[at], self.units
        own, *others = self.paths[at]
        again, whole, given = judged.again, judged.whole.quantity, [part.quantity for part in judged.parts]
        places = [place for place, other in enumerate(others) if other == path]
        assert again is not None

        def trial(quantity: Quantity) -> Judgement:
            parts = given.copy()
            for place in places:
                parts[place] = quantity
            return again(units, quantity if own == path else whole, parts)

        return trial

"""The indicators that a report turns out to have: groups by its headings, each figure under one name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from typing import Final

from drafting.adoption.indicators import FORMER, LAST, Indicator
from drafting.adoption.naming.names import group_name, is_name
from drafting.adoption.naming.phrase import Phrase, Spoken
from drafting.adoption.rates import PLACES, Statement, Turn, below_zero
from drafting.frozen import mutable
from drafting.model.turning import TURNS, changed_thing
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese
from drafting.quantities.reported import Found

_COMPARED: Final = lazy("(?<![同环占])[比较](?:同期)?$")
_THAN: Final = "于"
_PLACE: Final = "位次"
"""Of which moving in a ranking is a change, and not of what is ranked."""
_OTHERS: Final = ("另", "其他", "又", "再", "另外", "还有", "并")
_AIMED: Final = lazy("任务|计划|目标|预算数?$")
"""What is to be reached does not rise: 完成预算数257288万元的41.9%，比上年减支9240万元 is of what was spent."""
_MOST: Final = 100
"""Figures of one name and none better."""


@mutable
class Field:
    """Groups by name, in the order of the report; the headings that each stands for are known, so that two alike are told apart. `own` are names of the unit's place, `year` is the report's, which may be on all of it (`is_whole_year`)."""

    own: tuple[str, ...] = ()
    year: int = 0
    is_whole_year: bool = False
    groups: dict[str, dict[str, Indicator]] = field(default_factory=dict)
    _of_headings: dict[tuple[str, ...], str] = field(default_factory=dict)

    def group_of(self, headings: tuple[str, ...]) -> str:
        """The group of what stands under these headings."""
        known = self._of_headings.get(headings)
        if known is None:
            known = next(self._free(headings))
            self._of_headings[headings] = known
        return known

    def part(self, groups: Collection[str]) -> Field:
        """What stands in these groups."""
        return Field(self.own, self.year, self.is_whole_year, {name: indicators for name, indicators in self.groups.items() if name in groups})

    def _free(self, headings: tuple[str, ...]) -> Iterator[str]:
        """Names that no other headings have."""
        taken = set(self._of_headings.values())
        short = group_name(headings)
        names = [short, *(f"{group_name(headings[:end])}{short}" for end in range(len(headings) - 1, 0, -1)), *(f"{other}{short}" for other in _OTHERS)]
        yield from (name for name in names if name not in taken and is_name(name))
        yield short  # together with another's

    def former(self, group: str, figure: Found, now: Indicator, *, is_last: bool) -> str:
        """What says what an indicator was before: last year's figure of it, which last year's file gives, or one of its own; "" where there is none free."""
        if is_last and now.keys.setdefault(LAST, figure.text) == figure.text:
            return f"{now.name}.{LAST}"
        name = f"{FORMER}{now.name}"
        known = self.groups[group].setdefault(name, Indicator(name, figure.text, figure.units))
        return name if is_name(name) and known.text == figure.text else ""

    def is_of_one(self, group: str, change: Indicator, statement: Statement) -> bool:
        """Whether the figure that has changed stands in the same statement, and no other is called so."""
        name = changed_thing(change.name)
        if f"{FORMER}{name}" in self.groups.get(group, {}):
            return False  # 由132份减少到58份，减少56.1%: of what it was, whenever that was
        others = [each for each in self.groups.get(group, {}) if each.startswith((f"{name}之", f"{name}{TURNS}之"))]
        return len(statement.named.get(name, ())) == 1 and not others and not is_aimed(name)

    def indicator(self, group: str, figure: Found, phrase: Phrase, spoken: Spoken, first: Sequence[str] = (), turn: Turn | None = None) -> Indicator | None:
        """The one of that name with that figure, or a new one under the first name that is free, those of `first` before all; None where there are too many of that name."""
        indicators = self.groups.setdefault(group, {})
        names = [each for each in dict.fromkeys((*first, *phrase.names(spoken, turn.word if turn else ""))) if is_name(each) and each != group and each not in figure.units]
        if turn is not None:
            names = [each for each in dict.fromkeys(_turned(each, turn) for each in names) if is_name(each)]
            if figure.units == PLACES:
                names = [f"{each.removesuffix(TURNS)}{_PLACE}{TURNS}" for each in names]
        text = below_zero(figure.text) if turn is not None and turn.falls else figure.text
        for name in (*names, *(f"{names[0] if names else '有关数'}之{chinese(number)}" for number in range(2, _MOST))):
            known = indicators.get(name)
            if known is None:
                indicators[name] = known = Indicator(name, text, figure.units, turns=f"{turn.word}{figure.text}" if turn else "")
            if known.text == text and known.keys.keys() <= {LAST} and bool(known.turns) == bool(turn):
                return known
        return None


def is_aimed(name: str) -> bool:
    """Whether it is what was to be reached."""
    return _AIMED.search(name) is not None


def _turned(name: str, turn: Turn) -> str:
    """投诉量同比下降 is 投诉量同比变化 where it may go either way: names that end so may be below zero."""
    if name.endswith(TURNS):
        return name
    before, word, measured = name.rpartition(turn.word)
    if turn.word.endswith(_THAN) and before and measured:
        return f"{before}较{measured}{TURNS}"
    thing = _COMPARED.sub("", before if word else name)
    return f"{thing}{TURNS}{measured if word else ''}" if thing else ""

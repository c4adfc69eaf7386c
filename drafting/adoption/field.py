"""The indicators that a report turns out to have: groups by its headings, each figure under one name, said in as many places as it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from typing import Final

from drafting.adoption.indicators import FORMER, LAST, TURNS, Hole, Indicator, changed_thing
from drafting.adoption.naming import Phrase, Spoken, group_name, is_name, phrases_in
from drafting.adoption.rates import RATE, Statement, Turn, became, turn_before
from drafting.checks.sentences.growth.changes import says_reckoned_otherwise
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese
from drafting.quantities.reported import Found, Kept

_OF_ONE: Final = lazy("(?:同比|[比较](?:上年|去年)|完成)[^，。；]*$")
_ON_LAST_YEAR: Final = lazy("(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增长|下降|提高|上升|增加|减少|降低|增|降)了?$")
_COMPARED: Final = lazy("(?<![同环占])[比较](?:同期)?$")
_BETWEEN: Final = lazy("[。；！？]")
_OTHERS: Final = ("另", "其他", "又", "再", "另外", "还有", "并")
_MARKS: Final = "，。；（、,;("
_AIMED: Final = lazy("任务|计划|目标|预算数?$")
"""What is to be reached does not rise: 完成预算数257288万元的41.9%，比上年减支9240万元 is of what was spent."""
_CLOSED: Final = lazy("^[^（(]*[）)]")
_MOST: Final = 100
"""Figures of one name and none better."""
OF_SEVERAL: Final = "前面有几个数，看不准是哪一个的，单列成一项，程序不算，自己填"
OF_WHOM: Final = "“分别”前后对不准，看不准是谁的"
TOO_MANY: Final = "同名的数太多"
TWICE: Final = "：名称、数都和前面的一样，当成了一项；是两件事的，在模板里改一个名"
ON_LAST_YEAR: Final = "和上年比的数，程序不算，自己填；降的写负数，升降的词由它定"

@frozen
class Reading:
    """What is printed in a line, which of its figures stay words, and which are to be looked at."""

    holes: tuple[Hole, ...]
    kept: tuple[Kept, ...]
    checks: tuple[Kept, ...]


@mutable
class Field:
    """Groups by name, in the order of the report; the headings that each stands for are known, so that two alike are told apart. `own` are names of the unit's place, `year` is the report's."""

    own: tuple[str, ...] = ()
    year: int = 0
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
        return Field(self.own, self.year, {name: indicators for name, indicators in self.groups.items() if name in groups})

    def _free(self, headings: tuple[str, ...]) -> Iterator[str]:
        """Names that no other headings have."""
        taken = set(self._of_headings.values())
        short = group_name(headings)
        names = [short, *(f"{group_name(headings[:end])}{short}" for end in range(len(headings) - 1, 0, -1)), *(f"{other}{short}" for other in _OTHERS)]
        yield from (name for name in names if name not in taken and is_name(name))
        yield short  # together with another's

    def read(self, words: str, figures: Sequence[Found], headings: tuple[str, ...]) -> Reading:
        """Each figure of a line as an indicator of its group, or as a key of the one before it; what is neither for sure stays."""
        if not figures:
            return Reading((), (), ())
        group = self.group_of(headings)
        holes: list[Hole] = []
        kept: list[Kept] = []
        checks: list[Kept] = []
        statement = Statement()
        spoken = Spoken()
        in_row = False
        ended = 0
        now: Indicator | None = None
        for figure, following, phrase in zip(figures, (*figures[1:], None), phrases_in(words, figures, self.own), strict=True):
            between = words[ended : figure.start]
            ended = figure.end
            if now is not None:
                holes.append(Hole(figure.start, figure.end, f"{{{{ {group}.{now.name} }}}}"))
                now = None
                continue
            if _BETWEEN.search(between):
                statement = Statement()
            in_row = phrase.respective or (in_row and not _BETWEEN.search(between))
            if (phrase.respective and not phrase.words) or (in_row and not phrase.respective and figure.units == (RATE,) and _OF_ONE.search(between)):
                kept.append(Kept(figure.start, figure.end, OF_WHOM))
                statement = Statement()
                continue
            is_accounted = _is_accounted(words, figure)
            if hole := statement.hole(group, phrase.before, figure, is_accounted=is_accounted):
                holes.append(hole)
                continue
            was = became(words, figure, following, self.year) if following is not None and not in_row else None
            if following is not None and was is not None:
                now = self._indicator(group, following, phrase, spoken, ())
                former = self._former(group, figure, now, is_last=was.is_last_year) if now is not None else ""
                if now is not None and former:
                    holes.append(Hole(figure.start, figure.end, f"{{{{ {group}.{former} }}}}"))
                    spoken = spoken.then(phrase, now.name)
                    statement.said(phrase.words, now)
                    continue
                now = None
            of_several = figure.units == (RATE,) and statement.is_between_several(phrase.before)
            known = {each.name for each in self.groups.get(group, {}).values()}
            names = (f"{statement.waiting[0].name}等{phrase.words}",) if of_several else ()
            turn = None if phrase.respective or in_row else turn_before(between, figure)
            indicator = self._indicator(group, figure, phrase, spoken, names, turn)
            if indicator is None:
                kept.append(Kept(figure.start, figure.end, TOO_MANY))
                continue
            if turn is not None and (turn.since_last_year or _is_bare(between, turn, figure)) and not is_accounted and not indicator.since and self._is_of_one(group, indicator, statement, between):
                indicator.since = words[max(words.rfind(mark, 0, figure.start) for mark in _MARKS) + 1 : figure.end]
            spoken = spoken.then(phrase, indicator.name, turn.word if turn else "")
            holes.append(Hole(turn.start if turn else figure.start, figure.end, f"{{{{ {group}.{indicator.name}{turn.code if turn else ''} }}}}"))
            if indicator.name in known:
                checks.append(Kept(figure.start, figure.end, f"{group}.{indicator.name}{TWICE}"))
            elif of_several:
                checks.append(Kept(figure.start, figure.end, OF_SEVERAL))
            elif figure.units == (RATE,) and _ON_LAST_YEAR.search(between):
                checks.append(Kept(figure.start, figure.end, ON_LAST_YEAR))
            in_row = phrase.respective
            if not in_row:
                statement.said(phrase.words, indicator)
        return Reading(tuple(holes), tuple(kept), tuple(checks))

    def _former(self, group: str, figure: Found, now: Indicator, *, is_last: bool) -> str:
        """What says what an indicator was before: last year's figure of it, which last year's file gives, or one of its own; "" where there is none free."""
        if is_last and now.keys.setdefault(LAST, figure.text) == figure.text:
            return f"{now.name}.{LAST}"
        name = f"{FORMER}{now.name}"
        known = self.groups[group].setdefault(name, Indicator(name, figure.text, figure.units))
        return name if is_name(name) and known.text == figure.text else ""

    def _is_of_one(self, group: str, change: Indicator, statement: Statement, between: str) -> bool:
        """Whether the figure that has changed stands in the same statement, outside brackets that have closed since, and no other is called so."""
        name = changed_thing(change.name)
        if f"{FORMER}{name}" in self.groups.get(group, {}):
            return False  # 由132份减少到58份，减少56.1%: of what it was, whenever that was
        others = [each for each in self.groups.get(group, {}) if each.startswith((f"{name}之", f"{name}{TURNS}之"))]
        return len(statement.named.get(name, ())) == 1 and not others and not _AIMED.search(name) and _CLOSED.search(between) is None

    def _indicator(self, group: str, figure: Found, phrase: Phrase, spoken: Spoken, first: Sequence[str], turn: Turn | None = None) -> Indicator | None:
        """The one of that name with that figure, or a new one under the first name that is free, those of `first` before all; None where there are too many of that name."""
        indicators = self.groups.setdefault(group, {})
        names = [each for each in dict.fromkeys((*first, *phrase.names(spoken, turn.word if turn else ""))) if is_name(each) and each != group and each not in figure.units]
        if turn is not None:
            names = [each for each in dict.fromkeys(_turned(each, turn) for each in names) if is_name(each)]
        text = f"-{figure.text}" if turn is not None and turn.falls else figure.text
        for name in (*names, *(f"{names[0] if names else '有关数'}之{chinese(number)}" for number in range(2, _MOST))):
            known = indicators.get(name)
            if known is None:
                indicators[name] = known = Indicator(name, text, figure.units, turns=f"{turn.word}{figure.text}" if turn else "")
            if known.text == text and known.keys.keys() <= {LAST} and bool(known.turns) == bool(turn):
                return known
        return None


def _is_bare(between: str, turn: Turn, figure: Found) -> bool:
    """职工年均收入6.82万元，增长5.4%: a rate of change right behind a figure is held against last year, which goes without saying."""
    return figure.units == (RATE,) and between.strip("，,、（( ") == turn.word


def _is_accounted(words: str, figure: Found) -> bool:
    """Whether a growth is one that the statisticians give: at constant prices, or of the same firms."""
    start = words.rfind("。", 0, figure.start) + 1
    end = words.find("。", figure.end)
    before = words[start : figure.start]
    return says_reckoned_otherwise(words[start : end if end >= 0 else None], before.rpartition("；")[2])


def _turned(name: str, turn: Turn) -> str:
    """投诉量同比下降 is 投诉量同比变化 where it may go either way: names that end so may be below zero."""
    before, word, measured = name.rpartition(turn.word.removesuffix("了"))
    thing = _COMPARED.sub("", before if word else name)
    return f"{thing}{TURNS}{measured if word else ''}" if thing else ""

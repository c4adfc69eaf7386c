"""The indicators that a report turns out to have: groups by its headings, each figure under one name, said in as many places as it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from typing import Final

from drafting.adoption.figures import Found, Kept
from drafting.adoption.naming import Phrase, Spoken, group_name, is_name, phrases_in
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese

_YEAR_ON_YEAR: Final = lazy("同比(增长|下降|提高|上升)$")
_AIM: Final = "(?:年度?|全年|[省市县区]级?|[省市县区]?[定级]|上级|下达|考核|民生|实事|工程|项目|目标|计划|任务|既定|预期|责任|改造|建设|总|的)*(?:任务|目标|计划)总?[数量]?"
"""年度目标任务数, 省民生工程目标任务: what was to be done."""
_COMPLETED: Final = lazy(f"完成率(?:为|是|达到?)?$|(?:完成|占)了?{_AIM}的$")
_TASKED: Final = lazy(f"^[，,、]?(?:占|完成|超额完成)了?{_AIM}$")
_EXCEEDED: Final = lazy("^[，,、]?超额完成(?:了|任务)?$")
_OF_ONE: Final = lazy("(?:同比|[比较](?:上年|去年)|完成)[^，。；]*$")
_ON_LAST_YEAR: Final = lazy("[比较](?:上年|去年)(?:同期)?(?:增长|下降|提高|上升|增加|减少|降低|增|降)了?$")
_RATE: Final = "%"
_BETWEEN: Final = lazy("[。；！？]")
_OTHERS: Final = ("另", "其他", "又", "再", "另外", "还有", "并")
_MOST: Final = 100
"""Figures of one name and none better."""
_NEXT: Final = lazy("[，,]")
_LISTED: Final = lazy("[、和及与]")
OF_LIST: Final = "前面并列着几个数，看不准是哪一个的"
OF_WHOM: Final = "“分别”前后对不准，看不准是谁的"
TOO_MANY: Final = "同名的数太多"
TWICE: Final = "：名称、数都和前面的一样，当成了一项；是两件事的，在模板里改一个名"
ON_LAST_YEAR: Final = "和上年比的数，程序不算，自己填"
GROWTH: Final = "同比"
COMPLETION: Final = "完成率"
TASK: Final = "任务"
EXCESS: Final = "超额完成"


@mutable
class Indicator:
    """`keys` are 完成率 and 同比 as last year's report states them."""

    name: str
    text: str
    units: tuple[str, ...]
    keys: dict[str, str] = field(default_factory=dict)


@frozen
class Hole:
    """What a template prints in place of characters `start` up to `end` of a line."""

    start: int
    end: int
    code: str


@frozen
class Reading:
    """What is printed in a line, which of its figures stay words, and which are to be looked at."""

    holes: tuple[Hole, ...]
    kept: tuple[Kept, ...]
    checks: tuple[Kept, ...]


@mutable
class Field:
    """Groups by name, in the order of the report; the headings that each stands for are known, so that two alike are told apart. `own` are names of the unit's place."""

    own: tuple[str, ...] = ()
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
        return Field(self.own, {name: indicators for name, indicators in self.groups.items() if name in groups})

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
        owner: Indicator | None = None
        spoken = Spoken()
        in_row = in_list = False
        ended = 0
        for figure, phrase in zip(figures, phrases_in(words, figures, self.own), strict=True):
            between = words[ended : figure.start]
            ended = figure.end
            in_row = phrase.respective or (in_row and not _BETWEEN.search(between))
            if (phrase.respective and not phrase.words) or (in_row and not phrase.respective and figure.units == (_RATE,) and _OF_ONE.search(between)):
                kept.append(Kept(figure.start, figure.end, OF_WHOM))
                owner = None
                continue
            if owner is not None and not _BETWEEN.search(between):
                if in_list and _NEXT.match(between) and _OF_ONE.search(between):
                    kept.append(Kept(figure.start, figure.end, OF_LIST))
                    owner = None
                    continue
                if hole := _key(owner, group, between, figure):
                    holes.append(hole)
                    continue
            in_list = bool(_LISTED.match(between)) and owner is not None
            known = {each.name for each in self.groups.get(group, {}).values()}
            owner = self._indicator(group, figure, phrase, spoken)
            if owner is None:
                kept.append(Kept(figure.start, figure.end, TOO_MANY))
                continue
            spoken = spoken.then(phrase, owner.name)
            holes.append(Hole(figure.start, figure.end, f"{{{{ {group}.{owner.name} }}}}"))
            if owner.name in known:
                checks.append(Kept(figure.start, figure.end, f"{group}.{owner.name}{TWICE}"))
            elif figure.units == (_RATE,) and _ON_LAST_YEAR.search(between):
                checks.append(Kept(figure.start, figure.end, ON_LAST_YEAR))
            in_row = phrase.respective
            owner = owner if figure.units != (_RATE,) and not in_row else None
        return Reading(tuple(holes), tuple(kept), tuple(checks))

    def _indicator(self, group: str, figure: Found, phrase: Phrase, spoken: Spoken) -> Indicator | None:
        """The one of that name with that figure, or a new one under the first name that is free; None where there are too many of that name."""
        indicators = self.groups.setdefault(group, {})
        names = [each for each in dict.fromkeys(phrase.names(spoken)) if is_name(each) and each != group and each not in figure.units]
        for name in (*names, *(f"{names[0] if names else '有关数'}之{chinese(number)}" for number in range(2, _MOST))):
            known = indicators.get(name)
            if known is None:
                indicators[name] = known = Indicator(name, figure.text, figure.units)
            if known.text == figure.text and not known.keys:
                return known
        return None


def _key(owner: Indicator, group: str, between: str, figure: Found) -> Hole | None:
    """The hole of a rate or a task that belongs to the figure before it; None where it is a figure of its own."""
    if figure.units == owner.units != (_RATE,) and not owner.keys and _TASKED.search(between):
        owner.keys[TASK] = figure.text
        return Hole(figure.start, figure.end, f"{{{{ {group}.{owner.name}.{TASK} }}}}")
    if figure.units != (_RATE,):
        return None
    if tuple(owner.keys) == (TASK,) and between == "的":
        owner.keys[COMPLETION] = figure.text
        return Hole(figure.start, figure.end, f"{{{{ {group}.{owner.name}.{COMPLETION} }}}}")
    if COMPLETION in owner.keys and _EXCEEDED.search(between):
        owner.keys[EXCESS] = figure.text
        return Hole(figure.start, figure.end, f"{{{{ {group}.{owner.name}.{EXCESS} }}}}")
    if len(owner.units) != 1 or owner.keys:
        return None
    if (match := _YEAR_ON_YEAR.search(between)) and match[1] in ("增长", "下降"):
        owner.keys[GROWTH] = f"-{figure.text}" if match[1] == "下降" else figure.text
        return Hole(figure.start - len(match[0]), figure.end, f"{{{{ {group}.{owner.name}|{GROWTH} }}}}")
    if _COMPLETED.search(between):
        owner.keys[COMPLETION] = figure.text
        return Hole(figure.start, figure.end, f"{{{{ {group}.{owner.name}.{COMPLETION} }}}}")
    return None

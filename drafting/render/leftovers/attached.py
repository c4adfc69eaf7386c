"""What the data hangs on an indicator and no sentence foresees, said in brackets right behind its figure.

实施以工代赈项目24个（发放劳务报酬1680万元，带动务工1290人）: better there than in 其余 at the end of the section, where
it has to name the indicator again. Foreseen is what the catalogue lists of the indicator: 子项, 构成, 其中, 用项; this its
sentences say, or leave to 其余. The words are the data's names, so 其余 is who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.blocks import marks
from drafting.facts.fact import OWED, PRESENT, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.catalogue import Entry
from drafting.model.indicator import AMOUNTS, COMPARED, COMPARISONS, PLAIN, Indicator
from drafting.patterns import lazy
from drafting.render.filters.growth import since_year_end, year_on_year
from drafting.render.ledger import Ledger
from drafting.render.leftovers.against import set_anew
from drafting.render.leftovers.brackets import ordered
from drafting.render.leftovers.spoken import says_again
from drafting.render.naming import (
    UNIT_OF,
    bare_count,
    compared_with,
    is_part_of,
    is_part_of_something,
    runs_on,
    without_unit,
)

_RATES: Final = {"上年同期": ("same_period_last_year", "同比", year_on_year), "上年末": ("end_of_last_year", "较上年末", since_year_end)}
_CHANGE: Final = "变化"
_STATED: Final = {"完成率": "任务", "序时进度": "序时进度"}
"""A stated rate that no sentence phrases → the 用项 under which the catalogue foresees it."""
_WITH_PARTS: Final = PLAIN | {"subset"}
_MOST: Final = 4  # of pieces in one pair of brackets; more are for 其余
_LONGEST: Final = 10  # of a name that reads in brackets
_BLOCK: Final = lazy(f"{marks.ATTACHED}([^{marks.ATTACHED_END}]*){marks.ATTACHED_END}(?=([{marks.CLAUSE_END}{marks.DROP}]|{marks.CLAUSE}[^{marks.SEP}]*{marks.SEP})*(.?))", re.DOTALL)
_FIGURE: Final = f"{marks.FIGURE}[0-9]+{marks.SEP}[^{marks.CLOSE}]*"
_HOUSEHOLDS_BEHIND: Final = lazy(f"({_FIGURE}[人名]{marks.CLOSE})({marks.ATTACHED}{_FIGURE}户{marks.CLOSE}{marks.ATTACHED_END})")
"""612人 with 326户 hanging on it: households are said first, 326户612人."""
_PRINTED: Final = lazy(f"[{marks.FIGURE}{marks.ZERO}{marks.SAID}]([0-9]+){marks.SEP}")
_GAP: Final = lazy(f"{marks.OWED}[0-9]+{marks.SEP}{marks.CLOSE}$")
_RUNS_ON: Final = lazy("[\u4e00-\u9fffA-Za-z“《]")


def attached(fact: IndicatorFact, ledger: Ledger) -> str:
    """Marked text to stand behind the figure, "" where nothing hangs on it."""
    entry = fact.entry
    if entry is None or not hangs_more(fact):
        return ""
    before, ledger.voice = ledger.voice, "rest"
    try:
        pieces = [piece for piece in (_waiting(fact) if fact.state is OWED else _pieces(fact, entry, fact.indicator)) if piece]
    finally:
        ledger.voice = before
    if not pieces or len(pieces) > _MOST:
        return ""
    amount = _amount(fact, entry, ledger) if len(pieces) == 1 else ""
    said = amount or "（" + "，".join(ordered(fact, pieces, ledger)) + "）"
    return f"{marks.ATTACHED}{said}{marks.ATTACHED_END}"


def hangs_more(fact: IndicatorFact) -> bool:
    """Whether something hangs on the figure that the catalogue does not list of it: seldom. On what is owed, whatever it waits for."""
    indicator, entry = fact.indicator, fact.entry
    if entry is None or fact.is_part:
        return False
    if fact.state is OWED:
        return not indicator.given.isdisjoint(COMPARED)
    return not (
        indicator.children.keys() <= entry.children.keys()
        and (not indicator.parts or bool(entry.parts))
        and (not indicator.subset or bool(entry.subset))
        and (indicator.end_of_last_year is None or "上年末" in entry.uses)
        and (indicator.same_period_last_year is None or "上年同期" in entry.uses)
        and not indicator.stated
    )


def settled(text: str, ledger: Ledger) -> str:
    """Brackets stay only where they can be read: not inside others, not before words that go with the figure, and not again.

    Behind what is owed they go too where the sentence says itself what it waits for: 年度任务120户，已完成【待补】.
    """
    if marks.ATTACHED not in text:
        return text
    told: set[str] = set()
    text = _HOUSEHOLDS_BEHIND.sub(r"\2\1", text)
    around = ledger.paths(_PRINTED.findall(_BLOCK.sub("", text)))

    def kept(match: re.Match[str]) -> str:
        said = ledger.paths(_PRINTED.findall(match[1]))
        waits = _GAP.search(text, max(0, match.start() - _LONGEST), match.start())
        if not _readable(text, match) or (said and (said <= told or _changes_told(said, around))) or (waits and not around.isdisjoint(said)):
            return ""
        told.update(said)
        return match[1]

    return _BLOCK.sub(kept, text)


def _changes_told(said: set[str], around: set[str]) -> bool:
    """Whether an indicator beside says the change: 普及率93.8%（同比提高1.7个百分点）, where 普及率变化 is printed, too."""
    return all(f"{each.rpartition('.')[0]}{_CHANGE}" in around for each in said)


def _readable(text: str, match: re.Match[str]) -> bool:
    if match[3] and _RUNS_ON.match(match[3]):
        return False
    line = text.rfind("\n", 0, match.start()) + 1
    return match[1][0] != "（" or text.rfind("（", line, match.start()) <= text.rfind("）", line, match.start())


def _pieces(fact: IndicatorFact, entry: Entry, indicator: Indicator) -> Iterator[str]:
    yield from _comparisons(fact, entry, indicator)
    if indicator.parts and not entry.parts:
        yield _listed(_unforeseen(fact.lookup("构成").members(), entry))
    if indicator.subset and not entry.subset and (within := _listed(_unforeseen(fact.lookup("其中").members(), entry))):
        yield f"其中{within}"
    faults = fact.book.catalogue.faults
    foreseen = {each for own in entry.children.values() for each in (own.name, *own.aliases)}
    before: Fact = fact
    for name, child in indicator.children.items():
        if name not in foreseen and child.given <= _WITH_PARTS and len(name) <= _LONGEST and not faults.is_left_undone(name):  # which stands among the problems, or is hung on later
            hanging = fact.lookup(name)
            if says_again(hanging, fact):
                continue
            whole = before if is_part_of(hanging, before) else fact
            if is_part_of_something(hanging) and not is_part_of(hanging, whole):
                continue  # of what a sentence says elsewhere: 车间11家（其中脱贫人口173人）, 吸纳就业406人 would be untrue
            said = _said(hanging, whole)
            within = _listed(hanging.lookup("其中").members()) if child.subset and said else ""
            if within or not child.subset:
                yield from (said, f"其中{within}") if within else (said,)
                before = hanging


def _waiting(fact: IndicatorFact) -> Iterator[str]:
    """What an owed figure will be held against: 生猪出栏【待补】（年度任务6000头，上年同期5000头）."""
    for key, attribute in COMPARISONS.items():
        if getattr(fact.indicator, attribute) is not None and (other := fact.lookup(key)).measure is not None and not other.measure.is_zero:
            yield f"{compared_with(other, key)}{other}"


def _unforeseen(items: list[Fact], entry: Entry) -> list[Fact]:
    """Without what a sentence says under the name of a 子项: of 131起，其中已化解129起 the sentence has its 化解129起."""
    return [item for item in items if item.name not in entry.children]


def _comparisons(fact: IndicatorFact, entry: Entry, indicator: Indicator) -> Iterator[str]:
    if fact.measure is not None and fact.measure.is_zero:
        return  # what was keeps no sentence about what is not: 紧盯收入偏低的0户（上年同期8户）
    for key, (attribute, rate, phrase) in _RATES.items():
        foreseen = key in entry.uses or rate in indicator.stated
        if getattr(indicator, attribute) is not None and not foreseen and fact.lookup(rate).state is PRESENT:
            yield f"{key}{fact.lookup(key)}" if key == "上年同期" and set_anew(indicator, entry) else phrase(fact)
    for name, use in _STATED.items():
        if name in indicator.stated and use not in entry.uses:
            yield _said(fact.lookup(name))


def _listed(items: list[Fact]) -> str:
    plain = all(isinstance(item, IndicatorFact) and item.indicator.given <= PLAIN for item in items)
    return "、".join(piece for item in items if (piece := _said(item))) if plain else ""


def _said(fact: Fact, before: Fact | None = None) -> str:
    """Name and figure of what is there and is not zero. `before` is the figure that stands before it."""
    if fact.measure is None or fact.measure.is_zero:
        return ""
    part = before is not None and isinstance(fact, IndicatorFact) and is_part_of(fact, before)
    name = f"其中{fact.label.removeprefix('其中')}" if part else bare_count(fact.label, fact)
    return f"{without_unit(name, fact)}{fact}"


def _amount(fact: IndicatorFact, entry: Entry, ledger: Ledger) -> str:
    """The same counted otherwise, where it is the only thing that hangs on it: 5320人798万元."""
    names = [name for name in fact.indicator.children if name not in entry.children]
    if len(names) != 1 or len(fact.units) != 1 or fact.measure is None or fact.measure.first.amount <= 0:
        return ""  # 0人5万元 and 3处-5万元 read as one figure
    if any(getattr(fact.indicator, key) is not None or rate in fact.indicator.stated for key, rate, _ in _RATES.values()):
        return ""  # 5320人798万元，同比增长5% would be said of the money
    child = fact.lookup(names[0])
    named = names[0] in UNIT_OF or names[0] in AMOUNTS
    if not (runs_on(fact, names[0], child) if named else _says_its_unit(fact, names[0], child)):
        return ""
    before, ledger.voice = ledger.voice, "rest"
    text = str(child)
    ledger.voice = before
    return text


def _says_its_unit(fact: IndicatorFact, name: str, child: Fact) -> bool:
    """技能培训32期, 培训3600人次: what the indicator itself says, and another unit."""
    if child.measure is None or len(child.units) != 1 or child.measure.first.amount <= 0:
        return False
    return not fact.book.units.convertible(fact.units[0], child.units[0]) and fact.called.endswith(without_unit(name, child))

"""What a figure is called by its sentence, as names of which one is free; and what a sentence speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafting.adoption.naming.labels import LONGEST_OF_ALL, SHORTEST, joined_name
from drafting.adoption.rates import RATE
from drafting.adoption.wording import BARE, BEGINS_WITH_VERB, CHANGES, MEASURES, STATES, THINGS
from drafting.frozen import frozen
from drafting.model.turning import TURNS
from drafting.patterns import lazy

OTHERS: Final = "其他"
"""The rest of a whole, which is named."""
_COUNT: Final = lazy("(?<=..)[件个项处]数$")
PLACES: Final = ("村", "镇", "乡", "县", "市", "区", "街")
_IN_ALL: Final = lazy("累计[^，、（]*$")
_NUMBER_OF_ALL: Final = frozenset(("总数", "总量"))
_AGAIN: Final = lazy("之[一二三四五六七八九十]+$")
_MEASURED: Final = {"元": "金额", "%": "比例", "亩": "面积", "公里": "里程", "户": "户数", "人": "人数", "名": "人数", "公顷": "面积", "平方米": "面积"}
_PARTED: Final = lazy("其中|[（：]|包括|分为")
_SORTS: Final = lazy("^(?:各级各类|各级|各类|各)")
_AIMED_FOR: Final = lazy("^(?:完成|占).*(?:任务|计划|目标|预算)总?[数量]?$")
POINTS: Final = "个百分点"
_GROWTH: Final = "增速"
AGAINST: Final = lazy("[较比](?![例重价]).*(?:(?<!提)高|(?<![降减])低|(?<![增])多|(?<![减])少|(?<!加)快|慢)$|[高低]于")


@frozen
class Phrase:
    """What the sentence calls a figure: `words` before and behind it, what the sentence is about, the clauses before, and whether it goes on from the figure before."""

    words: str
    unit: str
    subject: str
    clauses: tuple[str, ...]
    goes_on: bool
    respective: bool = False
    """Behind 分别: without `words` it is not plain whose it is."""
    before: str = ""
    """All that stands between the figure before, with what that counts, and this one."""
    full: str = ""
    """Its words with the numbers that stand among them, where any do: 二二零千伏变电站."""

    def names(self, spoken: Spoken, change: str = "") -> Iterator[str]:
        """Names, the best first. None of them need be free. `change` is the word by which it is a change of another."""
        head, last = (_AGAIN.sub("", each) if self.goes_on else "" for each in (spoken.head, spoken.changed(self.unit)))
        measured = measure_of(self.unit)
        if self.words == OTHERS:
            yield from (f"{OTHERS}{each}" for each in (_thing(spoken.whole) if self.goes_on else "", measured) if each)
            return
        if len(self.words) == 1 and self.words in PLACES and self.goes_on and (whole := _thing(spoken.whole)):
            yield f"{self.words}{whole}"  # 其中乡镇12个、村192个
        if last and AGAINST.match(self.words):
            yield _of(last, self.words)  # 巩固率99.3%，较省定标准高1.3个百分点
        is_change = bool(self.words) and self.words in (*CHANGES, change)
        if is_change and len(last) >= SHORTEST and last not in BARE and not last.endswith(self.words):
            changed = _of(last, self.words)
            yield from (changed, f"{changed}{measured}")  # 比上年增加3215卷，增长8.15%: both of what stands before
        if is_change:
            near: tuple[str, ...] = (last, head, self.subject)
        else:
            near = (self.subject, head) if head.startswith(self.subject or "\0") and not MEASURES.fullmatch(self.words) and not self._is_in_all else (head, self.subject)
        context = [each for each in dict.fromkeys((*near, *self.clauses)) if len(each) >= SHORTEST and each not in BARE]
        if self._is_in_all and self.words and last.endswith(self.words):
            yield f"累计{self.words}"  # 实现捐献1例，累计捐献9例
        if not self.is_bare:
            yield self.words
            if self.full:
                yield self.full
        for each in context:
            if not self.words or (self._is_in_all and self.words == "达"):
                counted = f"累计{measured}" if self._is_in_all else measured
                yield from (each, _of(each, counted)) if self.unit == spoken.unit else (_of(each, counted),)
            elif each.endswith(self.words):
                yield _of(each, measured)
            elif not self.words.startswith(each):
                yield _of(each, self.words)
        if is_change:
            yield from (f"{_of(each, self.words)}{measured}" for each in context)
        if self.is_bare and not context and len(self.words) > SHORTEST:
            yield self.words
        if self.words or not context:
            yield f"{self.words or '有关'}{measured}"

    @property
    def _is_in_all(self) -> bool:
        """Whether it counts what the figure before does, from the first on."""
        return self.goes_on and _IN_ALL.search(self.before) is not None

    @property
    def is_bare(self) -> bool:
        """Whether its words say nothing by themselves."""
        return not self.words or self.words in BARE or bool(MEASURES.fullmatch(self.words))


@frozen
class Spoken:
    """What a sentence speaks of: `head` is the name that its words last gave, `last` that of the last figure that was no change or share, `unit` its unit, `whole` of what the figures now are parts, `rate` the last figure where it is one."""

    head: str = ""
    last: str = ""
    unit: str = ""
    whole: str = ""
    rate: str = ""

    def changed(self, unit: str) -> str:
        """Of what a change in this unit is: points are of the rate before, or of the growth."""
        if unit != POINTS:
            return self.last
        thing = self.rate if self.rate or self.unit in (RATE, POINTS) else f"{self.last}{TURNS}"
        return f"{thing.removesuffix(TURNS)}{_GROWTH}" if thing.endswith(TURNS) else thing or self.last

    def then(self, phrase: Phrase, name: str, change: str = "") -> Spoken:
        """After a figure that was named so, and is a `change` of another by this word."""
        rate = name if phrase.unit == RATE else self.rate if phrase.unit == POINTS else ""
        if phrase.goes_on and self.last and phrase.words and (phrase.words in (*CHANGES, change) or AGAINST.match(phrase.words)):
            return replace(self, rate=rate)
        if phrase.goes_on and self.last and (_AIMED_FOR.search(phrase.words) or (phrase.unit == "%" and not phrase.words)):
            return replace(self, head=name, rate=rate)  # 支出107752万元，完成预算数257288万元的41.9%，比上年减支9240万元
        goes_on = phrase.is_bare and phrase.words not in THINGS and phrase.goes_on and not phrase.respective
        if change and name.endswith(TURNS):
            name = name.removesuffix(TURNS)  # 投诉量同比减少312件，下降24.6%: the one changed as the other did
        if phrase.unit == RATE and phrase.goes_on and self.head and name.endswith("率"):
            goes_on = True  # 调解成功4278件，成功率98.9%，涉及金额3860万元: the money is not of the rate
        head = (self.head if goes_on else "") or ("" if phrase.is_bare and phrase.words not in THINGS else name)
        whole = "" if not phrase.goes_on else self.last if _PARTED.search(phrase.before) else self.whole
        return Spoken(head, name, phrase.unit, whole, rate)


def _of(context: str, words: str) -> str:
    """A figure of something: 粮食播种面积 has no 产量, 粮食 has. A measure of a measure is named by what is measured alone."""
    if words in _NUMBER_OF_ALL:
        context = _thing(context)  # 新建基层组织8个，总数达126个
    thing = STATES.sub("", MEASURES.sub("", context))
    if words not in CHANGES and len(thing) >= SHORTEST and (words in BARE or words.endswith("数") or MEASURES.fullmatch(words)):
        context = thing
    if words not in CHANGES:
        context = _COUNT.sub("", context)
    context = context.removesuffix("占")
    context = context.removesuffix("完成") if words.startswith("完成") else context
    return context + words if len(context) + len(words) <= LONGEST_OF_ALL else joined_name(context, words)


def _thing(whole: str) -> str:
    """What parts are parts of, without what was done to it and how many sorts of it there are: 学校 of 各级各类学校."""
    shorter = _SORTS.sub("", whole)
    verb = BEGINS_WITH_VERB.match(shorter)
    thing = shorter[verb.end() :] if verb else shorter
    return thing if len(thing) >= SHORTEST else whole


def measure_of(unit: str) -> str:
    """What a figure of this unit is of something that has a name already."""
    return _MEASURED.get(unit) or (f"{unit}数" if len(unit) == 1 else "数")

"""Names whose last word is a fault, whatever they are of: 柑橘滞销, 水质不达标, 停产企业; but no 滞销柑橘带货, 整治污水直排. By `一看就是` of the house's faults.yaml.

The head of a Chinese name stands last. What follows the fault may only be whom or what it befell, what stands before it only of what or where it is, both in words
that are known: of 流失人才回流 the last word is a deed, or may be one, and of 加固危桥 the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from drafting.model.vocabulary import Vocabulary
from drafting.patterns import any_of, lazy

_MOST_KEPT: Final = 20_000
_SAMPLED: Final = lazy("检(?!察)|[抽排巡核普督]查|监测(?!对象|户)|测[评试]|评估")
"""Of what is inspected: 抽检, 检查, 排查, 水质监测."""
_OF_A_PLACE: Final = lazy("(?:人民政府|办事处|村民委员会|居民委员会|村委会|居委会|[镇乡村]|街道|社区)$")
"""Who answers for all that happens there."""


class Evils:
    """An empty one knows of none."""

    __slots__ = ("_behind", "_counted", "_crimes", "_found", "_front", "_heard", "_known", "_misdeeds", "_other", "_word", "befalls", "words")

    def __init__(self, data: Mapping[str, Any], before: Iterable[str] = (), behind: Iterable[str] = (), counted: Vocabulary | None = None) -> None:
        """`before` are harmless words, `behind` whom or what it may befall, `counted` how many of them there are."""
        crimes, found, misdeeds = (data.get(key) or () for key in ("发了案的", "查了才知道的", "有人干的"))
        self.words = words = (*(data.get("词") or ()), *misdeeds, *crimes, *found)
        self._word = lazy(any_of(words))
        holding = filter(self._word.search, before)  # most hold none
        self._other = lazy(any_of(each for each in holding if any(word in each and word != each for word in words)))
        self._behind = Vocabulary({*behind, *(data.get("什么") or ())})
        self.befalls = self._behind.words
        self._front = Vocabulary({*before, *self._behind.words, *(data.get("哪里的") or ())} - {*(data.get("也是办") or ())})
        self._counted = counted or Vocabulary(())
        self._crimes, self._found, self._misdeeds = frozenset(crimes), frozenset(found), frozenset(misdeeds)
        self._heard = lazy(any_of(data.get("别人的事") or ()))
        self._known: dict[str, str] = {}

    def word_in(self, name: str) -> str:
        """滞销 of 滞销柑橘; "" where the name says no more than a fault, or may say what was done about it."""
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[name] = next((each[0] for each in self._word.finditer(self._other.sub(_as_long, name)) if self._is_head(name, each.end()) and self._is_of_what(name[: each.start()])), "")
        return known

    def is_misdeed(self, name: str) -> bool:
        """Whether somebody did it, who can be found out: 污水直排; but no 渗漏."""
        return self.word_in(name) in self._misdeeds

    def sounds_so(self, name: str) -> bool:
        """Whether it speaks of one, whatever else it says."""
        return self._word.search(self._other.sub(_as_long, name)) is not None

    def is_counted_only(self, name: str, around: Iterable[str], reporter: str, word: str = "") -> bool:
        """Whether who reports only tells it of others: what inspections, hearings and audits found, which are told beside, and crimes, of which a bureau counts those of the whole county. `word` is the fault that it says, where this does not know it."""
        word, names = word or self.word_in(name), (name, *around)
        if any(map(self._heard.search, (*names, reporter))):
            return True
        if word in self._found:
            return any(map(_SAMPLED.search, names))
        return word in self._crimes and _OF_A_PLACE.search(reporter) is None

    def _is_head(self, name: str, end: int) -> bool:
        return any(len(name) in self._counted.reached(name, at) for at in self._behind.reached(name, end))

    def _is_of_what(self, front: str) -> bool:
        return len(front) in self._front.reached(front)


def _as_long(other: re.Match[str]) -> str:
    """What stands for a harmless word of which a fault is only a part: 适老化."""
    return "，" * len(other[0])

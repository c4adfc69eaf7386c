"""What others did that the law forbids, and an authority found out: 无证经营, 超限超载, 不合格食品. Which words say so, the house says in faults.yaml.

Finding it out is the merit of who reports, and the fault is not theirs: a report says 查处无证经营23起 of what it did, and nothing among its problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from drafting.model.vocabulary import Vocabulary
from drafting.patterns import any_of, lazy

DEEDS: Final = "行为"
"""What only those do who are supervised."""
SUPERVISED: Final = "管的人的"
"""Words that say so before what is supervised alone: 违规药店, but not 违规人员."""
BY_GROUP: Final = "看组"
"""What anyone may have done: whose it is, the group says in which it stands, or who reports."""
FOUND: Final = "发现"
"""Where what was done about it is told beside."""
_LOT: Final = "批次"
_WATCHES_OVER_ALL: Final = lazy("纪委|监委|纪检|监察|巡察")
_OTHERS: Final = "others"
_ANYBODYS: Final = "anybody's"
_MOST_KEPT: Final = 20_000


class Offences:
    """`查出来的` of `_house/faults.yaml`. An empty one knows of none."""

    __slots__ = ("_before", "_behind", "_behind_money", "_counted", "_examined", "_kinds", "_longest", "_otherwise", "_own", "_own_people", "_powerless", "_sampled", "_sorts", "_sounds", "_supervised", "_supervisors", "_usual")

    def __init__(self, data: Mapping[str, Any], before: Iterable[str] = (), whose: Iterable[str] = (), money: Iterable[str] = (), counted: Vocabulary | None = None) -> None:
        """`before` are harmless words, `whose` may follow as those who did it, `money` as what was taken, `counted` as how many there are."""
        self._sorts: dict[str, list[str]] = {}
        for sort in (DEEDS, SUPERVISED, BY_GROUP):
            for word in data.get(sort) or ():
                self._sorts.setdefault(word, []).append(sort)
        self._longest = max(map(len, self._sorts), default=0)
        self._sounds = lazy(any_of(data.get(DEEDS) or ()))
        supervised = [word for key in ("管的事", "管的对象", "东西") for word in data.get(key) or ()]
        self._before = Vocabulary({*before, *(data.get("前面") or ())})
        self._supervised = Vocabulary(supervised)
        self._behind = Vocabulary({*whose, *supervised, *(data.get("后面") or ()), *self._before.words})
        self._behind_money = Vocabulary({*self._behind.words, *money})
        self._counted = counted or Vocabulary(())
        self._own_people = lazy(f"(?:{any_of(data.get('自己的人') or ())})(?:人次|人数|数)?$")
        self._own = lazy(any_of(data.get("自己的组") or ()))
        self._supervisors = lazy(any_of(data.get("查别人的单位") or ()))
        self._powerless = lazy(any_of(data.get("不能查处的单位") or ()))
        self._sampled = lazy(f"(?:{any_of(data.get('化验的') or ())})$")
        said = data.get("怎么说") or {}
        self._usual = next((verb for verb, units in said.items() if not units), "")
        self._examined = next((verb for verb, units in said.items() if _LOT in (units or ())), self._usual)
        self._otherwise = {unit: verb for verb, units in said.items() for unit in units or ()}
        self._kinds: dict[str, str] = {}

    def is_found_out(self, name: str, group: str, reporter: str, *, of_others: bool) -> bool:
        """Whether it is another's fault that was found out. `of_others`: what stands in the group is another's for certain."""
        kind = self._kind(name)
        if kind and self.is_of_own_people(name):  # 违纪民警 are the police's own, whoever they watch over
            return of_others and _WATCHES_OVER_ALL.search(reporter) is not None
        if not kind or (self._own.search(group) is not None and not of_others):
            return False
        return kind is _OTHERS or of_others or self._supervisors.search(reporter) is not None

    def is_of_own_people(self, name: str) -> bool:
        """Whether it says who did it, and these are the office's own: 违纪民警."""
        return self._own_people.search(name) is not None

    def is_anybodys(self, name: str) -> bool:
        """Whether the name leaves open whose fault it is: 违规收费."""
        return self._kind(name) is _ANYBODYS

    def sounds_so(self, name: str) -> bool:
        """Whether it speaks of one, whatever else it says: 污水直排口."""
        return self._sounds.search(name) is not None

    def verb(self, name: str, unit: str, reporter: str) -> str:
        """What finding it out is called, by what is counted: 查获 goods, 检出 lots and samples, 查处 the rest; a committee of villagers punishes nobody."""
        if self._powerless.search(reporter) is not None:
            return FOUND
        return self._otherwise.get(unit) or (self._examined if self._sampled.search(name) is not None else self._usual)

    def _kind(self, name: str) -> str:
        known = self._kinds.get(name)
        if known is None:
            if len(self._kinds) >= _MOST_KEPT:
                self._kinds.clear()
            known = self._kinds[name] = self._found(name) if self._sorts else ""
        return known

    def _found(self, name: str) -> str:
        """By the longest word that begins earliest: 违法建设 is one, whatever 违法 with 建设 behind it would be."""
        for start in self._before.reached(name):
            for end in range(min(start + self._longest, len(name)), start, -1):
                kinds = [kind for sort in self._sorts.get(name[start:end], ()) if (kind := self._read(name, end, sort))]
                if kinds:
                    return _OTHERS if _OTHERS in kinds else kinds[0]
        return ""

    def _read(self, name: str, end: int, sort: str) -> str:
        if sort == DEEDS:
            return _OTHERS if self._is_no_more(name, end, self._behind) else ""
        if sort == SUPERVISED:
            return _OTHERS if any(self._is_no_more(name, at, self._behind) for at in self._supervised.reached(name, end) if at > end) else ""
        return _ANYBODYS if self._is_no_more(name, end, self._behind_money) else ""

    def _is_no_more(self, name: str, start: int, behind: Vocabulary) -> bool:
        """Whether from there on it is said only who did what, and how many there are."""
        return any(len(name) in self._counted.reached(name, at) for at in behind.reached(name, start))


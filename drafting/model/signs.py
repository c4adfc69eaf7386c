"""Words that say in whatever place of a name that something is bad: 滞销 of 滞销柑橘, 柑橘滞销 and 镇内滞销柑橘; but no 滞销柑橘代销. By `一看就是` of the house's faults.yaml.

What is known of a fault by all of its name (faults.yaml before that) asks that every character is known. These words mean nothing else, so what else the
name says decides only whether something is done about it; one character that may say so is enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.patterns import any_of, lazy

_MOST_KEPT: Final = 20_000
_NOTHING: Final = "(?!)"


class Signs:
    """An empty one knows of none."""

    __slots__ = ("_about", "_crimes", "_harmless", "_judges", "_known", "_lacks", "_of_checks", "_word", "_work")

    def __init__(self, data: Mapping[str, Any]) -> None:
        def words(*keys: str) -> str:
            listed = [word for key in keys for word in data.get(key) or ()]
            return any_of(listed) if listed else _NOTHING

        closed = f"(?:{words('停了')})(?:{words('停不得的')})" if data.get("停了") else _NOTHING
        self._word = lazy(f"(?<![未不无零没非])(?!{words('不是')})(?:{closed}|{words('词', '违法的', '不合要求')})")
        self._crimes = lazy(words("违法的"))
        self._of_checks = lazy(words("不合要求"))
        self._harmless = lazy(words("不碍事"))
        self._about = lazy(words("办了"))
        self._judges = lazy(words("管这些的单位"))
        self._lacks = lazy(f"(?:{words('水平不够的')})$")
        self._work = lazy(f"(?:已|完成|累计|及时)*(?:{words('就地办')})(?:完成|到位)?")
        self._known: dict[str, str] = {}

    def word_in(self, name: str) -> str:
        """滞销 of 滞销柑橘; "" where there is none, or something is done about it."""
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[name] = self._found(name)
        return known

    def is_of_others(self, name: str, reporter: str) -> bool:
        """Whether it is what others did or lack, of which who reports only tells: 电信诈骗 where the police do, 不合格 where the market's watch does."""
        word = self.word_in(name)
        return bool(word) and self._judges.search(reporter) is not None and (self._crimes.search(word) or self._of_checks.search(word)) is not None

    def is_work_alone(self, work: str) -> bool:
        """Whether the name is no more than what is done about such things: 防治 beside 病虫害."""
        return self._work.fullmatch(work) is not None

    def _found(self, name: str) -> str:
        found = self._word.search(name)
        if found is None:
            return ""
        before = name[: found.start()]
        if self._of_checks.match(found[0]) is not None:  # 制度不健全: of what it is wanting in
            before = self._lacks.sub("", before)
        rest = self._harmless.sub("，", f"{before}，{name[found.end() :]}")
        return "" if self._about.search(rest) is not None else found[0]

"""Parts of a whole that have others among them: 省内 has 县内, 市级以上 has 省级, 10万元以上 has 50万元以上."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.checks.figures import Figure, Member
from drafting.patterns import lazy

_IN_COUNTY: Final = ("县内", "县域内", "本县")
_IN_CITY: Final = ("市内", "市域内", "本市")
_HAS: Final = {
    "省内": frozenset((*_IN_COUNTY, *_IN_CITY, "省内县外", "县外省内", "省内市外", "市外省内", "市内县外", "县外市内")),
    **dict.fromkeys(_IN_CITY, frozenset((*_IN_COUNTY, "市内县外", "县外市内"))),
    "县外": frozenset(("省外", "市外", "省内县外", "县外省内", "市内县外", "县外市内")),
    "市外": frozenset(("省外", "省内市外", "市外省内")),
}
_LEVELS: Final = (("国家级",), ("部级",), ("省级", "自治区级"), ("市级", "州级"), ("县级", "区级", "旗级"), ("乡级", "镇级"), ("村级",))
"""From the highest: 市级以上 has those above 市级 in it."""
_RANKS: Final = {level: rank for rank, levels in enumerate(_LEVELS) for level in levels}
_LEVEL: Final = lazy("|".join(_RANKS))
_UPWARDS: Final = "以上"
_GRADE: Final = "小学|初中|高中|中专|大专|专科|本科|学士|硕士|博士|研究生|[初中高]级|[科处厅]级|良好?|合格|达标|A+级?"
_FROM: Final = lazy(rf"{_LEVEL.pattern}|{_GRADE}|[\d.一二两三四五六七八九十百千万亿]+|及?以上")
"""What tells one 以上 of the same thing from another."""


def outermost(members: Sequence[Member]) -> list[Member]:
    """Those that are not part of another one, as far as their names say; of several 以上 of one thing the largest."""
    named = [(_name(each), each) for each in members]
    inner = {name for outer, _ in named for name in _HAS.get(outer, ())}
    alike: dict[str, list[tuple[str, Member]]] = {}
    for name, each in named:
        if name.endswith(_UPWARDS):
            alike.setdefault(_FROM.sub("", name), []).append((name, each))
    for upwards in alike.values():
        largest = max(upwards, key=lambda said: said[1].measure.first.amount if isinstance(said[1], Figure) else 0)[0]
        inner.update(name for name, _ in upwards if name != largest)
        if (lowest := _rank(largest)) is not None:
            inner.update(name for name, _ in named if (rank := _rank(name)) is not None and rank <= lowest and name != largest)
    return [each for name, each in named if name not in inner] if inner else list(members)


def _rank(name: str) -> int | None:
    level = _LEVEL.match(name)
    return _RANKS[level[0]] if level is not None else None


def _name(member: Member) -> str:
    return str(member.source[-1]) if isinstance(member, Figure) else member.name

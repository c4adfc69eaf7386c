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
_LEVEL: Final = lazy("国家级|部级|省级|市级|县级|区级")
_UPWARDS: Final = "以上"


def outermost(members: Sequence[Member]) -> list[Member]:
    """Those that are not part of another one, as far as their names say; of several 以上 the largest."""
    named = [(_name(each), each) for each in members]
    inner = {name for outer, _ in named for name in _HAS.get(outer, ())}
    upwards = [(name, each) for name, each in named if name.endswith(_UPWARDS)]
    if upwards:
        largest = max(upwards, key=lambda said: said[1].measure.first.amount if isinstance(said[1], Figure) else 0)[0]
        has_levels = _LEVEL.match(largest) is not None
        inner |= {name for name, _ in named if name != largest and (name.endswith(_UPWARDS) or (has_levels and _LEVEL.match(name)))}
    return [each for name, each in named if name not in inner] if inner else list(members)


def _name(member: Member) -> str:
    return str(member.source[-1]) if isinstance(member, Figure) else member.name

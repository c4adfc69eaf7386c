"""What departments are called: 财政局, 县财政局 and 示例县财政局 of one county are one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from drafting.patterns import lazy

_LEVEL: Final = lazy("(?:省|市(?!场|政)|州|盟|县|区(?!域)|旗|乡(?!村)|镇)(?=..)")  # 市场监管局 and 乡村振兴局 begin with no level


def same_bodies(names: Iterable[str], region: str) -> dict[str, str]:
    """Each name of a department → the one under which it is asked: 财政局 and 县财政局 of one county are the same.

    Of two levels (县财政局, 市财政局) a bare name may be either, and stays its own.
    """
    bare: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        rest = name.removeprefix(region) if region else name
        level = region[-1:] if rest != name else ""
        match = None if level else _LEVEL.match(rest)
        if match:
            level, rest = match[0], rest[match.end() :]
        bare[rest].append((level, name))
    found: dict[str, str] = {}
    for forms in bare.values():
        levels = {level for level, _ in forms if level}
        for level, name in forms:
            alike = [other for near, other in forms if near and (near == level or (not level and len(levels) == 1))]
            found[name] = min(alike, key=len, default=name)
    return found

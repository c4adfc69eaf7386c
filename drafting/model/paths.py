"""The steps of a dotted path: 大气.PM2.5浓度 has two, for a point between digits is one of the name's."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_STEP: Final = lazy(r"(?<![0-9])\.|\.(?![0-9])")
_POINT: Final = lazy(r"[0-9]\.[0-9]")
TABLES: Final = "明细表."
"""Below these a number is a row: 明细表.附表1.3.产值."""


def steps_of(path: str) -> list[str]:
    """大气, PM2.5浓度, 任务."""
    return path.split(".") if _is_plain(path) else _STEP.split(path)


def path_above(path: str) -> str:
    """What it stands below; "" at the top."""
    if _is_plain(path):
        return path.rpartition(".")[0]
    return path[: -len(_STEP.split(path)[-1]) - 1]


def last_step(path: str) -> str:
    """Its own name."""
    return steps_of(path)[-1]


def _is_plain(path: str) -> bool:
    return _POINT.search(path) is None or path.startswith(TABLES)

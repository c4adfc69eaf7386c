"""What stands behind the data of a line of YAML."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

_QUOTED_OR_REMARK: Final = lazy(r"""(?<![^\s{\[,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|\s#(.*)""")


def parted(row: str) -> tuple[str, str | None]:
    """What a line says, and what stands behind its `#`, None where there is none; a # between quotation marks ('跨 #乡') is one of the words."""
    found = next((each for each in _QUOTED_OR_REMARK.finditer(row) if each[1] is not None), None)
    return (row, None) if found is None else (row[: found.start()], found[1])

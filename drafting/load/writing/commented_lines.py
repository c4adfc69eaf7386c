"""Lines of a data file as the program writes them: a name, a value, and what is to be said of it, one below the other."""

from __future__ import annotations

import unicodedata
from typing import Final

from drafting.load.writing.rewrite import written

_COMMENT_COLUMN: Final = 34
_STEP: Final = "  "
_RESOLVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What YAML reads as something else than a name."""


def line(depth: int, name: str, value: str = "", comment: str = "", *, off: bool = False) -> str:
    """`name: value  # comment`, comments one below the other; `off` with a # in front, for a person to take away."""
    text = f"{_STEP * depth}{'# ' if off else ''}{key(name)}:{' ' if value else ''}{value}"
    if not comment:
        return text
    return f"{text}{' ' * max(2, _COMMENT_COLUMN - _width(text))}# {comment}"


def remark(depth: int, text: str) -> str:
    """A line that is nothing but a comment."""
    return f"{_STEP * depth}# {text}"


def scalar(text: str) -> str:
    """A value as YAML reads it again: quoted where it must be."""
    return written(text) if text else ""


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def key(name: str) -> str:
    """A name as a YAML key: quoted where YAML would read it as something else."""
    plain = name and not any(mark in name for mark in ":#{}[],&*!|>'\"%@`?-\\") and name == name.strip() and not name[:1].isdigit()
    plain = plain and name[0] not in ".+=<~" and name.casefold() not in _RESOLVED
    if plain:
        return name
    return "'" + name.replace("'", "''") + "'" if '"' in name or "\\" in name else f'"{name}"'

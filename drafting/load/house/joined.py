"""A table of the house of which one's own folder has a file too: what that lists is added, what it says otherwise holds, and `-词` takes a word away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, Final

from drafting.diagnostics import Place
from drafting.source import Path, Tree

_TAKES: Final = "-"


class JoinedTree(Tree):
    """Files of one name, the stronger first, as one: a path stands where the strongest that has it says it."""

    __slots__ = ("_layers",)

    def __init__(self, name: str, layers: Sequence[Tree]) -> None:
        super().__init__(layers[0].name if layers else name, joined(each.value for each in layers) or {}, {}, {})
        self._layers = layers

    def place(self, path: Path, *, key: bool = False) -> Place:
        holding = (each for each in self._layers if _holds(each.value, path))
        return next(holding, self._layers[0]).place(path, key=key)


def joined(values: Iterable[Any]) -> Any:
    """The stronger first. One alone is as it stands."""
    first, *weaker = (*values, "")
    return _without_marks(reduce(_joined, weaker, first)) if len(weaker) > 1 else first


def _joined(own: Any, others: Any) -> Any:
    if own == "":
        return others
    if isinstance(own, dict) and isinstance(others, dict):
        return {name: _joined(own.get(name, ""), others.get(name, "")) for name in (*others, *(each for each in own if each not in others))}
    if isinstance(own, list) and isinstance(others, list):
        return [*own, *(each for each in others if each not in own and f"{_TAKES}{each}" not in own)]
    return own


def _without_marks(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_marks(below) for name, below in value.items()}
    return [each for each in value if not _takes(each)] if isinstance(value, list) else value


def _takes(word: Any) -> bool:
    return isinstance(word, str) and word.startswith(_TAKES)


def taken_away(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every word that a file takes away, and where it says so."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from taken_away(below, (*path, name))
    elif isinstance(value, list):
        yield from (((*path, at), each[1:]) for at, each in enumerate(value) if each.__class__ is str and each[:1] == _TAKES)


def words_at(value: Any, path: Path) -> Any:
    """What stands at a path, "" where nothing does."""
    for step in path:
        value = value.get(step, "") if isinstance(value, dict) else ""
    return value


def _holds(value: Any, path: Path) -> bool:
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return isinstance(value, list) and isinstance(step, int) and step < len(value)
        value = value[step]
    return True

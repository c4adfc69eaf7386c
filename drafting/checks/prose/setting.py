"""What a text is held against: whose report it is, of which period, signed on which day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from drafting.checks.prose.braces import BRACES, alone
from drafting.diagnostics import Place, WordPlace
from drafting.frozen import frozen
from drafting.model.dataset import Dataset, Period, Unit
from drafting.patterns import lazy
from drafting.source import Path, Tree

if TYPE_CHECKING:
    from drafting.checks.prose.passages import Text


def _nowhere(_words: str) -> Place | None:
    return None


def _unknown(_name: str) -> bool:
    return False


@frozen
class Setting:
    """`locate` says where the data hold some words, or give a figure with places, None where a template said them; `knows` whether a name stands
    among the data's own names (places in tables, parts, lists). What is not known is None and is not held against.
    `places` are those of the lines, of a text that was read from a file; `runs_on`: its headings may be numbered through, as those of
    policy papers are (一、… （二）… 二、… （三）…).
    """

    file: str
    unit: Unit | None = None
    period: Period | None = None
    signed: date | None = None
    kind: str = ""  # 文种
    locate: Callable[[str], Place | None] = _nowhere
    knows: Callable[[str], bool] = _unknown
    places: tuple[Place, ...] = ()
    runs_on: bool = False

    def place_of(self, text: Text, start: int, words: str) -> Place:
        """Where the offset `start` of a text stands; in a Word file, where the `words` around it or behind it do."""
        number, before = text.position(start)
        if not self.places:
            return Place(f"{self.file}[第{number}段]")
        place = self.places[number - 1]
        if isinstance(place, WordPlace):
            first, last = text.quoted(start, words)
            return place.within(text.lines[number - 1][1], first - start + before, last - start + before)
        return place if place.column is None else replace(place, column=place.column + before)


_TEXTS: Final = ("文字材料", "公文")
_FIGURES: Final = "指标"
_FIGURE: Final = lazy(r"\d+\.\d")
_REFERENCES: Final = "用"
"""The key under which an outline lists points by name, which are not printed."""


def setting_of(dataset: Dataset, kind: str) -> Setting:
    """What a data file says of the report it gives; `kind` is the template's 文种."""
    source, signed = _Source(dataset.tree), dataset.document.date
    day = signed if isinstance(signed, date) else None
    return Setting(dataset.tree.name, dataset.unit, dataset.period, day, kind, source.locate, source.knows)


class _Source:
    """A data file's own words, looked for when a text asks for them."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._names: str | None = None

    def locate(self, words: str) -> Place | None:
        return _place_of(words, self._tree)

    def knows(self, name: str) -> bool:
        if self._names is None:
            values = (value for key, value in self._tree.value.items() if key not in _TEXTS)
            self._names = "\n".join(text for value in values for text in _names(value))
        return name in self._names


def _names(value: Any) -> Iterator[str]:
    """Every key and text below a value of the file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
    else:
        yield value


def _place_of(words: str, tree: Tree) -> Place | None:
    """Where one of the data's own texts holds the words, or one of its figures is that: 2.6人. In a text over several lines, where it begins."""
    for key in _TEXTS:
        path = _path_of(words, tree.value.get(key, ""), (key,))
        if path is not None:
            return tree.place(path)
    if _FIGURE.match(words):
        path = _path_of_figure(lazy(rf"(?<![\d.]){re.escape(words)}"), tree.value.get(_FIGURES, {}), (_FIGURES,))
        return tree.place(path) if path is not None else None
    return None


def _path_of_figure(figure: re.Pattern[str], value: Any, path: Path) -> Path | None:
    """Where one of the data's own figures is typed so."""
    if isinstance(value, str):
        return path if figure.search(value) else None
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return next((found for key, each in inner if (found := _path_of_figure(figure, each, (*path, key))) is not None), None)


def _says(value: str, words: str) -> bool:
    return words in value and (not BRACES.intersection(words) or alone(words).search(value) is not None)


def _path_of(words: str, value: Any, path: Path) -> Path | None:
    if isinstance(value, str):
        return path if _says(value, words) or _says(value.replace("|", ""), words) else None  # where lines of a title must end
    inner = ((key, each) for key, each in value.items() if key != _REFERENCES) if isinstance(value, dict) else enumerate(value)
    return next((found for key, each in inner if (found := _path_of(words, each, (*path, key))) is not None), None)

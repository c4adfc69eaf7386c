"""What else is wrong with a file that has errors: figures that these do not touch, template and texts, told with them, not after."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from drafting.checks.figures import COUNT
from drafting.checks.reconciling.own import UNREADABLE
from drafting.checks.relations import mismatches
from drafting.diagnostics import Diagnostic, Place, Rule, Severity, is_mismatch
from drafting.load.validation.period import D070
from drafting.pipeline import draft, facts_at_least
from drafting.registry import declare
from drafting.render.narrative import UNKNOWN_PATH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafting.library import Library
    from drafting.model.dataset import Dataset
    from drafting.reading import Loaded
    from drafting.source import Tree

NOT_LOOKED_THROUGH = declare(
    Rule(
        "S094", "数、文字材料和模板没有查完", Severity.WARNING,
        "数据有错误时，别的数的勾稽、文字材料和模板也一起查，让问题一次说全；这一份查到一半程序出了错，是程序的缺陷。数据的错误照样列出，改好以后再查一次。",
    )
)

_READ: Final = "D050"
"""From this code on, errors speak of what was read; those before it of lines that cannot be read."""
_BLOCK: Final = 3
"""How many steps lead to an indicator."""


def besides_errors(library: Library, loaded: Loaded, template: str | None = None) -> tuple[Diagnostic, ...]:
    """What else is wrong, with the figures, the template and the texts, of a file whose errors stand in the way of its report."""
    dataset = loaded.tentative
    if dataset is None:
        return ()
    try:
        return (*_contradictions(library, loaded, dataset, template), *_of_texts(library, loaded, dataset, template))
    except Exception as error:  # what was read in spite of errors need not hold together: its own errors are told all the same
        message = f"数、文字材料和模板没有查完（{type(error).__name__}：{error}）"
        return (NOT_LOOKED_THROUGH.at(Place(dataset.tree.name), message, "先改好别的错误再看；请把这条信息和数据文件发给维护人员"),)


def _contradictions(library: Library, loaded: Loaded, dataset: Dataset, template: str | None) -> Iterator[Diagnostic]:
    """Figures that contradict each other, none of which an error speaks of.

    What cannot be read is empty, and relations with it are not judged; what is read in spite of an error is not held to others.
    """
    errors = [each for each in loaded.diagnostics if each.severity is Severity.ERROR]
    undated = tuple([f"{each.path.rpartition('.')[0]}." for each in errors if each.code == D070.code and each.path])
    unread = {each.path.split(".")[1] for each in errors if each.path and each.path.startswith("明细表.")}
    told = _Told(dataset.tree, errors)
    book, _ = facts_at_least(library, replace(dataset, tables={name: table for name, table in dataset.tables.items() if name not in unread}), template)
    for found in mismatches(book, offering=True):
        sure = is_mismatch(found.code, found.severity) and found.code != UNREADABLE.code and COUNT not in found.message  # what it names or counts may be unread
        if sure and not f"{found.path}.".startswith(undated) and not any(map(told.of, (found.place, *found.related))):
            yield found
    book.close()


class _Told:
    """Of which places of a file its errors speak: of their lines, or of a table's cells; where the lines themselves cannot be
    read, of all lines of the indicator or the 明细表 in which they stand.
    """

    def __init__(self, tree: Tree, errors: Iterable[Diagnostic]) -> None:
        places = [(each.place, each.code < _READ) for each in errors if each.place]
        self._blocks = sorted({mark[0] for path, mark in tree.keys.items() if len(path) <= _BLOCK}) if any(in_lines for _, in_lines in places) else []
        self._lines = {(place.file, place.line) for place, _ in places}
        self._torn = {(place.file, self._block(place)) for place, in_lines in places if in_lines}

    def of(self, place: Place | None) -> bool:
        return place is not None and ((place.file, place.line) in self._lines or (place.file, self._block(place)) in self._torn)

    def _block(self, place: Place) -> int:
        return bisect_right(self._blocks, place.line or 0)


def _of_texts(library: Library, loaded: Loaded, dataset: Dataset, template: str | None) -> Iterator[Diagnostic]:
    """What speaks of figures in them is left for when these are right."""
    if not (template or dataset.template):
        return
    told = {(each.code, each.place) for each in loaded.diagnostics}
    for each in draft(library, dataset, template, checking="own texts").diagnostics:
        if (each.code, each.place) not in told and (each.code != UNKNOWN_PATH.code or not _is_typed(each.excerpt or "", dataset)):
            yield each


def _is_typed(name: str, dataset: Dataset) -> bool:
    """Whether the file has an indicator of that name, be its figure right or wrong."""
    group, _, rest = name.partition(".")
    figures = dataset.tree.value.get("指标")
    given = figures.get(group) if isinstance(figures, dict) else None
    return given is not None and (not isinstance(given, dict) or rest.partition(".")[0] in given)

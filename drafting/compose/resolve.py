"""What vanishes and what stays: the tree of a marked text becomes lines (language.md §4 and §5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.blocks import marks
from drafting.blocks.marked import HEADING, Clause, Item, Named, Node, Points, Rest, Section, numbered
from drafting.compose.as_of import marked
from drafting.compose.punctuation import repair
from drafting.quantities.numerals import chinese

_END_MARKS = "。；，、;,"
_ENDED = re.compile("[。！？…][”’]*$")


_MARK = re.compile(
    f"[{marks.FIGURE}{marks.ZERO}{marks.ABSENT}{marks.OWED}{marks.SAID}{marks.INAPPLICABLE}{marks.DROP}]"
)
_STRUCTURE = "\ue010-\ue01c"
_HOPELESS = re.compile(
    f"{marks.CLAUSE}[^{marks.SEP}]*{marks.SEP}"
    f"[^{_STRUCTURE}{marks.ABSENT}{marks.INAPPLICABLE}]*[{marks.ABSENT}{marks.INAPPLICABLE}][^{_STRUCTURE}]*{marks.CLAUSE_END}"
)


_LOST_ITEM = f"{marks.ITEM}{marks.SEP}{marks.DROP}"
_LOST_ITEMS = re.compile(f"(?:{_LOST_ITEM}){{2,}}")
_LOST_WHOLES = re.compile(
    f"{marks.POINTS}[^{marks.SEP}]*{marks.SEP}\\s*{_LOST_ITEM}{marks.POINTS_END}"
    f"|{marks.NAMED}[^{marks.SEP}]*{marks.SEP}\\s*{marks.DROP}[\\s{marks.DROP}]*{marks.NAMED_END}"
)


def without_hopeless(text: str) -> str:
    """The text without the innermost clauses that lack a figure, and without the lists and points of which nothing is left.

    What `resolve` would do with each of them, done at once: most clauses of an ordinary report go this way.
    """
    text = _HOPELESS.sub(marks.DROP, text)
    text = _LOST_ITEMS.sub(_LOST_ITEM, text)
    return _LOST_WHOLES.sub(marks.DROP, text)


@dataclass(slots=True)
class _Flags:
    """What happened inside a node: decides whether the node around it stays."""

    absent: bool = False  # a figure directly in it is absent (or 不适用)
    dropped: bool = False
    figure: bool = False
    zero: bool = False

    def note(self, text: str) -> None:
        """What the figures, gaps and drops in a text mean for the node around it."""
        self.figure |= marks.FIGURE in text or marks.OWED in text or marks.SAID in text
        self.zero |= marks.ZERO in text
        self.absent |= marks.ABSENT in text or marks.INAPPLICABLE in text
        self.dropped |= marks.DROP in text  # a clause that was dropped ahead

    def inherit(self, inner: _Flags) -> None:
        self.dropped |= inner.dropped
        self.figure |= inner.figure
        self.zero |= inner.zero


def resolve(nodes: list[Node], rests: Sequence[list[Node]] = ()) -> str:
    """Flat text with figures, gaps and DROP marks. `rests` is what each 其余 says, in order; without it, nothing."""
    return _Resolver(rests).run(nodes, _Flags(), in_item=False)


class _Resolver:
    def __init__(self, rests: Sequence[list[Node]]) -> None:
        self._rests = iter(rests)

    def run(self, nodes: list[Node], flags: _Flags, *, in_item: bool) -> str:
        parts: list[str] = []
        add = parts.append
        for node in nodes:
            if type(node) is str:
                if _MARK.search(node):
                    flags.note(node)
                add(node)
            elif type(node) is Clause:
                add(self._clause(node, flags, in_item))
            elif type(node) is Points:
                add(self._points(node, flags, in_item))
            elif type(node) is Named:
                add(self._whole(node.children, flags, in_item))
            elif type(node) is Section:
                add(self._section(node, flags, in_item))
            elif type(node) is Rest:
                add(self._rest(flags, in_item))
            else:
                raise TypeError(f"{node!r} must be expanded before it is composed")
        return "".join(parts)

    def _clause(self, node: Clause, outer: _Flags, in_item: bool) -> str:
        inner = _Flags()
        text = self.run(node.children, inner, in_item=in_item)
        only_zero = inner.zero and not inner.figure and not node.tests_zero
        return self._drop(outer) if only_zero else self._keep(marked(text), inner, outer)

    def _whole(self, children: list[Node], outer: _Flags, in_item: bool) -> str:
        inner = _Flags()
        return self._keep(self.run(children, inner, in_item=in_item), inner, outer)

    def _keep(self, text: str, inner: _Flags, outer: _Flags) -> str:
        if inner.absent or (inner.dropped and not inner.figure and not inner.zero):
            return self._drop(outer)
        outer.inherit(inner)
        return text

    def _drop(self, outer: _Flags) -> str:
        outer.dropped = True
        return marks.DROP

    def _section(self, node: Section, outer: _Flags, in_item: bool) -> str:
        inner = _Flags()
        text = self.run(node.children, inner, in_item=in_item)
        if inner.dropped and not inner.figure and not inner.zero and not inner.absent and not node.kept:
            return self._drop(outer)
        outer.inherit(inner)
        outer.absent |= inner.absent
        return text

    def _rest(self, flags: _Flags, in_item: bool) -> str:
        nodes = next(self._rests, [])
        if not nodes:
            flags.dropped = True
            return marks.DROP
        return self.run(nodes, flags, in_item=in_item)

    def _points(self, node: Points, outer: _Flags, in_item: bool) -> str:
        survivors: list[tuple[str, str]] = []
        for item in node.items:
            text = self._item(item, outer)
            if text:
                survivors.append((item.number, text))
        if not survivors:
            outer.dropped = True
            return marks.DROP
        if not numbered(node):
            return node.mode.join(text.rstrip(f"{_END_MARKS}！？") for _, text in survivors)
        return _join_numbered(survivors, own_paragraphs=node.mode == "独段" and not in_item, labels=not in_item)

    def _item(self, item: Item, outer: _Flags) -> str:
        text = self._whole(item.children, outer, in_item=True)
        if text == marks.DROP:
            return ""
        squeezed = _squeeze(text).removeprefix(marks.ALSO)
        if "\n" not in squeezed:
            return repair(squeezed)
        return "\n".join(line if _is_row(line) else repair(line) for line in squeezed.split("\n"))


def _squeeze(text: str) -> str:
    """One line: lines join, and a heading inside an item becomes `标题。`. The rows of a table keep their own lines."""
    pieces: list[str] = []
    after_row = False
    for line in text.split("\n"):
        bare = line.strip()
        if _is_row(bare) or (after_row and bare.strip(marks.DROP)):
            pieces.append("\n")
        match = HEADING.match(line)
        pieces.append(bare if match is None else line[match.end() :].strip().rstrip("。") + "。")
        after_row = _is_row(bare) or (after_row and not bare.strip(marks.DROP))
    return "".join(pieces)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table; as text a | is never the first of a line's marks."""
    return line.strip(marks.DROP).startswith("|")


def _join_numbered(items: list[tuple[str, str]], *, own_paragraphs: bool, labels: bool) -> str:
    """一是……；二是……。 A list inside an item carries only the numbers that were given."""
    stripped = [(number, text.rstrip(_END_MARKS)) for number, text in items]
    full_stops = own_paragraphs or any("。" in text for _, text in stripped)
    count = len(stripped)
    parts = []
    for position, (number, text) in enumerate(stripped, 1):
        label = number or (f"{chinese(position)}是" if labels and count > 1 else "")
        end = "" if _ENDED.search(text) or _ends_in_table(text) else "。" if full_stops or position == count else "；"
        parts.append(label + text + end)
        if _ends_in_table(text):
            parts.append("\n\n")
    if own_paragraphs:
        return "\n\n" + "\n\n".join(parts) + "\n\n"
    return "".join(parts)


def _ends_in_table(text: str) -> bool:
    return "\n" in text and _is_row(text.rpartition("\n")[2])

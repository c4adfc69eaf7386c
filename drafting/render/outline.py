"""Sections and slots in their places: the data's own text and outline, else the template's (language.md §2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import HEADING, Clause, Item, Named, Node, Points, Section, SectionCall, Slot
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.narrative import Entry, Narrative
from drafting.registry import declare
from drafting.render.faults import closest
from drafting.source import Tree

UNKNOWN_REFERENCE = declare(
    Rule(
        "T020", "提纲里的节或要点不存在", Severity.ERROR,
        "文字材料的列表里，单独的一个词是节名（监测帮扶）或要点名（就业.帮扶车间）；自己的文字写在“内容”里。",
    )
)
UNUSED_MATERIAL = declare(
    Rule("T021", "文字材料没有用上", Severity.WARNING, "模板没有这个名字的位置，也没有这个节或要点，所以这段文字没有印出来。")
)

_LAST_HEADING: Final = re.compile(r"(?m)^[ \t]*(#{1,6})[ \t]+\S")

RunSection = Callable[[str], list[Node] | None]
"""section name → its tree, None if there is no such section."""

SayText = Callable[[str, tuple[str | int, ...]], list[Node]]
"""the data's own text and its place → nodes; {{ }} in it is substituted."""


class Outline:
    """Expands one run's tree. `problems` holds references that lead nowhere."""

    def __init__(
        self,
        narratives: Mapping[str, Narrative],
        tree: Tree,
        run_section: RunSection,
        section_names: Callable[[], list[str]],
        say: SayText,
    ) -> None:
        self._narratives = narratives
        self._tree = tree
        self._run_section = run_section
        self._section_names = section_names
        self._say = say
        self._sections: dict[str, list[Node] | None] = {}
        self._used: set[str] = set()
        self._slots: list[str] = []
        self._moved = frozenset(_points_of(narratives.values()))
        self.problems: list[Diagnostic] = []

    def expand(self, nodes: list[Node]) -> list[Node]:
        """The tree with every section and slot filled."""
        return list(self._expand(nodes, [1]))

    def unused(self) -> Iterator[Diagnostic]:
        """Materials that no slot, section or point of this report took."""
        for name, narrative in self._narratives.items():
            if name not in self._used:
                place = self._tree.place(narrative.path, key=True)
                yield UNUSED_MATERIAL.at(place, f"文字材料“{name}”没有用上", closest(name, [*self._slots, *self._section_names()]), path=name)

    # walking ---------------------------------------------------------------------

    def _expand(self, nodes: list[Node], level: list[int], *, in_item: bool = False) -> Iterator[Node]:
        """`level` holds the depth of the last heading that this text wrote itself."""
        for node in nodes:
            if isinstance(node, str):
                for match in _LAST_HEADING.finditer(node):
                    level[0] = len(match[1])
                yield node
            elif isinstance(node, SectionCall):
                for name in node.names:
                    yield from self._section(name, level[0] + 1, None)
            elif isinstance(node, Slot):
                yield from self._slot(node, level, in_item)
            elif isinstance(node, Clause | Named):
                node.children = list(self._expand(node.children, level, in_item=in_item))
                yield node
            elif isinstance(node, Points):
                for item in node.items:
                    item.children = list(self._expand(item.children, level, in_item=True))
                yield node
            else:
                yield node

    def _slot(self, slot: Slot, level: list[int], in_item: bool) -> Iterator[Node]:
        self._slots.append(slot.name)
        narrative = self._narratives.get(slot.name)
        if narrative is None or not (narrative.text or narrative.entries):
            yield from self._expand(slot.children, level, in_item=in_item)
            return
        self._used.add(slot.name)
        if narrative.text:
            yield "" if in_item else "\n\n"
            yield from self._say(narrative.text, narrative.path)
            yield "" if in_item else "\n\n"
        elif slot.mode == "节":
            for entry in narrative.entries:
                yield from self._section_entry(entry, level[0] + 1)
        else:
            yield self._points(narrative.entries, slot.mode)

    # entries -----------------------------------------------------------------------

    def _section_entry(self, entry: Entry, depth: int) -> Iterator[Node]:
        """An entry where sections stand: its heading, its text, its points, and what stands below it."""
        if entry.reference:
            yield from self._reference(entry, depth)
            return
        inner = depth
        if entry.title:
            yield f"\n\n{'#' * min(depth, 6)} "
            if entry.number:
                yield f"{marks.HEADING_NUMBER}{marks.literal(entry.number)}{marks.SEP}"
            yield from self._say(entry.title, entry.path)
            yield "\n\n"
            inner = depth + 1
        yield from self._body(entry)
        yield "\n\n"
        for each in entry.sections:
            yield from self._section_entry(each, inner)

    def _body(self, entry: Entry) -> Iterator[Node]:
        """内容, the points run on after it, and its own numbered points."""
        if entry.text:
            yield from self._say(entry.text, entry.path)
        for name in entry.use:
            yield from self._use(name, entry)
        if entry.items:
            yield self._points(entry.items, "")

    def _points(self, entries: tuple[Entry, ...], mode: str) -> Points:
        return Points(mode, [Item(entry.number, list(self._item(entry))) for entry in entries])

    def _item(self, entry: Entry) -> Iterator[Node]:
        if entry.reference:
            yield from self._use(entry.reference, entry, titled=True)
            return
        if entry.title:
            title = self._say(entry.title, entry.path)
            yield from title
            ends = isinstance(title[-1], str) and title[-1][-1:] in "。！？；：，" if title else False
            yield "" if ends else "。"
        yield from self._body(entry)
        for each in entry.sections:
            yield from self._section_entry(each, 6)

    def _use(self, name: str, entry: Entry, *, titled: bool = False) -> Iterator[Node]:
        """A point run on, or a whole section without (or with) its heading."""
        section, _, point = name.partition(".")
        if point:
            found = self._point(section, point)
            if found is not None:
                yield Named(name, [*found.children, *self._appended(name)])
                return
        elif (tree := self._tree_of(section)) is not None:
            body = tree if titled else _without_first_heading(tree)
            yield Named(name, [*self._expand(_copy(body), [6], in_item=True), *self._appended(section)])
            return
        self._lost(name, entry)

    def _reference(self, entry: Entry, depth: int) -> Iterator[Node]:
        name = entry.reference
        if "." in name:
            yield "\n\n"
            yield from self._use(name, entry)
            yield "\n\n"
        else:
            yield from self._section(name, depth, entry)

    # sections ------------------------------------------------------------------------

    def _section(self, name: str, depth: int, entry: Entry | None) -> Iterator[Node]:
        tree = self._tree_of(name)
        if tree is None:
            self._lost(name, entry)
            return
        body = _copy(tree)
        _shift(body, depth)
        self._take_out(name, body)
        appended = self._appended(name)
        yield "\n\n"
        yield Section(name, bool(appended), [*self._expand(body, [depth]), *appended])
        yield "\n\n"

    def _tree_of(self, name: str) -> list[Node] | None:
        if name not in self._sections:
            self._sections[name] = self._run_section(name)
        return self._sections[name]

    def _point(self, section: str, point: str) -> Named | None:
        tree = self._tree_of(section)
        found = next((each for each in _named(tree or []) if each.name == point), None)
        if found is None:
            return None
        return Named(found.name, list(self._expand(_copy(found.children), [6], in_item=True)))

    def _take_out(self, section: str, nodes: list[Node]) -> None:
        """Points that the data places elsewhere leave their home section."""
        for each in _named(nodes):
            dotted = f"{section}.{each.name}"
            if dotted in self._moved:
                each.children = []
            else:
                each.children += self._appended(dotted)

    def _appended(self, name: str) -> list[Node]:
        """文字材料 节 or 节.名: text of the data's own at the end."""
        narrative = self._narratives.get(name)
        if narrative is None:
            return []
        self._used.add(name)
        if narrative.text:
            return self._say(narrative.text, narrative.path)
        return [self._points(narrative.entries, "")]

    def _lost(self, name: str, entry: Entry | None) -> None:
        section, _, point = name.partition(".")
        tree = self._tree_of(section) if point else None
        if tree is not None:
            known = [f"{section}.{each.name}" for each in _named(tree)]
            hint = closest(name, known, f"{section}里的要点有：{'、'.join(known) or '（无）'}")
        else:
            hint = closest(name, self._section_names())
        place = self._tree.place(entry.path) if entry is not None else None
        self.problems.append(UNKNOWN_REFERENCE.at(place, f"没有“{name}”这个{'要点' if point else '节'}", hint))


def _points_of(narratives: object) -> Iterator[str]:
    """Every point that outlines place."""

    def entries(each: Entry) -> Iterator[str]:
        if "." in each.reference:
            yield each.reference
        yield from (name for name in each.use if "." in name)
        for inner in (*each.items, *each.sections):
            yield from entries(inner)

    for narrative in narratives:  # type: ignore[attr-defined]
        for entry in narrative.entries:
            yield from entries(entry)


def _named(nodes: list[Node]) -> Iterator[Named]:
    for node in nodes:
        if isinstance(node, Named):
            yield node
        if isinstance(node, Clause | Named | Section | Slot):
            yield from _named(node.children)
        elif isinstance(node, Points):
            for item in node.items:
                yield from _named(item.children)


def _copy(nodes: list[Node]) -> list[Node]:
    """A copy deep enough that placing a section twice does not change it."""
    return [_copy_node(node) for node in nodes]


def _copy_node(node: Node) -> Node:
    if isinstance(node, Clause):
        return Clause(node.tests_zero, _copy(node.children))
    if isinstance(node, Named):
        return Named(node.name, _copy(node.children))
    if isinstance(node, Slot):
        return Slot(node.name, node.mode, _copy(node.children))
    if isinstance(node, Points):
        return Points(node.mode, [Item(item.number, _copy(item.children)) for item in node.items])
    return node


def _shift(nodes: list[Node], depth: int) -> None:
    """Make the first heading of a section stand at `depth`, the others below it as they were."""
    own: int | None = None

    def shifted(match: re.Match[str]) -> str:
        nonlocal own
        count = len(match[1])
        own = count if own is None else own
        return "#" * max(1, min(6, count + depth - own)) + " "

    def visit(children: list[Node]) -> None:
        for position, node in enumerate(children):
            if isinstance(node, str):
                children[position] = HEADING.sub(shifted, node)
            elif isinstance(node, Clause | Named | Slot):
                visit(node.children)
            elif isinstance(node, Points):
                for item in node.items:
                    visit(item.children)

    visit(nodes)


_HEADING_LINE: Final = re.compile(r"(?m)^[ \t]*#{1,6}[ \t]+.*\n?")


def _without_first_heading(nodes: list[Node]) -> list[Node]:
    for position, node in enumerate(nodes):
        if isinstance(node, str) and _HEADING_LINE.search(node):
            return [*nodes[:position], _HEADING_LINE.sub("", node, count=1), *nodes[position + 1 :]]
    return nodes

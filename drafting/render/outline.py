"""Sections and slots in their places: the data's own text and outline, else the template's.

Works on marked text, not on a tree: what stands where is settled before anything is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import HEADING
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.narrative import Entry, Exhibit, Narrative
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.faults import BOMB, TemplateFault, closest
from drafting.render.local_groups import LOCAL, LocalGroups
from drafting.render.materials import Materials
from drafting.render.sections import Sections
from drafting.source import Path, Tree

UNKNOWN_REFERENCE = declare(
    Rule(
        "T020", "提纲里的节或要点不存在", Severity.ERROR,
        "文字材料的列表里，单独的一个词是节名（监测帮扶）或要点名（就业.帮扶车间）；自己的文字写在“内容”里。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n文字材料: {做法成效: [监测帮服]}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n文字材料: {做法成效: [监测帮扶]}\n",
    )
)

_HEADING_LINE: Final = lazy(r"(?m)^[ \t]*#{1,6}[ \t]+.*\n?")
_POINT: Final = lazy(f"{marks.NAMED}([^{marks.SEP}]*){marks.SEP}([^{marks.NAMED_END}]*){marks.NAMED_END}")
_DEEPEST: Final = 6
_NOTHING: Final = f"\n\n{marks.DROP}\n\n"

SayText = Callable[[str, Path], str]
"""the data's own text and its place → marked text; {{ }} in it is substituted."""


ShowExhibit = Callable[[Exhibit], str]
"""a 表, 图 or 图片 of the data → marked text."""


class Outline:
    """Fills one run's sections and slots. `problems` holds references that lead nowhere, `left` counts the points moved away.

    `placed` are the sections and points that the data's own outlines name.
    """

    def __init__(
        self,
        materials: Materials,
        placed: Iterable[str],
        tree: Tree,
        local: LocalGroups,
        sections: Sections,
        say: SayText,
        show: ShowExhibit,
    ) -> None:
        self._materials = materials
        self._tree = tree
        self._local = local
        self._run = sections
        self._say_text = say
        self._show = show
        self._texts: dict[str, str | None] = {}
        self._points_of: dict[str, dict[str, str]] = {}
        self._slots: list[str] = []
        self._open: list[str] = []  # sections under way, outermost first
        self._moved: dict[str, set[str]] = {}  # section → its points that the data places
        self._placed = frozenset(placed)
        for name in self._placed:
            section, _, point = name.partition(".")
            if point:
                self._moved.setdefault(section, set()).add(point)
        self._touched = {*self._moved, *(name.partition(".")[0] for name in materials.places() if "." in name)}
        self._added_to = self._touched.union(materials.called)
        self._told = 0  # local groups
        self.problems: list[Diagnostic] = []
        self.left = 0

    def expand(self, text: str, depth: int = 1) -> str:
        """Marked text with every section and slot filled. `depth` counts the # of the heading above it."""
        section, slot = text.find(marks.SECTION), text.find(marks.SLOT)
        if section < 0 and slot < 0:
            return text
        pieces: list[str] = []
        position = 0
        while section >= 0 or slot >= 0:
            calls_section = slot < 0 or 0 <= section < slot
            start = section if calls_section else slot
            before = text[position:start]
            depth = _last_depth(before, depth)
            pieces.append(before)
            end = text.index(marks.SEP, start)
            called, position = text[start + 1 : end], end + 1
            if calls_section:
                pieces += self._sections(tuple(called.split(",")), depth + 1)
                section = text.find(marks.SECTION, position)
                continue
            end = _slot_end(text, position)
            default = text[position:end]
            position = end + 1
            name, _, mode = called.partition(",")
            own = self._slot(name, mode, depth)
            if own is None:
                pieces.append(self.expand(default, depth) if default.strip() else _NOTHING)
            else:
                pieces.append(own)
            slot = text.find(marks.SLOT, position)
            if 0 <= section < position:  # what stood in the slot
                section = text.find(marks.SECTION, position)
        pieces.append(text[position:])
        return "".join(pieces)

    def material(self, name: str) -> str:
        """A 文字材料 outside every template: its text, or its entries as headings and what stands below them."""
        return self._slot(name, "节", 1) or ""

    def unused(self) -> Iterator[Diagnostic]:
        """Materials that no slot, section or point of this report took."""
        return self._materials.unused(self._slots, self._run.names, self._local.own)

    def _slot(self, name: str, mode: str, depth: int) -> str | None:
        """What the data gives for a slot, None where the template's default stands."""
        self._slots.append(name)
        narrative = self._materials.for_slot(name)
        if narrative is None:
            return None
        if narrative.text:
            return f"\n\n{self._own(narrative.text, narrative.path)}\n\n"
        if mode == "节":
            return "".join([self._section_entry(entry, depth + 1) for entry in narrative.entries])
        return self._points(narrative.entries, mode)

    def _own(self, text: str, path: Path) -> str:
        """A text of the data's own, with the mark that keeps what holds it."""
        return self._materials.marked(self._say_text(text, path), path)

    # entries -----------------------------------------------------------------------

    def _section_entry(self, entry: Entry, depth: int) -> str:
        """An entry where sections stand: its heading, its text, its points, and what stands below it."""
        if entry.reference:
            if "." in entry.reference:
                return f"\n\n{self._use(entry.reference, entry)}\n\n"
            return self._section(self._materials.meant(entry.reference), depth, entry)
        heading = ""
        if entry.title:
            number = f"{marks.HEADING_NUMBER}{marks.literal(entry.number)}{marks.SEP}" if entry.number else ""
            heading = f"{'#' * min(depth, _DEEPEST)} {number}{self._say_text(entry.title, entry.path)}"
            depth += 1
        below = self._below(entry, depth)
        return f"\n\n{heading}\n\n{self._body(entry)}\n\n{below}"

    def _below(self, entry: Entry, depth: int) -> str:
        return "".join([self._section_entry(each, depth) for each in entry.sections]) if entry.sections else ""

    def _body(self, entry: Entry) -> str:
        """内容, the points run on after it, and its own numbered points."""
        text = self._own(entry.text, entry.path) if entry.text else ""
        for name in entry.use:
            text += self._use(name, entry)
        if entry.items:
            text += self._points(entry.items, "")
        for exhibit in entry.exhibits:
            text += self._show(exhibit)
        return text

    def _points(self, entries: Iterable[Entry], mode: str) -> str:
        items = [f"{marks.ITEM}{marks.literal(entry.number)}{marks.SEP}{self._item(entry)}" for entry in entries]
        return f"{marks.POINTS}{mode}{marks.SEP}{''.join(items)}{marks.POINTS_END}"

    def _item(self, entry: Entry) -> str:
        if entry.reference:
            return self._use(entry.reference, entry, titled=True)
        title = self._say_text(entry.title, entry.path) if entry.title else ""
        if title and title[-1] not in "。！？；：，":
            title += "。"
        return title + self._body(entry) + self._below(entry, _DEEPEST)

    def _use(self, name: str, entry: Entry, *, titled: bool = False) -> str:
        """A point run on, or a whole section without (or with) its heading."""
        name = self._materials.meant(name)
        section, _, point = name.partition(".")
        if point:
            found = (self._points_of.get(section) or self._points_in(section)).get(point)
            return self._lost(name, entry) if found is None else self._named(name, self.expand(found, _DEEPEST))
        text = self._text_of(section)
        if text is None:
            return self._lost(name, entry)
        body = text if titled else _HEADING_LINE.sub("", text, count=1)
        return self._named(section, self.expand(body, _DEEPEST))

    def _named(self, name: str, body: str) -> str:
        return f"{marks.NAMED}{name}{marks.SEP}{body}{self._appended(name) if name in self._materials.called else ''}{marks.NAMED_END}"

    # sections ------------------------------------------------------------------------

    def _sections(self, names: tuple[str, ...], depth: int) -> list[str]:
        """The sections that a template places, and the local groups among them where it places those."""
        names = self._local.placed(names)
        hollow = self._run.hollow(names) - self._added_to
        pieces = [self._nothing_of(name) if name in hollow else self._section(name, depth, None) for name in names if name != LOCAL]
        return self._local.woven(pieces, names.index(LOCAL), self._locals(depth)) if LOCAL in names else pieces

    def _nothing_of(self, section: str) -> str:
        """A section that goes whole; its place is marked where others are to be put before it or behind it."""
        return f"\n\n{marks.PLACED}{section}{marks.SEP}{marks.DROP}{marks.PLACED_END}\n\n" if self._local.sections else _NOTHING

    def _locals(self, depth: int) -> dict[str, str]:
        """The sections of the local groups that no outline of the data places."""
        return {group: self._section(group, depth, None) for group in self._local.sections if group not in self._placed}

    def _section(self, name: str, depth: int, entry: Entry | None) -> str:
        if name == LOCAL:
            return "".join(self._locals(depth).values())
        if entry is not None and name not in self._added_to and self._run.hollow((name,)):
            return self._nothing_of(name)
        text = self._text_of(name)
        if text is None:
            return self._lost(name, entry)
        if name in self._open:
            raise TemplateFault(BOMB.at(None, f"节“{name}”把自己又放了一遍", "检查 sections 里这一节的“节”标签"))
        self._open.append(name)
        shifted = _shifted(text, depth)  # one without a heading gives its place to the sections in it
        body = self.expand(self._at_home(name, text if shifted is None else shifted), depth - 1 if shifted is None else depth)
        self._open.pop()
        return f"\n\n{marks.PLACED}{name}{marks.SEP}{body}{self._appended(name)}{marks.PLACED_END}\n\n"

    def _text_of(self, name: str) -> str | None:
        if name not in self._texts:
            if name in self._local.own:
                self._texts[name] = self._run.local(name, self._told)
                self._told += 1
            else:
                self._texts[name] = self._run.section(name, None)
        return self._texts[name]

    def _points_in(self, section: str) -> dict[str, str]:
        """The section's points by name, at least those that the data places; none if there is no such section."""
        text = self._texts.get(section)
        if text is None:
            text = self._run.section(section, self._moved.get(section, frozenset()))
        found = self._points_of[section] = _points(text or "")
        return found

    def _at_home(self, section: str, text: str) -> str:
        """Points that the data places elsewhere leave their home section; 节.名 is appended to those that stay."""
        if section not in self._touched:
            return text
        moved = self._moved.get(section, ())

        def stay(match: re.Match[str]) -> str:
            if match[1] not in moved:
                return self._named(f"{section}.{match[1]}", match[2])
            self.left += 1
            return marks.DROP  # a heading that is left with nothing goes

        return _POINT.sub(stay, text)

    def _appended(self, name: str) -> str:
        """文字材料 节 or 节.名: text of the data's own at the end."""
        given = self._materials.below(name)
        return "".join(map(self.say, given)) if given else ""

    def say(self, narrative: Narrative) -> str:
        """A text of the data's own, or its entries as points."""
        return self._own(narrative.text, narrative.path) if narrative.text else self._points(narrative.entries, "")

    def _lost(self, name: str, entry: Entry | None) -> str:
        section, _, point = name.partition(".")
        text = self._text_of(section) if point else None
        if text is not None:
            known = [f"{section}.{each[1]}" for each in _POINT.finditer(text)]
            hint = closest(name, known, f"{section}里的要点有：{'、'.join(known) or '（无）'}")
        else:
            hint = closest(name, self._run.names())
        place = self._tree.place(entry.path) if entry is not None else None
        self.problems.append(UNKNOWN_REFERENCE.at(place, f"没有“{name}”这个{'要点' if point else '节'}", hint))
        return ""


def _points(text: str) -> dict[str, str]:
    """What `_POINT` finds, the first of each name."""
    found: dict[str, str] = {}
    start = text.find(marks.NAMED)
    while start >= 0:
        begin = text.index(marks.SEP, start) + 1
        end = text.index(marks.NAMED_END, begin)
        found.setdefault(text[start + 1 : begin - 1], text[begin:end])
        start = text.find(marks.NAMED, end)
    return found


def _last_depth(text: str, depth: int) -> int:
    """How deep the last heading that this text wrote itself stands."""
    at = text.rfind("#")
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        found = HEADING.match(text, line)
        if found is not None:
            return len(found[1])
        at = text.rfind("#", 0, line)
    return depth


def _slot_end(text: str, position: int) -> int:
    """Where the slot that begins before `position` ends."""
    open_slots = 1
    while True:
        end = text.index(marks.SLOT_END, position)
        open_slots += text.count(marks.SLOT, position, end) - 1
        if not open_slots:
            return end
        position = end + 1


def _shifted(text: str, depth: int) -> str | None:
    """The first heading of a section stands at `depth`, the others below it as they were; None where it has none."""
    if text.startswith("## ") and text.find("#", 2) < 0 and not text[3:4].isspace():  # as most sections are written
        return f"{'#' * min(depth, _DEEPEST)}{text[2:]}" if text[3:] else None
    first = HEADING.search(text) if "#" in text else None
    if first is None:
        return None
    if len(first[1]) == depth:
        return text
    if text.find("#", first.end()) < 0:
        return f"{text[: first.start(1)]}{'#' * min(depth, _DEEPEST)}{text[first.end(1) :]}"
    move = depth - len(first[1])
    return HEADING.sub(lambda match: "#" * max(1, min(_DEEPEST, len(match[1]) + move)) + " ", text)

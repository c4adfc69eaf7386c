"""A report's tree for a reader: headings, sections, points, and what each sentence needs or may say besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from drafting.blocks import marks
from drafting.frozen import mutable
from drafting.patterns import lazy
from drafting.render.compiling.events import ANY_MEMBER, Otherwise, Structure, Text, Use
from drafting.render.compiling.template import FrontMatter
from drafting.render.vetting.names import Vocabulary
from drafting.render.vetting.reach import Placed, Reach, SectionPlace

LEGEND: Final = "● 一定印　○ 没有数就省去　· 不带数，随所在的一段去留　〈指标〉　［没有数就省去的部分］"

_OPEN: Final = "［"
_CLOSE: Final = "］"
_HEADING: Final = lazy(r"\s*(#{1,6})\s+(.*)")
_SENTENCE_ENDS: Final = "。！？"
_ASKED: Final = 99  # the depth of a name that is only asked about
_SHORT: Final = 40
_LEVELS: Final = ("标题", "一级标题", "二级标题", "三级标题", "四级标题", "五级标题")


def portrait(found: Reach, front: FrontMatter, vocabulary: Vocabulary) -> str:
    """The whole report as text, two blanks a level."""
    return "\n".join([*_head(found, front), "", *_Painter(vocabulary).lines(found.flow())])


def _head(found: Reach, front: FrontMatter) -> Iterator[str]:
    yield f"{found.template}　{front.title}"
    above = [reading.name for reading in found.family(found.template)[1:]]
    for name, words in (
        ("文种", [front.kind]), ("骨架", above), ("编号", front.forms), ("标题排法", front.arrangement), ("必报", front.required)
    ):
        if any(words):
            yield f"{name}：{' → '.join(words)}"
    yield LEGEND


@mutable
class _Sentence:
    """A sentence being put together. `needed` and `further` are the indicators at its own level and in its clauses."""

    text: str = ""
    depth: int = 0  # clauses open in it
    lists: int = 0  # lists open in it
    whole: bool = False  # all of it stands in one clause
    uses: list[tuple[str, int]] = field(default_factory=list)
    optional: bool = False

    @property
    def mark(self) -> str:
        if self.whole or (self.optional and self.uses):
            return "○"
        return "·" if self.optional else "●"

    def names(self) -> tuple[list[str], list[str]]:
        """(what it needs, what it may say besides)."""
        own = 1 if self.whole else 0
        needed = list(dict.fromkeys(name for name, depth in self.uses if depth <= own))
        further = list(dict.fromkeys(name for name, depth in self.uses if depth > own))
        return needed, [name for name in further if name not in needed]


class _Painter:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._sentence = _Sentence()
        self._indent = 0

    def lines(self, flow: Iterable[Placed]) -> Iterator[str]:
        for placed in flow:
            yield from self._line(placed)
        yield from self._finish()

    def _line(self, placed: Placed) -> Iterator[str]:
        event = placed.event
        if isinstance(event, Text):
            yield from self._text(event.text, placed)
        elif isinstance(event, Use):
            self._use(event, placed)
        elif isinstance(event, Otherwise):
            self._sentence.text += "／"
        elif isinstance(event, SectionPlace):
            yield from self._finish()
            if event.opens:
                yield self._indented(f"【节】{event.name}")
            self._indent += 1 if event.opens else -1
        elif isinstance(event, Structure):
            yield from self._structure(event, placed)

    # structure -----------------------------------------------------------------------

    def _structure(self, event: Structure, placed: Placed) -> Iterator[str]:
        mark, payload = event.mark, event.payload
        sentence = self._sentence
        if mark == marks.CLAUSE:
            if not sentence.text:
                sentence.optional = placed.optional
            sentence.text += _OPEN
            sentence.depth += 1
            return
        if mark == marks.CLAUSE_END:
            sentence.text += _CLOSE
            sentence.depth -= 1
            if not sentence.depth and sentence.text.rstrip(_CLOSE)[-1:] in _SENTENCE_ENDS:
                yield from self._finish()
            return
        if mark in (marks.POINTS, marks.ITEM, marks.POINTS_END) and sentence.depth:
            sentence.text += "·" if mark == marks.ITEM else ""
            sentence.lists += {marks.POINTS: 1, marks.ITEM: 0, marks.POINTS_END: -1}[mark]
            return
        if mark == marks.ITEM:
            yield from self._finish()
            return
        yield from self._finish()
        if mark in (marks.NAMED, marks.SLOT, marks.POINTS):
            yield self._indented(_opening(mark, payload))
            self._indent += 1
        elif mark in (marks.NAMED_END, marks.SLOT_END, marks.POINTS_END):
            self._indent -= 1
        elif mark == marks.REST:
            yield self._indented(f"【其余】{payload or '各组'}里还没有说到的数")

    # text ----------------------------------------------------------------------------

    def _text(self, text: str, placed: Placed) -> Iterator[str]:
        for piece in re.split(r"(\n|(?<=[。！？]))", text):
            if piece == "\n":
                if not self._sentence.depth:
                    yield from self._finish()
                continue
            if piece and not self._sentence.text:
                self._sentence.optional = placed.optional
            self._sentence.text += piece
            if piece[-1:] in _SENTENCE_ENDS and piece and not self._sentence.depth:
                yield from self._finish()

    def _use(self, use: Use, placed: Placed) -> None:
        if not self._sentence.text:
            self._sentence.optional = placed.optional
        entry = self._vocabulary.entry_of(use.steps)
        if entry is not None or (len(use.steps) > 1 and use.steps[0] in self._vocabulary.catalogue.groups):
            depth = _ASKED if use.asked else self._sentence.depth + self._sentence.lists
            self._sentence.uses.append((use.dotted.replace(ANY_MEMBER, "各项"), depth))
        if use.asked:
            return
        shown = ".".join(use.steps[1:] if entry is not None else use.steps).replace(ANY_MEMBER, "各项")
        filters = "".join(f"|{name}" for name in use.filters)
        self._sentence.text += f"〈{shown}{filters}〉"

    def _finish(self) -> Iterator[str]:
        sentence, self._sentence = self._sentence, _Sentence()
        text = sentence.text.strip()
        if not text.strip("，；、。" + _OPEN + _CLOSE):
            return
        heading = _HEADING.match(text)
        if heading:
            yield self._indented(f"【{_LEVELS[len(heading[1]) - 1]}】{heading[2]}")
            return
        otherwise = text.startswith("／")
        text = text.lstrip("／")
        sentence.whole = _is_one_clause(text)
        line = f"{sentence.mark} {'否则：' if otherwise else ''}{text}"
        needed, further = sentence.names()
        told = [f"要有 {'、'.join(needed)}"] if needed else []
        told += [f"可有 {'、'.join(further)}"] if further else []
        if len(line) <= _SHORT and not further:
            yield self._indented(f"{line}{'　← ' if told else ''}{'；'.join(told)}")
            return
        yield self._indented(line)
        if told:
            yield self._indented(f"    {'；'.join(told)}")

    def _indented(self, text: str) -> str:
        return "  " * self._indent + text


def _opening(mark: str, payload: str) -> str:
    if mark == marks.NAMED:
        return f"【要点】{payload}"
    if mark == marks.SLOT:
        name, _, mode = payload.partition(",")
        return f"【文字材料】{name}{f'（{mode}）' if mode else ''}　数据没有给时："
    return {"": "【分条】一是、二是……", "独段": "【分条】一是、二是……各成一段", "。": "【分条】一是、二是……各成一句"}.get(payload, f"【并列】用“{payload}”连接")


def _is_one_clause(text: str) -> bool:
    """Whether the first bracket closes at the very end."""
    if not text.startswith(_OPEN):
        return False
    depth = 0
    for position, each in enumerate(text):
        depth += (each == _OPEN) - (each == _CLOSE)
        if not depth:
            return not text[position + 1 :].strip("。，；、")
    return True

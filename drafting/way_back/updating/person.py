"""The text as people left it: where recorded sentences and figures stand in it, and what reads there now."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks.record import Record, Row
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.plain import says
from drafting.readers.locate import Located, locate
from drafting.readers.places import Places
from drafting.readers.rows import WordRow
from drafting.readers.word import WordText
from drafting.way_back.updating.changes import GAP
from drafting.way_back.updating.sentences import ENDS, HIDDEN, Sentence, hide
from drafting.writers.docx.annotate import can_be_model

_MARKS: Final = lazy(rb"<[\w.-]+:bookmark(?:Start|End)\s[^>]*/>")


@frozen
class Standing:
    """A recorded sentence in a person's paragraph, the same outside of its figures; `marks` are its figures there."""

    sentence: Sentence
    paragraph: int
    start: int
    end: int
    marks: tuple[Located, ...]

    def at(self, offset: int) -> int:
        """Where in the paragraph a character of the recorded sentence stands now, outside of figures or at their edges."""
        shift = self.start
        for mark, now in zip(self.sentence.marks, self.marks, strict=True):
            if offset <= mark.start:
                break
            shift = now.end - mark.end
        return offset + shift


class Person:
    """A person's document, read against the record that came with it."""

    def __init__(self, text: WordText, record: Record) -> None:
        self.text = text
        self.places = Places(text)
        found = locate(text, record)
        self.counterparts = found.counterparts
        self.figures: dict[int, list[Located]] = defaultdict(list)
        by_paragraph: dict[int, list[Located]] = defaultdict(list)
        for each in found.figures:
            self.figures[each.number].append(each)
            if each.paragraph is not None and sure(each) and not each.gone:
                by_paragraph[each.paragraph].append(each)
        self.rows = found.rows
        self._cells = {
            paragraph: (number, cell)
            for number, row in enumerate(text.rows)
            for cell, held in enumerate(row.cells)
            for paragraph in held
        }
        self._hidden = {index: _hidden(text.texts[index], each) for index, each in by_paragraph.items()}

    def disputed(self, new: Record) -> frozenset[str]:
        """The indicators of which a person wrote another figure than today's draft has."""
        today: dict[str, set[str]] = defaultdict(set)
        for each in new.figures:
            today[each.figure.path] |= {each.figure.text, f"{each.figure.text}{each.figure.unit}"}
        return frozenset(
            each.figure.figure.path
            for places in self.figures.values()
            for each in places
            if each.changed and sure(each) and not each.text_now.startswith(GAP)
            if not any(says(each.text_now, figure) for figure in today[each.figure.figure.path])
        )

    def standings(self, sentence: Sentence) -> list[Standing]:
        """Every place where the sentence stands as recorded but for its figures."""
        copied = (
            each.paragraph
            for mark in sentence.marks
            for each in self.figures[mark.number]
            if each.copy and each.paragraph is not None
        )
        paragraphs = dict.fromkeys((*self.counterparts[sentence.paragraph], *copied))
        return [each for paragraph in paragraphs for each in self._in(paragraph, sentence)]

    def _in(self, paragraph: int, sentence: Sentence) -> Iterator[Standing]:
        hidden = self._hidden.get(paragraph) or _hidden(self.text.texts[paragraph], [])
        wanted = sentence.hidden
        at = hidden.text.find(wanted)
        while at >= 0:
            marks = hidden.marks(at, at + len(wanted))
            end = at + len(wanted)
            alone = (not at or hidden.text[at - 1] in f"{ENDS}”’）】》") and (wanted[-1] not in f"{HIDDEN}" or end == len(hidden.text))
            closed = end == len(hidden.text) or wanted.rstrip("”’）】》").endswith(tuple(ENDS))
            if alone and closed and [each.number for each in marks] == [each.number for each in sentence.marks]:
                yield Standing(sentence, paragraph, hidden.place(at), hidden.place(end), tuple(marks))
            at = hidden.text.find(wanted, at + 1)

    def plain(self, paragraph: int, start: int, end: int) -> bool:
        """Whether these characters hold nothing but text, and stand in the running text of the document."""
        each = self.text.paragraphs[paragraph]
        return "txbxContent" not in each.within and all(
            run.plain for run in each.runs if not run.deleted and run.start < end and start < run.end
        )

    def in_table(self, paragraph: int) -> bool:
        return "tc" in self.text.paragraphs[paragraph].within

    def row_at(self, paragraph: int) -> WordRow | None:
        """The row that holds one of the person's paragraphs."""
        place = self._cells.get(paragraph)
        return None if place is None else self.text.rows[place[0]]

    def row_of(self, row: Row) -> WordRow | None:
        """The row that has become of a recorded one; None where it is gone."""
        return self.rows.get(row.first)

    def between(self, one: WordRow, other: WordRow | None) -> list[WordRow]:
        """The rows that stand between two of one table, or behind the first."""
        table = [row for row in self.text.rows if row.table == one.table and row.span[0] > one.span[0] and not row.deleted]
        return [row for row in table if other is None or row.span[0] < other.span[0]]

    def holds_just(self, row: WordRow, texts: Sequence[str]) -> bool:
        """Whether a row reads as these cells do, and nothing in it is more than text."""
        return (
            row.simple
            and not row.deleted
            and self.row_texts(row) == list(texts)
            and all(
                self.plain(each, 0, len(self.text.texts[each])) and not any(run.deleted for run in self.text.paragraphs[each].runs)
                for cell in row.cells
                for each in cell
            )
        )

    def row_texts(self, row: WordRow) -> list[str]:
        """What its cells read."""
        return ["\n".join(self.text.texts[each] for each in cell) for cell in row.cells]

    def model(self, row: WordRow) -> bool:
        """Whether another row can be made like it."""
        spans = [(self.text.paragraphs[cell[0]].span[0], self.text.paragraphs[cell[-1]].span[1]) for cell in row.cells if cell]
        return row.simple and len(spans) == len(row.cells) and can_be_model(self.text.content, row.span, spans)

    def can_drop(self, paragraph: int) -> bool:
        """Whether the whole paragraph can go, its mark too: the next one takes its place."""
        whole = len(self.text.texts[paragraph])
        return self.plain(paragraph, 0, whole) and self._free(paragraph) and self._touch(paragraph, paragraph + 1)

    def can_stand_before(self, paragraph: int) -> bool:
        """Whether a new paragraph can be put between this one and the one before."""
        return paragraph > 0 and self._touch(paragraph - 1, paragraph) and self._free(paragraph) and self._free(paragraph - 1)

    def _free(self, paragraph: int) -> bool:
        return not {"tc", "txbxContent", "sdt"} & set(self.text.paragraphs[paragraph].within)

    def _touch(self, one: int, other: int) -> bool:
        """Whether a paragraph follows another with nothing between, so that their marks can be inserted or struck out."""
        paragraphs = self.text.paragraphs
        if other >= len(paragraphs):
            return False
        between = self.text.content[paragraphs[one].span[1] : paragraphs[other].span[0]]
        return paragraphs[one].within == paragraphs[other].within and not _MARKS.sub(b"", between).strip()


def sure(each: Located) -> bool:
    """Whether a figure's place can be written in: it is certain, or reads as drafted under its own bookmark."""
    return each.certain or (each.how == "bookmark" and each.text_now == each.figure.figure.text)


@frozen
class _Hidden:
    """A paragraph's text with each located figure as one character."""

    text: str
    located: tuple[Located, ...]
    at: tuple[int, ...]  # of each located figure, in `text`

    def marks(self, start: int, end: int) -> list[Located]:
        return [each for each, at in zip(self.located, self.at, strict=True) if start <= at < end]

    def place(self, at: int) -> int:
        """The place in the paragraph's own text."""
        count = bisect_right(self.at, at - 1)
        return at + sum(each.end - each.start - 1 for each in self.located[:count])


def _hidden(text: str, located: list[Located]) -> _Hidden:
    located = sorted(located, key=lambda each: each.start)
    shift = 0
    at = []
    for each in located:
        at.append(each.start - shift)
        shift += each.end - each.start - 1
    return _Hidden(hide(text, [(each.start, each.end) for each in located]), tuple(located), tuple(at))

"""Rows of tables that come and go with the data, brought into a person's tables as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.blocks.record import Row
from drafting.readers.rows import WordRow
from drafting.way_back.updating.changes import Plan
from drafting.way_back.updating.faces import Faces
from drafting.way_back.updating.person import Person
from drafting.way_back.updating.sentence_plan import SentencePlanner
from drafting.way_back.updating.sentences import Sentence
from drafting.way_back.updating.tables import Tables
from drafting.writers.docx.annotate import AddRow, DropRow

Cells = Sequence[Sequence[Sentence]]
"""The sentences of each cell."""


class RowPlanner:
    """Adds to `plan`, row by row, in the order of both drafts."""

    def __init__(self, person: Person, faces: Faces, tables: Tables, sentences: SentencePlanner, plan: Plan) -> None:
        self._person = person
        self._faces = faces
        self._tables = tables
        self._sentences = sentences
        self._plan = plan
        self._places = {
            partner: place
            for table in tables.old
            for row in table
            if (partner := tables.partners.get(row.first)) is not None and (place := person.row_of(row))
        }
        self._steady = {partner for row, partner in tables.partners.items() if row not in tables.crossing}
        self._where = {row.first: (table, at) for table in tables.new for at, row in enumerate(table)}
        self._passing = {place.span for row in tables.crossing if (place := self._places.get(tables.partners[row]))}
        self._table_of = {row.first: table for table in tables.old for row in table}
        self._standing = {(row.table, *person.row_texts(row)) for row in person.text.rows if not row.deleted}
        self._leaving: set[tuple[int, int]] = set()

    def leave(self, row: Row, cells: Cells) -> None:
        """A row that today's draft does not have: struck out as a whole where nobody has changed it."""
        place = self._person.row_of(row)
        texts = row_texts(cells)
        if place is not None and self._person.holds_just(place, texts):
            self._leaving.add(place.span)
            paragraphs = range(place.cells[0][0], place.cells[-1][-1] + 1)
            self._plan.edits.append(DropRow(place.span, paragraphs))
            self._plan.tell_of_row("delete", texts, paragraphs[0])
            return
        self._stay(row, cells)
        if place is not None:
            self._plan.note_row_gone(texts, next(each for cell in place.cells for each in cell), self._person.text.texts)
        elif any(self._person.counterparts[each] for each in row.paragraphs):
            self._plan.tell_of_row("delete", texts, where=self._place_of_table(row))

    def come(self, row: Row, cells: Cells) -> None:
        """A row that only today's draft has: put between its neighbours, where these still stand together."""
        texts = row_texts(cells)
        place = self._place(row)
        model = self._model(row)
        if place is None or model is None or (model.table, *texts) in self._standing:
            self._plan.tell_of_row("insert", texts, where=self._faces.places.table(row.first))
            return
        words = []
        for at, each in enumerate(cells):
            self._plan.kept.begin(("new", row.first))
            words.append((model.cells[at], self._sentences.fresh(each)))
        self._plan.edits.append(AddRow(place, model.span, tuple(words)))
        self._plan.tell_of_row("insert", texts, model.cells[0][0], self._faces.places.table(row.first))

    def _place_of_table(self, row: Row) -> str:
        """Where the other rows of its table stand."""
        found = (self._person.row_of(each) for each in self._table_of[row.first])
        return next((self._person.places.table(each.cells[0][0]) for each in found if each and each.cells[0]), "")

    def _stay(self, row: Row, cells: Cells) -> None:
        """It stands where people have it, though today's draft does not."""
        for each in cells:
            self._plan.kept.begin(("old", row.first))
            for sentence in each:
                self._plan.kept.add(sentence, {})

    def _place(self, row: Row) -> int | None:
        """The byte before the row that follows it in the draft; None where a person's rows stand between its neighbours."""
        table, at = self._where[row.first]
        before = next((each.first for each in reversed(table[:at]) if each.first in self._steady), -1)
        behind = next((each.first for each in table[at + 1 :] if each.first in self._steady), None)
        one, other = self._places.get(before), None if behind is None else self._places.get(behind)
        if one is None or (behind is not None and (other is None or other.table != one.table or other.span <= one.span)):
            return None
        between = self._person.between(one, other)
        if any(each.span not in self._leaving and each.span not in self._passing for each in between):
            return None
        return max((each.span[1] for each in between), default=one.span[1])

    def _model(self, row: Row) -> WordRow | None:
        """The person's row nearest to it that was drafted in the same look."""
        table, at = self._where[row.first]
        looks = [self._faces.like(each) for each in row.paragraphs]
        near = sorted(range(len(table)), key=lambda number: abs(number - at))
        for each in (table[number] for number in near):
            place = self._places.get(each.first)
            if place is None or len(place.cells) != row.columns or not self._person.model(place):
                continue
            if all(map(_alike, looks, (self._faces.like(cell) for cell in each.paragraphs))):
                return place
        return None


def row_texts(cells: Cells) -> tuple[str, ...]:
    return tuple("".join(sentence.text for sentence in each) for each in cells)


def _alike(one: tuple[bytes, bytes, bytes], other: tuple[bytes, bytes, bytes]) -> bool:
    """The same look, as far as both hold words."""
    return one[0] == other[0] and (not all((*one[1:], *other[1:])) or one == other)

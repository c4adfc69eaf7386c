"""Rows of tables that come and go with the data, brought into a person's tables as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.readers.rows import WordRow
from drafting.updating.changes import Plan
from drafting.updating.faces import Faces
from drafting.updating.person import Person
from drafting.updating.sentence_plan import SentencePlanner
from drafting.updating.sentences import Sentence
from drafting.updating.tables import Row, Tables
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
            if (partner := tables.partners.get(row.first)) is not None and (place := person.row_of(row.paragraphs))
        }
        self._leaving: set[tuple[int, int]] = set()

    def leave(self, row: Row, cells: Cells) -> None:
        """A row that today's draft does not have: struck out as a whole where nobody has changed it."""
        place = self._person.row_of(row.paragraphs)
        texts = row_texts(cells)
        if place is not None and self._person.holds_just(place, texts):
            self._leaving.add(place.span)
            paragraphs = range(place.cells[0][0], place.cells[-1][-1] + 1)
            self._plan.edits.append(DropRow(place.span, paragraphs))
            self._plan.tell_of_row("delete", texts, paragraphs[0])
            return
        self.stay(row, cells)
        if place is not None:
            self._plan.note_row_gone(texts, next(each for cell in place.cells for each in cell), self._person.text.texts)
        elif any(self._person.counterparts[each] for each in row.paragraphs):
            self._plan.tell_of_row("delete", texts, where=self._table_of(row))

    def come(self, row: Row, cells: Cells) -> None:
        """A row that only today's draft has: put between its neighbours, where these still stand together."""
        texts = row_texts(cells)
        place = self._place(row)
        model = self._model(row)
        if place is None or model is None or self._stands_already(model, texts):
            self._plan.tell_of_row("insert", texts, where=self._faces.places.table(row.first))
            return
        words = []
        for at, each in enumerate(cells):
            self._plan.kept.begin(("new", row.first))
            words.append((model.cells[at], self._sentences.fresh(each)))
        self._plan.edits.append(AddRow(place, model.span, tuple(words)))
        self._plan.tell_of_row("insert", texts, model.cells[0][0], self._faces.places.table(row.first))

    def _table_of(self, row: Row) -> str:
        """Where the other rows of its table stand."""
        table = next(each for each in self._tables.old if row in each)
        found = (self._person.row_of(each.paragraphs) for each in table)
        return next((self._person.places.table(each.cells[0][0]) for each in found if each and each.cells[0]), "")

    def stay(self, row: Row, cells: Cells) -> None:
        """It stands where people have it, though today's draft has it elsewhere or not at all."""
        for each in cells:
            self._plan.kept.begin(("old", row.first))
            for sentence in each:
                self._plan.kept.add(sentence, {})

    def _place(self, row: Row) -> int | None:
        """The byte between the rows that are its neighbours in the draft; None where they do not stand together."""
        table, at = self._where(row)
        before = next((each.first for each in reversed(table[:at]) if each.first in self._tables.partners.values()), None)
        behind = next((each.first for each in table[at + 1 :] if each.first in self._tables.partners.values()), None)
        one, other = self._places.get(before), self._places.get(behind)  # type: ignore[arg-type]
        if one is None or (behind is not None and (other is None or other.table != one.table or other.span <= one.span)):
            return None
        if any(each.span not in self._leaving for each in self._person.between(one, other)):
            return None
        return one.span[1]

    def _model(self, row: Row) -> WordRow | None:
        """The person's row nearest to it that was drafted in the same look."""
        table, at = self._where(row)
        looks = [self._faces.like(each) for each in row.paragraphs]
        near = sorted(range(len(table)), key=lambda number: abs(number - at))
        for each in (table[number] for number in near):
            place = self._places.get(each.first)
            if place is None or len(place.cells) != row.columns or not self._person.model(place):
                continue
            if all(map(_alike, looks, (self._faces.like(cell) for cell in each.paragraphs))):
                return place
        return None

    def _where(self, row: Row) -> tuple[Sequence[Row], int]:
        return next((table, table.index(row)) for table in self._tables.new if row in table)

    def _stands_already(self, model: WordRow, texts: Sequence[str]) -> bool:
        """Whether a person has added a row of just these words to the table."""
        return any(
            each.table == model.table and not each.deleted and self._person.row_texts(each) == list(texts)
            for each in self._person.text.rows
        )


def row_texts(cells: Cells) -> tuple[str, ...]:
    return tuple("".join(sentence.text for sentence in each) for each in cells)


def moved_rows(tables: Tables, olds: Cells, news: Cells) -> frozenset[tuple[str, ...]]:
    """The texts of rows that stand elsewhere in today's draft, word for word: each is still the same row."""
    kept = frozenset(tables.partners.values())
    gone = {row_texts([olds[at] for at in row.paragraphs]) for table in tables.old for row in table if row.first not in tables.partners}
    return frozenset(
        texts
        for table in tables.new
        for row in table
        if row.first not in kept and (texts := row_texts([news[at] for at in row.paragraphs])) in gone
    )


def _alike(one: tuple[bytes, bytes, bytes], other: tuple[bytes, bytes, bytes]) -> bool:
    """The same look, as far as both hold words."""
    return one[0] == other[0] and (not all((*one[1:], *other[1:])) or one == other)

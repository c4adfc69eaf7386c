"""The cells of recorded tables in an edited text. Rows are paired first: a number belongs to the row that its name says.

Cell by cell nothing is paired across rows: a 5 in a row that somebody added is not the 5 of a row that somebody took out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from drafting.blocks.record import Record, Row, tables_of
from drafting.frozen import mutable
from drafting.readers.counterparts import counterparts
from drafting.readers.row_pairs import NewRow, OldRow, is_name, row_pairs
from drafting.readers.rows import WordRow
from drafting.readers.word import WordText


@mutable
class Cells:
    """`rows` gives for the first paragraph of a recorded row what it has become. `places` gives for each recorded cell of a
    table that still stands the paragraphs of its cell now, () where it is gone. `held` are the paragraphs of those tables.

    In `unsure` rows the name is another one and no figure reads as recorded: their bookmarks alone speak for them.
    """

    rows: dict[int, WordRow] = field(default_factory=dict)
    places: dict[int, tuple[int, ...]] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)


def cells_of(record: Record, text: WordText, marks: Mapping[str, int]) -> Cells:
    """`marks` says in which paragraph each bookmark stands."""
    return _Search(record, text, marks).run() if record.tables else Cells()


class _Search:
    def __init__(self, record: Record, text: WordText, marks: Mapping[str, int]) -> None:
        self._text = text
        self._found = Cells()
        figured: dict[int, list[str]] = defaultdict(list)
        for each in record.figures:
            figured[each.paragraph].append(each.bookmark)
        self._figured = figured
        self._olds = [[_old(row, record, figured) for row in table] for table in tables_of(record)]
        standing: dict[int, set[str]] = defaultdict(set)
        for name, paragraph in marks.items():
            standing[paragraph].add(name)
        self._news: dict[int, list[tuple[WordRow, NewRow]]] = defaultdict(list)
        for row in text.rows:
            if not row.deleted:
                self._news[row.table].append((row, _new(row, text, standing)))

    def run(self) -> Cells:
        found = self._found
        kin = self._kinships()
        likely = _each_once(kin)
        for old, new in likely:
            self._paired(self._olds[old], self._news[new])
        for old, new in kin:
            left = [each for each in self._olds[old] if each.first not in found.rows]
            if left and (old, new) not in likely:
                self._torn_off(left, self._news[new])
        for old, _ in likely:
            for each in self._olds[old]:
                if each.first not in found.rows:
                    found.places |= {each.first + at: () for at in range(len(each.texts))}
        return found

    # which table ---------------------------------------------------------------------------

    def _kinships(self) -> list[tuple[int, int]]:
        """Tables that have bookmarks, names or whole rows in common, those with most first."""
        marked = {mark: number for number, table in enumerate(self._olds) for row in table for mark in row.bookmarks if mark}
        known: dict[object, set[int]] = defaultdict(set)
        for number, table in enumerate(self._olds):
            for each in table:
                if any(each.texts):
                    known[each.texts].add(number)
                if each.name:
                    known[each.name].add(number)
        counts: Counter[tuple[int, int]] = Counter()
        for new, rows in self._news.items():
            for _, row in rows:
                counts.update((marked[mark], new) for mark in row.bookmarks if mark in marked)
                counts.update((old, new) for old in known.get(row.texts, ()))
                counts.update((old, new) for old in set().union(*(known.get(word, set()) for word in filter(is_name, row.texts))))
        return sorted(counts, key=lambda each: (-counts[each], each))

    # which row and cell ------------------------------------------------------------------------

    def _paired(self, olds: Sequence[OldRow], news: Sequence[tuple[WordRow, NewRow]]) -> None:
        self._hold(news)
        pairs = row_pairs(olds, [row for _, row in news])
        heads = (olds[0].texts, news[pairs[0]][1].texts) if 0 in pairs else ((), ())
        columns = _columns(*heads) if 0 in pairs else None
        strange = _strange(*heads)
        for old, new in pairs.items():
            self._put(olds[old], *news[new], columns)
            self._doubt(olds[old], news[new][1], strange)

    def _doubt(self, old: OldRow, new: NewRow, strange: Sequence[int]) -> None:
        """Cells of columns that people gave another head, unless the bookmark of our figure is still in the row."""
        for column in strange:
            names = self._figured.get(old.first + column, [])
            if names and new.bookmarks.isdisjoint(names):
                self._found.unsure.add(old.first + column)

    def _torn_off(self, olds: Sequence[OldRow], news: Sequence[tuple[WordRow, NewRow]]) -> None:
        """Rows in another table of the person's, where they read as they did or hold their bookmarks."""
        left = [(row, new) for row, new in news if not {each for cell in row.cells for each in cell} & self._found.held]
        for old, to in row_pairs(olds, [new for _, new in left]).items():
            row, new = left[to]
            if olds[old].figures and (olds[old].bookmarks & new.bookmarks or olds[old].texts == new.texts):
                self._hold([left[to]])
                self._put(olds[old], row, new, None)

    def _hold(self, rows: Sequence[tuple[WordRow, NewRow]]) -> None:
        self._found.held.update(each for row, _ in rows for cell in row.cells for each in cell)

    def _put(self, old: OldRow, row: WordRow, new: NewRow, columns: dict[int, int] | None) -> None:
        found = self._found
        found.rows[old.first] = row
        if columns is None or max(columns.values(), default=-1) >= len(row.cells):
            columns = dict(_within(old.texts, new.texts))
        for column in range(len(old.texts)):
            at = columns.get(column, -1)
            found.places[old.first + column] = tuple(row.cells[at]) if at >= 0 else ()
        same = any(new.texts[columns[at]] == old.texts[at] for at in old.figures if at in columns)
        if old.name and old.name not in new.texts and not same:
            found.unsure.update(range(old.first, old.first + len(old.texts)))


def _each_once(kin: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The nearest kin of each, no table twice."""
    olds: set[int] = set()
    news: set[int] = set()
    pairs = []
    for old, new in kin:
        if old not in olds and new not in news:
            olds.add(old)
            news.add(new)
            pairs.append((old, new))
    return pairs


def _columns(old: Sequence[str], new: Sequence[str]) -> dict[int, int] | None:
    """Columns by what their heads say, where each says something of its own."""
    if len({*old}) < len(old) or len({*new}) < len(new) or not {*old} <= {*new}:
        return None
    return {at: new.index(text) for at, text in enumerate(old)}


def _strange(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Columns under whose place in the head something else stands, and whose own head stands nowhere."""
    if len(old) != len(new):
        return []
    return [at for at, (was, now) in enumerate(zip(old, new, strict=True)) if was != now and was not in new and now not in old]


def _within(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The cells of one row."""
    if len(old) == len(new):
        yield from enumerate(range(len(new)))
        return
    taken: set[int] = set()
    for at, places in enumerate(counterparts(old, new)):
        if places and places[0] not in taken:
            taken.add(places[0])
            yield at, places[0]


def _old(row: Row, record: Record, figured: Mapping[int, Sequence[str]]) -> OldRow:
    return OldRow(
        row.first,
        tuple(record.paragraphs[each].strip() for each in row.paragraphs),
        frozenset(at for at, each in enumerate(row.paragraphs) if each in figured),
        frozenset(mark for each in row.paragraphs for mark in figured.get(each, ()) if mark),
    )


def _new(row: WordRow, text: WordText, standing: Mapping[int, set[str]]) -> NewRow:
    marks = frozenset(mark for cell in row.cells for each in cell for mark in standing.get(each, ()))
    return NewRow(tuple("".join(text.texts[each] for each in cell).strip() for cell in row.cells), marks)

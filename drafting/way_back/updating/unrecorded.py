"""Drafts whose record says nothing of tables and gaps, as records of earlier versions do not.

People's tables then stay as they are: a figure is brought in where its row is certain, and what else the data ask is listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.blocks.record import Record, RecordedGap, Row
from drafting.patterns import lazy
from drafting.readers.places import Places
from drafting.readers.rows import WordRow
from drafting.readers.word import WordText
from drafting.way_back.updating.changes import Plan
from drafting.way_back.updating.drafts import ParagraphPair
from drafting.way_back.updating.person import Person
from drafting.way_back.updating.sentence_plan import SentencePlanner
from drafting.way_back.updating.sentences import Sentence
from drafting.way_back.updating.tables import NUMBER, Tables

_GAP: Final = lazy(r"【待补[^】]*】")
_Paths = tuple[str, ...]


def with_found_gaps(old: Record, new: Record) -> Record:
    """The old record with the 【待补】 that stand in its paragraphs, where it tells of none itself."""
    if old.gaps:
        return old
    known: dict[str, set[str]] = defaultdict(set)
    for each in new.gaps:
        known[each.text].add(each.path)
    said = "\n".join(new.paragraphs)
    gaps = []
    for paragraph, text in enumerate(old.paragraphs):
        for match in _GAP.finditer(text):
            if match[0] in known or match[0] not in said:  # else it is the data's own words
                path = next(iter(known[match[0]])) if len(known[match[0]]) == 1 else ""
                gaps.append(RecordedGap(path, match[0], paragraph, match.start()))
    return replace(old, gaps=tuple(gaps))


def untold_cells(old: Record, pairs: Sequence[ParagraphPair], person: Person, fresh: WordText) -> frozenset[int]:
    """The old paragraphs that stand in the person's tables, of which the record does not tell.

    Letterhead and imprint are tables too, and told of in no record: what they hold goes the way of running text.
    """
    if old.tables:
        return frozenset()
    return frozenset(
        each.old
        for each in pairs
        if each.old is not None
        and (row := _row(each.old, person)) is not None
        and len(row.cells) > 1
        and (each.new is None or "tc" not in fresh.paragraphs[each.new].within)
    )


def parted(pairs: Sequence[ParagraphPair], cells: frozenset[int]) -> Iterator[ParagraphPair]:
    """The pairs, those cells alone."""
    for each in pairs:
        if each.old in cells and each.new is not None:
            yield replace(each, new=None, pairs=tuple(replace(one, new=None) for one in each.pairs if one.old))
            yield replace(each, old=None, pairs=tuple(replace(one, old=None) for one in each.pairs if one.new))
        else:
            yield each


class UntoldTables:
    """Adds to `plan` what today's tables ask of tables that the record does not tell of."""

    def __init__(
        self,
        olds: Sequence[Sequence[Sentence]],
        news: Sequence[Sequence[Sentence]],
        cells: frozenset[int],
        tables: Tables,
        person: Person,
        sentences: SentencePlanner,
        plan: Plan,
        places: Places,
    ) -> None:
        """`places` are those of today's draft."""
        self._places = places
        self._rows = [row for table in tables.new for row in table] if cells else []
        self._news = news
        self._person = person
        self._sentences = sentences
        self._plan = plan
        self._now: dict[_Paths, list[tuple[Sentence, Row]]] = defaultdict(list)
        for row in self._rows:
            for each in (each for cell in row.paragraphs for each in news[cell]):
                self._now[_paths(each)].append((each, row))
        self._before: dict[_Paths, list[Sentence]] = defaultdict(list)
        self._held: dict[tuple[int, int], set[str]] = defaultdict(set)  # the paths in each row of the person's
        for cell in sorted(cells):
            held = _row(cell, person)
            assert held is not None
            for each in olds[cell]:
                self._before[_paths(each)].append(each)
                self._held[held.span].update(filter(None, _paths(each)))
        self._words = {each.text.strip() for cell in cells for each in olds[cell]}
        self._told: set[object] = set()

    def keep(self, paragraph: ParagraphPair) -> None:
        """One of the cells: its late figures come in, its words stay."""
        for each in (pair.old for pair in paragraph.pairs if pair.old):
            paths = _paths(each)
            now = self._now.get(paths, []) if any(paths) else []
            if self._are_one(self._before[paths], now) and now[0][0].hidden == each.hidden:
                self._sentences.in_cell(each, now[0][0], in_its_row=self._in_row(each, now[0][1]))
                continue
            self._plan.kept.add(each, {})
            if any(paths) and not now:
                self._tell_gone(each)
            elif now and sorted(one.text for one in self._before[paths]) != sorted(one.text for one, _ in now):
                path = next(filter(None, paths))
                self._plan.tell("figure", "listed", -1, each.text, "、".join(dict.fromkeys(one.text for one, _ in now)), path)

    @staticmethod
    def _are_one(before: Sequence[Sentence], now: Sequence[tuple[Sentence, Row]]) -> bool:
        """Whether figures of one path are one figure, in one table or in the same table twice: rows may share a name."""
        return len(before) == len(now) and len({each.text for each in before}) == len({each.text for each, _ in now}) == 1

    def tell_new(self) -> None:
        """Rows, and figures of known rows, that only today's draft has."""
        known = set().union(*self._held.values())
        for row in self._rows:
            sentences = [each for cell in row.paragraphs for each in self._news[cell]]
            paths = {path for each in sentences for path in _paths(each) if path}
            if not paths & known and not (not paths and all(self._said(each) for each in sentences)):
                texts = ["".join(each.text for each in self._news[cell]) for cell in row.paragraphs]
                self._plan.tell_of_row("insert", texts, where=self._places.table(row.first))
                continue
            for mark in (mark for each in sentences for mark in each.marks):
                if mark.path and mark.path not in known and not mark.is_gap:
                    self._plan.tell("figure", "listed", -1, "【待补】", mark.text, mark.path)

    def _said(self, sentence: Sentence) -> bool:
        return sentence.text.strip() in self._words or bool(NUMBER.fullmatch(sentence.text))

    def _in_row(self, old: Sentence, row: Row) -> bool:
        """Whether the person's row says the name that today's draft gives the figure's row."""
        held = _row(old.paragraph, self._person)
        assert held is not None
        names = [
            text
            for cell in row.paragraphs
            if not any(each.marks for each in self._news[cell])
            if (text := "".join(each.text for each in self._news[cell]).strip()) and not NUMBER.fullmatch(text)
        ]
        texts = [each.strip() for each in self._person.row_texts(held)]
        return not names or names[0] in texts

    def _tell_gone(self, old: Sentence) -> None:
        """A figure that today's tables do not hold: its row is gone, or it alone."""
        held = _row(old.paragraph, self._person)
        assert held is not None
        if self._held[held.span] & {path for paths in self._now for path in paths}:
            self._plan.tell("figure", "listed", -1, old.text, "（无）", next(filter(None, _paths(old))))
        elif held.span not in self._told:
            self._told.add(held.span)
            self._plan.tell_of_row("delete", self._person.row_texts(held), where=self._person.places.of(held.cells[0][0]))


def _row(cell: int, person: Person) -> WordRow | None:
    """The person's row in which a recorded paragraph stands."""
    places = person.counterparts[cell]
    return person.row_at(places[0]) if places else None


def _paths(sentence: Sentence) -> _Paths:
    return tuple(mark.path for mark in sentence.marks)

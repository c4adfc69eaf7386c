"""What today's draft asks of a person's document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from drafting.way_back.updating.changes import Plan
from drafting.way_back.updating.drafts import Pair, ParagraphPair
from drafting.way_back.updating.faces import Faces
from drafting.way_back.updating.numbering import number_of
from drafting.way_back.updating.person import Person
from drafting.way_back.updating.row_plan import RowPlanner
from drafting.way_back.updating.sentence_plan import SentencePlanner
from drafting.way_back.updating.sentences import Sentence
from drafting.way_back.updating.tables import Tables
from drafting.way_back.updating.unrecorded import UntoldTables
from drafting.writers.docx.annotate import Add, Drop


class Planner:
    """Goes through both drafts side by side; `names` gives bookmarks that the document does not have."""

    def __init__(
        self, person: Person, faces: Faces, tables: Tables, names: Iterator[str], disputed: frozenset[str] = frozenset()
    ) -> None:
        self._person = person
        self._faces = faces
        self.plan = Plan()
        self._sentences = SentencePlanner(person, faces, names, self.plan, disputed)
        self._all = tables
        self._tables = RowPlanner(person, faces, tables, self._sentences, self.plan)
        self._rows_out, self._rows_in = (
            {cell: row for table in each for row in table for cell in row.paragraphs} for each in (tables.old, tables.new)
        )

    def run(
        self,
        pairs: Sequence[ParagraphPair],
        olds: Sequence[Sequence[Sentence]],
        news: Sequence[Sequence[Sentence]],
        untold: frozenset[int] = frozenset(),
    ) -> Plan:
        """`olds` and `news` are the sentences of both drafts; `untold` the cells of which the old record does not tell."""
        tables = UntoldTables(olds, news, untold, self._all, self._person, self._sentences, self.plan, self._faces.places)
        at = 0
        while at < len(pairs):
            pair = pairs[at]
            if pair.old in untold:
                self.plan.kept.begin()
                tables.keep(pair)
            elif untold and pair.new in self._rows_in:
                pass  # told of at the end
            elif pair.old is not None and pair.new is not None:
                self._continued(pair)
            elif cells := self._row(pairs, at):
                at += cells - 1
            elif pair.old is None:
                self._appeared(pairs, at)
            else:
                self._vanished(pair)
            at += 1
        tables.tell_new()
        return self.plan

    # one paragraph of both drafts ------------------------------------------------------

    def _continued(self, paragraph: ParagraphPair) -> None:
        self._begin(paragraph)
        pairs = paragraph.pairs
        left = 0  # sentences of a point that stays, as people have changed something of it
        for at, pair in enumerate(pairs):
            if pair.old and pair.new:
                self._sentences.both(pair.old, pair.new)
            elif pair.old and at < left:
                continue
            elif pair.old:
                point = self._point(pairs, at)
                if len(point) > 1 and not all(map(self._sentences.can_go, point)):
                    self._sentences.left(point, self._person.counterparts[pair.old.paragraph][0])
                    left = at + len(point)
                    continue
                self._sentences.gone(pair.old)
            elif at == 0 or pairs[at - 1].new is None or pairs[at - 1].old is not None:
                self._sentences.inserted(pairs, at)

    def _begin(self, paragraph: ParagraphPair) -> None:
        row = self._rows_out.get(paragraph.old) if paragraph.old is not None else None
        self.plan.kept.begin(None if row is None else ("old", row.first))

    def _point(self, pairs: Sequence[Pair], at: int) -> list[Sentence]:
        """The sentences from a point's number on that go together: 四是……。 and what it says."""
        first = pairs[at].old
        if first is None or not number_of(first.text) or not self._person.counterparts[first.paragraph]:
            return []
        rest = takewhile(lambda each: each.old is not None and each.new is None and not number_of(each.old.text), pairs[at + 1 :])
        return [first, *(each.old for each in rest if each.old)]

    # paragraphs that vanish and appear --------------------------------------------------

    def _vanished(self, paragraph: ParagraphPair) -> None:
        assert paragraph.old is not None
        sentences = [each.old for each in paragraph.pairs if each.old]
        places = self._person.counterparts[paragraph.old]
        if not sentences or not places:
            return  # a blank line, or a person has deleted it
        at = places[0]
        if paragraph.old not in self._rows_out and self._covers(at, sentences) and self._person.can_drop(at):
            self.plan.edits.append(Drop(at))
            self.plan.tell("delete", "changed", at, "".join(each.text for each in sentences), "")
            return
        self._begin(paragraph)
        if number_of(sentences[0].text) and not all(map(self._sentences.can_go, sentences)):
            self._sentences.left(sentences, at)
            return
        if paragraph.old in self._rows_out:  # a single cell
            for each in sentences:
                self.plan.kept.add(each, {})
            self.plan.tell_of_row("delete", ["".join(each.text for each in sentences)])
            return
        for each in sentences:
            self._sentences.gone(each)

    # rows of tables that vanish and appear ----------------------------------------------

    def _row(self, pairs: Sequence[ParagraphPair], at: int) -> int:
        """A row of one draft alone, from its first cell on; returns how many of the pairs were its cells."""
        old, new = pairs[at].old, pairs[at].new
        row = self._rows_out.get(old) if old is not None else self._rows_in.get(new) if new is not None else None
        if row is None or (row.first != (old if old is not None else new)):
            return 0
        cells = pairs[at : at + row.columns]
        whole = len(cells) == row.columns and all((each.old is None, each.new is None) == (old is None, new is None) for each in cells)
        if not whole:
            return 0
        if old is not None:
            self._tables.leave(row, [[pair.old for pair in each.pairs if pair.old] for each in cells])
        else:
            self._tables.come(row, [[pair.new for pair in each.pairs if pair.new] for each in cells])
        return row.columns

    def _covers(self, at: int, sentences: Sequence[Sentence]) -> bool:
        """Whether the person's paragraph holds just these sentences, as they were drafted."""
        return self._person.text.texts[at] == "".join(each.text for each in sentences)

    def _appeared(self, pairs: Sequence[ParagraphPair], at: int) -> None:
        paragraph = pairs[at]
        index = paragraph.new
        assert index is not None
        sentences = [each.new for each in paragraph.pairs if each.new]
        if not sentences:
            return
        text = "".join(each.text for each in sentences)
        if index in self._rows_in:  # a single cell
            self.plan.tell_of_row("insert", [text])
            return
        before, like = self._before(pairs, at), self._like(pairs, index)
        if before is None or like is None:
            self.plan.tell("insert", "listed", -1, "", text)
            return
        self.plan.kept.begin()
        self.plan.edits.append(Add(before, like, self._sentences.fresh(sentences)))
        self.plan.tell("insert", "changed", before, "", text)

    def _before(self, pairs: Sequence[ParagraphPair], at: int) -> int | None:
        """The paragraph of the person's before which a new one belongs: right behind the one it follows in the draft."""
        previous = next((each.old for each in reversed(pairs[:at]) if each.old is not None and each.pairs), None)
        following = next((each.old for each in pairs[at + 1 :] if each.old is not None and each.pairs), None)
        if previous is None or following is None:
            return None
        first, last = self._person.counterparts[previous], self._person.counterparts[following]
        if not first or not last:
            return None
        here, there = first[-1] if len(first) > 1 and first[-1] < last[0] else first[0], last[0]
        blank = all(not self._person.text.texts[each].strip() for each in range(here + 1, there))
        if here < there and blank and self._person.can_stand_before(here + 1):
            return here + 1
        return None

    def _like(self, pairs: Sequence[ParagraphPair], index: int) -> int | None:
        """The person's paragraph next to the new one that was drafted in the same look."""
        wanted = self._faces.like(index)
        alike = [
            (abs(each.new - index), places[0])
            for each in pairs
            if each.old is not None
            and each.new is not None
            and each.pairs
            and (places := self._person.counterparts[each.old])
            and self._faces.like(each.new) == wanted
            and self._person.text.texts[places[0]]
        ]
        return min(alike)[1] if alike else None

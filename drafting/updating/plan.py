"""What today's draft asks of a person's document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.updating.changes import Plan
from drafting.updating.drafts import ParagraphPair
from drafting.updating.faces import Faces
from drafting.updating.person import Person
from drafting.updating.sentence_plan import SentencePlanner
from drafting.updating.sentences import Sentence
from drafting.writers.docx.annotate import Add, Drop


class Planner:
    """Goes through both drafts side by side; `names` gives bookmarks that the document does not have."""

    def __init__(self, person: Person, faces: Faces, names: Iterator[str]) -> None:
        self._person = person
        self._faces = faces
        self.plan = Plan()
        self._sentences = SentencePlanner(person, faces, names, self.plan)
        self._row_in: list[str] = []
        self._row_out: list[str] = []

    def run(self, pairs: Sequence[ParagraphPair]) -> Plan:
        for at, pair in enumerate(pairs):
            if pair.old is None and pair.new is not None and self._faces.in_table(pair.new):
                self._cell_appeared(pair)
            elif pair.old is None:
                self._appeared(pairs, at)
            elif pair.new is None:
                self._vanished(pair)
            else:
                self._continued(pair)
        if self._row_in:  # single cells
            self.plan.tell_of_row("insert", self._row_in)
        if self._row_out:
            self.plan.tell_of_row("delete", self._row_out)
        return self.plan

    # one paragraph of both drafts ------------------------------------------------------

    def _continued(self, paragraph: ParagraphPair) -> None:
        self.plan.kept.begin()
        pairs = paragraph.pairs
        for at, pair in enumerate(pairs):
            if pair.old and pair.new:
                self._sentences.both(pair.old, pair.new)
            elif pair.old:
                self._sentences.gone(pair.old)
            elif at == 0 or pairs[at - 1].new is None or pairs[at - 1].old is not None:
                self._sentences.inserted(pairs, at)

    # paragraphs that vanish and appear --------------------------------------------------

    def _vanished(self, paragraph: ParagraphPair) -> None:
        assert paragraph.old is not None
        sentences = [each.old for each in paragraph.pairs if each.old]
        places = self._person.counterparts[paragraph.old]
        if not sentences or not places:
            return  # a blank line, or a person has deleted it
        at = places[0]
        if self._covers(at, sentences) and self._person.can_drop(at):
            self.plan.edits.append(Drop(at))
            self.plan.tell("delete", "changed", at, "".join(each.text for each in sentences), "")
            return
        self.plan.kept.begin()
        if self._person.in_table(at):
            self._cell_vanished(at, sentences)
            return
        for each in sentences:
            self._sentences.gone(each)

    # rows of tables that vanish and appear ----------------------------------------------

    def _cell_appeared(self, paragraph: ParagraphPair) -> None:
        """A cell of a row that is listed once it is whole."""
        assert paragraph.new is not None
        self._row_in.append("".join(each.new.text for each in paragraph.pairs if each.new))
        if self._faces.ends_row(paragraph.new):
            self.plan.tell_of_row("insert", self._row_in)
            self._row_in = []

    def _cell_vanished(self, at: int, sentences: Sequence[Sentence]) -> None:
        for each in sentences:
            self.plan.kept.add(each, {})
        self._row_out.append("".join(each.text for each in sentences))
        if self._person.ends_row(at):
            self.plan.tell_of_row("delete", self._row_out)
            self._row_out = []

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

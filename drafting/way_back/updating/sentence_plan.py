"""One sentence of both drafts, brought into a person's document: changed where it is still ours, spoken of where it is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.assembling.doubted import MARK as DOUBTED
from drafting.blocks.record import RecordedFigure
from drafting.patterns import lazy
from drafting.quantities.plain import plain, says
from drafting.readers.alignment import NUMBER
from drafting.way_back.updating.changes import GAP, Plan, is_table
from drafting.way_back.updating.comparison import Comparison, Difference, Wanted, clause
from drafting.way_back.updating.drafts import Pair
from drafting.way_back.updating.faces import Faces
from drafting.way_back.updating.numbering import number_of
from drafting.way_back.updating.person import Person, Standing, sure
from drafting.way_back.updating.sentences import ENDS, Mark, Sentence
from drafting.writers.docx.annotate import Replace, Words

_NUMERIC: Final = lazy(r"[\d.,．一二两三四五六七八九十百千万亿〇零]")


class SentencePlanner:
    """Adds to `plan`, sentence by sentence; `names` gives bookmarks that the document does not have."""

    def __init__(
        self, person: Person, faces: Faces, names: Iterator[str], plan: Plan, disputed: frozenset[str] = frozenset()
    ) -> None:
        """`disputed` are the indicators of which people wrote figures of their own, and the tables to which they added rows: what is computed from them is left."""
        self.plan = plan
        self._person = person
        self._faces = faces
        self._names = names
        self._disputed = disputed
        self._standings: dict[tuple[int, int], list[Standing]] = {}

    def both(self, old: Sentence, new: Sentence) -> None:
        compared = Comparison(old, new)
        standings = self._where(old)
        if not standings and compared.differences and self._says(old, new.text):
            self._keep_new(compared, {})
            return
        if not standings:
            if self._renumbered(old, new):
                self._keep_new(compared, {})
                return
            self._keep_old(compared, self._rephrased(compared, standings))
            return
        names: dict[int, str] = {}
        complete = True
        for copy, standing in enumerate(standings):
            fresh = {} if copy else self._named(compared)
            complete &= self._standing(compared, standing, fresh)
            names |= fresh
        self._rephrased(compared, standings)  # a copy that was edited
        if complete:
            self._keep_new(compared, names)
        else:
            self._keep_old(compared, self._brought_in(compared, standings[0]))

    def in_cell(self, old: Sentence, new: Sentence, *, in_its_row: bool) -> None:
        """A cell of a table that the record does not tell of: its figures alone, where they stand in their row."""
        compared = Comparison(old, new)
        if in_its_row:
            self._keep_old(compared, self._rephrased(compared, ()))
            return
        self.plan.kept.add(old, {})
        for mark in old.marks:
            wanted = compared.wanted(mark)
            if wanted is not None and wanted.text != mark.text:
                self.plan.tell("figure", "listed", -1, mark.text, wanted.text, wanted.path)

    def _renumbered(self, old: Sentence, new: Sentence) -> bool:
        """A heading or point that people have rephrased, of which today's draft changes the number alone."""
        before, after = number_of(old.text), number_of(new.text)
        if not before or not after or before == after or old.text[len(before) :] != new.text[len(after) :]:
            return False
        for paragraph in self._person.counterparts[old.paragraph][:1]:
            text = self._person.text.texts[paragraph]
            places = [at for at in range(len(text)) if text.startswith(before, at) and (not at or text[at - 1] in ENDS)]
            if len(places) == 1 and self._person.plain(paragraph, places[0], places[0] + len(before)):
                words = tuple(self._faces.words(new, 0, len(after), {}))
                self.plan.replace(paragraph, places[0], places[0] + len(before), words)
                self.plan.tell("words", "changed", paragraph, before, after)
                return True
        return False

    def _where(self, sentence: Sentence) -> list[Standing]:
        key = (sentence.paragraph, sentence.start)
        if key not in self._standings:
            self._standings[key] = self._person.standings(sentence)
        return self._standings[key]

    def _says(self, old: Sentence, words: str) -> bool:
        """Whether the person has written just that already."""
        texts = self._person.text.texts
        return any(words in texts[each] for each in self._person.counterparts[old.paragraph])

    def _named(self, compared: Comparison) -> dict[int, str]:
        """A bookmark for each figure of the new sentence that is no figure of the old one."""
        return {
            mark.number: next(self._names)
            for mark in compared.new.marks
            if not mark.is_gap and mark.number not in compared.partners
        }

    def _standing(self, compared: Comparison, standing: Standing, names: dict[int, str]) -> bool:
        """Bring the new sentence into the old one's place; False if something of its words had to be left."""
        changed = {
            mark.number
            for mark, now in zip(compared.old.marks, standing.marks, strict=True)
            if now.text_now != mark.text or self._hangs_on(compared.wanted(mark))
        }
        for mark, now in zip(compared.old.marks, standing.marks, strict=True):
            wanted = compared.wanted(mark)
            if wanted is not None and wanted.text != now.text_now:
                self._figure(mark, compared, standing.paragraph, now.start, now.end, now.text_now, names)
        complete = True
        for each in compared.differences:
            if each.is_figure:
                continue
            if self._touches(compared.old, each, changed) and not _settles(compared, each, standing):
                place = standing.at(each.old[0]), standing.at(each.old[1])
                self.plan.note_words(compared, standing.paragraph, *place)
                complete = False
                continue
            start, end = standing.at(each.old[0]), standing.at(each.old[1])
            words = tuple(self._faces.words(compared.new, *each.new, names))
            self.plan.replace(standing.paragraph, start, end, words, compared.old.text[slice(*each.old)])
            old, new = compared.old.text[slice(*each.old)], compared.new.text[slice(*each.new)]
            self.plan.tell("words", "changed", standing.paragraph, old, new)
        return complete

    def _touches(self, old: Sentence, each: Difference, changed: set[int]) -> bool:
        """Whether a person changed a figure in the clause that the words are of."""
        low, high = clause(old.text, *each.old)
        return any(mark.number in changed for mark in old.marks if low <= mark.start < high)

    def _figure(
        self, mark: Mark, compared: Comparison, paragraph: int, start: int, end: int, now: str, names: dict[int, str]
    ) -> None:
        """A late figure in place of the old one; what a person wrote is left, with a comment."""
        wanted = compared.wanted(mark)
        assert wanted is not None
        source = self._hangs_on(wanted)
        if source:
            self.plan.note_computed(paragraph, start, end, now, wanted.text, wanted.path, source)
            return
        if now.startswith(GAP) and not mark.is_gap:  # it was filled once, and that was rejected
            words = tuple(self._faces.words(compared.new, wanted.start, wanted.end, {}))
            self.plan.replace(paragraph, start, end, words, now)
            self.plan.tell("figure", "changed", paragraph, now, wanted.text, wanted.path)
            return
        if now != mark.text and wanted.text == mark.text and not _NUMERIC.search(now):
            return  # words took its place, and the data stayed
        if now != mark.text and any(says(now, figure) for figure in (wanted.text, f"{wanted.text}{wanted.marks[0].figure.figure.unit}")):
            return  # typed another way: 5,361户, or with the unit that the column's header says
        if now != mark.text:
            self.plan.note_figure(paragraph, start, end, now, wanted.text, wanted.path)
            return
        if mark.is_gap:
            words = tuple(self._faces.words(compared.new, wanted.start, wanted.end, names))
            self.plan.replace(paragraph, start, end, words, mark.text)
        else:
            head, tail = _same_ends(mark.text, wanted.text)
            new = wanted.text[head : len(wanted.text) - tail]
            self.plan.replace(paragraph, start + head, end - tail, (Words(new),) if new else ())
        self.plan.tell("figure", "changed", paragraph, now, wanted.text, wanted.path)

    def _hangs_on(self, wanted: Wanted | None) -> str:
        """The disputed indicator from which a figure is computed, "" if there is none."""
        return _is_of(wanted, self._disputed) if wanted else ""

    # a sentence that people wrote anew --------------------------------------------------

    def _rephrased(self, compared: Comparison, standings: Sequence[Standing]) -> set[int]:
        """Figures outside of the standings, alone, where their place is certain.

        Returns the numbers of the old marks that read as in the data now.
        """
        brought = {(mark.paragraph, mark.start) for each in standings for mark in each.marks}
        done: set[int] = set()
        told = False
        left = {mark.figure.figure.path for mark in compared.old.marks if compared.in_changed_clause(mark)}
        for mark in compared.old.marks:
            wanted = compared.wanted(mark)
            places = [
                each
                for each in self._person.figures[mark.number]
                if each.paragraph is not None and not each.gone and (each.paragraph, each.start) not in brought
            ]
            for each in places:
                assert each.paragraph is not None
                if wanted is None or compared.in_changed_clause(mark) or _is_of(wanted, left):
                    if each.text_now == mark.text or sure(each):
                        told = told or self.plan.note_words(compared, each.paragraph, each.start, each.end)
                elif each.text_now == wanted.text:
                    done.add(mark.number)
                elif sure(each):
                    names = {} if each.copy else self._named(compared)
                    self._figure(mark, compared, each.paragraph, each.start, each.end, each.text_now, names)
                    if not self._hangs_on(wanted):
                        done.add(mark.number)  # what a person wrote is told of, beside today's
                elif wanted.text != mark.text and each.text_now == mark.text:
                    self.plan.note_unsure(each.paragraph, each.start, each.end, each.text_now, wanted.text, wanted.path)
                elif wanted.text != mark.text or _retyped(mark.text, each.text_now):
                    self.plan.note_figure(each.paragraph, each.start, each.end, each.text_now, wanted.text, wanted.path)
            if not places and not standings and wanted is not None and wanted.text != mark.text:
                self.plan.tell("figure", "listed", -1, mark.text, wanted.text, wanted.path)
        if not told and not standings and any(not each.is_figure for each in compared.differences):
            self.plan.tell("words", "listed", -1, compared.old.text, compared.new.text)
        return done

    # sentences that vanish and appear ---------------------------------------------------

    def gone(self, old: Sentence) -> None:
        standings = self._where(old)
        dropped = False
        for each in standings:
            if self._untouched(old, each) and self._person.plain(each.paragraph, each.start, each.end):
                self.plan.replace(each.paragraph, each.start, each.end, ())
                self.plan.tell("delete", "changed", each.paragraph, old.text, "")
                dropped = True
            else:
                self.plan.note_gone(old, each.paragraph, each.start, each.end)
        if not standings:
            self._gone_elsewhere(old)
        if not dropped:
            self.plan.kept.add(old, {})

    def can_go(self, old: Sentence) -> bool:
        """Whether it stands just as it was drafted, alone to be struck out."""
        standings = self._where(old)
        return bool(standings) and all(
            self._untouched(old, each) and self._person.plain(each.paragraph, each.start, each.end) for each in standings
        )

    def _untouched(self, old: Sentence, standing: Standing) -> bool:
        return all(now.text_now == mark.text for mark, now in zip(old.marks, standing.marks, strict=True))

    def left(self, sentences: Sequence[Sentence], paragraph: int) -> None:
        """Sentences that today's draft does not have, and that stay together, as people have changed some of them."""
        places = [(each.paragraph, each.start, each.end) for old in sentences for each in self._where(old)[:1]]
        places += [
            (each.paragraph, each.start, each.end)
            for old in sentences
            for mark in old.marks
            for each in self._person.figures[mark.number]
            if each.paragraph is not None and sure(each) and not each.gone
        ]
        here = [each for each in places if each[0] == paragraph]
        whole = len(self._person.text.texts[paragraph])
        start, end = (min(each[1] for each in here), max(each[2] for each in here)) if here else (0, whole)
        self.plan.note_left("".join(each.text for each in sentences), paragraph, start, end)
        for old in sentences:
            self.plan.kept.add(old, {})

    def _gone_elsewhere(self, old: Sentence) -> None:
        """The sentence was rephrased, or deleted by a person, which is as well."""
        for mark in old.marks:
            for each in self._person.figures[mark.number]:
                if each.paragraph is not None and sure(each) and not each.gone:
                    self.plan.note_gone(old, each.paragraph, each.start, each.end)
                    return

    def inserted(self, pairs: Sequence[Pair], at: int) -> None:
        """The sentences from `at` on that only the new draft has, together."""
        end = at
        while end < len(pairs) and pairs[end].old is None:
            end += 1
        new = [each.new for each in pairs[at:end] if each.new]
        before = next((each for each in reversed(pairs[:at]) if each.old), None)
        after = pairs[end] if end < len(pairs) else None
        place = self._between(before, after, new[0])
        text = "".join(each.text for each in new)
        if place is None:
            self.plan.tell("insert", "listed", -1, "", text)
            return
        paragraph, offset, look = place
        self.plan.edits.append(Replace(paragraph, offset, offset, self.fresh(new), look=look))
        self.plan.tell("insert", "changed", paragraph, "", text)

    def _between(self, before: Pair | None, after: Pair | None, new: Sentence) -> tuple[int, int, int] | None:
        """Paragraph and offset between two sentences of the old draft, and the character whose look the new words take."""
        first = self._where(before.old) if before and before.old else []
        last = self._where(after.old) if after and after.old else []
        for one in first:
            whole = len(self._person.text.texts[one.paragraph])
            if one.end == whole if after is None else any((each.paragraph, each.start) == (one.paragraph, one.end) for each in last):
                look = self._look(before, after, new, one, last)
                return None if look is None else (one.paragraph, one.end, look)
        for other in last:
            if before is None and other.start == 0:
                look = self._look(before, after, new, None, last)
                return None if look is None else (other.paragraph, 0, look)
        return None

    def _look(
        self, before: Pair | None, after: Pair | None, new: Sentence, first: Standing | None, last: Sequence[Standing]
    ) -> int | None:
        """Where in the person's paragraph the look of the new sentence is found: at its neighbour of the same face."""
        wanted = self._faces.at(new.paragraph, new.start)
        if first and before and (not before.new or self._faces.at(new.paragraph, before.new.end - 1) == wanted):
            return first.end - 1
        if last and after and (not after.new or self._faces.at(new.paragraph, after.new.start) == wanted):
            return last[0].start
        return None

    def fresh(self, sentences: Sequence[Sentence]) -> tuple[Words, ...]:
        """Sentences of the new draft alone, under bookmarks of their own; recorded as standing here."""
        words: list[Words] = []
        for each in sentences:
            names = {mark.number: next(self._names) for mark in each.marks if not mark.is_gap}
            words += self._faces.words(each, 0, len(each.text), names)
            self.plan.kept.add(each, {mark.number: _named(mark, names) for mark in each.marks})
        return tuple(words)

    # the record of what stands there -----------------------------------------------------

    def _keep_new(self, compared: Comparison, names: dict[int, str]) -> None:
        instead = {}
        for mark in compared.new.marks:
            partner = compared.partners.get(mark.number)
            if partner is not None and self._hangs_on(compared.wanted(partner)):
                instead[mark.number] = partner.figure  # left as it was, and nobody has changed it
                continue
            instead[mark.number] = _named(mark, names) if partner is None else _called(mark, partner.figure.bookmark or names.get(mark.number, ""))
        self.plan.kept.add(compared.new, instead)

    def _keep_old(self, compared: Comparison, done: set[int]) -> None:
        instead = {}
        for mark in compared.old.marks:
            wanted = compared.wanted(mark)
            if mark.number in done and wanted is not None and len(wanted.marks) == 1:
                instead[mark.number] = _called(wanted.marks[0], mark.figure.bookmark)
        self.plan.kept.add(compared.old, instead)

    def _brought_in(self, compared: Comparison, standing: Standing) -> set[int]:
        """Old marks whose late figure was brought in, by their numbers."""
        return {
            mark.number
            for mark, now in zip(compared.old.marks, standing.marks, strict=True)
            if now.text_now == mark.text and (wanted := compared.wanted(mark)) and wanted.text != mark.text
        }


def _settles(compared: Comparison, each: Difference, standing: Standing) -> bool:
    """Whether it takes away no more than the 【待核】 behind a figure that the person has set right."""
    if compared.old.text[slice(*each.old)] != DOUBTED or each.new[0] != each.new[1]:
        return False
    behind = ((mark, now) for mark, now in zip(compared.old.marks, standing.marks, strict=True) if mark.end == each.old[0])
    return any((wanted := compared.wanted(mark)) is not None and wanted.text == now.text_now for mark, now in behind)


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters before and behind the number two figures share: of 5361户 and 5402户 only the number changes."""
    head = tail = 0
    room = min(len(old), len(new))
    while head < room and old[head] == new[head] and not _NUMERIC.match(old[head]):
        head += 1
    while tail < room - head and old[-1 - tail] == new[-1 - tail] and not _NUMERIC.match(old[-1 - tail]):
        tail += 1
    return head, tail


def _is_of(wanted: Wanted, paths: Collection[str]) -> str:
    """The first of the indicators from which a figure is computed that is among these paths, or of the tables, "" if there is none."""
    inputs = [path for mark in wanted.marks for path in mark.figure.figure.inputs]
    found = next((path for path in inputs if any(each == path or each.startswith(f"{path}.") for each in paths)), "")
    return found or next((each for each in paths if is_table(each) and any(path.startswith(f"{each}.") for path in inputs)), "")


def _retyped(drafted: str, now: str) -> bool:
    """Whether what stands in an uncertain place is another number with the old unit: 98.5% for 98%."""
    one, other = (NUMBER.sub("#", plain(each)) for each in (drafted, now))
    return one == other and "#" in one and plain(now) != plain(drafted)


def _called(mark: Mark, bookmark: str) -> RecordedFigure:
    return replace(mark.figure, bookmark=bookmark)


def _named(mark: Mark, names: dict[int, str]) -> RecordedFigure:
    return _called(mark, names.get(mark.number, ""))

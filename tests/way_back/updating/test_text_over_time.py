"""A report over months: people work on it, office programs save it, figures come late, and some changes are accepted, some not."""

from __future__ import annotations

import copy
import re
from collections import Counter

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from drafting.readers.locate import locate
from drafting.readers.record import read_record
from drafting.readers.word import read_word
from drafting.way_back.updating.story import read_copy, update, with_its_draft
from tests.readers.editing import Desk, W
from tests.revisions import accepted_text, rejected_text
from tests.way_back.updating.drafting_desk import DAY, drafted
from tests.way_back.updating.test_edits_and_news import FIGURE, LINES, NEWS, with_news

NUMBER = re.compile(r"\d+(?:\.\d+)?")
PARAGRAPH, PLACE = st.integers(1, len(LINES) - 1), st.integers(0, 30)


def printed(line: str) -> str:
    return FIGURE.sub(r"\2", line)


class TextOverTime(RuleBasedStateMachine):
    """`news` is what the data say; `theirs` are the lines that people have had a hand in, by their places in the draft."""

    def __init__(self) -> None:
        super().__init__()
        self.data = drafted(*LINES)
        self.news: dict[str, int] = {}
        self.lines = [*LINES]
        self.shown = [printed(each) for each in LINES]  # as each line stood after the last update
        self.theirs: set[int] = set()
        self.typed: list[str] = []
        self.rounds = 0

    # people ----------------------------------------------------------------------------

    @rule(line=PARAGRAPH, at=PLACE)
    def a_person_types_over_a_number(self, line: int, at: int) -> None:
        desk, paragraph = self._open(line)
        runs = [run for run in _runs(paragraph) if NUMBER.search(_text(run))]
        if runs:
            run = runs[at % len(runs)]
            new = str(7000 + len(self.typed))
            _write(run, NUMBER.sub(new, _text(run), count=1))
            self.typed.append(new)
            self._save(desk, line)

    @rule(line=PARAGRAPH, at=PLACE, words=st.sampled_from(["有关", "进一步", "（县级）"]))
    def a_person_writes_into_a_sentence(self, line: int, at: int, words: str) -> None:
        desk, paragraph = self._open(line)
        runs = [run for run in _runs(paragraph) if len(_text(run)) > 2 and not NUMBER.search(_text(run))]
        if runs:
            run = runs[at % len(runs)]
            _write(run, _text(run)[:2] + words + _text(run)[2:])
            self._save(desk, line)

    @rule(line=PARAGRAPH, to=PLACE)
    def a_person_moves_a_paragraph(self, line: int, to: int) -> None:
        desk, paragraph = self._open(line)
        if paragraph is not None:
            others = [each for each in desk.paragraphs() if each is not paragraph and each.getparent().tag == f"{W}body"]
            others[3 + to % (len(others) - 3)].addprevious(paragraph)
            self._save(desk, line)

    @rule(line=PARAGRAPH)
    def a_person_takes_a_paragraph_out(self, line: int) -> None:
        desk, paragraph = self._open(line)
        if paragraph is not None and line % 3 == 0:
            paragraph.getparent().remove(paragraph)
            self._save(desk, line)

    @rule(at=PLACE, number=st.integers(100, 199))
    def a_person_adds_a_paragraph(self, at: int, number: int) -> None:
        desk = Desk(self.data)
        desk.insert_paragraph(f"县里另有安排，涉及{number}户。", 3 + at)
        self.data = desk.save()

    # office programs ---------------------------------------------------------------------

    @rule(length=st.integers(1, 5))
    def a_program_cuts_every_run_anew(self, length: int) -> None:
        desk = Desk(self.data)
        for run in list(desk.root.iter(f"{W}r")):
            text = _text(run)
            if [each.tag for each in run if each.tag != f"{W}rPr"] == [f"{W}t"] and len(text) > length:
                for start in range(0, len(text), length):
                    piece = copy.deepcopy(run)
                    _write(piece, text[start : start + length])
                    run.addprevious(piece)
                run.getparent().remove(run)
        self.data = desk.save()

    @rule()
    def a_program_saves_it_without_bookmarks(self) -> None:
        desk = Desk(self.data)
        desk.drop_bookmarks()
        self.data = desk.save()

    # the data, and both together -----------------------------------------------------------

    @rule(news=NEWS)
    def figures_come_late(self, news: dict[str, int]) -> None:
        self.news |= news
        self.lines = with_news(self.news)

    @rule(settled=st.sampled_from(["accepted", "waiting", "rejected", "by halves"]))
    def they_are_brought_in(self, settled: str) -> None:
        self.rounds += 1
        author = f"起草助手{self.rounds}"
        before = accepted_text(self.data)
        made = update(with_its_draft(read_copy(self.data, "改.docx")), drafted(*self.lines), author, DAY).data
        after = accepted_text(made)

        assert rejected_text(made, by=author) == before
        for number in self.typed:
            assert "".join(after).count(number) == "".join(before).count(number)
        drawn = {number for line in self.lines for number in NUMBER.findall(printed(line))}
        assert {number for line in after for number in NUMBER.findall(line)} <= drawn | {n for line in before for n in NUMBER.findall(line)}
        for place, line in enumerate(self.lines):
            if place not in self.theirs:
                assert printed(line) in after
        again = update(with_its_draft(read_copy(made, "改.docx")), drafted(*self.lines), author, DAY)
        assert not [each for each in again.changes if each.done == "changed"]
        if not self.theirs:
            record = read_record(made)
            assert record is not None
            assert not [each for each in locate(read_word(made, ""), record).figures if each.changed]
        self._settle(made, settled)

    def _settle(self, data: bytes, how: str) -> None:
        desk = Desk(data)
        if how == "accepted":
            desk.accept_all()
        elif how == "rejected":
            _reject(list(desk.root.iter(f"{W}p")))
        elif how == "by halves":
            paragraphs = list(desk.root.iter(f"{W}p"))
            _reject(paragraphs[::2])
            desk.accept_all()
        self.data = desk.save()
        whole = accepted_text(self.data)
        for place, line in enumerate(self.lines):
            if printed(line) not in whole:
                self.theirs.add(place)

    def _open(self, line: int) -> tuple[Desk, object]:
        """The paragraph that has most in common with a line of the draft, if any has."""
        desk = Desk(self.data)
        wanted = Counter(printed(LINES[line]))
        best = max(desk.paragraphs(), key=lambda each: (Counter("".join(map(_text, _runs(each)))) & wanted).total())
        return desk, best if (Counter("".join(map(_text, _runs(best)))) & wanted).total() * 2 > wanted.total() else None

    def _save(self, desk: Desk, line: int) -> None:
        self.theirs.add(line)
        self.data = desk.save()


def _reject(paragraphs: list) -> None:
    """The tracked changes of runs in these paragraphs rejected."""
    for paragraph in paragraphs:
        for change in list(paragraph.iter(f"{W}ins", f"{W}del")):
            if change.getparent().tag in (f"{W}rPr", f"{W}trPr"):
                continue
            for child in list(change) if change.tag == f"{W}del" else []:
                for text in child.iter(f"{W}delText"):
                    text.tag = f"{W}t"
                change.addprevious(child)
            change.getparent().remove(change)


def _runs(paragraph) -> list:
    """The runs that are shown, and hold nothing but text."""
    if paragraph is None:
        return []
    return [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None and next(run.iterancestors(f"{W}del"), None) is None]


def _text(run) -> str:
    return "".join(each.text or "" for each in run.findall(f"{W}t"))


def _write(run, text: str) -> None:
    first, *more = run.findall(f"{W}t")
    first.text = text
    first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for each in more:
        run.remove(each)


TestTextOverTime = TextOverTime.TestCase
TestTextOverTime.settings = settings(max_examples=25, stateful_step_count=10, deadline=None)

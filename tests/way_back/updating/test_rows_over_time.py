"""A table over months: people work on it, towns come and go in the data, and each update is brought into what stands there."""

from __future__ import annotations

import copy

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.readers.editing import Desk, W
from tests.revisions import accepted_rows, rejected_rows
from tests.way_back.updating.drafting_desk import AUTHOR, drafted, updated
from tests.way_back.updating.test_rows import report

NAMES = ("甲镇", "乙镇", "丙乡", "丁乡", "戊镇", "己乡", "庚镇")
TOWN = st.sampled_from(NAMES)
NUMBERS = st.tuples(st.integers(1, 99), st.integers(100, 999))


class TableOverTime(RuleBasedStateMachine):
    """`towns` is what the data say, `shown` what people see: each row of a name, and who answers for it."""

    def __init__(self) -> None:
        super().__init__()
        self.towns: dict[str, tuple[int, int]] = {}
        self.data = b""
        self.own: list[list[str]] = []  # rows that a person added
        self.typed: dict[str, list[str]] = {}  # rows in which a person changed a cell, as they read then
        self.removed: set[str] = set()
        self.pending = False  # whether changes of an earlier update stand in the file

    @initialize(towns=st.lists(TOWN, min_size=2, max_size=5, unique=True), numbers=st.lists(NUMBERS, min_size=5, max_size=5))
    def first_draft(self, towns: list[str], numbers: list[tuple[int, int]]) -> None:
        self.towns = dict(zip(towns, numbers, strict=False))
        self.data = drafted(*report(self.towns))

    # people ----------------------------------------------------------------------------

    @rule(at=st.integers(0, 6), number=st.integers(1, 99))
    def a_person_adds_a_row(self, at: int, number: int) -> None:
        desk, rows = self._open()
        model = rows[1 + at % (len(rows) - 1)]
        own = copy.deepcopy(model)
        words = [f"自加{len(self.own)}", str(number), str(number + 1)]
        for cell, text in zip(own.findall(f"{W}tc"), words, strict=True):
            _write(cell, text)
        for mark in [*own.iter(f"{W}bookmarkStart"), *own.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        model.addprevious(own)
        self.own.append(words)
        self._save(desk)

    @rule(at=st.integers(0, 6))
    def a_person_takes_a_row_out(self, at: int) -> None:
        desk, rows = self._open()
        ours = [row for row in rows[1:-1] if _reads(row)[0] in self.towns and _reads(row)[0] not in self.typed]
        if len(ours) > 1:
            row = ours[at % len(ours)]
            self.removed.add(_reads(row)[0])
            row.getparent().remove(row)
            self._save(desk)

    @rule(at=st.integers(0, 6), number=st.integers(1000, 1099))
    def a_person_types_over_a_number(self, at: int, number: int) -> None:
        desk, rows = self._open()
        ours = [row for row in rows[1:-1] if _reads(row)[0] in self.towns and _reads(row)[0] not in self.typed]
        if ours:
            row = ours[at % len(ours)]
            _write(row.findall(f"{W}tc")[2], str(number))
            self.typed[_reads(row)[0]] = _reads(row)
            self._save(desk)

    @rule()
    def a_program_saves_it_without_bookmarks(self) -> None:
        desk = Desk(self.data)
        desk.drop_bookmarks()
        self._save(desk)

    # the data --------------------------------------------------------------------------

    @rule(name=TOWN, numbers=NUMBERS, at=st.integers(0, 6))
    def a_town_comes_or_reports_anew(self, name: str, numbers: tuple[int, int], at: int) -> None:
        if name in self.towns:
            self.towns[name] = numbers
        else:
            towns = list(self.towns.items())
            towns.insert(at % (len(towns) + 1), (name, numbers))
            self.towns = dict(towns)

    @rule(at=st.integers(0, 6))
    def a_town_goes(self, at: int) -> None:
        if len(self.towns) > 1:
            name = list(self.towns)[at % len(self.towns)]
            del self.towns[name]

    @rule(at=st.integers(0, 6), to=st.integers(0, 6), numbers=st.none() | NUMBERS)
    def a_town_moves(self, at: int, to: int, numbers: tuple[int, int] | None) -> None:
        towns = list(self.towns.items())
        name, before = towns.pop(at % len(towns))
        towns.insert(to % (len(towns) + 1), (name, numbers or before))
        self.towns = dict(towns)

    # and both together -----------------------------------------------------------------

    @rule(accepted=st.booleans())
    def the_late_figures_come_in(self, accepted: bool) -> None:
        before = accepted_rows(self.data)
        brought = updated(self.data, *report(self.towns))
        after = accepted_rows(brought.data)
        if not self.pending:
            assert brought.rejects_cleanly
            assert rejected_rows(brought.data, by=AUTHOR) == before
        told = {each.new.split(" | ")[0] for each in brought.changes if each.is_row and each.done != "changed"}
        numbers = {name: [name, *map(str, each)] for name, each in self.towns.items()}
        standing = {row[0]: row for row in after}
        assert len(standing) == len(after)
        for own in self.own:
            assert own in after
        for name, row in numbers.items():
            if name in self.typed and name in standing:
                assert standing[name][2] == self.typed[name][2] or standing[name] == row
            elif name in standing:
                assert standing[name] == row
            else:
                assert name in self.removed or name in told
        for name in set(standing) - set(numbers) - {own[0] for own in self.own} - {"乡镇", "合计"}:
            assert name in self.typed or name in {row[0] for row in before}
        total = [sum(each[at] for each in self.towns.values()) for at in (0, 1)]
        assert standing["合计"] == ["合计", *map(str, total)]
        again = updated(brought.data, *report(self.towns))
        assert not again.done("changed")
        desk = Desk(brought.data)
        if accepted:
            desk.accept_all()
        self.pending = not accepted
        self.data = desk.save()
        assert accepted_rows(self.data) == after

    def _open(self) -> tuple[Desk, list]:
        desk = Desk(self.data)
        rows = [row for row in desk.root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        return desk, rows

    def _save(self, desk: Desk) -> None:
        self.data = desk.save()


def _reads(row) -> list[str]:
    return ["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in row.findall(f"{W}tc")]


def _write(cell, text: str) -> None:
    """The cell's text typed over: one run keeps its look, others and what was tracked are gone."""
    paragraph = cell.find(f"{W}p")
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    first = copy.deepcopy(runs[0])
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    paragraph.append(first)
    first.find(f"{W}t").text = text


TestTableOverTime = TableOverTime.TestCase
TestTableOverTime.settings = settings(max_examples=25, stateful_step_count=10, deadline=None)

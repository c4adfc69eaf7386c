"""What is known when the sums go into the whole's own file: what stands there, whose sums those are, who of the places came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from drafting.checks.figures import figure_of
from drafting.diagnostics import Place
from drafting.frozen import frozen
from drafting.quantities.parse import parse_measure
from drafting.rollup.differing import is_equal
from drafting.rollup.own_remarks import is_the_programs, renewed
from drafting.rollup.own_sums import leaves, mark_of, unknown_mark_of
from drafting.rollup.rolled import Rolled
from drafting.rollup.standing import Standing, says
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.book import Book


@frozen
class OwnFile:
    """The whole's own file: what it says, its bytes without a record, its name, the marks of the sums that the program has written (own_sums.py), and whether it has made the file (`is_made`)."""

    whole: Book
    data: bytes
    name: str
    ours: Collection[bytes] = ()
    is_made: bool = False


@frozen
class Attendance:
    """Who of the places of a level came, who are waited for, and who are `gone` since the whole's file was made."""

    level: str
    came: Collection[str] = ()
    waited_for: Sequence[str] = ()
    gone: Sequence[str] = ()


Whose = Literal["ours", "vouched", "likely", "retyped", "theirs"]
"""Who has written a figure: the program, and nobody has changed it (`vouched`: but somebody has written words of their own behind it); `likely` the program, for the record is lost
and its words, or nobody's, stand behind it; a person over a sum, whose words stayed (`retyped`); or a person.
"""


@frozen
class Situation:
    """`figures` are the sums of those that came, `named` all places that a remark of today's may name."""

    file: OwnFile
    places: Attendance
    figures: tuple[Rolled, ...]
    standing: Standing
    named: frozenset[str]

    @property
    def named_there(self) -> frozenset[str]:
        """Those, and whom an earlier one may name."""
        return self.named.union(self.places.came, self.places.gone)

    @property
    def every(self) -> list[Rolled]:
        """The sums and all that hangs on them."""
        return [below for figure in self.figures for below in figure.all()]

    @property
    def known(self) -> list[Rolled]:
        """Those, and what waits for places that are absent."""
        return [below for figure in self.figures for below in figure.known()]

    def place(self, path: Path) -> Place:
        return self.file.whole.dataset.tree.place(path)

    def renewed(self, comment: str, remark: str) -> str:
        return renewed(comment, remark, self.named) if comment else remark

    def is_open(self, path: Path) -> bool:
        """Whether it stands there for the sum of all places to take its place: owed, or the sum of some alone."""
        return self.standing.is_owed(path) or self.standing.is_partial(path)

    def whose(self, path: Path, text: str) -> Whose:
        """Who has written what stands there, by the record and the words behind it."""
        typed, comment = self.file.whole.dataset.tree.typed(path), self.standing.comment_on(path)
        is_worded = is_the_programs(comment, self.named_there)
        if {mark_of(path, text), mark_of(typed, text)} & {*self.file.ours}:
            return "ours" if is_worded or not comment else "vouched"
        is_unknown = not self.file.ours or unknown_mark_of(typed, text) in self.file.ours
        if is_worded:
            return "likely" if is_unknown else "retyped"
        is_bare = is_unknown and self.standing.is_bare(path)
        return "likely" if is_bare and (self.file.is_made or self.standing.hangs_on_a_sum(path, self.named_there)) else "theirs"

    def says_it_is_a_sum(self, path: Path) -> bool:
        """Whether the program has written it, or behind it whose sum it is; without a record, also what hangs on such a figure is one."""
        where = self.standing.written_at(path)
        is_recorded = where is not None and self.whose(path, where[1]) == "vouched"
        return is_recorded or is_the_programs(self.standing.comment_on(path), self.named) or (not self.file.ours and self.standing.hangs_on_a_sum(path, self.named))

    def is_its_total(self, each: Rolled) -> bool:
        """Whether what stands there is what the places come to that have given it."""
        node = self.standing.node_of(each.path)
        mine = figure_of(self.file.whole, node, each.path) if node is not None else None
        return mine is not None and is_equal(mine.measure, parse_measure(each.total, self.file.whole.units)[0], self.file.whole.units)

    def without_what_is_there(self, each: Rolled) -> Rolled:
        """What hangs on it may stand in the file already, be it on a line of its own: 危房改造任务: 25户."""
        node = self.standing.node_of(each.path)
        group = self.file.whole.dataset.indicators.get(str(each.path[1]))
        beside = [name for name in group.children if name.startswith(str(each.path[-1]))] if group else []

        def is_there(one: Rolled) -> bool:
            key = str(one.path[len(each.path)])
            return (node is not None and says(node, key)) or self.standing.written_at(one.path) is not None or any(key in name for name in beside if name != each.path[-1])

        return replace(each, below=tuple([one for one in each.below if not is_there(one)]))


def situation_of(figures: Sequence[Rolled], file: OwnFile, places: Attendance) -> Situation:
    paths = [*(below.path for each in figures for below in each.known()), *(path for path, _ in leaves(file.whole.dataset.tree))]
    standing = Standing(file.whole, file.data, file.name, dict.fromkeys(paths))
    return Situation(file, places, tuple(figures), standing, frozenset({*_named_in(figures), *places.waited_for}))


def _named_in(figures: Iterable[Rolled]) -> set[str]:
    """The names of all that were added up."""
    return {
        stand.town.name for figure in figures for each in figure.all()
        for several in (each.by.given, each.by.owed, each.by.blank, each.by.inapplicable, each.by.worded) for stand in several
    }  # fmt: skip

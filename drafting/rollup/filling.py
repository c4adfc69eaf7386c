"""The sums into the whole's own file, which people have filled in: what they wrote stays, what it still owes is filled, what differs is told."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.checks.silences import answered_for
from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.rollup.amended import Amended
from drafting.rollup.corrected import corrected
from drafting.rollup.differing import differing
from drafting.rollup.filling_tables import add_tables
from drafting.rollup.of_some import marked_as_of_some, marked_as_of_those_gone
from drafting.rollup.outdated import marked_as_outdated
from drafting.rollup.owed import owed_by_nobody, remarks_on_owed, single_values, whole_lines
from drafting.rollup.put_in import new_ones, not_put_in, what_hangs_on
from drafting.rollup.rolled import Rolled
from drafting.rollup.situation import Attendance, OwnFile, Situation, situation_of
from drafting.rollup.standing import Filling
from drafting.rollup.tables import Joined


@frozen
class Filled:
    """The file's bytes with what was filled in; `diagnostics` are figures that differ (D266), and those that could not be written."""

    data: bytes
    fillings: tuple[Filling, ...]
    diagnostics: tuple[Diagnostic, ...]


def fill(groups: Sequence[tuple[str, tuple[Rolled, ...]]], tables: Sequence[Joined], file: OwnFile, places: Attendance) -> Filled:
    """The sums of `groups`, and the `tables`, of the places that came, into the file of the whole.

    First what stands on a line of its own, then single values, then marks on what stays, then new lines: each step leaves alone what one before has settled.
    """
    now = situation_of([each for _, several in groups for each in several], file, places)
    so_far = Amended(file.data)
    for step in (whole_lines, remarks_on_owed, owed_by_nobody, single_values, corrected, marked_as_of_some, marked_as_of_those_gone, marked_as_outdated, what_hangs_on):
        so_far = step(now, so_far)
    so_far = new_ones(groups, now, so_far)
    with_tables = add_tables(tables, file.whole.dataset, file.whole.units, so_far.data, file.name, places.came)
    told = [*so_far.told, *_differing(now, so_far), *not_put_in(now, so_far.left), *with_tables.diagnostics]
    return Filled(with_tables.data, (*so_far.fillings, *with_tables.fillings), tuple(answered_for(told, file.whole.dataset)))


def _differing(now: Situation, so_far: Amended) -> list[Diagnostic]:
    return [
        found for each in now.every if each.path not in so_far.settled
        for found in differing(each, now.file.whole, now.places.level, says_it_is_a_sum=now.says_it_is_a_sum(each.path), is_marked=each.path in so_far.marked)
    ]  # fmt: skip

"""All that the sentences of a text say of its figures: each relation once, judged, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cannot_be.counted_items import counted_items
from drafting.checks.sentences.cannot_be.impossible import impossible
from drafting.checks.sentences.cannot_be.no_percent import no_percent
from drafting.checks.sentences.cannot_be.own_words import own_words
from drafting.checks.sentences.cannot_be.ratios import ratios
from drafting.checks.sentences.cannot_be.some_of_them import some_of_them
from drafting.checks.sentences.cannot_be.time_spans import time_spans
from drafting.checks.sentences.cells import Cell, Line, lines_of
from drafting.checks.sentences.claimed.as_typed import to_read
from drafting.checks.sentences.claimed.claim import LISTED, Claim
from drafting.checks.sentences.growth.changes import changes
from drafting.checks.sentences.growth.in_brackets import in_brackets
from drafting.checks.sentences.growth.increments import increments
from drafting.checks.sentences.growth.ranks import ranks
from drafting.checks.sentences.growth.respective_changes import respective_changes
from drafting.checks.sentences.growth.since_this_year import since_this_year
from drafting.checks.sentences.growth.year_ago import paired, year_ago
from drafting.checks.sentences.rates.ahead import ahead
from drafting.checks.sentences.rates.beside_counts import beside_counts
from drafting.checks.sentences.rates.by_rule import among_stages, by_rule
from drafting.checks.sentences.rates.done_and_left import done_and_left
from drafting.checks.sentences.rates.industries import industries
from drafting.checks.sentences.rates.of_hundred import of_hundred
from drafting.checks.sentences.rates.of_tasks import of_tasks
from drafting.checks.sentences.rates.pace import PACE, paces
from drafting.checks.sentences.rates.respective_shares import respective_shares
from drafting.checks.sentences.rates.series import series
from drafting.checks.sentences.rates.shares import shares
from drafting.checks.sentences.rates.standards import standards
from drafting.checks.sentences.sums.additions import additions
from drafting.checks.sentences.sums.breakdowns import breakdowns
from drafting.checks.sentences.sums.flows import flows
from drafting.checks.sentences.sums.left_over import left_over
from drafting.checks.sentences.sums.parts_of_a_year import parts_of_a_year
from drafting.checks.sentences.sums.rests import rests
from drafting.checks.sentences.sums.running_totals import running_totals
from drafting.checks.sentences.sums.stages import stages
from drafting.checks.sentences.twice.next_year import next_years
from drafting.checks.sentences.twice.other_units import other_units
from drafting.checks.sentences.twice.repeated import repeated
from drafting.checks.sentences.twice.same_words import same_words
from drafting.checks.sentences.twice.swapped_twice import swapped_twice
from drafting.checks.sentences.twice.tasks import tasks_twice
from drafting.frozen import frozen
from drafting.quantities.units import UnitTable


@frozen
class Sayings:
    """The claims of a text, each once, and what cannot be. It holds so many `figures`, of which `lone` (their offsets) stand in no claim."""

    claims: tuple[Claim, ...]
    impossible: tuple[Finding, ...]
    figures: int
    lone: frozenset[int]


def sayings(text: Text, units: UnitTable) -> Sayings:
    """Every relation that the text itself states between its figures, and that holds, or that it is sure to mean."""
    typed = to_read(text)
    if typed is None:
        return _sayings(text, units)
    said = _sayings(typed.text, units)
    return Sayings(tuple(map(typed.claim, said.claims)), tuple(map(typed.finding, said.impossible)), said.figures, frozenset(map(typed.way.typed, said.lone)))


def said_twice(text: Text, units: UnitTable) -> list[Claim]:
    """What a text, or several that are read as one, says twice with two figures."""
    typed = to_read(text)
    lines = lines_of(typed.text if typed else text, units)
    told = (*repeated(lines, frozenset(), units), *swapped_twice(lines, frozenset(), units))
    wrong = list({claim.whole.start: claim for claim in reversed(told) if claim.is_wrong}.values())
    return list(map(typed.claim, wrong)) if typed else wrong


def _sayings(text: Text, units: UnitTable) -> Sayings:
    lines = lines_of(text, units)
    claims: dict[tuple[int, frozenset[int]], Claim] = {}
    before: Line | None = None
    earlier: list[Cell] = []
    for line in lines:
        for claim in _of_line(line, before, earlier, units):
            _keep(claim, claims)
        before = line
        earlier += line.cells
    for claim in (*year_ago(lines, units), *industries(text, lines, units)):
        _keep(claim, claims)
    sure = {claim.whole.start for claim in claims.values() if not claim.is_wrong}
    for claim in (*repeated(lines, sure, units), *swapped_twice(lines, sure, units), *next_years(lines, units), *tasks_twice(lines, units), *since_this_year(lines, units)):
        _keep(claim, claims)
    told = tuple(_without_doubles(list(claims.values())))
    figures = {cell.start for line in lines for cell in line.cells}
    return Sayings(told, (*impossible(text, lines, units), *time_spans(text), *counted_items(text, lines), *some_of_them(text, lines), *ratios(text, lines, units), *no_percent(text, lines), *ranks(text), *same_words(text), *own_words(text, lines)), len(figures), frozenset(figures.difference(cell.start for claim in told for cell in claim.cells)))


def _keep(claim: Claim, claims: dict[tuple[int, frozenset[int]], Claim]) -> None:
    key = (claim.whole.start, frozenset(each.start for each in claim.parts))
    if key not in claims or (claim.is_wrong and not claims[key].is_wrong):
        claims[key] = claim


def _of_line(line: Line, before: Line | None, earlier: list[Cell], units: UnitTable) -> Iterator[Claim]:
    sums = list(breakdowns(line, before, units))
    yield from sums
    yield from additions(line, units)
    yield from rests(line, units)
    yield from left_over(line, units)
    at_stages = list(stages(line, units))
    yield from at_stages
    yield from among_stages(at_stages, line, units)
    yield from shares(line, units)
    yield from beside_counts(line, units)
    yield from ahead(line, units)
    yield from of_tasks(line, units)
    yield from by_rule(line, units)
    yield from respective_changes(line, units)
    yield from series(line, earlier, sums, units)
    yield from changes(line, units)
    yield from in_brackets(line, units)
    yield from increments(line, units)
    yield from paired(line, units)
    yield from flows(line, units)
    yield from running_totals(line, units)
    yield from done_and_left(line, units)
    yield from standards(line, units)
    yield from paces(line, units)
    yield from of_hundred(line)
    yield from parts_of_a_year(line, units)
    yield from respective_shares(line, units)
    yield from other_units(line, units)


def _without_doubles(claims: list[Claim]) -> Iterator[Claim]:
    """A figure that is wrong in one way is told once; what another reading of the same figures confirms is not wrong.

    46653件（电话41424件、非电话5229件）。其中即办27929件，转办18724件: the other list says that the total is right, and nothing of the first.
    """
    confirmed: dict[int, set[int]] = {}
    for claim in claims:
        if not claim.is_wrong:
            confirmed.setdefault(claim.whole.start, set()).update(each.start for each in claim.parts)
    told: set[int] = set()
    for claim in claims:
        if claim.is_wrong:
            if claim.kind == PACE and claim.parts[0].start in told:  # of a rate that is wrong itself nothing follows
                continue
            parts = {each.start for each in claim.parts}
            is_another_list = claim.kind == LISTED and claim.whole.start in confirmed and not parts & confirmed[claim.whole.start]
            if claim.whole.start in told or (claim.whole.start in confirmed and not is_another_list):
                continue
            told.add(claim.whole.start)
        yield claim

"""What last year's report states of its own figures, as 规则 of the catalogue: this year's are held to it.

Only what the sentence itself puts together (其中, 分别, 共, 占, 其余), and what held last year to the digit: a rule that
was met by chance would refuse this year's right figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.adoption.field import Field
from drafting.adoption.indicators import GROWTH, Indicator, StatedRule
from drafting.adoption.rates import POINTS, RATE
from drafting.checks.reconciling.catalogued import rules_of_catalogue
from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.claimed.claim import LISTED, TWICE, Claim
from drafting.facts.book import Book
from drafting.facts.formula import FormulaError, names_of
from drafting.model.catalogue import Entry
from drafting.model.turning import changed_thing, is_pace
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict
from drafting.template_words.fixed_text import FixedText

DIFFERENCE: Final = "同比增减"
_IS_CHANGE: Final = lazy("[多少](?:发生|办理|开展|发布|支|收入|用)|[多少]出$|[增减节][支收]$|净增$|^(?:压减|压缩|压降|减少|降低|节约|节省|缩减)|(?:下降|减少|降低|压减|压降|节约|节省|上升|提高|增加|增长)$")
"""How what is a change itself is called: of how much fewer there were than last year, last year's file says nothing."""
_SINCE_LAST_YEAR: Final = lazy(r"(?<=^数值 = )(\S+) - \1\.上年同期$")
"""What the program reckons by itself, and calls 同比增减."""
_OPERATOR: Final = lazy(" [-/] ")
_OF_INDICATOR: Final = 2
MOST: Final = 20
"""Figures of one rule that anybody would read."""
_LONGEST: Final = 60
"""Characters of a sentence behind a rule."""
_STOPS: Final = "，。！？；\n"


def stated_rules(text: FixedText, book: Book) -> Iterator[StatedRule]:
    """The rules that a draft of last year's report gives, each once."""
    found: set[tuple[str, str, str]] = set()
    for claim in text.claims:
        rule = _stated(claim, text, book) if _is_stated(claim) else None
        if rule is not None and (rule.group, rule.indicator, rule.text) not in found:
            found.add((rule.group, rule.indicator, rule.text))
            yield rule


def yearly_rules(field: Field, units: UnitTable) -> Iterator[StatedRule]:
    """By how much an indicator has risen since last year (自来水普及率变化), where the report has the indicator itself: last year's file says what it was.

    So with averages, what is left of coming and going, and parts of the task of a rate, that last year's figures come to.
    """
    for group, indicators in field.groups.items():
        for each in indicators.values():
            if each.reckoned:
                if _is_readable(each.reckoned, _OPERATOR.split(each.reckoned)):
                    yield StatedRule(group, each.name, f"数值 = {each.reckoned}", each.since)
                continue
            thing = changed_thing(each.name)
            of = indicators.get(thing) if each.since else None
            is_amount = of is not None and (is_pace(thing) or not (of.turns or _IS_CHANGE.search(of.name)))
            derived = _change(each, of, units) if of is not None and is_amount else ""
            if of is not None and derived:
                yield StatedRule(group, each.name, f"数值 = {of.name}.{derived}", each.since)


def _change(each: Indicator, of: Indicator, units: UnitTable) -> str:
    """Whether the change is a rate, or a difference; "" where it is none of such figures."""
    if not each.units or not _is_readable(of.name, [of.name]):
        return ""
    if len(each.units) > 1 or len(of.units) != 1:
        return DIFFERENCE if each.units == of.units else ""
    if each.units[0] == RATE:
        return GROWTH if of.units[0] != RATE else ""
    if each.units[0] in POINTS:
        return DIFFERENCE if of.units[0] == POINTS[each.units[0]] else ""
    return DIFFERENCE if units.convertible(each.units[0], of.units[0]) else ""


def _is_stated(claim: Claim) -> bool:
    if claim.verdict is not Verdict.AGREES or any(each.quantity.is_marked for each in claim.cells) or len(claim.parts) > MOST:
        return False
    return claim.accused or claim.sure


def _stated(claim: Claim, text: FixedText, book: Book) -> StatedRule | None:
    paths = [indicator_of(printed.path, book) if (printed := text.printed(each)) else () for each in claim.cells]
    whole, *parts = paths
    if len(whole) != _OF_INDICATOR or not all(parts) or len(set(paths)) < len(paths):
        return None
    if claim.kind == TWICE and whole[-1] != parts[0][-1]:
        return None
    group, indicator = whole
    names = [".".join(each[1:] if each[0] == group else each) for each in parts]
    formulas = (formula for formula in _formulas(claim, names) if _is_readable(formula, names))
    rule = next((rule for rule in (f"数值 = {formula}" for formula in formulas) if holds(rule, group, indicator, book)), None)
    return StatedRule(group, indicator, _SINCE_LAST_YEAR.sub(rf"\1.{DIFFERENCE}", rule), words_of(claim.cells, text, claim.whole)) if rule is not None else None


def indicator_of(path: str, book: Book) -> tuple[str, ...]:
    """The names of a figure's indicator in the data, none of what is no indicator's, without the unit of one that has several (监测对象.户)."""
    names = tuple(path.split("."))
    group = book.dataset.indicators.get(names[0])
    node = group.children.get(names[1]) if group is not None and len(names) > 1 else None
    if node is None:
        return ()
    return names[:_OF_INDICATOR] if names[_OF_INDICATOR:] and names[-1] in getattr(node.value, "units", ()) else names


def _formulas(claim: Claim, names: Sequence[str]) -> Iterator[str]:
    """What the whole may be of its parts by the claim's kind; last year's figures say which it is."""
    if claim.kind == LISTED:
        yield " + ".join(names)
    elif claim.kind == TWICE:
        yield names[0]
    elif claim.kind == "剩余":
        yield " - ".join(names)
    elif claim.kind in ("占比", "平均"):
        yield " / ".join(names)
    elif len(names) == _OF_INDICATOR:  # 增减: the new one stands first
        new, old = names
        yield from (f"{new} - {old}", f"{old} - {new}", f"({new} - {old}) / {old}", f"({old} - {new}) / {old}")


def _is_readable(formula: str, names: Sequence[str]) -> bool:
    """Whether the formula says these names, and not others that its reader makes of their letters."""
    try:
        return {".".join(each) for each in names_of(formula)} == set(names)
    except FormulaError:
        return False


def holds(rule: str, group: str, indicator: str, book: Book) -> bool:
    """Whether all of the indicator's quantities are what the rule says, and no rule without one of its figures."""
    node = book.dataset.indicators[group].children[indicator]
    known = book.entry(f"{group}.{indicator}")
    if known is None:
        return False
    entry: Entry = replace(known, rules=(rule,))
    relations = rules_of_catalogue(book, node, ("指标", group, indicator), entry)
    judged = [each for relation in relations for each in relation]
    return len(judged) == len(getattr(node.value, "units", ())) and all(each.verdict is Verdict.AGREES for each in judged)


def words_of(cells: Sequence[Cell], text: FixedText, stated: Cell | None = None) -> str:
    """The words that state it, from the clause of the first figure to the last; of more than a line has room for, those around the one that is `stated` of the others."""
    whole = text.text.whole
    start, end = min(each.start for each in cells), max(each.end for each in cells)
    said = _clauses(whole, start, end)
    if len(said) <= _LONGEST:
        return said
    own = stated or cells[-1]
    if own.end < end:
        return f"{_clauses(whole, own.start, end)[: _LONGEST - 1]}…"
    return f"…{_clauses(whole, max(each.start for each in cells if each.end <= own.start), end)[1 - _LONGEST :]}"


def _clauses(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
    return " ".join(text[begin:end].split())

"""The law of the short way: what is said to hold plainly holds for the full judge, too, whatever the figures are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.judged import Holding, finding
from drafting.checks.reconciling.own import own_relation
from drafting.checks.reconciling.plain import at_most, equal
from drafting.checks.reconciling.tables import table_totals
from drafting.checks.reconciling.walk import relations_of_indicators
from drafting.checks.relations import mismatches
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.quantities.measure import MeasureError, minus, total
from drafting.quantities.parse import parse_measure
from drafting.relations import Verdict
from tests.checks.judging import CATALOGUE, HEAD, book_of, units
from tests.quantities.table import measure

_units = st.sampled_from(["", "户", "人", "个", "名", "%", "亩", "公顷", "元", "元/人", "示例单位"])
_numbers = st.one_of(st.integers(0, 4).map(str), st.sampled_from(["0.5", "1.0", "1.5", "2.0", "15", "20000", "30"]))
_scales = st.sampled_from(["", "", "", "万"])
_quantities = st.builds(
    lambda number, scale, unit, mark, after: f"{mark}{number}{scale}{unit}{after}",
    _numbers, _scales, _units, st.sampled_from(["", "", "", "", "约", "近"]), st.sampled_from(["", "", "", "以上"]),
)  # fmt: skip
_families = st.sampled_from([("户",), ("人",), ("%",), ("元",), ("亩", "公顷")])


def _of(family: tuple[str, ...]) -> st.SearchStrategy[str]:
    mark = st.sampled_from(["", "", "", "约", "近"])
    return st.builds(lambda mark, number, scale, unit: mark + number + scale + unit, mark, _numbers, _scales, st.sampled_from(family))


_pairs = st.builds(lambda homes, people: f"{homes}户{people}人", st.integers(0, 4), st.integers(0, 4))
_measures = st.one_of(_quantities, _pairs)

_COMPARISONS = [
    "组.甲 <= 组.乙", "组.甲 < 组.乙", "组.甲 >= 组.乙", "组.甲 = 组.乙", "组.甲 ≈ 组.乙", "组.甲 = 2", "组.甲 <= 100%",
    "组.甲 + 组.乙 = 组.丙", "组.甲 = 组.乙 - 组.丙", "组.甲 = 组.乙 / 组.丙", "组.甲 <= 组.乙 + 组.丙", "组.甲.户 <= 组.乙",
    "组.甲.户 = 组.乙.人", "组.甲 + 组.甲 = 组.丙", "组.丁.名录.项数 = 组.甲", "组.丁.名录.项数 <= 组.甲", "组.甲.任务 <= 组.乙",
]  # fmt: skip


def _plain_ones(book: Book) -> int:
    """How many relations are left unmade; each of them, made, must have nothing to say."""
    relations = relations_of_indicators(book)
    for table in book.dataset.tables.values():
        relations += table_totals(book, table)
    for written in book.dataset.relations:
        own = own_relation(book, written)
        relations += [] if isinstance(own, Diagnostic) else own
    plain = [relation for relation in relations if isinstance(relation, Holding)]
    for relation in plain:
        made = list(relation)
        assert made
        assert {each.verdict for each in made} == {Verdict.AGREES}
        assert finding(made) is None
        figures = {each.text for measure in relation.measures for each in measure.quantities}
        assert {term.quantity.text for each in made for term in (each.whole, *each.parts)} <= figures
    return len(plain)


@given(st.sampled_from(_COMPARISONS), _measures, _measures, _measures)
def test_what_a_written_relation_is_passed_by_for_holds(text: str, one: str, other: str, third: str) -> None:
    data = f"组: {{甲: {{数值: {one}, 任务: {third}}}, 乙: {other}, 丙: {third}, 丁: {{名录: [一村, 二村]}}}}"
    _plain_ones(book_of(f"{HEAD}指标: {{{data}}}\n审核关系: ['{text}']\n"))


_formulas = st.sampled_from(["数值 - 已消除", "数值 - 监测对象.已消除", "监测对象 - 新识别", "任务 - 已消除", "监测对象.已消除 + 新识别.已消除"])


@given(_measures, _measures, _measures, _measures, _formulas)
def test_what_a_rule_or_a_formula_of_the_catalogue_is_passed_by_for_holds(whole: str, done: str, left: str, new: str, formula: str) -> None:
    data = f"监测对象: {{数值: {whole}, 已消除: {done}, 未消除: {left}, 任务: {whole}}}, 新识别: {{数值: {new}, 已消除: {new}}}"
    _plain_ones(book_of(f"{HEAD}指标: {{监测帮扶: {{{data}}}}}\n", CATALOGUE.replace("数值 - 已消除", formula)))


_more = st.sampled_from(["", "", "", ", 已消除: 3户4人", ", 消除风险: 3户4人", ", 已消除: 待补"])
_parts = st.sampled_from(["甲类", "乙类", "乙.类"])


@given(st.sampled_from(["8户9人", "9户30人", "约9户30人"]), st.lists(st.tuples(_parts, st.one_of(_pairs, _measures)), min_size=1, max_size=2, unique_by=lambda part: part[0]), st.sampled_from([True, True, False]), _more)
def test_what_a_formula_of_the_catalogue_adds_over_the_parts_is_passed_by_for_holds(
    whole: str, parts: list[tuple[str, str]], right: bool, more: str
) -> None:
    try:
        left = minus(measure(whole), total([measure(done) for _, done in parts], units()), units()).text if right else "2户3人"
        parse_measure(left, units())
    except MeasureError:
        left = "2户3人"
    below = ", ".join(f"{name}: {{数值: 4户4人, 已消除: {done}}}" for name, done in parts)
    _plain_ones(book_of(f"{HEAD}指标: {{监测帮扶: {{监测对象: {{数值: {whole}, 未消除: {left}{more}, 构成: {{{below}}}}}}}}}\n", CATALOGUE))


@given(_families.flatmap(lambda family: st.tuples(_of(family), st.lists(_of(family), min_size=1, max_size=3))), st.booleans())
def test_what_a_whole_is_passed_by_for_holds(figures: tuple[str, list[str]], listed: bool) -> None:
    whole, parts = figures
    below = ", ".join(f"第{number}类: {part}" for number, part in enumerate(parts))
    names = ", 名录: [一村, 二村]" if listed else ""
    _plain_ones(book_of(f"{HEAD}指标: {{组: {{对象: {{数值: {whole}, 构成: {{{below}}}{names}}}}}}}\n"))


@given(st.integers(0, 9), st.lists(st.integers(0, 4), min_size=1, max_size=3))
def test_a_total_is_passed_by_where_its_rows_add_up(whole: int, rows: list[int]) -> None:
    listed = ", ".join(f"{{村名: 第{number}村, 户数: {row}户}}" for number, row in enumerate(rows))
    book = book_of(f"{HEAD}指标: {{组: {{甲: 1户}}}}\n明细表: {{村情: {{行: [{listed}], 合计: {{户数: {whole}户}}}}}}\n")
    assert _plain_ones(book) == (whole == sum(rows))
    assert bool(mismatches(book, offering=False)) == (Decimal(whole) != sum(rows))


@pytest.mark.parametrize(
    ("text", "one", "other", "plain"),
    [
        ("组.甲 <= 组.乙", "5户", "8户", True),
        ("组.甲 <= 组.乙", "5户", "8人", True),
        ("组.甲 <= 组.乙", "20亩", "2公顷", True),
        ("组.甲 <= 组.乙", "5户", "8亩", False),
        ("组.甲 < 组.乙", "5户", "8户", False),
        ("组.甲 ≈ 组.乙", "5户", "5人", True),
        ("组.甲 = 组.乙", "15亩", "1公顷", True),
        ("组.甲 = 组.乙", "近5户", "5人", False),
        ("组.甲 = 组.乙", "2", "2户", True),
        ("组.甲 = 组.乙", "20000", "2万户", False),
        ("组.甲 + 组.乙 = 10户", "4户", "6户", True),
        ("组.甲 = 组.乙 - 组.甲", "3户", "6户", True),
        ("组.甲 + 组.乙 = 10户", "4户", "近6户", False),
        ("组.甲 = 组.乙 / 2", "3户", "6户", False),
        ("组.丁.名录.项数 = 组.甲", "2个", "6户", True),
        ("组.甲.任务 <= 组.乙", "{任务: 5户}", "8户", True),
    ],
)
def test_only_what_needs_no_weighing_is_passed_by(text: str, one: str, other: str, plain: bool) -> None:
    data = f"{{组: {{甲: {one}, 乙: {other}, 丁: {{名录: [一村, 二村]}}}}}}"
    assert _plain_ones(book_of(f"{HEAD}指标: {data}\n审核关系: ['{text}']\n")) == plain


@pytest.mark.parametrize(
    ("one", "other", "same", "less"),
    [
        ("5户12人", "5户12人", True, True),
        ("5户11人", "5户12人", False, True),
        ("5户12人", "5户11人", False, False),
        ("5户", "5户12人", False, False),
        ("30亩", "2公顷", True, True),
        ("30亩", "1公顷", False, False),
        ("5", "5人", True, True),
        ("5户", "5人", True, True),
        ("6户", "5人", False, False),
        ("5户", "5亩", False, False),
    ],
)
def test_two_figures_are_compared_as_they_are_typed(one: str, other: str, same: bool, less: bool) -> None:
    table = units()
    mine, theirs = (parse_measure(text, table)[0] for text in (one, other))
    assert equal(mine, theirs, table) == same
    assert at_most(mine, theirs, table) == less

"""The law of what is seen from the nodes: the facts would say the same, whatever stands where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from drafting.checks.figures import Figure, figure_of_fact
from drafting.checks.judged import Holding, Lacking, Unmade
from drafting.checks.reconciling.beside import NOWHERE, Seen, seen, typed_beside
from drafting.checks.reconciling.catalogued import _resolve, _same_part
from drafting.checks.reconciling.stated import look_outwards
from drafting.checks.reconciling.walk import relations_of_indicators
from drafting.facts.book import Book
from drafting.model.catalogue import Entry
from drafting.model.indicator import Indicator
from drafting.model.node_at import reached, way_to
from drafting.relations import Verdict
from drafting.source import Path
from tests.checks.judging import HEAD, book_of

CATALOGUE = """\
组:
  甲: {计量单位: [户, 人], 子项: {已消除: {别名: [消除, 户]}}, 派生: {未消除: =数值 - 已消除}, 规则: [户 <= 人]}
  乙: {计量单位: [户, 人], 子项: {已消除: 户}}
  丙: 户
"""
_NAMES = ("甲", "乙", "丙", "户", "人", "已消除", "消除", "未消除", "完成率", "任务", "数值", "构成", "组", "项数", "别处")
_names = st.one_of(
    st.tuples(st.sampled_from(_NAMES)), st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)),
    st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES), st.sampled_from(_NAMES)),
)  # fmt: skip
_values = st.sampled_from(["5户", "5户12人", "12人", "待补", "不适用", "=组.丙", "80%"])
_keys = st.sampled_from(["已消除", "消除", "未消除", "完成率", "任务", "上年同期", "户", "乙", "项数"])
_below = st.dictionaries(_keys, _values, max_size=3)
_parts = st.sampled_from(["", "", "", "构成: {一类: {数值: 2户, 已消除: 1户}, 二类: {数值: 3户, 已消除: 1户}}", "其中: {乙: 3户}"])


def _node(value: str, below: dict[str, str], parts: str) -> str:
    inner = [f"{key}: {given}" for key, given in below.items()]
    return f"{{{', '.join(filter(None, [f'数值: {value}' if value else '', *inner, parts]))}}}"


_nodes = st.builds(_node, st.one_of(st.just(""), _values), _below, _parts)


def _data(nodes: dict[str, str], elsewhere: bool) -> str:
    given = ", ".join(f"{name}: {node}" for name, node in nodes.items() if node != "{}")
    return f"{HEAD}指标: {{组: {{{given}}}{', 别处: {乙: 7户}' if elsewhere else ''}}}\n"


_files = st.builds(_data, st.dictionaries(st.sampled_from(["甲", "乙", "丙", "户", "完成率"]), _nodes, min_size=1), st.booleans())


def _valid(text: str, catalogue: str = CATALOGUE) -> Book:
    try:
        return book_of(text, catalogue)
    except AssertionError:  # no valid file
        reject()


def _of_group(book: Book) -> Iterator[tuple[Indicator, Path, Entry]]:
    for name, node in book.dataset.indicators["组"].children.items():
        entry = book.catalogue.groups["组"].get(name)
        if entry is not None:
            yield node, ("指标", "组", name), entry
            for part, inner in node.parts.items():
                yield inner, ("指标", "组", name, "构成", part), entry


@given(_files, _names)
@example(_data({"甲": "{已消除: 5户, 乙: 5户}", "乙": "{数值: 5户}"}, False), ("甲", "乙"))
def test_what_is_seen_is_what_the_facts_find(text: str, names: tuple[str, ...]) -> None:
    book = _valid(text)
    for node, source, entry in _of_group(book):
        asked = (book, node, source, entry, names)
        found = _resolve(*asked)
        told = seen(*asked)
        if isinstance(told, Seen):
            assert isinstance(found, Figure)
            assert found.measure == told.measure
            assert reached(book.dataset.indicators, way_to(book.dataset.indicators, told.at)) == told.measure
        if told is NOWHERE:
            assert not isinstance(found, Figure)
        beside = typed_beside(*asked)
        if beside is not None:
            fact = _same_part(look_outwards(book.at(source), names), source)
            assert fact.formula is None
            other = figure_of_fact(fact)
            assert other is not None
            assert (beside.measure, beside.path, beside.place) == (other.measure, other.path, other.place)


@pytest.mark.parametrize(
    ("rule", "others", "kind"),
    [
        ("数值 <= 乙", "乙: 9户", Holding),
        ("数值 <= 乙.已消除", "乙: {数值: 12户, 已消除: 9户}", Holding),
        ("数值 <= 乙", "乙: 3户", list),
        ("数值 <= 乙", "丙: 9户", Lacking),
        ("数值 <= 乙.已消除", "乙: 12户", Lacking),
        ("数值 <= 乙.已消除", "丙: 12户", Lacking),
        ("已消除 <= 数值", "丙: 9户", Lacking),
        ("数值 <= 任务", "丙: 9户", Lacking),
        ("数值 <= 丁", "丙: 9户", Lacking),
        ("数值 = 乙 / 丙 或 数值 <= 乙", "乙: 9户", Holding),
        ("数值 = 乙 / 丙 或 数值 = 丙 / 乙", "丁: 9户", Lacking),
        ("数值 <= 乙.项数", "乙: 9户", list),
        ("已消除 <= 乙", "丁: {数值: 9户}", Lacking),
    ],
)
def test_facts_are_asked_only_where_the_nodes_do_not_tell(rule: str, others: str, kind: type) -> None:
    book = book_of(f"{HEAD}指标: {{组: {{甲: 5户, {others}}}}}\n", CATALOGUE.replace("户 <= 人", rule))
    relations = relations_of_indicators(book) or [[]]
    assert [type(relation) for relation in relations] == [kind]
    if kind is not list:
        assert "组" not in book._groups, "no fact is made"


def test_what_is_owed_or_does_not_apply_has_nothing_beside_it() -> None:
    for value in ("不适用", "待补"):
        book = book_of(f"{HEAD}指标: {{组: {{甲: {{数值: {value}, 已消除: 5户}}, 乙: 3户}}}}\n", CATALOGUE)
        node, source, entry = next(_of_group(book))
        assert typed_beside(book, node, source, entry, ("乙",)) is None
        assert seen(book, node, source, entry, ("丁",)) is not NOWHERE


@pytest.mark.parametrize(
    ("own", "name", "told"),
    [
        ("5户", "数值", "5户"),
        ("{数值: 5户, 已消除: 3户}", "已消除", "3户"),
        ("{数值: 5户, 任务: 6户, 完成率: 83.3%}", "完成率", "83.3%"),
        ("5户", "乙", "9户"),
        ("5户", "乙.已消除", "4户"),
        ("{数值: 5户, 其中: {乙: 3户}}", "乙", ""),
        ("{数值: 5户, 构成: {乙: 2户, 丙: 3户}}", "乙", ""),
        ("{数值: 5户, 构成: {一类: 2户, 二类: 3户}}", "乙", "9户"),
        ("{数值: 5户, 构成: {一类: {数值: 2户, 乙: 1户}, 二类: 3户}}", "乙", ""),
        ("{数值: 5户, 乙: 待补}", "乙", ""),
        ("5户", "户", ""),
        ("5户", "任务", ""),
        ("5户", "乙.任务", ""),
    ],
)
def test_a_figure_is_seen_in_the_node_and_beside_it(own: str, name: str, told: str) -> None:
    book = book_of(f"{HEAD}指标: {{组: {{甲: {own}, 乙: {{数值: 9户, 已消除: 4户, 任务: 9户}}}}}}\n", CATALOGUE)
    node, source, entry = next(_of_group(book))
    names = tuple(name.split("."))
    found, figure = seen(book, node, source, entry, names), typed_beside(book, node, source, entry, names)
    assert (found.measure.text if isinstance(found, Seen) else "") == told
    assert (figure.path if figure else "") == (f"组.{name}" if told and names[0] == "乙" else "")


@given(_files)
def test_what_lacks_a_figure_is_listed_as_undecided_or_not_at_all(text: str) -> None:
    rules = "数值 <= 乙, 数值 <= 乙.已消除, 已消除 <= 数值, 数值 = 丙 / 乙 或 数值 = 乙 / 丙, 未消除 <= 完成率, 任务 <= 户"
    derived = "派生: {完成率: =甲.已消除 / 甲.任务, "
    for relation in relations_of_indicators(_valid(text, CATALOGUE.replace("户 <= 人", rules).replace("派生: {", derived))):
        if isinstance(relation, Unmade) and not isinstance(relation, Holding):
            assert not relation.measures
            assert {each.verdict for each in relation} <= {Verdict.UNDECIDED}


@pytest.mark.parametrize(
    ("own", "kind"),
    [("完成率: 80%", Lacking), ("任务: 6户, 完成率: 83.3%", Lacking), ("已消除: 3户, 任务: 6户, 完成率: 50%", list), ("已消除: 3户, 未消除: 2户", Holding)],
)
def test_a_formula_that_names_its_own_indicator_is_judged_by_what_stands_in_it(own: str, kind: type) -> None:
    derived = CATALOGUE.replace("=数值 - 已消除", "=数值 - 甲.已消除, 竣工率: =甲.已消除 / 甲.任务").replace("规则: [户 <= 人]", "")
    book = book_of(f"{HEAD}指标: {{组: {{甲: {{数值: 5户, {own.replace('完成率', '竣工率')}}}}}}}\n", derived)
    (relation,) = relations_of_indicators(book)
    assert type(relation) is kind


def test_what_a_formula_names_is_sought_in_the_group_where_the_node_has_none() -> None:
    catalogue = CATALOGUE.replace("=数值 - 已消除", "=数值 - 已消除, 竣工率: =已消除 / 任务").replace("规则: [户 <= 人]", "")
    book = book_of(f"{HEAD}指标: {{组: {{甲: {{数值: 5户, 任务: 6户, 竣工率: 50%}}, 已消除: 3户}}}}\n", catalogue)
    (relation,) = relations_of_indicators(book)
    assert not isinstance(relation, Unmade)
    assert [each.verdict for each in relation] == [Verdict.AGREES]


def test_a_name_of_the_data_that_the_catalogue_reads_otherwise_is_asked_of_the_facts() -> None:
    book = book_of(f"{HEAD}指标: {{组: {{甲: 5户, 乙: 9户}}}}\n", CATALOGUE)
    node, source, entry = next(_of_group(book))
    assert seen(book, node, source, entry, ("丁",)) is NOWHERE
    book.dataset.renamed["组.丁"] = "组.乙"
    assert seen(book, node, source, entry, ("丁",)) is not NOWHERE
    book.dataset.renamed.clear()
    book.dataset.renamed["丁"] = "组"
    assert seen(book, node, source, entry, ("丁",)) is not NOWHERE

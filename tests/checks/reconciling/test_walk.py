"""The law of the walk: what it does not ask of a node whose shape says nothing would have said nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from drafting.checks.judged import Judged, Relation
from drafting.checks.reconciling.catalogued import rules_of_catalogue
from drafting.checks.reconciling.counts import households, listed_names, may_bound
from drafting.checks.reconciling.last_year import compare_last_year
from drafting.checks.reconciling.stated import stated_values
from drafting.checks.reconciling.sums import composition, subset
from drafting.checks.reconciling.walk import _of_a_part, relations_of_indicators
from drafting.facts.book import Book
from drafting.model.catalogue import Entry
from drafting.model.dataset import Dataset
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.quantities.measure import Measure
from drafting.source import Path
from tests.checks.judging import CATALOGUE, HEAD, loaded
from tests.load.validation.test_alike import TEMPLATE, dataset_of, texts, with_other_numbers
from tests.shipped import shipped

FIGURES = st.sampled_from(["5户", "5户9人", "9户5人", "12人", "约7户20人", "96%", "101%", "3万元", "3元", "3个", "待补", "0户0人"])
PERCENT = st.sampled_from(["50%", "-3%"])
NAMES = st.sampled_from(["监测对象", "新识别", "已消除", "支出进度", "补助", "人均", "报销比例", "别的"])
PARTS = st.sampled_from(["甲类", "乙类", "门诊", "已消除"])


def _node(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    keys = {
        "任务": FIGURES, "完成率": PERCENT, "同比": PERCENT, "未消除": FIGURES, "上年同期": inner, "上年末": inner,
        "构成": st.dictionaries(PARTS, inner, min_size=1, max_size=2), "其中": st.dictionaries(PARTS, inner, min_size=1, max_size=2),
        "名录": st.lists(st.sampled_from(["一村", "二村"]), min_size=1, unique=True), "截至": st.just("2021-06-30"), "统计期间": st.just("上半年"),
        "备注": st.just("好"), "表述": st.just("好"),
    }  # fmt: skip
    own = st.lists(st.sampled_from(sorted(keys)), min_size=1, max_size=3, unique=True).flatmap(lambda chosen: st.fixed_dictionaries({key: keys[key] for key in chosen}))
    return st.builds(lambda value, own, children: {**value, **own, **children}, st.one_of(st.just({}), st.builds(lambda figure: {"数值": figure}, FIGURES)), own, st.dictionaries(NAMES, inner, max_size=2))


NODES = st.recursive(FIGURES, _node, max_leaves=8)
INDICATORS = st.dictionaries(st.sampled_from(["监测帮扶", "资金", "医疗", "别组"]), st.dictionaries(NAMES, NODES, min_size=1, max_size=3), min_size=1, max_size=2)


def _every(book: Book) -> Iterator[Relation]:
    """Every check, asked of every node."""
    for group, node in book.dataset.indicators.items():
        yield from _of(book, node, ("指标", group), None, book.catalogue.groups.get(group, {}))


def _of(book: Book, node: Indicator, source: Path, entry: Entry | None, below: Mapping[str, Entry]) -> Iterator[Relation]:
    yield from _counted(book, node.value, source)
    if entry is not None:
        yield from rules_of_catalogue(book, node, source, entry)
    yield from composition(book, node, source, entry)
    for name, inner in node.parts.items():
        yield from _of(book, inner, (*source, "构成", name), _of_a_part(entry, node.parts), below)
    yield from subset(book, node, source, entry)
    for name, inner in node.subset.items():
        nested = below.get(name, _of_a_part(entry, node.subset))
        yield from _of(book, inner, (*source, "其中", name), nested, nested.children if nested else {})
    yield from stated_values(book, node, source, entry)
    for name, stated in node.stated.items():
        yield from _counted(book, stated, (*source, name))
    yield from filter(None, (listed_names(book, node, source), compare_last_year(book, node, source)))
    for key, field in COMPARISONS.items():
        if (compared := getattr(node, field)) is not None:
            yield from _of(book, compared, (*source, key), None, {})
    for name, inner in node.children.items():
        child = below.get(name)
        yield from _of(book, inner, (*source, name), child, child.children if child else {})


def _counted(book: Book, value: Any, source: Path) -> Iterator[Relation]:
    if isinstance(value, Measure) and may_bound(value, source) and (relation := households(value, book.dataset.tree, source, book.units)):
        yield relation


def _made(relations: Iterable[Relation]) -> list[list[Judged]]:
    """What each says, but for the way to judge it again: that is a function, which equals itself alone."""
    return [made for relation in relations if (made := [each._replace(again=None) for each in relation])]


@given(INDICATORS, st.one_of(st.none(), INDICATORS))
@example({"别组": {"支出进度": "5户", "监测对象": "5户", "新识别": "5户"}}, None)  # a group that moves, with one that says whose it is
def test_what_the_walk_passes_by_has_no_relation(indicators: dict[str, Any], before: dict[str, Any] | None) -> None:
    previous = loaded(f"{HEAD.replace('2021', '2020')}指标: {json.dumps(before, ensure_ascii=False)}\n", CATALOGUE)[0] if before else None
    book, _ = loaded(f"{HEAD}指标: {json.dumps(indicators, ensure_ascii=False)}\n", CATALOGUE, previous)
    assume(book is not None)
    assert _made(relations_of_indicators(book)) == _made(_every(book))


@pytest.mark.parametrize("by", [3, 8])
def test_files_alike_are_asked_the_same(by: int) -> None:
    found = 0
    for text in texts():
        try:
            _, kept, other = dataset_of(text), dataset_of(text), dataset_of(with_other_numbers(text, by))
        except AssertionError:  # which is no YAML
            continue
        if kept is None or other is None or kept.likeness is None or other.likeness is not kept.likeness:
            continue
        for previous in (None, replace(kept, likeness=None)):
            relations_of_indicators(_book(kept, previous))
            alike = _made(relations_of_indicators(_book(other, previous)))
            assert alike == _made(relations_of_indicators(_book(replace(other, likeness=None), previous)))
            found += bool(alike)
    assert found > 20


def _book(dataset: Dataset, previous: Dataset | None) -> Book:
    catalogue, units = shipped().catalogue(TEMPLATE), shipped().units_of(TEMPLATE)
    return Book(dataset, catalogue, units, None if previous is None else Book(previous, catalogue, units))

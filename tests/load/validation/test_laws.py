"""Whatever stands in a tree, validation answers with findings and never raises."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.diagnostics import has_errors
from drafting.load.house.catalogue import KEYS as CATALOGUE_KEYS
from drafting.load.house.catalogue import read_catalogue
from drafting.load.validation.detail_tables import KEYS as TABLE_KEYS
from drafting.load.validation.document import KEYS as DOCUMENT_KEYS
from drafting.load.validation.narratives import KEYS as ENTRY_KEYS
from drafting.load.validation.period import KEYS as PERIOD_KEYS
from drafting.load.validation.unit import KEYS as UNIT_KEYS
from drafting.load.validation.validate import validate_dataset
from drafting.model.indicator import DERIVED_NAMES, OWN_KEYS
from drafting.model.names import TOP_LEVEL
from drafting.source import Tree
from tests.drawn import Drawn, drawn
from tests.load.validating import catalogue, units

INNER = (*OWN_KEYS, *DERIVED_NAMES[:2], *UNIT_KEYS, *PERIOD_KEYS, *DOCUMENT_KEYS, *TABLE_KEYS, *ENTRY_KEYS, *CATALOGUE_KEYS)
NAMES = (
    "监测帮扶",
    "监测对象",
    "监测对像",
    "未消除",
    "户",
    "children",
    "stated",
    "value",
    "",
    "{{ 甲 }}",
    "[key]",
    "a.b",
)
WORDS = (
    "", "3户", "5361户12591人", "5361护", "三千", "待补", "不适用", "=甲 / 乙", "=", "第", "全省第三", "2021-11-30", "2021-13-40", "目前", "90%", "5",
    "某县", "2021年", "2021", "年度", "../x", "甲 <= 乙", "\x00", "{{", "１２", "12月40日", "9" * 30, "-", "%", "万", "约",
)  # fmt: skip

DEEPEST = 5


def value(choices: Drawn, depth: int = 0) -> Any:
    """What may stand anywhere in a file."""
    kind = 0 if depth == DEEPEST else choices.below(5)
    if kind < 2:
        return choices.one_of(WORDS) if choices.below(3) else choices.text(8)
    if kind == 2:
        return choices.some(lambda: value(choices, depth + 1), 3)
    return {_key(choices): value(choices, depth + 1) for _ in range(choices.below(6))}


def _key(choices: Drawn) -> str:
    return choices.one_of((*INNER, *NAMES)) if choices.below(4) else choices.text(4)


def indicators(choices: Drawn) -> dict[str, Any]:
    return {_key(choices): value(choices, 1) for _ in range(choices.below(6))}


def file(choices: Drawn) -> Any:
    if not choices.below(6):
        return value(choices)
    return {choices.one_of(TOP_LEVEL) if choices.below(4) else _key(choices): value(choices, 1) for _ in range(choices.below(10))}


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(file), st.booleans())
def test_any_tree_gives_a_dataset_or_the_reasons_why_not(given_file: Any, strict: bool) -> None:
    dataset, found = validate_dataset(Tree("data.yaml", given_file, {}, {}), units(), catalogue(), strict=strict)
    assert (dataset is None) == has_errors(found)
    for each in found:
        assert each.place is not None
        assert each.message
        assert each.hint


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(indicators))
def test_any_indicators_in_a_sound_file_never_raise(given_indicators: dict[str, Any]) -> None:
    sound = {"单位": {"名称": "某局", "地区": "某县"}, "报告期": "2021年", "指标": given_indicators}
    dataset, found = validate_dataset(Tree("data.yaml", sound, {}, {}), units(), catalogue())
    assert (dataset is None) == has_errors(found)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(value))
def test_any_tree_reads_as_a_catalogue(tree: Any) -> None:
    read, found = read_catalogue(Tree("indicators.yaml", tree, {}, {}))
    assert all(each.place and each.hint for each in found)
    assert all(read.find(path) is entry for path, entry in read.by_path.items())

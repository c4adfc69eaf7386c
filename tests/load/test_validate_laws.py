"""Whatever stands in a tree, validation answers with findings and never raises."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.diagnostics import has_errors
from drafting.load.catalogue import KEYS as CATALOGUE_KEYS
from drafting.load.catalogue import read_catalogue
from drafting.load.validate import validate_dataset
from drafting.load.validate_document import KEYS as DOCUMENT_KEYS
from drafting.load.validate_narratives import KEYS as ENTRY_KEYS
from drafting.load.validate_period import KEYS as PERIOD_KEYS
from drafting.load.validate_tables import KEYS as TABLE_KEYS
from drafting.load.validate_unit import KEYS as UNIT_KEYS
from drafting.model.indicator import DERIVED_NAMES, OWN_KEYS
from drafting.model.names import TOP_LEVEL
from drafting.source import Tree
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

words = st.sampled_from(WORDS) | st.text(max_size=8)
keys = st.sampled_from((*INNER, *NAMES)) | st.text(max_size=4)
values: st.SearchStrategy[Any] = st.recursive(
    words, lambda inner: st.dictionaries(keys, inner, max_size=5) | st.lists(inner, max_size=3), max_leaves=25
)
files = st.dictionaries(st.sampled_from(TOP_LEVEL) | keys, values, max_size=9) | values


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files, st.booleans())
def test_any_tree_gives_a_dataset_or_the_reasons_why_not(value: Any, strict: bool) -> None:
    dataset, found = validate_dataset(Tree("data.yaml", value, {}, {}), units(), catalogue(), strict=strict)
    assert (dataset is None) == has_errors(found)
    for each in found:
        assert each.place is not None
        assert each.message
        assert each.hint


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(keys, values, max_size=5))
def test_any_indicators_in_a_sound_file_never_raise(indicators: dict[str, Any]) -> None:
    value = {"单位": {"名称": "某局", "地区": "某县"}, "报告期": "2021年", "指标": indicators}
    dataset, found = validate_dataset(Tree("data.yaml", value, {}, {}), units(), catalogue())
    assert (dataset is None) == has_errors(found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values)
def test_any_tree_reads_as_a_catalogue(value: Any) -> None:
    read, found = read_catalogue(Tree("indicators.yaml", value, {}, {}))
    assert all(each.place and each.hint for each in found)
    assert all(read.find(path) is entry for path, entry in read.by_path.items())

"""What is read without the validator is what the validator makes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from drafting.model.indicator import DERIVED_NAMES, OWN_KEYS, Indicator
from drafting.model.plain_nodes import read_plainly
from drafting.model.reading import Reading
from drafting.model.validated_nodes import NODES, Node, faults_of
from tests.drawn import Drawn, drawn
from tests.laws import reports
from tests.quantities.table import HOUSE

NAMES = ("甲", "乙", "未消除", "户", "children", "stated", "value", "")
WORDS = (
    "", "3户", "5361户12591人", "-3户", "5361护", "5361", "三千", "待补", "不适用", "=甲 / 乙", "全省第三", "2021-11-30", "2021-13-40", "目前", "90%",
    "户", "全省第三季度的一句话超过了二十个字的长度", "覆盖率达到90%",
)  # fmt: skip

KEYS = (*OWN_KEYS, *DERIVED_NAMES[:3], *NAMES, *NAMES)
DEEPEST = 3


def nodes(choices: Drawn, depth: int = 0) -> dict[str, Any]:
    return {choices.one_of(KEYS): _value(choices, depth + 1) for _ in range(choices.below(5))}


def _value(choices: Drawn, depth: int) -> Any:
    kind = 0 if depth > DEEPEST else choices.below(8)
    if kind < 5:
        return choices.one_of(WORDS)
    return nodes(choices, depth) if kind < 7 else choices.some(lambda: _value(choices, depth + 1), 2)


def assert_is_what_is_validated(given: dict[str, Any]) -> None:
    reading, plain_reading = Reading(HOUSE), Reading(HOUSE)
    plain = read_plainly(given, plain_reading)
    try:
        validated = NODES.validate_python(given, context=reading)
    except ValidationError:
        assert plain is None
        assert faults_of(given, Reading(HOUSE))
        return
    assert plain is not None
    assert fields_of(plain) == fields_of(validated)
    assert set(plain_reading.notes) == set(reading.notes)


def fields_of(read: Any) -> Any:
    """Of nodes of either kind, in their order, with what is given of each."""
    if isinstance(read, dict):
        return [(key, fields_of(each)) for key, each in read.items()]
    if isinstance(read, Node | Indicator):
        given = read.model_fields_set if isinstance(read, Node) else read.given
        return given, [(name, fields_of(getattr(read, name))) for name in Node.model_fields]
    return read


@settings(max_examples=600, deadline=None)
@given(drawn(nodes))
def test_any_nodes_are_what_the_validator_makes_of_them_and_none_where_it_refuses_one(given: dict[str, Any]) -> None:
    assert_is_what_is_validated(given)


@pytest.mark.parametrize("node", [{"计量单位": "户"}, {"数值": "", "计量单位": "户"}, {"数值": "5361", "计量单位": "户"}, {"数值": "5361户", "计量单位": "户"}])
def test_a_unit_of_its_own_wants_a_number(node: dict[str, Any]) -> None:
    assert_is_what_is_validated({"组": {"甲": node}})


@pytest.mark.parametrize("name", reports.NAMES)
def test_a_report_is_read_without_the_validator(name: str) -> None:
    given = reports.tree(name).value["指标"]
    assert read_plainly(given, Reading(HOUSE)) is not None
    assert_is_what_is_validated(given)


@pytest.mark.parametrize(
    ("value", "change", "key"),
    [
        ("58家", "-13家", "同比增减"), ("58家", "减少13家", "同比增减"), ("58万元", "+13万元", "同比增减"), ("1.2亿元", "300万元", "同比增减"),
        ("58家", "13%", "同比"), ("58%", "1.3%", "同比"), ("98%", "2个百分点", "同比"), ("58家", "2倍", "同比"), ("58家", "13户", "同比增减"), ("58家", "一成", "同比"), ("58家", "13", "同比"), ("58家", "待补", "同比"),
    ],
)  # fmt: skip
def test_a_change_in_the_units_of_the_figure_is_by_how_much_it_changed(value: str, change: str, key: str) -> None:
    given = {"组": {"甲": {"数值": value, "同比": change}}}
    assert_is_what_is_validated(given)
    read = read_plainly(given, Reading(HOUSE))
    assert read is not None
    assert list(read["组"].children["甲"].stated) == [key]


def test_what_is_given_both_ways_stays_apart() -> None:
    read = read_plainly({"组": {"甲": {"数值": "58家", "同比": "5家", "同比增减": "13家"}}}, Reading(HOUSE))
    assert read is not None
    assert list(read["组"].children["甲"].stated) == ["同比", "同比增减"]


def test_a_node_can_be_copied() -> None:
    nodes = read_plainly({"组": {"甲": "3户"}}, Reading(HOUSE))
    assert nodes is not None
    assert deepcopy(nodes["组"]) == nodes["组"]


def test_what_two_figures_share_cannot_be_filled() -> None:
    read = read_plainly({"组": {"甲": "3户", "乙": "5户"}}, Reading(HOUSE))
    assert read is not None
    nodes = read["组"].children
    nodes["甲"].settle("target", nodes["乙"])
    with pytest.raises(TypeError):
        nodes["甲"].children["丙"] = nodes["乙"]
    with pytest.raises(TypeError):
        nodes["甲"].stated.update(同比=nodes["乙"].value)  # type: ignore[arg-type]
    nodes["甲"].settle("children", {"丙": nodes["乙"]})
    assert nodes["乙"].target is None
    assert not nodes["乙"].children
    assert nodes["乙"].given == {"value"}


def test_a_nest_too_deep_for_it_is_left_to_the_validator() -> None:
    deep: Any = "3户"
    for _ in range(5000):
        deep = {"甲": deep}
    assert read_plainly({"组": deep}, Reading(HOUSE)) is None

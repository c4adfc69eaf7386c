"""A figure in the short form is the same node as in the long one."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from drafting.model.indicator import Indicator
from drafting.model.reading import Reading
from tests.quantities.table import HOUSE

GROUP = TypeAdapter(dict[str, Indicator])


@pytest.mark.parametrize("typed", ["5361户12591人", "待补", "不适用", "=甲 / 乙", "全省第三", "90%", ""])
def test_a_figure_alone_is_what_it_is_as_value(typed: str) -> None:
    """Below a group the node of one figure is made without the validator: nothing may tell the two apart."""
    (short,) = GROUP.validate_python({"组": {"甲": typed}}, context=Reading(HOUSE))["组"].children.values()
    (long,) = GROUP.validate_python({"组": {"甲": {"数值": typed}}}, context=Reading(HOUSE))["组"].children.values()
    assert short == long
    assert short.model_fields_set == long.model_fields_set
    assert list(short.__dict__) == list(long.__dict__)
    assert short.model_copy(deep=True) == short
    assert repr(short) == repr(long)


def test_no_two_figures_share_what_may_be_filled_later() -> None:
    nodes = GROUP.validate_python({"组": {"甲": "3户", "乙": "5户"}}, context=Reading(HOUSE))["组"].children
    nodes["甲"].settle("target", nodes["乙"])
    nodes["甲"].children["丙"] = nodes["乙"]
    assert nodes["乙"].target is None
    assert not nodes["乙"].children
    assert nodes["乙"].model_fields_set == {"value"}

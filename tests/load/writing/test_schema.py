"""The schema completes the catalogue's names and turns away no file that the loader likes."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from drafting.load.writing.schema import json_schema
from tests.load.validating import catalogue, units


def indicator(group: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json_schema(catalogue(), units())["properties"]["指标"]["properties"][group]["properties"][
        name
    ]
    return found


def test_groups_indicators_parts_and_children_are_completed() -> None:
    properties = indicator("监测帮扶", "监测对象")["anyOf"][1]["properties"]
    assert set(properties["构成"]["properties"]) == {"脱贫不稳定户", "边缘易致贫户", "突发严重困难户"}
    assert {"已消除", "未消除"} <= set(properties)
    assert {"任务", "上年同期"} <= set(indicator("就业", "务工人数")["anyOf"][1]["properties"])


def test_the_description_says_what_is_counted_and_who_knows() -> None:
    description = indicator("监测帮扶", "监测对象")["description"]
    for word in ("累计识别", "户、人", "时点", "防返贫监测中心", "监测户"):
        assert word in description


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("5361户12591人", True),
        ("3.1万人", True),
        ("５户", True),
        ("两户", True),
        ("待补", True),
        ("不适用", True),
        ("=就业.甲", True),
        ("", True),
        ("5名", True),
        ("很多", False),
        ("5361亩", False),
        ("5361", False),
    ],
)
def test_a_value_has_a_unit_of_the_family(text: str, fits: bool) -> None:
    pattern = indicator("监测帮扶", "监测对象")["anyOf"][0]["pattern"]
    assert bool(re.search(pattern, text)) is fits


def test_a_rate_is_a_percentage() -> None:
    pattern = indicator("资金项目", "支出进度")["anyOf"][0]["pattern"]
    assert re.search(pattern, "85.5%")
    assert not re.search(pattern, "85.5")


def test_every_reference_leads_somewhere() -> None:
    schema = json_schema(catalogue())
    text = json.dumps(schema, ensure_ascii=False)
    references = set(re.findall(r'"#/\$defs/([^"]+)"', text))
    assert references == set(schema["$defs"])


def test_top_level_and_local_figures() -> None:
    schema = json_schema(catalogue())
    assert schema["required"] == ["单位", "报告期", "指标"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["指标"]["additionalProperties"] == {"$ref": "#/$defs/指标"}
    assert "提法" in schema["properties"]["指标"]["propertyNames"]["not"]["enum"]

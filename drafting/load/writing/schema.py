"""The catalogue as JSON Schema, so that an editor completes indicator names and says what each means."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from drafting.load.house.catalogue import USES
from drafting.load.validation.detail_tables import KEYS as TABLE_KEYS
from drafting.load.validation.narratives import KEYS as ENTRY_KEYS
from drafting.load.validation.period import KEYS as PERIOD_KEYS
from drafting.load.validation.period import KINDS as PERIOD_KINDS
from drafting.load.validation.unit import KEYS as UNIT_KEYS
from drafting.load.validation.unit import LEVELS
from drafting.load.writing.schema_document import document_schema, exhibit_schemas
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import DERIVED_NAMES, OTHER_WORDS, STATEMENT_LENGTH
from drafting.model.names import BUILT_IN
from drafting.quantities.units import EMPTY as NO_UNITS
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number", "null"]}
_LONG_FORM: Final[Schema] = {"$ref": "#/$defs/分项"}
_MARKERS: Final = "|".join(marker.value for marker in Marker)
_ANY_NODE: Final[Schema] = {"$ref": "#/$defs/指标"}
_VALUE: Final[Schema] = {"$ref": "#/$defs/数值"}


def json_schema(catalogue: Catalogue, units: UnitTable = NO_UNITS) -> Schema:
    """A schema of whole data files. It refuses nothing that the loader takes without a remark: local indicators stay welcome.

    Names are completed from the catalogue; 口径, 计量单位 and 提供单位 are the description an editor shows. With
    `units`, a value must also hold one of its indicator's units or another of their family (公顷 for 亩).
    """
    groups = {
        group: {
            "type": ["object", "null"],
            "description": f"{group}：{len(entries)}项指标",
            "properties": {name: _entry_schema(entry, units) for name, entry in entries.items()},
            "additionalProperties": _ANY_NODE,
        }
        for group, entries in catalogue.groups.items()
    }
    return {
        "$schema": DIALECT,
        "title": "公文数据文件",
        "type": "object",
        "required": ["单位", "报告期", "指标"],
        "additionalProperties": False,
        "properties": {
            "模板": {"type": ["string", "null"], "description": "模板的名称，例如 rural/annual"},
            "单位": _unit_schema(),
            "报告期": _period_schema(),
            "公文": document_schema(),
            "上年": {"type": ["string", "null"], "description": "上一年的数据文件，和本文件放在同一个文件夹"},
            "指标": {
                "type": "object",
                "description": "一个数只写一次：数和单位连写，例如 5361户12591人",
                "properties": groups,
                "additionalProperties": _ANY_NODE,
                "propertyNames": {"not": {"enum": sorted(BUILT_IN)}},
            },
            "明细表": {
                "type": ["object", "null"],
                "additionalProperties": _table_schema(),
                "description": "一行一行的数据",
            },
            "文字材料": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/文字"}},
            "审核关系": {"type": ["array", "string", "null"], "items": {"type": "string"}},
        },
        "$defs": {
            "数值": _TEXT,
            "分项": _long_form(),
            "指标": {"anyOf": [_VALUE, _LONG_FORM]},
            "文字": _narrative_schema(),
        },
    }


def _entry_schema(entry: Entry, units: UnitTable) -> Schema:
    """One indicator: the short form (a value in one of its units) or the long form."""
    value = _value_schema(entry, units)
    properties: Schema = {"数值": value}
    for key, names in (("构成", entry.parts), ("其中", entry.subset)):
        if names:
            properties[key] = {
                "properties": {name: {**_ANY_NODE, "description": f"{entry.name}：{name}"} for name in names}
            }
    for name, child in entry.children.items():
        properties[name] = _entry_schema(child, units)
    for name, formula in entry.derived.items():
        properties[name] = {**_ANY_NODE, "description": f"由程序算出（{formula}）；要写就照写，程序会核对"}
    for use in entry.uses:
        properties[use] = {**_ANY_NODE, "description": f"{entry.name}的{use}"}
    schema: Schema = {"anyOf": [value, {**_LONG_FORM, "properties": properties}]}
    description = _description(entry)
    return {"description": description, **schema} if description else schema


def _value_schema(entry: Entry, units: UnitTable) -> Schema:
    if entry.kind == "比率":
        return {"type": ["string", "null"], "pattern": _pattern(("%", "‰"), units), "examples": ["85.5%"]}
    if not entry.units:
        return _TEXT
    example = "".join(f"{number}{unit}" for number, unit in zip(("5361", "12591", "39"), entry.units, strict=False))
    return {"type": ["string", "number", "null"], "pattern": _pattern(entry.units, units), "examples": [example]}


@lru_cache(maxsize=1024)
def _pattern(expected: tuple[str, ...], units: UnitTable) -> str:
    """Blank, a marker, a formula, a rank, or a number with one of the units expected or of their family."""
    family = [unit for unit in units.facts if any(units.convertible(unit, each) for each in expected)]
    unit = (
        "|".join(re.escape(each).replace("%", "[%％]") for each in dict.fromkeys((*expected, *family)))
        if family
        else ""
    )
    return rf"^\s*$|^\s*({_MARKERS}|【待补】)\s*$|^\s*[=＝]|第[0-9一二三四五六七八九十]|[0-9０-９一二两三四五六七八九十千].*({unit})"


def _description(entry: Entry) -> str:
    told = (
        entry.definition,
        f"单位：{'、'.join(entry.units)}" if entry.units else "",
        f"性质：{entry.nature}" if entry.nature else "",
        f"由{entry.provider}提供" if entry.provider else "",
        f"也叫：{'、'.join(entry.aliases)}" if entry.aliases else "",
    )
    return "。".join(part for part in told if part)


def _long_form() -> Schema:
    text: Schema = {"type": ["string", "number", "null"]}
    parts: Schema = {"type": ["object", "null"], "additionalProperties": _ANY_NODE}
    properties: dict[str, Schema] = {
        "数值": _VALUE,
        "表述": {"type": ["string", "null"], "maxLength": STATEMENT_LENGTH, "description": "不是数的事实，不含数量"},
        "名录": {"type": ["array", "object", "string", "null"], "description": "一列名称，或者“类别: [名称, …]”"},
        "构成": {**parts, "description": "全部分项，加起来等于总数"},
        "其中": {**parts, "description": "一部分分项，都不大于总数"},
        **dict.fromkeys(USES, _ANY_NODE),
        "截至": {**text, "description": "2021-11-30，或者 6月底、目前"},
        "统计期间": {**text, "description": "这一个数自己的期间，例如 前三季度"},
        "提供单位": text,
        "计量单位": text,
        "备注": text,
        **{name: {**_VALUE, "description": "由程序算出；要写就照写，程序会核对"} for name in DERIVED_NAMES},
        **{word: {**_ANY_NODE, "description": f"就是“{key}”，两个写一个"} for word, key in OTHER_WORDS.items()},
    }
    return {"type": "object", "properties": properties, "additionalProperties": _ANY_NODE}


def _unit_schema() -> Schema:
    properties: dict[str, Schema] = {key: {"type": "string"} for key in UNIT_KEYS}
    properties["名称"]["description"] = "谁写的，例如 某县应急管理局、某乡人民政府"
    properties["地区"]["description"] = "写的是哪里，例如 某县；全县、我县、县委县政府由此得出"
    properties["层级"] = {"type": ["string", "null"], "examples": list(LEVELS)}
    return {"type": "object", "required": ["名称", "地区"], "properties": properties}


def _period_schema() -> Schema:
    number: Schema = {"type": ["integer", "string", "null"]}
    properties: dict[str, Schema] = dict.fromkeys(PERIOD_KEYS, number)
    properties["类型"] = {"type": ["string", "null"], "examples": list(PERIOD_KINDS)}
    properties["截至"] = {"type": ["string", "null"], "description": "数字统一截至哪一天，例如 2021-12-14"}
    return {
        "description": "2021年、2026年上半年、2026年第三季度、2026年1—10月，或者分项写",
        "anyOf": [{"type": ["string", "integer"]}, {"type": "object", "required": ["年度"], "properties": properties}],
    }


def _table_schema() -> Schema:
    rows: Schema = {"type": ["array", "null"], "items": {"type": ["object", "null"], "additionalProperties": _TEXT}}
    row_key, total, *words = TABLE_KEYS
    long_form: dict[str, Schema] = {
        row_key: rows,
        total: {"type": ["object", "null"], "additionalProperties": _TEXT},
        **{word: {"type": ["string", "null"]} for word in words},
    }
    return {"anyOf": [rows, {"type": "object", "required": [row_key], "properties": long_form}]}


def _narrative_schema() -> Schema:
    own: Schema = {"$ref": "#/$defs/文字"}
    properties: dict[str, Schema] = {key: {"type": ["string", "number", "null"]} for key in ENTRY_KEYS}
    properties["用"] = {"type": ["string", "array", "null"], "items": {"type": "string"}}
    properties["条"] = own
    properties |= exhibit_schemas()
    properties["节"] = own
    return {
        "description": "一段文字，或者列表：节名、要点名，或 {标题, 内容, 条, 节, 表, 图, 图片}",
        "anyOf": [
            {"type": ["string", "number", "null"]},
            {"type": "array", "items": own},
            {"type": "object", "properties": properties},
        ],
    }

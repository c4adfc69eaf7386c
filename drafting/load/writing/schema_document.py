"""公文 as JSON Schema: an editor completes the elements of GB/T 9704 and says what each is."""

from __future__ import annotations

from typing import Any, Final

from drafting.blocks.wording import CHART_KINDS
from drafting.load.validation.document import KEYS
from drafting.load.validation.enclosures import CARRIER_KEYS, ENTRY_KEYS
from drafting.load.validation.exhibits import CHART_KEYS, PICTURE_KEYS
from drafting.load.validation.letterhead import FORMS, PLACES, SECRECY, URGENCY
from drafting.model.official import CARRIERS

Schema = dict[str, Any]

TOLD: Final = {
    "标题": "空着由模板拟定；要断行的地方写 |",
    "稿次": "如 送审稿；定稿不印",
    "发文字号": "如 某政发〔2026〕3号；还没有编号的写 待签发，印成〔2026〕　号",
    "主送机关": "如 市人民政府",
    "称谓": "汇报稿用，如 各位领导",
    "署名": "几个单位写成列表 [甲, 乙]",
    "成文日期": "如 2026-12-20；还没有签发的写 待签发，印成 2026年12月　日",
    "附注": "如 此件公开发布",
    "格式": "文件（默认）或 信函",
    "份号": "6位数字，加引号，如 '000001'",
    "密级": "绝密、机密、秘密，可带期限：机密★1年",
    "保密期限": "如 1年、长期",
    "紧急程度": "特急、加急",
    "发文机关标志": "红头，如 某县人民政府文件；联合行文写成列表 [甲局, 乙局, 文件]",
    "签发人": "上行文用；几个人写成列表；还没有定的写 待签发，姓名印成空白",
    "承载": "写 报告：总结作附件，由《关于报送……的报告》承载",
    "附件": "名称（另附）、明细表名、文字材料名，或 {标题: …, 明细表: …}、{标题: …, 图: …}、{数据: 另一个数据文件}",
    "附件说明": "只列名称、另附的附件",
    "用印": "是 或 否：盖章的公文，署名和日期按盖章的位置排",
    "联系人": "印在附注的位置",
    "联系电话": "和联系人一起印",
    "主送位置": "首页（默认）；主送机关太多时写 版记",
    "抄送": "几个机关写成列表 [甲, 乙]",
    "抄送机关": "同“抄送”",
    "印发机关": "版记左边，如 某县人民政府办公室",
    "印发日期": "如 2026-12-20",
}
"""What each element is, in a line; the skeleton says the same."""

_CHOICES: Final = {"格式": FORMS, "紧急程度": URGENCY, "用印": ("是", "否"), "主送位置": PLACES}
_LISTS: Final = ("主送机关", "署名", "发文机关标志", "签发人", "抄送", "抄送机关")


def document_schema() -> Schema:
    """The schema of 公文."""
    properties: dict[str, Schema] = {}
    for key in KEYS:
        text: Schema = {"type": ["string", "number", "null"], "description": TOLD[key]}
        if key in _LISTS:
            text = {**text, "type": ["string", "array", "null"], "items": {"type": "string"}}
        if key in _CHOICES:
            text = {**text, "type": ["string", "null"], "enum": [*_CHOICES[key], None]}
        properties[key] = text
    properties["密级"]["examples"] = [*SECRECY, "机密★1年"]
    entry = {"anyOf": [{"type": ["string", "null"]}, _entry_schema()]}
    for key in ("附件", "附件说明"):
        properties[key] = {"description": TOLD[key], "anyOf": [*entry["anyOf"], {"type": "array", "items": entry}]}
    properties["承载"] = {"description": TOLD["承载"], "anyOf": [{"enum": [*CARRIERS, None]}, _carrier_schema()]}
    return {"type": ["object", "null"], "properties": properties, "description": "正文前后的要素，没有的不写"}


def _entry_schema() -> Schema:
    text: Schema = {"type": ["string", "number", "null"]}
    properties: dict[str, Schema] = dict.fromkeys(ENTRY_KEYS, text)
    properties["明细表"] = {"type": ["string", "array", "null"], "items": {"type": "string"}}
    properties |= {key: schema for key, schema in exhibit_schemas().items() if key in ENTRY_KEYS}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def exhibit_schemas() -> dict[str, Schema]:
    """表, 图 and 图片 of an outline's entry or an annex: one, or a list."""
    text: Schema = {"type": ["string", "null"]}
    names: Schema = {"type": ["string", "array", "null"], "items": {"type": "string"}}
    chart: dict[str, Schema] = {key: names if key == "列" else text for key in CHART_KEYS}
    chart["类型"] = {"enum": [*CHART_KINDS, None]}
    long_forms = {"图": chart, "图片": dict.fromkeys(PICTURE_KEYS, text)}
    schemas: dict[str, Schema] = {"表": names}
    for key, properties in long_forms.items():
        one: Schema = {"anyOf": [text, {"type": "object", "properties": properties, "additionalProperties": False}]}
        schemas[key] = {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}
    return schemas


def _carrier_schema() -> Schema:
    text: Schema = {"type": ["string", "null"]}
    return {"type": "object", "properties": dict.fromkeys(CARRIER_KEYS, text), "additionalProperties": False}

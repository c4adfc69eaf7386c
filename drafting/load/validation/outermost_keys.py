"""The keys of a data file's outermost level: those that are missing, and those whose place is elsewhere."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.findings import Findings
from drafting.load.validation.document import ALSO_CALLED
from drafting.load.validation.document import KEYS as DOCUMENT_KEYS
from drafting.load.validation.period import KEYS as PERIOD_KEYS
from drafting.load.validation.unit import KEYS as UNIT_KEYS
from drafting.model.catalogue import Catalogue
from drafting.model.names import TOP_LEVEL, closest
from drafting.model.text_places import SLOT_SYNONYMS, TEXT_PLACES
from drafting.registry import declare

D050 = declare(
    Rule(
        "D050",
        "最外层有不认识的键",
        Severity.ERROR,
        f"数据文件的最外层只有：{'、'.join(TOP_LEVEL)}。指标都写在“指标”下面。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n指标: {}\n指示: {监测帮扶: {监测对象: 3户}}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n指标: {监测帮扶: {监测对象: 3户}}\n",
    )
)
D051 = declare(
    Rule(
        "D051",
        "缺少必需的部分",
        Severity.ERROR,
        "每份数据都要有单位、报告期和指标。",
        hits="单位: {名称: 某县农业农村局, 地区: 某县}\n指标: {监测帮扶: {监测对象: 3户}}\n",
        clean="单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n指标: {监测帮扶: {监测对象: 3户}}\n",
    )
)

_KEYS_OF_PARTS: Final = {"单位": UNIT_KEYS, "报告期": PERIOD_KEYS, "公文": DOCUMENT_KEYS}
CALLED_RELATIONS: Final = frozenset(("规则", "审核规则", "校验规则", "核对规则", "勾稽", "勾稽关系", "钩稽关系", "逻辑关系", "表内关系", "校验", "核对关系"))
"""What clerks call 审核关系 otherwise."""
_ALSO_CALLED: Final = {
    **dict.fromkeys(CALLED_RELATIONS, "审核关系"),
    **dict.fromkeys(("数据", "指标数据", "数据指标", "统计数据", "数字"), "指标"),
    **dict.fromkeys(("明细", "台账", "表格", "附表", "名单"), "明细表"),
    **dict.fromkeys(("文字", "材料", "文字部分", "文字内容", "正文"), "文字材料"),
    **dict.fromkeys(("期间", "时期", "统计期", "统计期间", "报告时间", "报告期间"), "报告期"),
    **dict.fromkeys(("填报单位", "报送单位", "单位信息", "机构"), "单位"),
    **dict.fromkeys(("去年", "上年数据", "上年文件"), "上年"),
    **dict.fromkeys(("文种", "报告模板", "报告类型"), "模板"),
}  # fmt: skip
"""What clerks call the parts of a data file otherwise."""
_IN_A_TABLE: Final = "用 --common 共用.yaml 写 报告期: 2021年（或 2026年上半年），各行都用它；或者表里加“报告期”一列"
_REQUIRED: Final = {
    "单位": "加上 单位: {名称: 某县农业农村局, 地区: 某县}",
    "报告期": "加上 报告期: 2021年（或 2026年上半年、{年度: 2021, 类型: 年度}）",
    "指标": "加上 指标: {监测帮扶: {监测对象: 5361户}}",
}


def check_keys(top: dict[str, Any], catalogue: Catalogue, findings: Findings) -> None:
    empty = top.get("指标", "") == ""
    groups = _outside(top, catalogue, empty=empty)
    if groups and "指标" not in top:
        hint = f"在“{groups[0]}:”上面加一行“指标:”，下面属于指标的每一行前面多空两格"
        findings.add(D051, ("指标",), "没有这一行，各组指标写在了最外层", hint, key=True)
    elif groups and empty:
        shown = "、".join(f"“{each}”" for each in groups[:3]) + ("等" if len(groups) > 3 else "")
        message = f"下面的{shown}没有缩进，没有读进来"
        hint = f"从“{groups[0]}:”起，属于指标的每一行前面都多空两格：组名空两格，组里的指标空四格"
        findings.add(D051, ("指标",), message, hint, key=True)
    for key in top:
        if key in TOP_LEVEL:
            continue
        if key in groups:
            if not empty:
                hint = f"“{key}:”和它下面各行，移到“指标:”下面，每行前面多空两格"
                findings.add(D050, (key,), "是指标的一组，却写在了最外层", hint, key=True)
            continue
        findings.add(D050, (key,), "最外层没有这个键", _hint(key), key=True)
    for key, hint in _REQUIRED.items():
        if top.get(key, "") == "" and not (key == "指标" and groups):
            in_a_table = findings.is_of_a_row and key == "报告期"
            findings.add(D051, (key,), "没有填写" if key in top else "没有这一部分", _IN_A_TABLE if in_a_table else hint, key=True)


def _outside(top: dict[str, Any], catalogue: Catalogue, *, empty: bool) -> list[str]:
    """Keys of the outermost level that belong to 指标: by the catalogue, or by what they hold and where they stand.

    `empty` says that 指标 holds nothing or is not there, so that even a single figure was meant for it.
    """
    found, after = [], "指标" not in top
    for key, value in top.items():
        after = after or key == "指标"
        if key in TOP_LEVEL or ((key in _ALSO_CALLED or _at_home(key)) and key not in catalogue.groups):
            continue
        told = (isinstance(value, dict) and value) or (empty and _holds_figures(value))
        if key in catalogue.groups or (after and told and closest(key, TOP_LEVEL) is None):
            found.append(key)
    return found


def _holds_figures(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return bool(value)
    return any(map(str.isdecimal, value))


def _hint(key: str) -> str:
    near = _ALSO_CALLED.get(key) or _at_home(key) or closest(key, TOP_LEVEL)
    if near is None:
        return f"最外层只有 {'、'.join(TOP_LEVEL)}；指标写在“指标”下面"
    return f"写在“{near[0]}”里面：{near[0]}: {{{near[1]}: …}}" if isinstance(near, tuple) else f"是不是“{near}”？"


def _at_home(key: str) -> tuple[str, str] | None:
    """The part of a data file that a key belongs to, and what it is called there; None for one that no part has."""
    if (place := SLOT_SYNONYMS.get(key, key)) in TEXT_PLACES:
        return "文字材料", place
    element = ALSO_CALLED.get(key, key)
    return next(((part, element) for part, keys in _KEYS_OF_PARTS.items() if element in keys), None)

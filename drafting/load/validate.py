"""A tree as typed becomes a `Dataset`, or every reason why not, all at once."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.misplaced_names import check_placing
from drafting.load.validate_beside import settle_keys
from drafting.load.validate_catalogued import compare_with_catalogue
from drafting.load.validate_document import read_document
from drafting.load.validate_enclosures import check_contents
from drafting.load.validate_files import read_previous, read_template
from drafting.load.validate_findings import Findings
from drafting.load.validate_indicators import read_indicators
from drafting.load.validate_names import read_by_catalogue
from drafting.load.validate_narratives import read_narratives, read_relations
from drafting.load.validate_parts import settle_parts
from drafting.load.validate_period import read_period
from drafting.load.validate_tables import read_tables
from drafting.load.validate_unit import read_unit
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.dataset import Dataset
from drafting.model.names import TOP_LEVEL, closest
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Tree

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

_REQUIRED: Final = {
    "单位": "加上 单位: {名称: 某县农业农村局, 地区: 某县}",
    "报告期": "加上 报告期: 2021年（或 2026年上半年、{年度: 2021, 类型: 年度}）",
    "指标": "加上 指标: {监测帮扶: {监测对象: 5361户}}",
}


def validate_dataset(
    tree: Tree, units: UnitTable, catalogue: Catalogue = EMPTY, *, strict: bool = False
) -> tuple[Dataset | None, tuple[Diagnostic, ...]]:
    """The dataset, None where an error stands in the way, and everything found, in the order of the file.

    `strict` makes errors of unknown units and of names outside the catalogue. `silences` are left empty: comments
    are not in the tree.
    """
    findings = Findings(tree, strict=strict)
    top = findings.mapping(tree.value, (), "数据文件的最外层写成 单位: …、报告期: …、指标: …")
    if top is None:
        top = {}
    _check_keys(top, catalogue, findings)
    template = read_template(top.get("模板", ""), findings)
    unit = read_unit(top.get("单位", ""), findings)
    period = read_period(top["报告期"], findings) if top.get("报告期", "") != "" else None
    document = read_document(top.get("公文", ""), findings)
    previous = read_previous(top.get("上年", ""), findings)
    indicators = read_indicators(top.get("指标", ""), units, catalogue, findings, whole_year=period is not None and period.kind == "年度")
    settle_parts(indicators, catalogue, units, findings)
    renamed, called = read_by_catalogue(indicators, catalogue, units, findings)
    settle_keys(indicators, catalogue, units, findings, renamed)
    compare_with_catalogue(indicators, catalogue, units, findings)
    check_placing(indicators, catalogue, findings)
    tables = read_tables(top.get("明细表", ""), units, findings)
    narratives = read_narratives(top.get("文字材料", ""), findings)
    check_contents(document.enclosures, set(tables), set(narratives), findings)
    relations = read_relations(top.get("审核关系", ""), findings)
    if findings.any_error or unit is None or period is None:
        return None, findings.all()
    dataset = Dataset(
        tree, template, unit, period, document, previous, indicators, tables, narratives, relations,
        renamed=renamed, called=called,
    )
    return dataset, findings.all()


def _check_keys(top: dict[str, Any], catalogue: Catalogue, findings: Findings) -> None:
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
        near = closest(key, TOP_LEVEL)
        hint = f"是不是“{near}”？" if near else f"最外层只有 {'、'.join(TOP_LEVEL)}；指标写在“指标”下面"
        findings.add(D050, (key,), "最外层没有这个键", hint, key=True)
    for key, hint in _REQUIRED.items():
        if top.get(key, "") == "" and not (key == "指标" and groups):
            findings.add(D051, (key,), "没有填写" if key in top else "没有这一部分", hint, key=True)


def _outside(top: dict[str, Any], catalogue: Catalogue, *, empty: bool) -> list[str]:
    """Keys of the outermost level that belong to 指标: by the catalogue, or by what they hold and where they stand.

    `empty` says that 指标 holds nothing, so that even a single figure below it was meant for it.
    """
    found, after = [], False
    for key, value in top.items():
        after = after or key == "指标"
        if key in TOP_LEVEL:
            continue
        told = (isinstance(value, dict) and value) or (empty and value != "")
        if key in catalogue.groups or (after and told and closest(key, TOP_LEVEL) is None):
            found.append(key)
    return found

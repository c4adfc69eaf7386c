"""A tree as typed becomes a `Dataset`, or every reason why not, all at once."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.validate_catalogued import compare_with_catalogue
from drafting.load.validate_document import read_document
from drafting.load.validate_enclosures import check_contents
from drafting.load.validate_files import read_previous, read_template
from drafting.load.validate_findings import Findings
from drafting.load.validate_indicators import read_indicators
from drafting.load.validate_names import read_by_catalogue
from drafting.load.validate_narratives import read_narratives, read_relations
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
    _check_keys(top, findings)
    template = read_template(top.get("模板", ""), findings)
    unit = read_unit(top.get("单位", ""), findings)
    period = read_period(top["报告期"], findings) if top.get("报告期", "") != "" else None
    document = read_document(top.get("公文", ""), findings)
    previous = read_previous(top.get("上年", ""), findings)
    indicators = read_indicators(top.get("指标", ""), units, catalogue, findings)
    renamed = read_by_catalogue(indicators, catalogue, units, findings)
    compare_with_catalogue(indicators, catalogue, units, findings)
    tables = read_tables(top.get("明细表", ""), units, findings)
    narratives = read_narratives(top.get("文字材料", ""), findings)
    check_contents(document.enclosures, set(tables), set(narratives), findings)
    relations = read_relations(top.get("审核关系", ""), findings)
    if findings.any_error or unit is None or period is None:
        return None, findings.all()
    dataset = Dataset(
        tree, template, unit, period, document, previous, indicators, tables, narratives, relations, renamed=renamed
    )
    return dataset, findings.all()


def _check_keys(top: dict[str, Any], findings: Findings) -> None:
    for key in top:
        if key not in TOP_LEVEL:
            near = closest(key, TOP_LEVEL)
            hint = f"是不是“{near}”？" if near else f"最外层只有 {'、'.join(TOP_LEVEL)}；指标写在“指标”下面"
            findings.add(D050, (key,), "最外层没有这个键", hint, key=True)
    for key, hint in _REQUIRED.items():
        if top.get(key, "") == "":
            findings.add(D051, (key,), "没有填写" if key in top else "没有这一部分", hint, key=True)

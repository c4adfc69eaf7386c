"""Data of another field than the template's: its title and its opening speak of work that the data do not."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from drafting.bodies import of_one_trade
from drafting.diagnostics import Rule, Severity
from drafting.load.findings import Findings
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import Indicator
from drafting.registry import declare

_ROWS: Final = "\n".join(
    f"  {group}: {{{', '.join(f'{name}: {number}件' for number, name in enumerate(names, 3))}}}"
    for group, names in {"人民调解": ("受理", "调解成功"), "社区矫正": ("入矫", "解矫", "收监"), "法律援助": ("咨询", "受援"), "行政复议": ("收案", "审结", "纠错")}.items()
)

ANOTHER_FIELD: Final = declare(
    Rule(
        "D331",
        "数据不是这个领域的",
        Severity.WARNING,
        "指标里只有不到五分之一（交通局、司法局这样有自己业务的部门是三分之一）在模板这个领域的指标库里，模板的标题、导语讲的却是这个领域的工作（如乡村振兴、“三农”）：司法局的总结会写成学习“三农”论述。"
        "没有自己领域的部门，模板写 general/annual（通用）；写明自己的标题（公文.标题）和导语（文字材料.导语）的也不再提示；常写的，建自己的领域。",
        hits=f"模板: rural/half-year\n单位: {{名称: 示例县司法局, 地区: 示例县}}\n报告期: 2026年上半年\n指标:\n{_ROWS}\n",
        clean="模板: rural/half-year\n单位: {名称: 示例县司法局, 地区: 示例县}\n报告期: 2026年上半年\n公文: {标题: 示例县司法局2026年上半年工作总结}\n"
        f"文字材料: {{导语: 上半年，县司法局扎实推进法治建设。}}\n指标:\n{_ROWS}\n",
    )
)

GENERAL: Final = "general"
"""The field of offices that have none of their own: its catalogue holds what each of them has, and their trade is their own."""
_SAME_KIND: Final = ("annual", "half-year", "progress", "briefing")
_FEWEST: Final = 10
_SHARE: Final = 5
_SHARE_OF_ONE_TRADE: Final = 3
"""Of a department that has a trade of its own, other than what the field is for."""


def say_another_field(
    template: str | None, unit: str, title: str, narratives: Container[str], indicators: Mapping[str, Indicator], catalogue: Catalogue, findings: Findings
) -> None:
    """Where less than a fifth of ten indicators or more are the catalogue's (a third for a department like 某县交通运输局), and title or opening are left to the template."""
    field, _, kind = (template or "").partition("/")
    if field in ("", GENERAL) or (title and "导语" in narratives):
        return
    given = sum(len(node.children) for node in indicators.values())
    if given < _FEWEST:
        return
    known = sum(len(node.children.keys() & catalogue.groups.get(group, {}).keys()) for group, node in indicators.items())
    if known * _SHARE < given or (known * _SHARE_OF_ONE_TRADE < given and of_one_trade(unit)):
        message = f"{given} 项里只有 {known} 项在“{field}”领域的指标库里，标题和导语讲的却是这个领域的工作"
        general = f"{GENERAL}/{kind if kind in _SAME_KIND else _SAME_KIND[0]}"
        hint = f"没有自己领域的部门，写成 模板: {general}（通用）；仍用这个模板的，写明 公文.标题 和 文字材料.导语；常写的，照 docs/模板维护.md 例四建自己的领域"
        findings.add(ANOTHER_FIELD, ("指标",), message, hint, key=True)

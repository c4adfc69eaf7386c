"""Names that say a fault and neither whose it is nor what became of it: 违规收费 may be what a bureau found out, or what it did.

What only those do who are supervised is said to have been found out (查处无证经营23起), and that is told; of the rest who typed it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.catalogue import Catalogue
from drafting.model.faults import Faults
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.registry import declare

D115 = declare(
    Rule(
        "D115",
        "没有说是谁违规，也没有说查处了没有",
        Severity.WARNING,
        "名称只说了违规（违规收费、乱停乱放），可能是查出来的别人的事，也可能是自己的问题，不替人说。照名称写在成效里：查处、整治了的，名称里写出来（查处违规收费）；是本地本单位的问题的，移到“存在问题”一组。一组只问一条。"
        "组名说明是执法、监管的，单位是执法、监督部门的，不问。哪些词说的是违规，写在 _house/faults.yaml。",
        hits=_HEAD + "模板: rural/township\n指标: {市场服务: {违规收费: 12起}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {市场服务: {查处违规收费: 12起}}\n",
    )
)
D116 = declare(
    Rule(
        "D116",
        "名称只说了违法的事，照查处了的说",
        Severity.INFO,
        "名称说的是监管对象违法的事（无证经营、商标侵权、非法采砂），没有说怎么办的：报告里照“查处”来说（货物说“查获”，批次说“检出”，钱说“查出”；旁边写了取缔、整改多少的，社区、村说“发现”），不写进存在问题。"
        "不是查处的，名称里写明怎么办的，如 取缔无证经营、劝导占道经营。一组只提示一条。",
        hits=_HEAD + "模板: rural/township\n指标: {市场服务: {无证经营: 23起}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {市场服务: {取缔无证经营: 23起}}\n",
    )
)

_PROBLEMS: Final = "存在问题"
_MOST: Final = 5
"""Names in one message."""


def say_whose_faults(
    indicators: Mapping[str, Indicator], catalogue: Catalogue, reporter: str, findings: Findings, unknown: Mapping[str, Sequence[str]] | None = None
) -> None:
    """`reporter` is the unit whose data they are; `unknown` the names that the catalogue does not have, where somebody knows."""
    faults = catalogue.faults
    for group in indicators if unknown is None else unknown:
        if group.endswith(_PROBLEMS):
            continue
        top = indicators[group]
        found_out, anybodys = [], []
        for name in _of_no_sentence(top, top.children if unknown is None else unknown[group], catalogue.groups.get(group, {})):
            if faults.is_found_out(name, group, reporter):
                found_out.append(name)
            elif faults.offences.is_anybodys(name) and not faults.is_problem(name) and not _is_dealt_with(name, top, faults):
                anybodys.append(name)
        if anybodys:
            hint = f"办了的，写出怎么办的，如 查处{anybodys[0]}、整治{anybodys[0]}；是本地本单位的问题，移到“存在问题”一组"
            _say(D115, group, anybodys, "没有说是谁的、怎么办的，照名称写在成效里", hint, findings)
        if found_out:
            verbs = dict.fromkeys(f"“{faults.offences.verb(name, value.first.unit, reporter)}”" for name in found_out if isinstance(value := top.children[name].value, Measure))
            _say(D116, group, found_out, f"没有说怎么办的，照{''.join(verbs)}说", "不是的，名称里写明怎么办的，如 取缔、劝导", findings)


def _say(rule: Rule, group: str, names: Sequence[str], message: str, hint: str, findings: Findings) -> None:
    """At the first of them."""
    listed = "、".join(names[:_MOST]) + (f"等{len(names)}项" if len(names) > _MOST else "")
    findings.add(rule, findings.tree.typed(("指标", group, names[0])), f"{'' if len(names) == 1 else listed}{message}", hint, key=True)


def _of_no_sentence(top: Indicator, names: Iterable[str], entries: Mapping[str, object]) -> Iterator[str]:
    """Those of figures that are said by their names."""
    for name in names:
        node = top.children.get(name)
        if name not in entries and node is not None and isinstance(node.value, Measure) and not node.value.is_zero and node.target is None:
            yield name


def _is_dealt_with(name: str, top: Indicator, faults: Faults) -> bool:
    """Whether what was done about it hangs on it or stands beside it."""
    return any(map(faults.is_worked_at, top.children[name].children)) or any(name in each and each != name and faults.is_worked_at(each) for each in top.children)

"""templates/<领域>/usual.yaml: the indicators that a report usually gives, for a short form to fill in."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.findings import Findings
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.model.names import closest
from drafting.registry import declare
from drafting.source import Path, Tree

UNUSUAL = declare(
    Rule(
        "T045",
        "常用指标的清单写得不对",
        Severity.ERROR,
        "usual.yaml 的每一项写成 常用: [{模板: [领域/文种, …], 指标: {组: [指标, 指标.键, …]}}]；组和指标是目录里的名称，键是 构成、其中、任务、上年同期、上年末、基期 或子项。",
        hits="# 文件：示例/usual.yaml\n常用:\n  - 模板: [示例/例]\n    指标: {就业: [务工就页]}\n"
        "# 文件：示例/indicators.yaml\n就业: {务工就业: 人}\n",
        clean="# 文件：示例/usual.yaml\n常用:\n  - 模板: [示例/例]\n    指标: {就业: [务工就业]}\n"
        "# 文件：示例/indicators.yaml\n就业: {务工就业: 人}\n",
    )
)

Usual = dict[str, dict[str, dict[str, list[str]]]]
"""template → group → indicator → keys that get a line of their own, in the order of the file."""

_KEYS: Final = frozenset((*PARTS, *COMPARISONS))


def read_usual(tree: Tree, catalogue: Catalogue) -> tuple[Usual, tuple[Diagnostic, ...]]:
    """The lists of all templates, without what is wrong in them (and that is said)."""
    findings = Findings(tree)
    usual: Usual = {}
    given = tree.value.get("常用") if isinstance(tree.value, dict) else None
    if not isinstance(given, list):
        findings.add(UNUSUAL, (), "没有读到清单", "最外层写“常用:”，下面每一项以“- 模板: [领域/文种]”开头")
        given = []
    for index, item in enumerate(given):
        if not isinstance(item, dict) or set(item) != {"模板", "指标"} or not isinstance(item["指标"], dict):
            findings.add(UNUSUAL, ("常用", index), "要有“模板”和“指标”两项", "写成 - 模板: [领域/文种] 和下一行 指标: {组: [指标]}")
            continue
        groups = {group: _names(names, group, ("常用", index, "指标", group), catalogue, findings) for group, names in item["指标"].items()}
        for template in findings.lines(item["模板"], ("常用", index, "模板")):
            usual[template] = groups
    return usual, findings.all()


def _names(names: Any, group: str, path: Path, catalogue: Catalogue, findings: Findings) -> dict[str, list[str]]:
    entries = catalogue.groups.get(group)
    if entries is None:
        near = closest(group, catalogue.groups)
        findings.add(UNUSUAL, path, "目录里没有这一组", f"是不是“{near}”？" if near else "照 indicators.yaml 的组名写", key=True)
        return {}
    found: dict[str, list[str]] = {}
    for at, typed in enumerate(findings.lines(names, path)):
        name, _, key = typed.partition(".")
        entry = entries.get(name)
        if entry is None or (key and not _has(entry, key)):
            near = closest(typed, entries) if entry is None else None
            findings.add(UNUSUAL, (*path, at), f"目录里没有“{typed}”", f"是不是“{near}”？" if near else "照 indicators.yaml 的名称写")
            continue
        keys = found.setdefault(name, [])
        if key:
            keys.append(key)
    return found


def _has(entry: Entry, key: str) -> bool:
    if key in PARTS:
        return bool(entry.parts if key == "构成" else entry.subset)
    return key in _KEYS or key in entry.children

"""安全事故: 无: that there is nothing of the kind, as a cell of a table says it; and where it may mean something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.words.key_words import FINISHED
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import COMPARISONS, DERIVED_NAMES, OTHER_WORDS, OWN_KEYS, PARTS
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.source import Path

NONE_THERE: Final = declare(
    Rule(
        "D335",
        "“无”读作不适用",
        Severity.INFO,
        "一个指标的数写“无”“没有”，读作不适用：本单位没有这件事，正文里说它的话省去（模板里写成省不掉的是 D221），全县汇总不算缺，和表里的格子一样。要印“未发生安全事故”“无黑臭水体”这样的话的，写 0起、0条；还没报来的写 待补。"
        "每个单位都有的（人口、耕地），旁边有任务、上年同期的，分不清是零还是没有报来，仍要改（D080）。",
        hits=_HEAD + "指标: {安全生产: {安全事故: 无}}\n",
        clean=_HEAD + "指标: {安全生产: {安全事故: 0起}}\n",
    )
)
WORDS: Final = frozenset(("无", "没有"))
_GROUP: Final = 2
_OF_AN_INDICATOR: Final = 3
_ASIDE: Final = frozenset(OWN_KEYS) - {"数值"} - set(COMPARISONS) - set(PARTS)
"""Keys of a figure below which there is none: 表述, 备注."""
_HELD_AGAINST: Final = frozenset((*COMPARISONS, *(word for word, key in OTHER_WORDS.items() if key in COMPARISONS)))


def without_words_for_none(given: dict[str, Any], catalogue: Catalogue, findings: Findings) -> bool:
    """Put 不适用 in the place of such a word, in `given` itself; whether there was one. Where it stands beside what was to be done, or of what each place has, it stays."""
    found = [_read(node, ("指标", group), catalogue, findings) for group, node in given.items() if isinstance(node, dict)]
    return any(found)


def _read(node: dict[str, Any], path: Path, catalogue: Catalogue, findings: Findings) -> bool:
    found = False
    for key, value in node.items():
        at = (*path, key)
        if isinstance(value, dict):
            found |= key not in _ASIDE and _read(value, at, catalogue, findings)
        elif isinstance(value, str) and value in WORDS and _is_a_figure(key, at) and not _may_be_zero(node, key, at, catalogue):
            node[key] = Marker.NOT_APPLICABLE.value
            hint = "确实没有的，数据不用改；要印“未发生…”“无…”的，写 0 和单位（0起）；还没报来的写 待补"
            findings.add(NONE_THERE, at, f"“{value}”读作不适用（没有这件事）：能省的话正文里不印，汇总时不算缺", hint)
            found = True
    return found


def _is_a_figure(key: str, path: Path) -> bool:
    return len(path) > _GROUP and key not in _ASIDE and key not in DERIVED_NAMES and key not in _HELD_AGAINST


def _may_be_zero(node: Mapping[str, Any], key: str, path: Path, catalogue: Catalogue) -> bool:
    """无 of 12户 that were to be done, or that there were last year, is none done; of what each has, nothing is told."""
    thing = "" if key == "数值" or key in FINISHED else key
    if any(_has_amount(value) for name, value in node.items() if name.startswith(thing) and name[len(thing) :].removeprefix("的") in _HELD_AGAINST):
        return True
    named = path[:-1] if key == "数值" else path
    entry = catalogue.find(".".join(map(str, named[1:]))) if len(named) == _OF_AN_INDICATOR else None
    return entry is not None and bool(entry.everywhere)


def _has_amount(value: object) -> bool:
    given = value.get("数值") if isinstance(value, dict) else value
    return isinstance(given, str) and any(digit in given for digit in "123456789")

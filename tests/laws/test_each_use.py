"""Each thing that the catalogue foresees to hold an indicator against (用项) is said where it is given, or named to the user."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from drafting import pipeline
from drafting.blocks.document import Paragraph, plain
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS
from drafting.source import Source
from tests.laws.reports import library

TEMPLATE = "rural/annual"
EARLIER = 120
GROUPS = sorted(name for name, entries in library().catalogue(TEMPLATE).groups.items() if any(each.uses for each in entries.values()))


@pytest.mark.parametrize("now", [0, 80, 120, 140], ids=["nothing", "a fall", "equal", "a rise"])
@pytest.mark.parametrize("group", GROUPS)
def test_it_is_said_or_named(group: str, now: int) -> None:
    entries = library().catalogue(TEMPLATE).groups[group]
    figures = {name: _figures(entry, at, now) for at, (name, entry) in enumerate(entries.items()) if entry.uses}
    draft = _draft({group: figures})
    assert draft.document is not None
    text = "".join(plain(each.content) for each in draft.document.blocks if isinstance(each, Paragraph))
    told = {each.path for each in draft.document.figures} | {each.path for each in draft.diagnostics if each.code != "D224"}
    unsaid = [path for path, words in _paths(group, figures) if path not in told and not any(each in text for each in words)]
    assert unsaid == []


def _figures(entry: Entry, at: int, now: int) -> dict[str, dict[str, Decimal]]:
    """数值 and each 用项 of an indicator, by unit: two where the catalogue has two that count different things."""
    units = list(entry.units[:1]) or ["%" if entry.kind == "比率" else "个"]
    if units[0] in ("户", "个", "期") and (second := next((each for each in entry.units[1:] if each in ("元", "人", "人次", "公里")), None)):
        units.append(second)
    uses = [each for each in entry.uses if each in COMPARISONS]

    def of(count: int) -> dict[str, Decimal]:
        return {unit: Decimal(count + (at if count else 0)) / (2 if unit == "%" else 1) for unit in units}

    return {"数值": of(now), **{use: of(EARLIER) for use in uses}}


def _text(amounts: dict[str, Decimal]) -> str:
    return "".join(f"{amount.normalize():f}{unit}" for unit, amount in amounts.items())


def _draft(groups: dict[str, Any]) -> pipeline.Draft:
    lines = [f"模板: {TEMPLATE}", "单位: {名称: 某县农业农村局, 地区: 某县}", "报告期: 2026年", "指标:"]
    for group, figures in groups.items():
        lines.append(f"  {group}:")
        lines += (f"    {name}: {{{', '.join(f'{key}: {_text(amounts)}' for key, amounts in each.items())}}}" for name, each in figures.items())
    tree, _ = parse_tree(Source("数据.yaml", "\n".join(lines) + "\n"))
    dataset, found = validate_dataset(tree, library().units, library().catalogue(TEMPLATE))
    assert dataset is not None, found
    return pipeline.draft(library(), dataset)


def _paths(group: str, figures: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each figure given, and what may be said instead of it."""
    for name, given in figures.items():
        for key, amounts in given.items():
            for unit, amount in amounts.items():
                path = f"{group}.{name}{'' if key == '数值' else f'.{key}'}" + (f".{unit}" if len(amounts) > 1 else "")
                yield path, list(_words(key, given["数值"][unit], amount, unit))


def _words(key: str, now: Decimal, then: Decimal, unit: str) -> Iterator[str]:
    if key == "数值":
        return
    if now == then:
        yield from (f"与{key}持平", "全面完成年度任务", "达到年度目标")
    if unit == "%":
        yield f"{abs(now - then).normalize():f}个百分点"
    yield from (f"{each.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}%" for each in (now / then * 100, abs(now / then - 1) * 100))

"""What the benchmarks run on: the sample reports, and invented townships of 96 indicators (示例数据)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from drafting import pipeline
from drafting.library import open_library
from drafting.model.catalogue import Entry

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "samples" / "reports").glob("*.yaml"))
FIRST_TWO = [ROOT / "samples" / "reports" / name for name in ("huayuan-2020.yaml", "shaoyang-2021m10.yaml")]
INDICATORS = 96

_PLACES = "东西南北上下前后新古"
_LAST = "溪坪湾岭桥"


def township(number: int) -> str:
    """A township's data file: 96 indicators of the rural catalogue, those of its group in turn; the figures are the number's own."""
    chance = Random(number)
    lines = [
        "# 示例数据：单位和数字都是编的", "模板: rural/township",
        f"单位: {{名称: 示例{_name(number)}乡人民政府, 地区: 示例县{_name(number)}乡, 层级: 乡镇}}",
        "报告期: {年度: 2026, 类型: 年度, 截至: 2026-12-20}", "指标:",
    ]  # fmt: skip
    group = ""
    for entry in islice(_entries(), INDICATORS):
        if (here := entry.dotted.partition(".")[0]) != group:
            group = here
            lines.append(f"  {group}:")
        lines.append(f"    {entry.name}: {_value(entry, chance)}")
    return "\n".join(lines) + "\n"


def townships(folder: Path, count: int) -> list[Path]:
    """That many townships as files."""
    files = [folder / f"{number:05d}.yaml" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(township(number), encoding="utf-8")
    return files


def _name(number: int) -> str:
    return _PLACES[number // 5 % 10] + _LAST[number % 5] + ("" if number < 50 else _PLACES[number // 50 % 10])


def _entries() -> Iterator[Entry]:
    """Every third or so indicator that is counted, so that each group has some and lacks most, as in life."""
    catalogue = open_library(ROOT / "templates").catalogue("rural/")
    for entries in catalogue.groups.values():
        counted = [entry for entry in entries.values() if entry.units and not entry.parts]
        yield from counted[: max(2, len(counted) // 3)]


def _value(entry: Entry, chance: Random) -> str:
    measure = _measure(entry, chance)
    if "任务" in entry.uses:
        return f"{{数值: {measure}, 任务: {_measure(entry, chance)}}}"
    if "上年同期" in entry.uses:
        return f"{{数值: {measure}, 上年同期: {_measure(entry, chance)}}}"
    return measure


def _measure(entry: Entry, chance: Random) -> str:
    if entry.units[:2] == ("户", "人"):
        households = chance.randrange(20, 900)
        return f"{households}户{households * 3 + chance.randrange(90)}人"
    unit = entry.units[0]
    if unit == "元":
        return f"{chance.randrange(1000, 99999) / 100}万元"
    return f"{chance.randrange(2, 4000)}{unit}"


def library() -> pipeline.Library:
    """The bundled templates."""
    return open_library(ROOT / "templates")

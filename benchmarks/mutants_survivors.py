"""Survivors of bench_mutants.py with a word on each, as the table of docs/变异测试.md.

    python benchmarks/mutants_survivors.py mutants/results.json [more results.json] [--rest 后来补了测试]

The words stand in mutants_verdicts.yaml: a list of {在: …, 改成: …, 一句: …}, patterns of a function (checks.reconciling.sums._all_of) and
of a changed line, spaces squeezed. The first that fits counts. Exits 1 and names those that have none, unless --rest has
a word for them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml

VERDICTS = Path(__file__).with_name("mutants_verdicts.yaml")
_SHOWN = 90


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", type=Path)
    parser.add_argument("--rest", help="the word on those that no verdict fits")
    asked = parser.parse_args()
    results: list[Path] = asked.results
    verdicts = [(re.compile(each.get("在", "")), re.compile(each.get("改成", "")), each["一句"]) for each in _read(VERDICTS)]
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    silent = []
    for name, each in sorted(pair for path in results for pair in json.loads(path.read_text(encoding="utf-8")).items()):
        if each["found"] in ("killed", "timeout"):
            continue
        where, becomes = _where(name), _becomes(each["change"])
        word = next((word for place, line, word in verdicts if place.search(where) and line.search(becomes)), asked.rest)
        if word is None:
            silent.append(f"{where}（{each['found']}）\n{each['change']}\n")
        else:
            module, _, function = where.rpartition(".")
            groups[module, word].append((function, becomes))
    print("| 模块 | 处 | 函数 | 改成（举一处） | 一句 |\n|---|---|---|---|---|")
    for (module, word), changes in sorted(groups.items()):
        functions = "、".join(f"`{each}`" for each in dict.fromkeys(function for function, _ in changes))
        shown = changes[0][1].replace("|", "｜").replace("`", "'")
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        print(f"| {module} | {len(changes)} | {functions} | `{shown}` | {word} |")
    for each in silent:
        print(each, file=sys.stderr)
    return 1 if silent else 0


def _read(path: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _where(name: str) -> str:
    """drafting.checks.reconciling.joined.xǁ_Doctorǁ_needed__mutmut_52 → checks.reconciling.joined._Doctor._needed."""
    module, _, function = name.partition("__mutmut_")[0].removeprefix("drafting.").rpartition(".")
    return f"{module}.{re.sub('^x_|^xǁ', '', function).replace('ǁ', '.')}"


def _becomes(change: str) -> str:
    lines = [line[1:].strip() for line in change.splitlines() if line.startswith("+")]
    return " ".join(" ".join(lines).split())


if __name__ == "__main__":
    sys.exit(main())

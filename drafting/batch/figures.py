"""What is kept of a unit's figures, so that the summary can hold them against those of its peers."""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from drafting.diagnostics import Rule, Severity
from drafting.model.dataset import Dataset
from drafting.model.indicator import FIGURE_ALONE, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALES
from drafting.registry import declare
from drafting.source import Path, Tree

FAR_FROM_PEERS: Final = declare(
    Rule(
        "S143",
        "和同批的单位相差悬殊",
        Severity.WARNING,
        "同一个县（市）、同一报告期里 8个以上单位都填了的指标，照各单位的大小（由它全部的数看）算，只有这一个（最多两个）差到6倍以上，和别的哪一个都差3倍以上，"
        "又远远超出别的单位参差的程度：多半是位数、“万”“亿”写错了。百分数不比，它和别的单位都在50以下的不比。"
        "确实如此的，在数据文件那一行末尾写 # 情况属实 S143：理由，下次不再提示。",
    )
)

_QUANTITY: Final = lazy(r"(?<![-−\d.])(\d[\d,]*(?:\.\d+)?)(万亿|亿|万)?(?:余|多|来)?([^\d\s、，,—~-]{1,6})")
_MARKS: Final = lazy("(?:以上|以下|以内|左右|上下)$")
_RATES: Final = frozenset({"%", "％", "‰", "个百分点", "百分点"})


class Figures(NamedTuple):
    """`names`, packed, has the dotted path of each figure in a line; `texts` the figures as typed, of one `period`.

    Units that give the same indicators have the same names. `moved` (JSON) says of paths where they stand in the file if
    that is elsewhere: [as typed, as read].
    """

    names: bytes = b""
    texts: str = ""
    period: str = ""
    moved: str = ""


NO_FIGURES: Final = Figures()


def figures_of(dataset: Dataset) -> Figures:
    """All but those for which a 情况属实 has answered."""
    names: list[str] = []
    texts: list[str] = []
    for group, node in dataset.indicators.items():
        _collect(node.children, f"{group}.", names, texts)
    lines = {line for line, text in dataset.silences.items() if FAR_FROM_PEERS.code in text}
    if lines:
        asked = [at for at, name in enumerate(names) if not _is_in(name, lines, dataset.tree)]
        names, texts = [names[at] for at in asked], [texts[at] for at in asked]
    tree = dataset.tree
    moved = json.dumps([[typed, real] for real, typed in tree.moved.items()], ensure_ascii=False) if tree.moved else ""
    return Figures(_packed("\n".join(names)), "\n".join(texts), dataset.period.name, moved)


def amounts_of(kept: Figures) -> dict[tuple[str, str], float]:
    """(path, unit) → amount, of the figures above zero but rates: what is a share of something is no larger in a larger place."""
    return {(path, unit): amount for path, text in _lines(kept) for unit, amount in _amounts(text)}


def text_of(kept: Figures, path: str) -> str:
    """A figure as typed."""
    return dict(_lines(kept))[path]


def _lines(kept: Figures) -> Iterator[tuple[str, str]]:
    return zip(_unpacked(kept.names), kept.texts.split("\n"), strict=True) if kept.texts else iter(())


@lru_cache(maxsize=8192)
def _amounts(text: str) -> tuple[tuple[str, float], ...]:
    found = ((unit, float(number.replace(",", "")) * SCALES[scale]) for number, scale, unit in _QUANTITY.findall(text))
    bare = ((_MARKS.sub("", unit), amount) for unit, amount in found)
    return tuple((unit, amount) for unit, amount in bare if amount > 0 and unit not in _RATES)


@lru_cache(maxsize=256)
def _packed(names: str) -> bytes:
    return zlib.compress(names.encode())


@lru_cache(maxsize=256)
def _unpacked(names: bytes) -> list[str]:
    return zlib.decompress(names).decode().split("\n")


def _collect(nodes: Mapping[str, Indicator], above: str, names: list[str], texts: list[str]) -> None:
    for name, node in nodes.items():
        value = node.value
        if value.__class__ is Measure:
            quantities = value.quantities
            names.append(above + name)
            texts.append(quantities[0].text if len(quantities) == 1 else value.text)
        if node.given is not FIGURE_ALONE:
            for between, below in (("构成.", node.parts), ("其中.", node.subset), ("", node.children)):
                if below:
                    _collect(below, f"{above}{name}.{between}", names, texts)


def _is_in(name: str, lines: Container[int], tree: Tree) -> bool:
    at: Path = ("指标", *name.split("."))
    return tree.line(at)[1] in lines

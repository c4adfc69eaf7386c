"""What is kept of a unit's figures, so that the summary can hold them against those of its peers, and of the places in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from drafting.checks.oddities.levels import NOT_COMPARED, UNLIKE_SUM
from drafting.checks.oddities.too_many import TOO_MANY
from drafting.checks.silences import OF_THE_ROW
from drafting.diagnostics import Rule, Severity
from drafting.model.dataset import Dataset
from drafting.model.indicator import FIGURE_ALONE, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALES
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula, Marker
from drafting.registry import declare
from drafting.tuples import NamedTuple

FAR_FROM_PEERS: Final = declare(
    Rule(
        "S143",
        "和同批的单位相差悬殊",
        Severity.WARNING,
        "同一个县（市）、同一报告期里 8个以上单位都填了的指标，照各单位的大小（由它全部的数看）算，只有这一个（最多两个）差到6倍以上，和别的哪一个都差3倍以上，"
        "又远远超出别的单位参差的程度：多半是位数、“万”“亿”写错了。单位能换算的（吨、公斤）换算了比。百分数不比，它和别的单位都在50以下的不比。"
        "确实如此的，在数据文件那一行末尾写 # 情况属实 S143：理由，下次不再提示。",
    )
)

SAME_FIGURES: Final = declare(
    Rule(
        "S159",
        "两个单位的数一模一样",
        Severity.WARNING,
        "同一个县、同一报告期的两个单位，两位以上的数里八成以上一模一样（五个以上，一共二十四位以上）（456万元、4560000元是一样的）：多半是拿另一个单位的文件改了名称，数还没有换，加起来就多算了一遍；rollup 里写待补。"
        "六个以上单位都一样的数（全县的标准）不算。确实如此的，在其中一个文件“单位:”一行末尾写 # 情况属实 S159：理由。",
    )
)

ANOTHER_PERIOD: Final = declare(
    Rule(
        "S162",
        "报告期和同批的单位不同",
        Severity.WARNING,
        "同一个县的乡镇（同一级的单位）八成以上、4个以上是一个报告期，只有这一个是另一个：多半是交错了文件，或者年份忘了改，生成的是另一年的报告。同一个单位两个报告期的都交了的，不提示。"
        "确实如此的，在“报告期:”一行末尾写 # 情况属实 S162：理由。",
    )
)

_QUANTITY: Final = lazy(r"(?<![-−\d.])(\d[\d,]*(?:\.\d+)?)(万亿|亿|万)?(?:余|多|来)?([^\d\s、，,—~-]{1,6})")
_NUMBERS: Final = lazy(r"\d[\d,]*(?:\.\d+)?")
_MARKS: Final = lazy("(?:以上|以下|以内|左右|上下)$")
_RATES: Final = frozenset({"%", "％", "‰", "个百分点", "百分点"})


class Figures(NamedTuple):
    """`names`, packed, has the dotted path of each figure in a line; `texts` the figures as typed, of one `period`.

    Units that give the same indicators have the same names. A figure that the program reckons (a formula, the sum of its
    parts) is a `RECKONED`. `notes` (JSON) is what few units have: see `Notes`.
    """

    names: bytes = b""
    texts: str = ""
    period: str = ""
    notes: str = ""


class Notes(NamedTuple):
    """`moved` says where figures stand in the file where that is elsewhere: [as typed, as read]; `dated` are paths with a 统计期间
    of their own; `answered` has, by code, the paths for which a 情况属实 answers; `marked` are those that a row says to be 待补 or 不适用.
    """

    moved: list[list[list[str | int]]]
    dated: list[str]
    answered: dict[str, list[str]]
    marked: Sequence[str] = ()


NO_FIGURES: Final = Figures()
RECKONED: Final = "="
_ANSWERED: Final = (FAR_FROM_PEERS.code, UNLIKE_SUM.code, TOO_MANY.code)
_OF_WHOLE_FILES: Final = (NOT_COMPARED.code, SAME_FIGURES.code, ANOTHER_PERIOD.code)
WHOLE_FILE: Final = "*"
"""For a path: they are of no single figure."""
Figure = tuple[str, str]
"""Path and unit."""


Step = tuple[str, str]
"""What holds named nodes (a field of `Indicator`), and the name of one."""


class _Places(NamedTuple):
    """Where the figures of a file stand: `where` has runs of plain indicators of a group, by name, and between them single figures,
    by the way to them from the group, or with none for one that is reckoned. `names` are packed.
    """

    names: bytes
    where: list[tuple[str, list[str], tuple[Step, ...]]]
    dated: list[str]


def figures_of(dataset: Dataset) -> Figures:
    """All that are typed, and which others there are."""
    nodes, places = dataset.indicators, _places_in(dataset)
    texts: list[str] = []
    for group, run, way in places.where:
        if run:
            children = nodes[group].children
            texts += [children[name].value.quantities[0].text for name in run]  # type: ignore[union-attr]  # or it were not plain
        elif way:
            node = nodes[group]
            for field, name in way:
                node = getattr(node, field)[name]
            texts.append(node.value.text)  # type: ignore[union-attr]
        else:
            texts.append(RECKONED)
    dated = places.dated
    moved = [[list(typed), list(real)] for real, typed in dataset.tree.moved.items()]
    answered = _answered(dataset, _unpacked(places.names) if texts else []) if dataset.silences else {}
    marked = _marked(dataset) if dataset.tree.name.endswith("行]") else []
    notes = json.dumps(Notes(moved, dated, answered, marked)._asdict(), ensure_ascii=False) if moved or dated or answered or marked else ""
    return Figures(places.names, "\n".join(texts), dataset.period.name, notes)


def _places_in(dataset: Dataset) -> _Places:
    """The places of the figures. In files alike they are the same: no number tells."""
    likeness = dataset.likeness
    known: _Places | None = None if likeness is None else likeness.plans.get(figures_of)
    if known is not None:
        return known
    names: list[str] = []
    found = _Places(b"", [], [])
    for group, node in dataset.indicators.items():
        _collect(group, node.children, "children", f"{group}.", (), names, found)
    found = found._replace(names=_packed("\n".join(names)))
    if likeness is not None:
        likeness.plans[figures_of] = found
    return found


def _marked(dataset: Dataset) -> list[str]:
    """What a row says to be 待补 or 不适用: it cannot be read once more."""
    return [f"{group}.{name}" for group, node in dataset.indicators.items() for name, below in node.children.items() if isinstance(below.value, Marker)]


def _answered(dataset: Dataset, names: list[str]) -> dict[str, list[str]]:
    lines = {code: {line for line, text in dataset.silences.items() if code in text} for code in (*_ANSWERED, *_OF_WHOLE_FILES)}
    tree = dataset.tree
    found = {code: [name for name in names if (tree.line(path_of(name))[1] or OF_THE_ROW) in lines[code]] for code in _ANSWERED if lines[code]}
    return found | {code: [WHOLE_FILE] for code in _OF_WHOLE_FILES if lines[code]}


def path_of(name: str) -> tuple[str, ...]:
    """Where the figure of a dotted path stands in the data."""
    return ("指标", *name.split("."), "数值")


def notes_of(kept: Figures) -> Notes:
    return Notes(**json.loads(kept.notes)) if kept.notes else Notes([], [], {})


def amounts_of(kept: Figures) -> dict[Figure, float]:
    """The figures above zero but rates (what is a share of something is no larger in a larger place), and but those for which
    somebody has answered.
    """
    answered = notes_of(kept).answered.get(FAR_FROM_PEERS.code, ()) if kept.notes else ()
    return {(path, unit): amount for path, text in lines_of(kept) if path not in answered for unit, amount in amounts_in(text)}


def as_typed(kept: Figures, figure: Figure, units: UnitTable) -> tuple[str, str, float]:
    """A figure once more: its text, its own unit, and how many of them."""
    text = dict(lines_of(kept))[figure[0]]
    return next((text, unit, amount) for unit, amount in amounts_in(text) if units.convertible(unit, figure[1]))


def lines_of(kept: Figures) -> Iterator[tuple[str, str]]:
    """(path, figure as typed)."""
    return zip(_unpacked(kept.names), kept.texts.split("\n"), strict=True) if kept.texts else iter(())


def names_of(kept: Figures) -> list[str]:
    """The paths of all figures."""
    return _unpacked(kept.names) if kept.texts else []


def worth_of(text: str) -> object:
    """What a figure comes to, however it is typed: 4560000元 and 456万元 are one; the text where that cannot be told."""
    worth = tuple((unit, round(amount, 4)) for unit, amount in amounts_in(text))
    return worth if len(worth) == len(_NUMBERS.findall(text)) else text


@lru_cache(maxsize=2048)
def amounts_in(text: str) -> tuple[tuple[str, float], ...]:
    """(unit, how many) above zero, but rates."""
    found = ((unit, float(number.replace(",", "")) * SCALES[scale]) for number, scale, unit in _QUANTITY.findall(text))
    bare = ((_MARKS.sub("", unit), amount) for unit, amount in found)
    return tuple((unit, amount) for unit, amount in bare if amount > 0 and unit not in _RATES)


@lru_cache(maxsize=256)
def _packed(names: str) -> bytes:
    return zlib.compress(names.encode())


@lru_cache(maxsize=256)
def _unpacked(names: bytes) -> list[str]:
    return zlib.decompress(names).decode().split("\n")


def _collect(group: str, nodes: Mapping[str, Indicator], field: str, above: str, way: tuple[Step, ...], names: list[str], found: _Places) -> None:
    """The figures among `nodes`, to which `way` and `field` lead from the group, and below them."""
    where = found.where
    for name, node in nodes.items():
        value: Any = node.value
        here = (*way, (field, name))
        if value.__class__ is Measure:
            names.append(above + name)
            if way or len(value.quantities) > 1:
                where.append((group, [], here))
            elif where and where[-1][0] == group and where[-1][1]:
                where[-1][1].append(name)
            else:
                where.append((group, [name], ()))
        elif value.__class__ is Formula or (value is None and node.parts):
            names.append(above + name)
            where.append((group, [], ()))
        if node.given is not FIGURE_ALONE:
            if node.period is not None:
                found.dated.append(above + name)
            for between, below, inner in (("构成.", "parts", node.parts), ("其中.", "subset", node.subset), ("", "children", node.children)):
                if inner:
                    _collect(group, inner, below, f"{above}{name}.{between}", here, names, found)

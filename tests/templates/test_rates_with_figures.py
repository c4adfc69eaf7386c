"""A rate stands in the clause of its figure, so that both go together: never 采购帮销，同比增长5%。 without what grew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

TEMPLATES = sorted((Path(__file__).parents[2] / "templates/rural").rglob("*.j2"))
_PIECE = re.compile(r"\[\[|\]\]|\{% *(?:分条|条|分条完|要点|要点完)\b[^%]*%\}|\{\{ *([\w.]+) *(\|[^}]*)?\}\}")
_RATE = re.compile(r"\|\s*(?:同比|同比增减|较上年末|较上年末增减|完成情况|完成率|超额)\s*$")
_DERIVED = ("完成率", "超额完成", "同比", "较上年末", "占基期", "较基期")


def test_a_rate_goes_with_its_figure() -> None:
    assert [(file.stem, rate) for file in TEMPLATES for rate in _apart(file.read_text("utf-8"))] == []


def _apart(text: str) -> Iterator[str]:
    """What holds a rate while neither it nor what it stands in prints the figure."""
    open_ones: list[tuple[str, set[str], list[str]]] = [("", set(), [])]

    def end() -> Iterator[str]:
        _, printed, rates = open_ones.pop()
        around = printed.union(*(each[1] for each in open_ones))
        yield from (rate for rate in rates if rate not in around)

    for piece in _PIECE.finditer(text):
        tag = piece[0].strip("{}% ").split(" ")[0] if piece[0].startswith("{%") else piece[0][:2]
        if tag in ("]]", "分条完", "要点完", "条"):
            while open_ones[-1][0] == "条" and tag != "]]":
                yield from end()
        if tag in ("[[", "分条", "条", "要点"):
            open_ones.append((tag, set(), []))
        elif tag in ("]]", "分条完", "要点完"):
            yield from end()
        elif piece[2] and _RATE.search(piece[2]):
            open_ones[-1][2].append(piece[1])
        elif not piece[2]:
            above, _, name = piece[1].rpartition(".")
            if name in _DERIVED:
                open_ones[-1][2].append(above)
            open_ones[-1][1].update((piece[1], above))  # 帮扶车间.人 is of 帮扶车间

"""Where things stand in a file of plain lines is where the parser meets them, also of what is read under another name."""

from __future__ import annotations

from pathlib import Path as File
from typing import Any

import pytest

from drafting.diagnostics import Place
from drafting.load.parsing.growth import Growth
from drafting.load.parsing.plain_lines import read_plain_lines
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_events import _grow
from drafting.source import GrownTree, Path, Source, Tree

SAMPLES = File(__file__).resolve().parents[3] / "samples"
MOVES: list[dict[Path, Path]] = [
    {},
    {("指标", "住房"): ("指标", "居住")},
    {("指标", "住房"): ("指标", "居住"), ("指标", "就业", "公益岗位"): ("指标", "居住", "公益岗位")},
    {("指标", "居住", "危房改造"): ("指标", "改造", "危房"), ("指标", "就业", "帮扶车间带动", "其中"): ("指标", "就业", "人")},
    {("指标", "居住"): ("指标", "教育")},
]
"""One after the other; the last onto what stands in many files."""


def both(text: str) -> tuple[Tree, Tree]:
    source = Source("数据.yaml", text)
    plain = read_plain_lines(source)
    assert plain is not None
    growth = Growth(source, GrownTree(source.name))
    _grow(growth)
    return plain, growth.tree


def paths(value: Any, path: Path = ()) -> list[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, (*path, "没有"), *(each for step, inner in items for each in paths(inner, (*path, step)))]


def read_otherwise(path: Path, moves: dict[Path, Path]) -> Path:
    for typed, real in moves.items():
        if path[: len(typed)] == typed:
            return (*real, *path[len(typed) :])
    return path


@pytest.mark.parametrize("file", sorted(SAMPLES.rglob("*.yaml"))[3::6], ids=lambda file: file.stem)
def test_a_place_is_where_the_parser_meets_it(file: File) -> None:
    source, _ = read_text(file.read_bytes(), file.name)
    assert source is not None
    plain, grown = both(source.text)
    asked = paths(plain.value)[1:]
    for moves in MOVES:
        plain.read_as(moves)
        grown.read_as(moves)
        asked = list(dict.fromkeys([*asked, *(read_otherwise(path, moves) for path in asked)]))
        for path in asked:
            assert plain.place(path) == grown.place(path), path
            assert plain.place(path, key=True) == grown.place(path, key=True), path
            assert plain.line(path) == grown.line(path), path
            assert plain.line((*path, "没有")) == grown.line((*path, "没有")), path  # as of a gap
        for tree in (plain, grown):
            asked_for = [*asked, ("没有",), ("指标", "没有", "这个"), ("指标", "没有", "这个", "任务")]
            assert [*zip(*tree.lines_of(asked_for), strict=True)] == [*map(tree.line, asked_for)]
            assert [tree.lines_of([path]) for path in asked_for] == [([file], [line]) for file, line in map(tree.line, asked_for)]
            assert tree.lines_of([()]) == ([tree.name], [None])
    assert plain.keys == grown.keys
    assert plain.values == grown.values
    plain.read_as({("指标",): ("数",)})
    assert plain.place(("数",)) == plain.place(("指标",))


def test_what_another_file_said_stands_there() -> None:
    plain, _ = both("单位:\n  名称: 甲局\n指标: {监测帮扶: {监测对象: 5户}}\n")
    plain.elsewhere[("单位", "地区")] = Place("共用.yaml", 3, 7)
    plain.elsewhere[("单位", "名称")] = Place("共用.yaml", 2, 7)
    assert plain.line(("单位", "地区")) == ("共用.yaml", 3)
    assert plain.line(("单位", "名称")) == ("数据.yaml", 2)
    assert plain.line(("单位", "层级")) == ("数据.yaml", 2)
    assert plain.line(("指标", "监测帮扶", "监测对象", "户")) == ("数据.yaml", 3)
    assert plain.line(("没有",)) == ("数据.yaml", 1)
    assert plain.lines_of([("单位", "地区"), ("单位", "名称")]) == (["共用.yaml", "数据.yaml"], [3, 2])

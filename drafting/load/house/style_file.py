"""A file of style settings as a tree, and where in it a setting that was found wrong stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.load.house.known_trees import parsed
from drafting.load.parsing.text import EMPTY, FOREIGN
from drafting.registry import declare
from drafting.source import Path, Tree

NOT_A_STYLE = declare(
    Rule(
        "F013",
        "不是版式文件",
        Severity.ERROR,
        "版式文件是 YAML，分组写与 _house/style.yaml 不同的项，如 行与字: {行距: 29磅}。从 Word 文件的样式取字体字号的，用 --reference。",
        hits=ONE_TOWNSHIP
        + "# 文件：本单位.yaml\n"
        "- 一\n"
        "$ drafting render 甲乡.yaml -o 稿.docx --style 本单位.yaml\n",
        clean=ONE_TOWNSHIP
        + "# 文件：本单位.yaml\n"
        "落款: {印章直径: 50毫米}\n"
        "$ drafting render 甲乡.yaml -o 稿.docx --style 本单位.yaml\n",
    )
)
PARTIAL = declare(
    Rule(
        "F014",
        "版式文件只写了几项",
        Severity.ERROR,
        "自己文件夹里的 _house/style.yaml 整份代替随程序的版式，少一项都不行。只改几项的，不用这个名称：把它存成 _house/profiles/本局.yaml，"
        "用 --style 本局；或者存在别处，用 --style 文件名。",
    )
)

_MOST_LACKING: Final = 8
"""Settings that a whole file may have lost by mistake; one that lacks more was never meant to be whole."""


def read_style_tree(data: bytes, name: str) -> Tree:
    """The settings of a file; `name` is how messages speak of it. Raises Refused."""
    try:
        return parsed(data, name)
    except Refused as refused:
        raise Refused(of_a_style(refused.diagnostics, name)) from None


def of_a_style(found: Iterable[Diagnostic], name: str) -> Iterator[Diagnostic]:
    """What is said of a data file that holds no data, said of a style file."""
    from drafting.load.parsing.yaml_events import NOT_A_MAPPING

    for each in found:
        if each.code in (EMPTY.code, FOREIGN.code, NOT_A_MAPPING.code):
            what = "是空的" if each.code == EMPTY.code else "不是版式文件"
            hint = "写与 _house/style.yaml 不同的项，如 行与字: {行距: 29磅}"
            if each.code == FOREIGN.code and name.lower().endswith(".docx"):
                hint = f"要用这份 Word 文件的样式，写 --reference {name}"
            yield NOT_A_STYLE.at(each.place, f"{name} {what}", hint)
        else:
            yield each


def placed(found: Iterable[Diagnostic], own: Tree, house: Tree) -> Iterator[Diagnostic]:
    """Findings about settings with the line that each stands in: of the profile where that has the setting.

    A house file that lacks most settings is answered once.
    """
    found = list(found)
    lacking = [each for each in found if each.path and not any(_stands(tree, _steps(each)) for tree in (own, house))]
    if len(lacking) > _MOST_LACKING:
        message = f"{house.name} 只写了几项，还缺 {len(lacking)} 项：这个位置的文件整份代替随程序的版式"
        hint = "只改几项的，移到 _house/profiles/本局.yaml，用 --style 本局；整份改的，从随程序的 _house/style.yaml 抄全"
        yield PARTIAL.at(Place(house.name), message, hint)
        found = [each for each in found if each not in lacking]
    yield from sorted((_with_place(each, own, house) for each in found), key=_in_file)


def _with_place(found: Diagnostic, own: Tree, house: Tree) -> Diagnostic:
    tree = own if found.path and _stands(own, _steps(found)) else house
    return replace(found, place=tree.place(_steps(found), key=True)) if found.path else found


def _in_file(found: Diagnostic) -> tuple[str, int, int]:
    place = found.place
    return (place.file, place.line or 0, place.column or 0) if place else ("", 0, 0)


def _steps(found: Diagnostic) -> Path:
    return tuple((found.path or "").split("."))


def _stands(tree: Tree, path: Path) -> bool:
    group = tree.value.get(path[0]) if isinstance(tree.value, dict) else None
    return path in tree.keys or (path[:1] in tree.keys and not isinstance(group, dict))

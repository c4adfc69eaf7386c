"""YAML files of the template folders: what is said of a data file that is empty is said of them in their own words."""

from __future__ import annotations

from collections.abc import Callable

from drafting.diagnostics import Refused, Rule, Severity
from drafting.load.text import EMPTY
from drafting.registry import declare
from drafting.source import Tree

EMPTY_HOUSE_FILE = declare(
    Rule(
        "T074", "模板文件夹里的文件是空的", Severity.ERROR,
        "自己文件夹里的目录（indicators.yaml）和 _house 下的各张表整份代替随程序的同名文件，空的什么也没有说。要用随程序的，删去这个文件；要自己写的，从随程序的抄来改；用语规则一条也不要的，写 规则: []。",
        hits="# 文件：_house/phrasing.yaml\n# 还没有写\n",
        clean="# 文件：_house/phrasing.yaml\n底线: 不发生规模性返贫致贫底线\n",
    )
)


def house_tree(read: Callable[[], Tree], name: str) -> Tree:
    """The tree that `read` makes of a file which messages call `name`. Raises Refused."""
    try:
        return read()
    except Refused as refused:
        hint = "删去它，就用随程序的同名文件；要自己写的，从随程序的抄来改"
        told = (EMPTY_HOUSE_FILE.at(each.place, f"{name} 是空的", hint) if each.code == EMPTY.code else each for each in refused.diagnostics)
        raise Refused(told) from None

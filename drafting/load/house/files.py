"""YAML files of the template folders: what is said of a data file that is empty is said of them in their own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drafting.diagnostics import Refused, Rule, Severity
from drafting.load.parsing.text import EMPTY
from drafting.registry import declare
from drafting.source import Tree

EMPTY_HOUSE_FILE = declare(
    Rule(
        "T074", "模板文件夹里的文件是空的", Severity.ERROR,
        "自己文件夹里的目录（indicators.yaml）、提法表、文种表、版式整份代替随程序的同名文件，faults、verbs、zeros、units 四张表只写要加的，空的什么也没有说。要用随程序的，删去这个文件；要自己写的，从随程序的抄来改；自己另立的领域没有随程序的目录，写上指标；用语规则一条也不要的，写 规则: []。",
        hits="# 文件：_house/phrasing.yaml\n# 还没有写\n",
        clean="# 文件：_house/phrasing.yaml\n底线: 不发生规模性返贫致贫底线\n",
    )
)


_REPLACES: Final = "删去它，就用随程序的同名文件；要自己写的，从随程序的抄来改"
_ALONE: Final = "写上内容；不要了的，删去它"
_CATALOGUE: Final = "写上这个领域的组和指标，如 事故防范: {事故起数: 起}；写法见 docs/模板维护.md 的“例四：加一个领域”"


def house_tree(read: Callable[[], Tree], name: str, *, stands_alone: bool = False) -> Tree:
    """The tree that `read` makes of a file which messages call `name`; one that `stands_alone` takes no other's place. Raises Refused."""
    try:
        return read()
    except Refused as refused:
        hint = _REPLACES if not stands_alone else _CATALOGUE if name.endswith("/indicators.yaml") else _ALONE
        told = (EMPTY_HOUSE_FILE.at(each.place, f"{name} 是空的", hint) if each.code == EMPTY.code else each for each in refused.diagnostics)
        raise Refused(told) from None

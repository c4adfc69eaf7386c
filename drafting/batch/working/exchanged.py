"""Program, templates or --common that are exchanged while a batch runs: all units of a run are made with the same, or the run ends and says so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Final

from drafting.batch.kept.fingerprints import is_program
from drafting.batch.working.orders import Orders, Result
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.frozen import mutable
from drafting.registry import declare

EXCHANGED: Final = declare(
    Rule(
        "S166",
        "运行到一半，程序、模板或共用文件换了",
        Severity.ERROR,
        "一次 batch 的各份稿用的是同一版程序、同一套模板、同一份 --common。运行中有人升级程序、改了模板或共用文件的，不再往下做："
        "已经生成的稿子都是完整的，账上记着各是用哪一版做的；等改完了再运行同一条命令，照新的做完，用旧的做出来的也重新生成。",
    )
)
_AGAIN: Final = "等改完了，再运行同一条命令：没有做的接着做，用原来的做出来的重新生成"


class Exchanged(Refused):
    """The run cannot go on with what it was begun with."""

    could_not_run = True


def of_another_program(orders: Orders) -> Diagnostic | None:
    """What is said where the program on the disk is not the one that the run was begun with."""
    if not orders.program or is_program(orders.program):
        return None
    return EXCHANGED.at(None, "运行到一半，程序换了版本（升级、重新安装，或改了代码），没有再往下做", _AGAIN)


@mutable
class OneMaking:
    """What the units of a run were made with, as their results say."""

    common: Path | None = None
    _made: dict[str, str] = field(default_factory=dict)

    def broken(self, results: Iterable[Result]) -> Diagnostic | None:
        """What is said of the first of these that was not made with the same as those before it."""
        for each in results:
            for fault in each.diagnostics:
                if fault.code == EXCHANGED.code:
                    return fault
            if not each.made_with:
                continue
            if self._made.setdefault(each.template, each.made_with) != each.made_with:
                of = json.loads(each.template)[0][0]
                return EXCHANGED.at(None, f"运行到一半，{of} 的模板（或版式）改了：做好的里有用原来的、也有用改过的", _AGAIN)
            common = str(self.common or "")
            digest = dict(each.inputs).get(common, "")
            if common and self._made.setdefault("", digest) != digest:
                return EXCHANGED.at(Place(common), f"运行到一半，{common} 改了：做好的里有用原来的、也有用改过的", _AGAIN)
        return None

"""What people did to a report that is no change to a figure of the data: told, for nobody pulls it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.readers.places import Places
from drafting.readers.turned_round import turned_round
from drafting.registry import declare
from drafting.way_back.edited import Edited
from drafting.way_back.pulling.change import Change
from drafting.way_back.sourceless import typed_since

SINCE_TYPED = declare(
    Rule(
        "S097",
        "稿里手写的数，数据里没有",
        Severity.WARNING,
        "有人在稿里加了一句话、一行表，里面的数数据里没有哪个指标对应：pull 不拉回，重新生成就没有了，表的合计也没有把它加进去，程序不核对。明年还要用的、要加进合计的，写进数据（表的一行写进明细表）；只在这一份里说的，送出以前自己核对。",
    )
)


def turned(edited: Edited, changes: Sequence[Change] = ()) -> Iterator[Diagnostic]:
    """A figure that is among the changes takes its sign from the word before it."""
    pulled = {each.path for each in changes}
    figures = (each for each in edited.locating.figures if each.figure.figure.path not in pulled)
    return turned_round(edited.name, edited.text, edited.record, figures, edited.fresh)


def added_by_hand(edited: Edited, places: Places) -> Iterator[Diagnostic]:
    """What somebody has added, told once for each paragraph or row."""
    added: dict[str, list[str]] = defaultdict(list)
    for each in typed_since(edited):
        added[places.of(each.paragraph)].append(each.text)
    for where, numbers in added.items():
        message = f"{where}：{'、'.join(numbers)} 是稿里手写的，数据里没有，没有拉回"
        yield SINCE_TYPED.at(Place(edited.name), message, "明年还要用、要加进合计的，写进数据，在模板的话里的改模板；只在这份稿里说的，送出以前自己核对")

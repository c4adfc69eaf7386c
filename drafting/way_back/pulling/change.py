"""A figure that somebody changed, and what is said of one that is not to be changed, or not by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.frozen import frozen
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.facts.book import Book


@frozen
class Change:
    """A figure that somebody changed: what it was, what it reads now, and where (第3段 “……”).

    `way` is the word right before it now that says which way it went (下降10.2%), where one does; `signs.UNSAID` where the draft had one and no known one stands there now.
    """

    path: str
    old: str
    new: str
    where: str
    certain: bool = True
    way: str = ""


OWED_TEXT: Final = "待补"
COMPUTED = declare(
    Rule(
        "S070",
        "改的是计算出来的数",
        Severity.WARNING,
        "这个数由别的数算出，改它没有用：请改它的来源数，或查一查公式。数据没有动。",
    )
)
BY_HAND = declare(
    Rule(
        "S072",
        "要手工改数据",
        Severity.WARNING,
        "改动看得出来，但程序没有把握写进数据：写法读不成数、单位与数据里的不同、没有写单位又和原来差得太远（94.2% 处填 0.945）、数后面带着说明、位置不确定，数据里那一处的写法特殊，或者报告是用表生成的（写明改哪一格）。",
    )
)
UNSURE_WHO = declare(
    Rule(
        "S095",
        "稿里没有记录，分不清数是谁改的",
        Severity.WARNING,
        "pull 靠生成记录分清稿里的数是原来印的、还是人改的。定稿（--final）没有记录，只能和现在的数据比：不同的，可能是人在 Word 里改的，也可能是数据后来变了。"
        "拉回去，后一种就把新数改回了旧数。所以只列出来，写明数据在第几行，加 --apply 也不写：是人改的，手工改数据。",
    )
)


def by_hand(change: Change, book: Book, why: str, hint: str = "核对后手工改数据") -> Diagnostic:
    place = book.dataset.tree.place(book.find(change.path).source)
    way = change.way if change.way.isalpha() else ""  # 由 2.1% 改成 增长2.1%
    message = f"{change.path}：{change.where}由 {change.old} 改成 {way}{change.new}；{why}，没有写进数据"
    return BY_HAND.at(place, message, hint, path=change.path, excerpt=change.new)

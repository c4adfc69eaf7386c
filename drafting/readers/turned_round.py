"""A rise that people have made a fall, or a fall a rise: 同比下降8.37% typed over as 同比增长8.37%.

The figure is as it was, so nothing else of it tells; the way it goes comes from the data, where the one or the other is wrong.
So it is told and never written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from drafting.blocks.record import Record
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.patterns import lazy
from drafting.quantities.ways import FALLS, GAINS, LOSSES, RISES
from drafting.readers.locate import Located
from drafting.readers.places import Places
from drafting.readers.word import WordText
from drafting.registry import declare

TURNED_ROUND = declare(
    Rule(
        "S098",
        "稿里的增、降改成了相反的",
        Severity.WARNING,
        "有人在 Word 里把“增长”改成了“下降”（或反过来），数没有改。增还是降是照数据算的：改得对，说明数据里本年、上年同期、同比有一个不对，改数据；不该改的，在 Word 里改回来。pull 不写，update 不动人改的字。",
    )
)
WAYS: Final = {"up": (*RISES, *GAINS, "净增", "偏高", "偏多", "偏大", "偏早", "偏强", "多发生", "多办理", "多开展", "增", "多"), "down": (*FALLS, *LOSSES, "净减", "压减", "偏低", "偏少", "偏小", "偏晚", "偏弱", "降幅", "少发生", "少办理", "少开展", "减", "少", "降")}
"""Words right before a figure that say which way it went."""
AHEAD: Final = {"up": ("超额完成", "超", "高于", "高出", "高", "快于", "快", "超收"), "down": ("低于", "低", "慢于", "慢", "落后", "短收")}
"""Words that say on which side of something else a figure stands, which may be named behind them: 超年度任务4户, 低于序时进度3个百分点."""
_AIM: Final = "(?:年度|全年|目标|任务|计划|序时进度|时间进度|上年|去年|同期|全[国省市县区州]|平均|水平){1,3}"
_WAY: Final = lazy("(?:" + "|".join(f"(?P<{way}>(?:{'|'.join(AHEAD[way])})(?:{_AIM})?|{'|'.join(words)})" for way, words in WAYS.items()) + ")[了到至约近达为]{0,2}(?:\\d[\\d.]*[^\\d，。；、：（）\\s]{1,3})?$")
"""Before a figure, or before one right before it: 减少8人2.2万元."""
_BEFORE: Final = 14
"""Characters in which the word stands before its figure."""


def turned_round(name: str, text: WordText, record: Record, figures: Iterable[Located], today: Record | None) -> Iterator[Diagnostic]:
    """What the draft of `today` says itself is not told."""
    known: dict[str, set[str]] = defaultdict(set)
    if today is not None:
        for each in today.figures:
            known[each.figure.path].add(way_before(today.paragraphs[each.paragraph], each.offset)[0])
    places: Places | None = None
    for found in figures:
        if found.gone or not found.certain or found.copy or found.paragraph is None:
            continue
        recorded = found.figure
        was, drafted = way_before(record.paragraphs[recorded.paragraph], recorded.offset)
        way, typed = way_before(text.texts[found.paragraph], found.start) if was else ("", "")
        if not way or way == was or (today is not None and way in known[recorded.figure.path]):
            continue
        places = places or Places(text)
        where = places.of(found.paragraph)
        message = f"{recorded.figure.path}：“{drafted}{recorded.figure.text}”改成了“{typed}{found.text_now}”，数据里没有改"
        yield TURNED_ROUND.at(Place(f"{name}[{where}]"), message, "改得对的，改数据里的本年数、上年同期或同比；不该改的，在 Word 里改回来", path=recorded.figure.path, excerpt=typed)


def way_before(paragraph: str, end: int) -> tuple[str, str]:
    """(up, 增长) of 同比增长 before a figure; ("", "") where neither way is said."""
    found = _WAY.search(paragraph, max(end - _BEFORE, 0), end)
    return (found.lastgroup, found[found.lastgroup]) if found and found.lastgroup else ("", "")

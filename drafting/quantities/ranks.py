"""Places in a ranking, prizes, what happened for the first time or was the best: true of one time only, and no figures of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.patterns import lazy

_NUMBER: Final = "[\\d一二三四五六七八九十]{1,3}"
_AMONG: Final = "(?:[居列位]|排名|排第|排在|名次|[升降跃退晋进]至|[升降跃退晋进]到|保持|稳居|全[国省市区州盟县旗镇乡球军]|世界|国内|[东中西]部|系统|同类|同期|地区|各[省市区州县])"
_RANK: Final = lazy(
    rf"(?<![放摆]在)第{_NUMBER}[位名](?!的|书记)|第{_NUMBER}[高低多少大小强弱长短早晚冷热](?=[值年月，。；、]|$)|{_AMONG}[^，。；、“”\d第]{{0,8}}?第{_NUMBER}(?:[位名]|(?![\d一二三四五六七八九十届次批轮个年季期代产方步类种条线级号责动资议要时者党书课所中小人梯]|、[一二三四五六七八九]批))"
    rf"|{_AMONG}[^，。；、]{{0,6}}前{_NUMBER}(?:[位名强](?!的)|(?=[，。；、]|$))|连续(?:第)?[\d一二两三四五六七八九十]{{1,3}}个?(?:年|届|次|季度|月)(?![及以])|(?<![\d一二三四五六七八九十接串相])[\d一二两三四五六七八九十]{{1,2}}连[冠增升优丰涨降胜跃](?!续)"
)
_FIRST: Final = lazy(
    "首[次度](?=突破|超|达|进入|实现|获|荣获|跻身|位列|位居|入选|降|跨|站上|迈上|被|登|居|跃|破|成为)|历史性(?:突破|跨越)|(?:历史|同期)(?:新高(?!地)|新低|最[高好低佳优])|创[^，。；、]{0,10}新高(?!地)"
    rf"|(?<!走在)(?:{_AMONG}|处于)[^，。；、]{{0,8}}(?:首位|榜首|前列|第一方阵|第一梯队)"
)
_PRIZE: Final = lazy("(?:[一二三特]等|金|银|铜)奖")


def ranks_in(words: str) -> Iterator[re.Match[str]]:
    """Places in a ranking, and for how long something has gone on (连续8年)."""
    return _RANK.finditer(words)


def firsts_in(words: str) -> Iterator[re.Match[str]]:
    """What is said to be the first or the best so far, or among the first."""
    return _FIRST.finditer(words)


def standings_in(words: str) -> list[tuple[int, int]]:
    """Where any of these stand, and prizes, none within another."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((each.span() for pattern in (_RANK, _FIRST, _PRIZE) for each in pattern.finditer(words)), key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found

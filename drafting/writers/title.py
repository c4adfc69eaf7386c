"""Where a title's lines end: 梯形 or 菱形, and only where words end (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from drafting.patterns import lazy
from drafting.tuples import NamedTuple

LIMIT: Final = 20.0
"""Characters a line: 442 pt at 22 pt each."""

_KINDS: Final = (
    "工作总结|工作报告|工作汇报|工作情况|情况报告|情况汇报|情况通报|总体报告|进展情况|完成情况|落实情况|总结报告|工作要点|工作计划|工作简报|"
    "总结|报告|汇报|通报|简报|通知|请示|方案|意见|计划|要点|述职"
)
_BODIES: Final = "人民政府|政府|委员会|办公室|指挥部|领导小组|工作专班|专班|党委|党组|局|委|办|厅|部|处|站|中心|院"
_PLACES: Final = "自治区|自治州|自治县|街道|开发区|省|市|县|区|旗|州|盟|乡|镇|村"
_AHEAD: Final = (
    r"(?=关于|\d{4}年|[一二三四五六七八九十]{1,3}年|贯彻|落实|开展|推进|巩固|脱贫|乡村|农业|上半年|下半年|前)"
)

_LATIN: Final = lazy("[0-9A-Za-z]+")
_HALF: Final = lazy("[^×·\u2000-\U0010ffff]")
"""What is half as wide as a Han character."""
_ORGAN: Final = lazy(
    rf"[^关\d，、 \u3000]{{0,10}}?(?:{_BODIES})(?=关于|印发|转发|、|和|等|\d{{4}}年|[一二三四五六七八九十〇○]{{2,4}}年|的|$|[ \u3000]"
    rf"|[\u4e00-\u9fff]{{1,7}}(?:{_PLACES})[\u4e00-\u9fff]{{1,12}}?(?:{_BODIES}))"
)
"""What goes on with the unit's name: 青禾县 does not end before 农业农村局关于."""

# A break stands at the end of each match; the number is what it costs (0: the best place there is).
_AFTER: Final = (
    (lazy(rf"^.{{2,24}}?(?:{_BODIES})(?:等[\d一二三四五六七八九十两]+个?(?:部门|单位|机关))?{_AHEAD}"), 0.0),
    (lazy(rf"^[\u4e00-\u9fff]{{1,16}}?(?:{_PLACES}){_AHEAD}"), 0.0),
    (lazy(r"[ \u3000]+"), 0.0),  # stands between the names of a joint document
    (lazy(r"(?:\d{4}|半|全|今|上|本)年度"), 0.6),
    (lazy(r"(?:\d{4}|半)年(?!度|\d|[一二三四上下第前])"), 0.6),
    (lazy(r"的(?!确)"), 1.0),
    (lazy(r"、"), 1.0),
)
_BEFORE: Final = (
    (
        lazy(
            r"以及|(?<=[\u4e00-\u9fff]{2})(?:(?<![总柔温饱缓附共])和(?![平谐睦解县])|(?<![参给授])与(?!会|时)|(?<![普涉以])及(?!时|其|格))"
        ),
        0.8,
    ),
    (lazy(_KINDS), 0.8),
)
"""The places of the rule: after the unit's name, 年 and 年度, 的, 、, before 和 与 及, before the 文种."""

_ALSO_AFTER: Final = (
    (lazy(r"(?<=\d)(?:月份|月|季度)(?!\d|份)"), 0.6),
    (lazy(r"[一二三四上下]季度|前三季度"), 0.6),
    (lazy(r"成果(?=同)"), 0.4),
    (lazy(r"乡村振兴(?=有效衔接)"), 0.8),
)
_ALSO_BEFORE: Final = ((lazy("关于"), 0.2), (lazy("《"), 0.8), (lazy("暨"), 0.8))
"""Words end here too; a title that has to be broken here is told so."""

_NO_START: Final = set("，。、；：！？）》〉”’】〕％%的年月日号度")
_NO_END: Final = set("（《〈“‘【〔")
_BUDGET: Final = 3_000  # partial lines looked at before the search gives up


class Shape(NamedTuple):
    """The lines of a title; `ok` is False when no division keeps both the shape and the words."""

    lines: tuple[str, ...]
    ok: bool


@lru_cache(maxsize=512)
def shape_title(title: str, region: str = "", limit: float = LIMIT) -> Shape:
    """Divide a title into lines of at most `limit` characters (a digit or Latin letter is half a character).

    `|` in the title ends a line; `region` is the name of the place, after which a line may end.
    Never fails: a title that cannot be shaped comes back in its best division with ok False.
    """
    segments = [part.strip() for part in re.split(r"[|\n\r]+", title) if part.strip()]
    if not segments:
        return Shape(("",), False)
    if all(fits(each, limit) for each in segments):
        return Shape(tuple(segments), is_shaped(segments))
    if len(segments) > 1:
        lines = tuple(line for each in segments for line in shape_title(each, region, limit).lines)
        return Shape(lines, all(fits(line, limit) for line in lines) and is_shaped(lines))
    text = segments[0]
    best = _best_division(text, _word_ends(text, region), limit)
    if best:
        return Shape(best, True)
    second_best = (
        _best_division(text, _word_ends(text, region, also=True), limit)
        or _best_division(text, _any_ends(text), limit)
        or _diamond(text, limit)
    )
    return Shape(second_best or _even_lines(text, limit), False)


def width(text: str) -> float:
    """Width in full characters: 1 for Han and full-width signs, 0.5 for digits and Latin letters."""
    return len(text) - len(_HALF.findall(text)) / 2


def fits(text: str, limit: float = LIMIT) -> bool:
    """True when a line holds the text even in programs that widen each border between Han and digits by a quarter."""
    ends = (end for found in _LATIN.finditer(text) for end in (text[: found.start()][-1:], text[found.end() :][:1]))
    borders = sum("\u2e80" <= end <= "\u9fff" for end in ends)
    return width(text) + borders / 4 <= limit + 0.1


def is_shaped(lines: tuple[str, ...] | list[str]) -> bool:
    """One line, or widths that strictly rise, strictly fall, or rise to one longest line and fall (梯形, 菱形)."""
    widths = [width(line) for line in lines]
    peak = widths.index(max(widths))
    rising = all(a < b for a, b in pairwise(widths[: peak + 1]))
    falling = all(a > b for a, b in pairwise(widths[peak:]))
    return rising and falling


def _word_ends(text: str, region: str, *, also: bool = False) -> dict[int, float]:
    """Where a line may end, with its cost; with `also`, wherever a word ends for sure."""
    ends: dict[int, float] = {}

    def offer(position: int, cost: float) -> None:
        inside = 0 < position < len(text)
        if (
            inside
            and text[position] not in _NO_START
            and text[position - 1] not in _NO_END
            and not _ORGAN.match(text, position)
        ):
            ends[position] = min(cost, ends.get(position, cost))

    for pattern, cost in (*_AFTER, *(_ALSO_AFTER if also else ())):
        for match in pattern.finditer(text):
            offer(match.end(), cost)
    for pattern, cost in (*_BEFORE, *(_ALSO_BEFORE if also else ())):
        for match in pattern.finditer(text):
            offer(match.start(), cost)
    if region and region in text:
        offer(text.index(region) + len(region), 0.5)
    inside = {position for start, end in _enclosed(text) for position in range(start + 1, end)}
    return {position: cost for position, cost in ends.items() if position not in inside}


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    """Spans that stay together: names in marks, and dates such as 2021年1—10月."""
    for match in re.finditer(r"《[^》]*》|“[^”]*”|（[^）]*）|\d{4}年\d{1,2}(?:[—-]\d{1,2})?月(?:份|\d{1,2}日)?", text):
        yield match.span()


def _any_ends(text: str) -> dict[int, float]:
    return {
        position: 1.0
        for position in range(2, len(text) - 1)
        if text[position] not in _NO_START
        and text[position - 1] not in _NO_END
        and not re.match(r"[0-9A-Za-z.%—]{2}", text[position - 1 : position + 1])
    }


def _best_division(text: str, ends: dict[int, float], limit: float) -> tuple[str, ...] | None:
    """The cheapest division of the right shape, fewest lines first; None if there is none within the budget."""
    places = [*sorted(ends), len(text)]
    fewest = max(2, int(-(-width(text) // limit)))
    budget = [_BUDGET]
    for count in range(fewest, fewest + 3):
        divisions = _divisions(text, places, count, limit, budget)
        best = min(divisions, key=lambda lines: (_cost(lines, ends), lines), default=None)
        if best:
            return best
    return None


def _divisions(text: str, places: list[int], count: int, limit: float, budget: list[int]) -> Iterator[tuple[str, ...]]:
    def extend(start: int, lines: tuple[str, ...], last: float, falling: bool) -> Iterator[tuple[str, ...]]:
        budget[0] -= 1
        if budget[0] < 0 or width(text[start:]) > (count - len(lines)) * limit:
            return
        for end in places:
            line = text[start:end].strip()
            if end <= start or (len(lines) + 1 == count) != (end == len(text)):
                continue
            if not fits(line, limit):
                return
            size = width(line)
            if lines and (size == last or (falling and size > last)):
                continue
            if end == len(text):
                yield (*lines, line)
            else:
                yield from extend(end, (*lines, line), size, bool(lines) and size < last)

    return extend(0, (), 0.0, False)


def _cost(lines: tuple[str, ...], ends: dict[int, float]) -> float:
    """Where the lines end, how uneven they are, and how short the shortest is."""
    widths = [width(line) for line in lines]
    position, breaks = 0, 0.0
    for line in lines[:-1]:
        position += len(line)
        breaks += ends.get(position, 1.0)
    stubs = sum(max(0.0, 5 - each) for each in widths)
    return breaks + (max(widths) - min(widths)) / 8 + stubs


def _diamond(text: str, limit: float) -> tuple[str, ...] | None:
    """Lines that grow and shrink by one character wherever the words end: for titles too long to search."""
    total = int(width(text))
    fewest = -(-total // int(limit))
    for count in range(fewest, fewest + 6):
        ranks = [min(place, count - count % 2 - place) for place in range(count)]
        shortest, spare = divmod(total - sum(ranks), count)
        widest_first = sorted(range(count), key=lambda place: (-ranks[place], place))
        sizes = [shortest + rank for rank in ranks]
        for place in widest_first[:spare]:
            sizes[place] += 1
        lines = _cut(text, sizes)
        if shortest > 0 and all(fits(each, limit) for each in lines) and is_shaped(lines):
            return lines
    return None


def _cut(text: str, sizes: list[int]) -> tuple[str, ...]:
    """Lines of these widths; the last takes what is left."""
    lines: list[str] = []
    start = 0
    for size in sizes[:-1]:
        end = start
        while end < len(text) and width(text[start : end + 1]) <= size:
            end += 1
        lines.append(text[start:end])
        start = end
    return (*lines, text[start:])


def _even_lines(text: str, limit: float) -> tuple[str, ...]:
    """Nothing better left: lines filled one after the other."""
    lines: list[str] = []
    line = ""
    for character in text:
        if line and not fits(line + character, limit):
            lines.append(line)
            line = ""
        line += character
    return (*lines, line)

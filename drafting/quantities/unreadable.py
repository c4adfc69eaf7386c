"""Why a text is no measure, as precisely as can be told, and what to type instead."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.errors import MeasureError
from drafting.quantities.numerals import DIGITS, from_chinese, read_large
from drafting.quantities.quantity import SUFFIXES
from drafting.quantities.repairs import Reads, advice
from drafting.quantities.unsettled import AWAITED, may_be_marked
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE, THAN_LAST_YEAR

PENDING: Final = "还没报来的写 待补；本地不涉及的写 不适用；确实是零的写 0户 的样子；不报的空着"
"""How a figure is written that is not there."""

SHOWN: Final = 20
"""Characters of a text that a message repeats."""

_UNSETTLED: Final = lazy(rf"[【\[（(]{AWAITED}(?:[:：，,；;][^】\])）]*)?[】\])）]\s*(\d.*)?|{AWAITED}[:：]?\s*(\d.*)?|(\d.*?)\s*(?:[【\[（(]{AWAITED}(?:[:：，,；;].*)?[】\])）]|{AWAITED})")
"""【待核】10户, as a draft prints it."""
_DATE: Final = lazy(
    r"(?:\d{4}[-/年]|(?:19|20)\d\d\.(?=0?[1-9](?!\d)|1[012](?!\d)))\d{1,2}([-/.月](\d{1,2}日?)?)?前?$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(\d{4}年)?\d{1,2}月\d{1,2}[日号]"
    r"|(\d{4}年)?(\d{1,2}[-—–~～至])?\d{1,2}月(份|底|末|初|[上中下]旬|\d{1,2}[日号]前?)$|(\d{4}年)?\d{1,2}[-—–~～至]\d{1,2}月$"
)
_IN_DIGITS: Final = lazy(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?![\d月日])")
_ONE_DAY: Final = lazy(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?\D{0,6}")
_MONTH_AND_MORE: Final = lazy(r"\d{1,2}月[\d份底末初上中下]")
_AS_FIGURES: Final = "改写成阿拉伯数字"
_RANGE: Final = lazy(r"\d[^\d（(]{0,6}?[-—–~～至到]\d|[一二两三四五六七八九十][至到][一二两三四五六七八九十]")
_DASHED: Final = lazy(r"\d[^\d（(]{0,6}?[—–~～至到]\d")
_LARGE: Final = lazy(r"([一二两三四五六七八九十百千万亿零〇]*[百千](?!分点|瓦|伏|克|米|帕|赫|焦|升)[一二两三四五六七八九十百千零〇]*)(万亿|[万亿])?")
_MIXED: Final = lazy(r"\d[一二两三四五六七八九十百千万亿零〇.]|[一二两三四五六七八九十百千万亿零〇]\d")
"""A number half in words: 5百, 三千5."""
_PERCENT: Final = lazy(r"[百千]分之([一二两三四五六七八九十百零〇点\d.]*)")
_SMALL: Final = lazy("[一二两三四五六七八九十零〇]")
_DECIMAL: Final = lazy(r"\d+(\.\d+)?")
_FRACTION: Final = lazy(r"(\d+)[/／∕](\d+)(\D*)|([一二三四五六七八九十]+|\d+)分之([一二两三四五六七八九十]+|\d+)(\D*)")
_DIVISIBLE: Final = lazy("[万亿]?(?:元|亩|米|公里|千米|里|吨|公斤|千克|斤|克|公顷|平方米|平方公里|立方米|小时|个小时|年|个月|天)")
"""Of which there may be a fraction; 5/8户 is five of eight."""
_DIGIT_SAID: Final = {"零": "0", "〇": "0", **{char: str(value) for value, char in enumerate(DIGITS, 1)}}
_MONTHS: Final = 12
_DAYS: Final = 31
_ENDS: Final = "。，、；,;.："
_FALLEN: Final = lazy(rf"(?:{THAN_LAST_YEAR}|环比)?({FALL}|{LOSS}|降|减|少|↓)了?(\d.*)")
_RISEN: Final = lazy(rf"(?:{THAN_LAST_YEAR}|环比)?({RISE}|{GAIN}|增|升|多|↑|共计|合计|累计|共|达到|达|为)了?(\d.*)")

_GAP: Final = r"[xXｘＸ×✕*＊_＿?？…△□○◯√]"
_ADVISED: Final = lazy(r"写成 ([^，；{ ]+)")
_PLACEHOLDER: Final = lazy(
    rf"[xXｘＸ×✕*＊_＿?？…·.。\-－—–−/／\\∕|△□○◯]+"
    rf"|(?:[^\d\s]{{0,2}}{_GAP}+[^\d\s]{{0,4}})+"
    r"|(?:暂无|待|尚未|未|正在)(?:定|统计|核实|核|确认|上报|填|报|补充|补|汇总|更新|提供|收到|数据)*|统计中"
    r"|无|没有|空|空缺|空白|暂缺|缺|缺失|略|未知|不详|不明|不清楚|不知道|同上|见附[件表]|[Nn]/?[Aa]|[Nn]one|[Tt][Bb][Dd]"
)
_NOT_HERE: Final = lazy(r"不涉及|不存在|无此(?:项|类|项工作|业务|情况)|本[地乡镇县村]无|没有这项.*|不适用.*")
_ZERO: Final = lazy(r"[零〇]([^\d零〇几点一二两三四五六七八九十]{0,3})")


def is_placeholder(text: str) -> bool:
    """Whether a text only holds the place of a figure: ?, —, XX户, **户**人, 暂无."""
    return _PLACEHOLDER.fullmatch(text) is not None


def without_unsettled(text: str) -> str | None:
    """10户 of 【待核】10户 and 10户（待核：问张三）, "" of 待核 alone; None where the text does not say so."""
    found = _UNSETTLED.fullmatch(text) if may_be_marked(text) else None
    return next(filter(None, found.groups()), "") if found else None


def is_date_or_range(text: str) -> bool:
    """Whether what was read as figures is a date or a range: 12月20日召开, 10—20户."""
    return bool(_DASHED.search(text) or _DATE.match(text) or _MONTH_AND_MORE.match(text))


def is_date(text: str) -> bool:
    return _DATE.match(text) is not None


def more_precise(error: MeasureError, clean: str, reads: Reads) -> MeasureError:
    """The error in better words: what the text was meant to be, a date or a range by its name, a stray mark.

    `reads` tells what would read without a remark: no other text is advised.
    """
    shown = _shown(clean)
    before, hash_mark, after = clean.partition("#")
    if hash_mark and before:
        return MeasureError(
            "text", f"“{shown}”里的“#”前面没有空格，没有读成注释", f"# 前面空一格：{before} # {after.strip()}"
        )
    if (figure := without_unsettled(clean)) and reads(figure, bare=True):
        return MeasureError("text", f"“{shown}”：“待核”不写在数的旁边", f"写成 {figure}，行末写 # 待核：问谁（草稿里印成【待核】，不出定稿）；一行一个单位的表，还没核定的先写 待补")
    bare = clean.rstrip(_ENDS)
    if error.kind == "text" and bare != clean and bare[:1].isdigit():
        return MeasureError("text", f"“{shown}”末尾多了“{clean[len(bare)]}”", f"删去标点，写成 {bare}")
    if error.kind in ("text", "duplicate_unit") and is_date(clean):
        return unreadable(clean)
    found = advice(clean, reads)
    if found:
        return MeasureError(error.kind, f"“{shown}”{found[0]}", found[1])
    if error.kind in ("text", "duplicate_unit") and (_RANGE.search(clean) or _FRACTION.fullmatch(clean)):
        return unreadable(clean)
    return error if _holds(error, reads) else _in_figures(unreadable(clean), reads)


def _holds(error: MeasureError, reads: Reads) -> bool:
    """Whether what is advised can be typed, where it is a plain measure."""
    advised = _ADVISED.fullmatch(error.hint_zh)
    return advised is None or reads(advised[1], bare=True)


def _in_figures(error: MeasureError, reads: Reads) -> MeasureError:
    return error if _holds(error, reads) else MeasureError(error.kind, error.message_zh, _AS_FIGURES)


def unreadable(text: str) -> MeasureError:
    """Why `text` is no measure, by what it looks like."""
    shown = _shown(text)
    if is_date(text) or _MONTH_AND_MORE.match(text):
        return MeasureError("text", f"“{shown}”是日期，不是数", _of_a_date(text))
    if fraction := _FRACTION.fullmatch(text):
        return MeasureError("text", f"“{shown}”是分数", _divided(fraction))
    if _RANGE.search(text):
        return MeasureError(
            "range", f"“{shown}”是一个范围，不是一个数", "写一个数（可写 约5户、5户以上），或把两端分成两项"
        )
    if zero := _ZERO.fullmatch(text):
        return MeasureError("text", f"“{shown}”不是数", f"写成 0{zero[1] or '户 的样子'}")
    if is_placeholder(text):
        return MeasureError("text", f"“{shown}”不是数", PENDING)
    if _NOT_HERE.fullmatch(text):
        return MeasureError("text", f"“{shown}”不是数", "本地不涉及的写 不适用")
    rate = _PERCENT.search(text)
    if rate:
        number = _percentage(rate[1])
        mark, said = ("%", "百") if "百" in rate[0] else ("‰", "千")
        return MeasureError("text", f"“{shown}”用文字写了{said}分数", f"写成 {number}{mark}" if number else f"用阿拉伯数字和 {mark} 写")
    fall = _FALLEN.fullmatch(text)
    if fall:
        return MeasureError("text", f"“{shown}”里有文字“{fall[1]}”", f"写成 -{fall[2]}，文字由模板来写")
    rise = _RISEN.fullmatch(text)
    if rise:
        return MeasureError("text", f"“{shown}”里有文字“{rise[1]}”", f"写成 {rise[2]}，文字由模板来写")
    if _LARGE.search(text):
        meant = None if _MIXED.search(text) else _in_digits(text)
        return MeasureError("chinese_thousand", f"“{shown}”用了汉字大数", f"写成 {meant}" if meant else _AS_FIGURES)
    return MeasureError("text", f"“{shown}”不是数", "写数和单位，如 5361户；文字写进“表述”，还没有的写 待补")


def _of_a_date(text: str) -> str:
    """A date may be what there is to say (摘帽时间), or the day of a figure."""
    told = _IN_DIGITS.sub(lambda day: f"{day[1]}年{int(day[2])}月" + (f"{int(day[3])}日" if day[3] else ""), text)
    if not _ONE_DAY.fullmatch(told):
        return "日期写在“截至”或“统计期间”里"
    return f"这一项说的就是时间的，写成 {{表述: {told}}}；是某个数的日期，写在那个数的“截至”或“统计期间”里"


def _percentage(said: str) -> str | None:
    """九十八点五 → 98.5, 98点5 → 98.5."""
    if _DECIMAL.fullmatch(said):
        return said
    head, point, tail = said.partition("点")
    number = _whole(head)
    decimals = "".join(_DIGIT_SAID.get(each, each if each.isdecimal() else "?") for each in tail)
    if number is None or bool(point) != bool(tail) or "?" in decimals:
        return None
    return f"{number}.{decimals}" if decimals else str(number)


def _whole(said: str) -> int | None:
    return int(said) if said.isdecimal() else 0 if said in ("零", "〇") else from_chinese(said) or read_large(said)


def _divided(fraction: re.Match[str]) -> str:
    """86/251 is a rate, or two figures; 5/8户 are five of eight; 1/3亩 may be 0.3333亩; what does not come out to four digits is rounded."""
    upper, lower, unit, said_lower, said_upper, said_unit = fraction.groups()
    above, below = (int(upper), int(lower)) if upper else (_whole(said_upper), _whole(said_lower))
    unit = (unit if upper else said_unit).removeprefix("的")
    two = f"是两个数的，各带单位连写：{upper}户{lower}人" if upper and not unit and int(upper) and int(lower) > 1 else ""
    if not above or not below:
        return two or "化成小数或百分数"
    if above > below:
        return two or "是两个数的，分成两项，各写单位"
    mark = unit if unit in SUFFIXES else ""
    rate = f"写成 {_rounded_to(Decimal(above) * 100 / below, 1)}%{mark}"
    part = f"写成 {_rounded_to(Decimal(above) / below, 4)}{unit}" if _DIVISIBLE.fullmatch(unit) else ""
    if unit and not mark:
        return _of_how_many(f"{upper}{unit}", f"{lower}{unit}", rate, part) if upper else f"化成小数，{part}" if part else f"是比率的，{rate}"
    day = f"；是{above}月{below}日的，写在“截至”里" if two and above <= _MONTHS and below <= _DAYS else ""
    return f"是比率的，{rate}；{two}{day}" if two else f"化成百分数，{rate}"


def _of_how_many(above: str, below: str, rate: str, part: str) -> str:
    """What 5/8户 may mean, and how each is typed."""
    ways = [
        f"任务{below}、完成{above}的，写成 {{数值: {above}, 任务: {below}}}",
        f"{below}里有{above}的，写成 {{数值: {below}, 其中: {{某类: {above}}}}}",
        f"是比率的，{rate}",
    ]
    return "；".join((*ways, f"不到一个的，{part}") if part else ways)


def _rounded_to(number: Decimal, decimals: int) -> str:
    return f"{round(number, decimals).normalize():f}"


def _in_digits(text: str) -> str | None:
    """三千万元 → 3000万元, 三千户五百人 → 3000户500人; None where a numeral cannot be told, or a small one stands beside."""
    numbers = []
    for large in _LARGE.finditer(text):
        whole, scale = large[1], large[2] or ""
        scaled = "万" in whole or "亿" in whole  # 一亿二千万 is no 100002000 of 万
        number = read_large(large[0] if scaled else whole)
        if number is None:
            return None
        numbers.append(_rounded_off(number) if scaled else f"{number}{scale}")
    return None if _SMALL.search(_LARGE.sub("", text)) else _LARGE.sub(lambda _: numbers.pop(0), text)


def _rounded_off(number: int) -> str:
    """As few noughts as may be: 12000亿, 12000万."""
    return next((f"{number // size}{scale}" for size, scale in ((10**8, "亿"), (10**4, "万")) if number % size == 0), str(number))


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"

"""What a mistyped measure was meant to be: 1e5户 → 100000户, 12万5千元 → 12.5万元, 86户（截至6月底） → a figure and its date.

Nothing here but `signed` changes a figure. A repair is only advice, and only given where the advised text reads without a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final, Protocol

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.display import number_text, places
from drafting.quantities.numerals import DIGITS, from_chinese
from drafting.quantities.quantity import PREFIXES, SCALES, SUFFIXES
from drafting.quantities.ways import FALL, FALLS, GAIN, LOSS, LOSSES, RISE, THAN_LAST_YEAR


class Reads(Protocol):
    """Whether a text is a measure about which there is nothing to remark; `bare` lets a missing unit pass."""

    def __call__(self, text: str, *, bare: bool = False) -> bool: ...


Advice = tuple[str, str]
"""(what is wrong, without the text itself; what to type instead)"""

_MOST_SHIFT: Final = 15
_FINER: Final = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7}
_NUMBER: Final = r"\d+(?:\.\d+)?"


@frozen
class _Slip:
    """`becomes` is what re.sub puts for each match."""

    pattern: re.Pattern[str]
    becomes: str | Callable[[re.Match[str]], str]
    wrong: str


def _plain_power(match: re.Match[str]) -> str:
    power = int(match[2])
    return f"{Decimal(match[1]).scaleb(power):f}" if abs(power) <= _MOST_SHIFT else match[0]


def _thousands(match: re.Match[str]) -> str:
    number = Decimal(match[1]) * 1000
    return _exact(number) or match[0]


def _exact(number: Decimal) -> str:
    """The number with all its decimals; "" where they are more than a text should hold."""
    text = number_text(number, places(number))
    return text if Decimal(text) == number else ""


def _one_scale(match: re.Match[str]) -> str:
    """12万5千元, 1亿2000万元, 1万元5000元 → the whole in the first scale; what is ambiguous (5万3) stays."""
    whole, scale, between, rest, finer, unit = match.groups()
    if between not in ("", unit):
        return match[0]  # 3万户8千人 are two figures
    finer_value = _FINER[finer or ""]
    if finer_value == 1 and len(rest.partition(".")[0]) < 3:
        return match[0]
    added = Decimal(rest) * finer_value
    if added >= SCALES[scale]:
        return match[0]
    total = Decimal(whole) + added / SCALES[scale]
    text = _exact(total)
    return f"{text}{scale}{unit}" if text else f"{_exact(Decimal(whole) * SCALES[scale] + added)}{unit}"


_SLIPS: Final = (
    _Slip(lazy(r"^[“”\"'‘’「『](.+)[“”\"'‘’」』]$"), r"\1", "外面多了引号"),
    _Slip(lazy(r"^[（(\[【［](.+)[）)\]】］]$"), r"\1", "外面多了括号"),
    _Slip(lazy(r"^[（(](\d+)[）)](?!\d)"), r"\1", "里的括号是多的"),
    _Slip(lazy(r"(?<=[\d.])[OoＯｏ〇○]|[OoＯｏ](?=[\d.])"), "0", "里有字母 O，不是数字 0"),
    _Slip(lazy(r"(?<=[\d.])[lIｌ](?=[^A-Za-z]|$)|(?<![A-Za-z\d])[lIｌ](?=[\d.])"), "1", "里有字母，不是数字 1"),
    _Slip(lazy(rf"({_NUMBER})[eE]([+-]?\d{{1,3}})"), _plain_power, "是科学记数法，多半是从表格里粘贴来的"),
    _Slip(lazy(r"(?<=\d)[wWｗＷ](?![A-Za-z])"), "万", "里的 w 不是“万”"),
    _Slip(lazy(rf"({_NUMBER})[kK](?![A-Za-z])"), _thousands, "里的 k 不是数量级"),
    _Slip(lazy(r"^[¥￥]([^元]+)元?$"), r"\1元", "前面用了货币符号"),
    _Slip(lazy(r"(?<=\d)[。·・•](?=\d)"), ".", "的小数点不是“.”"),
    _Slip(lazy(r"^\.(?=\d)"), "0.", "的小数点前面没有数"),
    _Slip(lazy(r"(?<=\d)\.\.+(?=\d)"), ".", "里多了小数点"),
    _Slip(lazy(r"(?<=\d)\.(?=[^\d.]|$)"), "", "的小数点后面没有数"),
    _Slip(lazy(r"(?<=\d)[_'’‘`´](?=\d{3}(?!\d))"), "", "里的分隔号不能用"),
    _Slip(lazy(r"^(?:≥|>=|＞=|＞＝)(.+)$"), r"\1以上", "里有比较号"),
    _Slip(lazy(r"^[>＞](.+)$"), r"超\1", "里有比较号"),
    _Slip(lazy(r"^(?:≤|<=|＜=|＜＝)(.+)$"), r"不超过\1", "里有比较号"),
    _Slip(lazy(r"^[<＜](.+)$"), r"不到\1", "里有比较号"),
    _Slip(lazy(r"^(\d[\d.,万亿]*)\+([^\d+]+)$"), r"\1\2以上", "里有加号"),
    _Slip(lazy(r"^(\d[\d.,万亿]*[^\d+]+)\+$"), r"\1以上", "里有加号"),
    _Slip(lazy(r"(?<=\d)[kK][mM](?:\^?2|²)"), "平方公里", "的单位写法认不出来"),
    _Slip(lazy(r"(?<=[\d万亿])(?:[mM]\^?2|[mM]²)"), "平方米", "的单位写法认不出来"),
    _Slip(lazy(r"(?<=[\d万亿])(?:[mM]\^?3|[mM]³)"), "立方米", "的单位写法认不出来"),
    _Slip(
        lazy(rf"^({_NUMBER})(亿|万)([^\d万亿千百]*)({_NUMBER})(千万|百万|[百千万])?([^\d万亿千百][^\d]*)$"),
        _one_scale,
        "是一个数，却分成了两段",
    ),
    _Slip(lazy(rf"^([\u3400-\u9fff%]{{1,3}}?)数?({_NUMBER}(?:万|亿)?)$"), r"\2\1", "的单位写在了数的前面"),
    _Slip(lazy(r"[！!？?~～]+$"), "", "末尾多了标点"),
    _Slip(lazy(r"^([\d.]+)个([多余]?)([万亿])(?=\D|$)"), r"\1\3\2", "里多了“个”"),
    _Slip(lazy(r"^(\d+)(米|元|亩|吨|公里|斤)(\d)$"), r"\1.\3\2", "是一个数，却分成了两段"),
    _Slip(lazy(r"^(\d[^（(，,]*?)(不到|不足|不够)$"), r"不到\1", "里的“不到”要写在数的前面"),
    _Slip(lazy(r"^最少(?=\d)"), "至少", "的写法认不出来"),
)

_BARE: Final = lazy(rf"-?{_NUMBER}(?:万|亿)?")
_BARE_POWER: Final = lazy(rf"({_NUMBER})[eE]\+?(\d{{1,2}})")
_SPOKEN: Final = lazy(r"(\d+)([万亿])(\d)([^\d万亿千百]+)")
_MISPLACED: Final = lazy(r"(?<=\d)[,，、;；](?=\d)")
_REMARK: Final = lazy(r"(.+?)[（(]([^（）()]+)[）)]")
_AMONG: Final = lazy(r"(.+?)[，,、；;（(]?其中[:：，,]?有?(\D{0,12}?)[为有共]?(\d[^）)]*)[）)]?")
_NUMBER_FIRST: Final = lazy(rf"{_NUMBER}(?:万|亿)?(\D*)")
_AS_OF: Final = lazy(r"(?:数据)?截[至止]到?[:：]?(.+)")
_HELD_AGAINST: Final = lazy(r"(?:(去年|上年)(?:同期)?|(?:全年|年度)?(任务|目标|计划))数?[为是]?[:：]?(\d[\d.]*[^\d，。、；]{1,6})")
_PERIOD: Final = lazy(r"\d{4}年|\d月|季度|上半年|全年|同期")
_TIME: Final = lazy("[年月日季]")
_RATE_SAID: Final = lazy(r"(同比|较上年末|完成率)[:：为]?([-+－−＋]?\d[\d.]*(?:%|个百分点))")
"""（同比-5.4%）: as a 备注 it would not be printed."""
_SHARE: Final = lazy(r"占?比?(\d[\d.]*%)")
_AMONG_FIRST: Final = lazy("其中[:：，,]?")
_PART: Final = lazy(r"([\u3400-\u9fff]{2,12}?)[:：]?(\d\S*)")
_WORD_FIRST: Final = lazy(r"([\u3400-\u9fff]{0,8}?)[:：]?(\d\S*)")
_BETWEEN: Final = lazy("[，,、；;]")
_MEANT: Final = {
    **dict.fromkeys(("", "完成", "已完成", "实际完成", "累计完成", "共", "共有", "现有", "合计"), "数值"),
    **dict.fromkeys(("任务", "任务数", "年度任务", "目标", "目标任务", "年度目标", "计划"), "任务"),
    **dict.fromkeys(("上年同期", "去年同期"), "上年同期"),
    "占": "占比",
}
"""Words before one of several figures → the key under which it is to be typed; any other is a name."""
_FALLEN: Final = frozenset((*FALLS, *LOSSES, "少"))
_CHANGE: Final = lazy(rf"(.+?)[，,、；;（(]?{THAN_LAST_YEAR}?({RISE}|{FALL})了?(\d[\d.]*%)[）)]?")
_MOVED: Final = lazy(rf"(?:{THAN_LAST_YEAR}|[比较](?:上年|去年)[末底])?({RISE}|{GAIN}|多|{FALL}|{LOSS}|少|[+＋])了?(\d\S*)")
_TAIL: Final = lazy(r"(.*\D)(\d[\d.,]*)(万亿|亿|万)?")
_YEAR_FIRST: Final = lazy(r"((?:19|20)\d\d年(?:\d{1,2}月)?(?:以来|来|底|末|初|度)?)[共累计]{0,2}(\d.*)")
_POINT: Final = lazy(rf"(\d+|[{DIGITS}两十]{{1,3}})点(\d+|[{DIGITS}零〇]+)(\D*)")


LEVEL: Final = lazy("(?:基本|大致)?(?:[与和同较比]?(?:上年|去年)(?:同期|末|底)?|同比)?(?:基本)?(?:持平|一样|不变|没有变化|无变化)")
"""持平, 与上年同期持平: a change that is none."""


def signed(text: str, *, of_rate: bool = False) -> str:
    """下降12% → -12%, +5% → 5%, where only a change may stand; any other text as it is. `of_rate`: 持平 is 0% there."""
    bare = "".join(text.split())
    if of_rate and LEVEL.fullmatch(bare):
        return "0%"
    moved = _MOVED.fullmatch(bare)
    return text if moved is None else f"{'-' if moved[1] in _FALLEN else ''}{moved[2]}"


def advice(text: str, reads: Reads) -> Advice | None:
    """What is wrong with `text` (blanks out) and what to type instead; None where nothing advised would read."""
    return next((found for found in _advised(text, reads)), None)


def _advised(text: str, reads: Reads) -> Iterator[Advice]:
    for slip in _SLIPS:
        meant = slip.pattern.sub(slip.becomes, text)
        bare = _BARE.fullmatch(meant) is not None
        if meant != text and reads(meant, bare=bare):
            yield slip.wrong, f"写成 {meant}{'，后面加上单位' if bare else ''}"
    if power := _BARE_POWER.fullmatch(text):
        yield "是科学记数法，多半是从表格里粘贴来的", f"写成 {_plain_power(power)}，后面加上单位"
    if spoken := _SPOKEN.fullmatch(text):
        whole, scale, digit, unit = spoken.groups()
        yield "说不清是多少", f"写成 {whole}.{digit}{scale}{unit}，或 {int(whole) * SCALES[scale] + int(digit)}{unit}"
    if (said := _POINT.fullmatch(text)) and reads(meant := _with_point(*said.groups()), bare=True):
        yield "里的“点”读不出来", f"是小数点的，写成 {meant}；是两个数的，分成两项"
    if (year := _YEAR_FIRST.fullmatch(text)) and reads(year[2]):
        yield f"里的“{year[1]}”是时间，不是数", f"写成 {year[2]}；哪个时候的写在“统计期间”或“截至”里"
    if (change := _CHANGE.fullmatch(text)) and reads(change[1]) and reads(change[3]):
        sign = "-" if change[2] in _FALLEN else ""
        yield f"里还写了“{change[2]}{change[3]}”", f"写成 {{数值: {change[1]}, 同比: {sign}{change[3]}}}"
    if among := _AMONG.fullmatch(text):
        head, name, part = among.groups()
        head, part = _counted_alike(head, part)
        if reads(head) and reads(part):
            yield "里写了两个数", f"写成 {{数值: {head}, 其中: {{{name or '某类'}: {part}}}}}"
        elif _BARE.fullmatch(head) and _BARE.fullmatch(part):
            yield "里写了两个数，都没有单位", f"写成 {{数值: {head}户, 其中: {{{name or '某类'}: {part}户}}}} 的样子"
    if (remark := _REMARK.fullmatch(text)) and _BARE.fullmatch(remark[1]):
        counted = f"{remark[1]}{remark[2]}"
        yield from ((f"的单位“{remark[2]}”写在了括号里", f"写成 {counted}"),) if reads(counted) else (
            (f"后面带着说明“{remark[2]}”，数没有单位", f"写上单位，说明另写：{with_remark(f'{remark[1]}户', remark[2], reads)} 的样子"),
        )
    if (remark := _REMARK.fullmatch(text)) and reads(remark[1]):
        yield f"后面带着说明“{remark[2]}”", f"写成 {with_remark(remark[1], remark[2], reads)}"
    if several := _several(text, reads):
        yield "里写了几个数", f"写成 {several}"
    if _MISPLACED.search(text) and reads(joined := _MISPLACED.sub("", text)):
        point = _MISPLACED.sub(".", text)
        other = f"；是小数点的，写成 {point}" if re.search(r"\.\d{1,2}(?!\d)", point) and reads(point) else ""
        yield "里的逗号不是千分位", f"是一个数的，写成 {joined}{other}；是两个数的，各带单位连写：86户251人"
    if (tail := _TAIL.fullmatch(text)) and reads(tail[1]):
        unit = "元" if tail[3] else "万元" if "." in tail[2] else next(each for each in ("人", "户", "个", "次", "项") if each not in tail[1] or each == "项")
        yield f"末尾的“{tail[2]}{tail[3] or ''}”没有单位", f"补上单位，写成 {text}{unit} 的样子"


def _counted_alike(head: str, part: str) -> tuple[str, str]:
    """11 and 3项 → 11项 and 3项: of a figure and its part the unit may stand behind one alone."""
    units = [each[1] if (each := _NUMBER_FIRST.fullmatch(text)) else None for text in (head, part)]
    if None in units or bool(units[0]) == bool(units[1]):
        return head, part
    return f"{head}{units[1]}" if units[1] else head, f"{part}{units[0]}" if units[0] else part


def _with_point(whole: str, decimals: str, unit: str) -> str:
    """5点5万元, 三点五万元 → 5.5万元, 3.5万元."""
    said = "".join(each if each.isdecimal() else str(DIGITS.find(each) + 1) for each in decimals)  # 零 is none of them: 0
    return f"{whole if whole.isdecimal() else from_chinese(whole)}.{said}{unit}"


def _several(text: str, reads: Reads) -> str:
    """完成12户，任务10户 → {数值: 12户, 任务: 10户}; "" where a piece is no figure or two would be one key."""
    pieces = [_WORD_FIRST.fullmatch(each.strip()) for each in _BETWEEN.split(text)]
    found = {_MEANT.get(piece[1], piece[1]): piece[2] for piece in pieces if piece and reads(piece[2])}
    if len(pieces) < 2 or len(found) < len(pieces) or "数值" not in found or not found.keys().isdisjoint(PREFIXES):
        return ""
    return f"{{{', '.join(f'{key}: {figure}' for key, figure in found.items())}}}"


def with_remark(head: str, remark: str, reads: Reads) -> str:
    """12户（预计） → 预计12户; 12户（截至6月底） → {数值: 12户, 截至: 6月底}; 12户（去年10户） → {数值: 12户, 上年同期: 10户}; any other remark is a 备注.

    12户（甲类3户，乙类9户） → {数值: 12户, 构成: {甲类: 3户, 乙类: 9户}}.
    """
    if remark in PREFIXES:
        return f"{remark}{head}"
    if remark in SUFFIXES:
        return f"{head}{remark}"
    if rate := _SHARE.fullmatch(remark):
        return f"{{数值: {head}, 占比: {rate[1]}}}"
    if _SHARE.fullmatch(head) and not _TIME.search(remark) and reads(remark):
        return f"{{数值: {remark}, 占比: {head}}}"
    if as_of := _AS_OF.fullmatch(remark):
        return f"{{数值: {head}, 截至: {as_of[1]}}}"
    if rate := _RATE_SAID.fullmatch(remark):
        return f"{{数值: {head}, {rate[1]}: {rate[2].replace('－', '-').replace('−', '-').lstrip('+＋')}}}"
    if held := _HELD_AGAINST.fullmatch(remark):
        return f"{{数值: {head}, {'上年同期' if held[1] else '任务'}: {held[3]}}}"
    among = _AMONG_FIRST.match(remark)
    parts = [_PART.fullmatch(each.strip()) for each in _BETWEEN.split(remark[among.end() :] if among else remark)]
    if (len(parts) > 1 or among) and all(parts):
        return f"{{数值: {head}, {'其中' if among else '构成'}: {{{', '.join(f'{part[1]}: {part[2]}' for part in parts if part)}}}}}"
    key = "统计期间" if _PERIOD.search(remark) else "备注"
    return f"{{数值: {head}, {key}: {remark}}}"

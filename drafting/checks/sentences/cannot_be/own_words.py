"""What a sentence says in words against its own figures: 任务2400家的98.33%，超额完成任务; 未发生安全事故，发生1起火灾事故; 三个坚持 of which two are named; 同比减少1人，去年无亡人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cannot_be.numerals import number_of
from drafting.checks.sentences.cells import PART_OF_A_YEAR, Cell, Line
from drafting.checks.sentences.rules import CHANGE, COUNTED, SHARE
from drafting.patterns import lazy

_LESS: Final = lazy(r"完成(?![^，。；：\n]{0,10}(?:规划|[三五]年|总|控制|全[省市县区]))[^，。；：\n]{0,8}(?:任务|计划|目标)数?[^，。；：\n]{0,14}?的(\d{1,2}(?:\.\d+)?[%％])，(?:已|提前|全面|顺利|圆满)*超额完成了?(?:年度|全年)?(?:目标)?(?:任务|计划)?(?=[，。；\n]|$)")
_NONE: Final = lazy(r"(?:^|(?<=[。；，：\n]))(?:全年|今年|年内|全[省市州县区旗镇乡]|我[市县区镇乡局]|辖区内?)*(?:未|没有)发生(?:任何|一起|过|各类|安全|责任)*([\u4e00-\u9fff]{2,6})(?=[，；])")
_SOME: Final = lazy("(?:全年|今年|年内|共|累计|[：，])*发生(?!疑似)([\u4e00-\u9fff]{0,8})")
_HAPPENS: Final = ("起", "次", "例", "件")
_WAS_NONE: Final = lazy(r"([\u4e00-\u9fff]{2,6})\d+[人起件例次]，(?:同比|[比较](?:上年|去年)(?:同期)?)(?:减少|下降)[^，。；：\n]{1,8}，(?:上年|去年)(?:同期)?(?:无|没有|未发生)\1(?=[，。；\n]|$)")
_NAMED: Final = lazy(r"([两二三四五六七八九])个([\u4e00-\u9fff]{2})[”\"]?[：:]([^。：:\n]+)(?=[。\n]|$)")
_PARTED: Final = "[、，；,;]|(?<={0})(?:以及|[和与及])|(?:以及|[和与及])(?={0})"
_OPEN: Final = lazy("等|一是|首先|、.*，|，.*、")
_AND: Final = lazy("[和与及]")
"""研发和培训平台 may be two."""
_HINT: Final = "核对这句话和数，看是哪一个写错了"


def own_words(text: Text, lines: Sequence[Line]) -> Iterator[Finding]:
    """What a text says of itself that it cannot be."""
    for match in text.each_in(_LESS, "超"):
        if not PART_OF_A_YEAR.search(text.sentence(match.start())):
            yield Finding(SHARE, match.start(), match[0], f"“{match[0]}”：只完成{match[1]}，没有超额", _HINT, match.end(), doubtful=True)
    for match in text.each_in(_WAS_NONE, "年"):
        yield Finding(CHANGE, match.start(), match[0], f"“{match[0]}”：上年没有的，不会比上年少", _HINT, match.end(), doubtful=True)
    for match in text.each_in(_NAMED, "个"):
        named = [each.strip("“”\"") for each in re.split(_PARTED.format(match[2]), match[3])]
        alike = len(named) > 1 and (all(each.startswith(match[2]) for each in named) or all(each.endswith(match[2]) for each in named))
        if alike and number_of(match[1]) != len(named) and not (_OPEN.search(match[3]) or any(map(_AND.search, named))):
            yield Finding(COUNTED, match.start(), match[0], f"“{match[0]}”：列了{len(named)}个，写的是{match[1]}个", "核对是不是漏了一项，或改个数", match.end(), doubtful=True)
    for line in lines if "发生" in text.whole else ():
        yield from (_happened(none, cell, line) for none in _NONE.finditer(line.words) for cell in line.cells if _is_of(none, cell, line))


def _is_of(none: re.Match[str], cell: Cell, line: Line) -> bool:
    """Whether something of which there was none is counted in the same sentence, and nothing is said of another place or time."""
    some = _SOME.fullmatch(cell.label)
    at = cell.start - line.start
    in_one = at > none.end() and "。" not in line.words[none.end() : at] and "；" not in line.words[none.end() : at]
    happened = some is not None and cell.quantity.unit in _HAPPENS and cell.quantity.amount > 0
    return in_one and happened and some is not None and (some[1] or cell.noun).endswith((none[1], f"{none[1]}事故")) and line.words.startswith(("，", "，全年", "，共"), none.end())


def _happened(none: re.Match[str], cell: Cell, line: Line) -> Finding:
    end = cell.end - line.start
    excerpt = line.words[none.start() : end + len(cell.noun)]
    return Finding(COUNTED, line.start + none.start(), excerpt, f"“{excerpt}”：前面说没有，后面有{cell.quantity.text}", _HINT, line.start + end + len(cell.noun), doubtful=True)

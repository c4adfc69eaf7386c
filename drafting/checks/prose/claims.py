"""Words against the figures beside them: rises that fall, points called per cent, 全部 beside what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.prose.signs import sign
from drafting.diagnostics import Rule, Severity
from drafting.patterns import lazy
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE
from drafting.registry import declare

SIGN = declare(
    Rule(
        "P150",
        "增减的词和数的正负相反",
        Severity.ERROR,
        "写了“增长”“高”“超收”后面却是负数，或写了“下降”“少”“差”后面还带负号，或者写了“高于”后面又是“下降”；说“超额完成”，前面的数却比任务少的，说“仅完成任务的”却过了100%的，一样。下降2.5%写成“下降2.5%”，不写“增长-2.5%”。",
        hits="农村居民人均可支配收入同比增长-2.5%。",
        clean="农村居民人均可支配收入同比下降2.5%。",
    )
)
FROM_TO = declare(
    Rule(
        "P151",
        "由多到少写成了增加",
        Severity.ERROR,
        "“由甲增加到乙”而乙比甲小，或“由甲下降到乙”而乙比甲大：词写反了，或两个数写反了；甲和乙一样的，没有增加也没有下降。",
        hits="集体经济强村由35个增加到28个。",
        clean="集体经济强村由28个增加到35个。",
    )
)
POINTS = declare(
    Rule(
        "P152",
        "百分点写成了百分之几",
        Severity.WARNING,
        "两个百分数相减得到的是百分点：由8%提高到12%，是提高4个百分点，不是提高4%。",
        hits="参保率由92%提高到96%，提高4%。",
        clean="参保率由92%提高到96%，提高4个百分点。",
    )
)
ALL_DONE = declare(
    Rule(
        "P153",
        "说全部完成，旁边的数没有完成",
        Severity.WARNING,
        "同一句里写了“全部完成”“清零”一类的话，又写着同一件事不到100%的完成率，或者还剩多少没有完成。说的是两件事的"
        "（项目全部开工，资金支出进度达到80%）不算。",
        hits="反馈问题全部完成整改，整改完成率为92.3%。",
        clean="反馈问题已完成整改48个，整改完成率为92.3%。",
    )
)
RESPECTIVELY = declare(
    Rule(
        "P154",
        "“分别”前后的个数不同",
        Severity.WARNING,
        "“甲、乙、丙分别为”后面应有三个数，一一对应。",
        hits="小学、初中、高中在校生分别为1200人、860人。",
        clean="小学、初中、高中在校生分别为1200人、860人、410人。",
    )
)

_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_UP: Final = f"{RISE}|扩大|增至|升至|涨至"
_DOWN: Final = f"{FALL}|缩小|压减|压缩|缩短|精简|减至|降至|跌至"
_WAYS_UP: Final = frozenset(_UP.split("|"))
_MINUS: Final = "-－−–"
_AFAR: Final = r"超收|短收|(?<![最偏程、])[高低多少]出?|超过|超出|(?:[%点位家户人元个]|目标|任务|计划|要求|水平|平均|[尚还仍相])差"
_WAYS: Final = f"{_UP}|{_DOWN}|{GAIN}|{LOSS}|{_AFAR}"
_SIGNED: Final = lazy(rf"(?:{_WAYS})了?\s*([{_MINUS}]{_NUMBER}[%\u4e00-\u9fff]{{0,3}})")
_MAY_BE_SIGNED: Final = sign(rf"(?:{_WAYS})了?\s*[{_MINUS}]")
"""What goes, or stands, one way goes the other where its number is below zero: 比目标少-0.2, 距目标90%差-2个百分点."""
_HOW: Final = "(?:较快|过快|较大|较多|较为?明显|明显|显著|突出|迅速|加快|幅度较大)"
_TURNED: Final = lazy(rf"({RISE}|{FALL}){_HOW}，(?:同比|[比较](?:上年|去年)(?:同期)?)?({RISE}|{FALL})了?\d[\d.]*(?:个百分点|%|[万亿]?[\u4e00-\u9fff]{{1,3}})(?=[，。；、）])")
_MAY_BE_TURNED: Final = sign(rf"(?:{RISE}|{FALL}){_HOW}，(?:同比|[比较](?:上年|去年)(?:同期)?)?(?:{RISE}|{FALL})了?\d")
"""上升较快，同比下降8.5%: the words of last year before this year's number."""
_FAR: Final = 20  # characters
_STOPPED: Final = lazy(r"(?:遏[制止]|扭转|[止控稳]住|控制|抑制|改变|防止|避免|缓解|克服|应对|化解)[^，。；\n]*$")
"""What has been stopped goes the other way: 遏制住了案件增长较快，同比下降6.2%."""
_TWICE: Final = lazy(rf"(?:{_UP}|{_DOWN})了?((?:{FALL}){_NUMBER}(?:个百分点|[%\u4e00-\u9fff]{{0,3}}))")
_MAY_BE_TWICE: Final = sign(rf"(?:{_UP}|{_DOWN})了?(?:{FALL})\d")
_ABOVE: Final = lazy(rf"高于[^，。；：（）\d\n]{{0,14}}((?:{FALL}){_NUMBER}个百分点)(?=[，。；、）])")
_MAY_BE_ABOVE: Final = sign(rf"高于[^，。；：（）\n]{{0,14}}(?:{FALL})\d")
_THE_TASK: Final = r"，超额完成[^，。；：（）\d\n]{0,8}任务数?"
_BEYOND: Final = lazy(rf"(?<![\d.,]){_NUMBER}([万亿]?[^\d，。；、（）\s]{{1,3}}){_THE_TASK}{_NUMBER}\2(?=[，。；、）])")
_MAY_BE_BEYOND: Final = sign(r"，超额完成[^，。；：（）\n]{0,8}任务")
_ONLY: Final = lazy(rf"(?:(?<![不非])仅(?:完成(?:[^。；！？，\n]{{0,14}}，占)?|占)[^。；！？，\n]{{0,8}}(?:任务|计划|目标)[^。；！？，\n]{{0,10}}的|(?:完成|执行|支出|到位|拨付)率仅[为达]?){_NUMBER}%")
_MAY_BE_ONLY: Final = sign("仅[^。；！？\n]{0,48}0%")
"""仅完成205户，占任务200户的102.5%: last year's word before this year's number."""
_NOT_DONE: Final = lazy("新增|其中|增加|超|比|较|多|剩|还有|下达")
"""Before a number that is not what was done."""
_TO: Final = (
    rf"([万亿]?[^\d，。；、（）\s]{{0,6}}?)((?:{_UP}|{_DOWN}))(?:到|至|为)?(?:今年的|\d{{4}}年的)?{_NUMBER}([万亿]?[^\d，。；、（）\s]{{0,6}})"
    rf"(?:[，（][^。；\d]{{0,8}}?(?:{_UP}|{_DOWN})了?{_NUMBER}(%|个百分点)?)?"
)
_OF_WHEN: Final = r"(?:(?:上年|去年|年初|\d{4}年)(?:同期|底|末|初)?的?)?"
_CHANGE: Final = lazy(f"[由从]{_OF_WHEN}{_NUMBER}{_TO}")
_MAY_BE_CHANGE: Final = sign(r"[由从](?:(?:上年|去年|年初|\d+年)(?:同期|底|末|初)?的?)?\d")
_RANK: Final = lazy("^(?:位|名)")
_MORE_OR_LESS: Final = lazy("[以之]上|[以之]下|以内|左右|上下|多|余|不等|以外")
"""Behind a number that is not the very same as before."""
_DONE: Final = "(?:完成|整改|竣工|销号|拨付|达标|消除|清零|开工|兑现)"
_ALL: Final = lazy(f"(?:全[部面]|如期|按期|圆满){_DONE}|(?:动态|销号|问题|存量)清零")
_DOINGS: Final = ("开工", "整改", "竣工", "销号", "拨付", "达标", "消除", "清零", "兑现", "完成")
_BEGINNINGS: Final = ("开工",)
"""What is said of works that go on: their 进度 is no contradiction."""
_ONE_DOING: Final = {
    "完成": ("整改", "竣工", "销号", "达标", "消除", "拨付", "兑现"), "清零": ("整改", "销号", "消除", "清零"), "整改": ("整改", "销号"),
    "销号": ("整改", "销号"), "消除": ("消除", "清零"),
}  # fmt: skip
"""Doing → those of a figure that contradict it."""
_FIGURE: Final = lazy(r"\d")
_CLAUSE_END: Final = lazy("[，。；：（）\n]")
_NAMES_NOTHING: Final = lazy(f"{'|'.join(_DOINGS)}|目前|其中|现|已|共|但|总体|平均|累计|任务|全[县市省州区乡镇村]|的")
_PLANNED: Final = lazy(r"确保|力争|争取|推动|将|要|前完成|[年月]底前|[\d月日]前|以前|目标|计划|督促|加快|抓紧|为抓手|实现")
_OF_A_PART: Final = lazy(r"其中[^；]*$|的\d+[户人个件项处名村条]$")
"""What stands before a claim that is said of some only: 其中重大隐患3处，全部整改; 立行立改的31个全部完成."""
_OF_RATE: Final = "完成率|整改率|开工率|竣工率|支出率|拨付率|达标率|兑现率|进度"
_RATE: Final = lazy(rf"(?:{_OF_RATE}|完成[^，。；\d]{{0,8}}的)(?:为|达|达到|仅)?{_NUMBER}%")
_OF_LEFT: Final = "未完成|未整改|未消除|未销号|未达标|尚有|仍有|还有|剩余|尚余|还剩"
_LEFT: Final = lazy(rf"(?:{_OF_LEFT})[^，。；\d]{{0,8}}([1-9]\d*(?:\.\d+)?[户人个件项处名村%万亿])")
_MAY_NOT_BE_DONE: Final = lazy(rf"(?:{_OF_RATE}|完成[^，。；]{{0,8}}的)(?:为|达|达到|仅)?\d|(?:{_OF_LEFT})[^，。；]{{0,8}}\d")
_MAY_BE_OF_ALL: Final = sign(lambda form: _ALL.search(form) and _MAY_NOT_BE_DONE.search(form))
_EACH: Final = lazy(r"分别(?:为|达到?|是|有|增长|下降|完成|安排|投入|下达)([^。；（）\n]{2,80})")
_MAY_BE_EACH: Final = sign("分别(?:为|达|是|有|增长|下降|完成|安排|投入|下达)")
_ANOTHER_CLAUSE: Final = lazy(r"(?<=[\d%％\u4e00-\u9fff])，(?![约近超达逾]?\d[\d.,]*[^\d，。；、]{0,4}(?:[，、和]|$))")
"""Where what follows 分别 goes on with another matter: 分别完成90%、95%，贷款余额118户; 分别下降5%、4%，74个重点城市的浓度下降9%."""
_CLAUSE_ENDS: Final = "，。；：（）,;:()\n"
_HUNDRED: Final = Decimal(100)


def claim_findings(text: Text) -> Iterator[Finding]:
    yield from _signs(text)
    yield from _changes(text)
    yield from _all_done(text)
    yield from _respectively(text)


def _signs(text: Text) -> Iterator[Finding]:
    for match in text.each_shown(_MAY_BE_TWICE, _TWICE):
        yield Finding(SIGN, match.start(), match[0], f"“{match[0]}”：词和数的正负重复或相反", f"写成“{match[1]}”；由模板、文字材料的 {{{{ }}}} 印的，删去前面的词，写 {{{{ 指标|同比 }}}} 的样子")
    for match in text.each_shown(_MAY_BE_ABOVE, _ABOVE):
        yield Finding(SIGN, match.start(), match[0], f"“{match[0]}”：高于和{match[1][:2]}相反", "核对这个数：少了的写“低于…”，多了的删去“下降”一类的词")
    yield from _beyond(text)
    yield from _only(text)
    for match in text.each_shown(_MAY_BE_TURNED, _TURNED):
        if (match[1] in _WAYS_UP) != (match[2] in _WAYS_UP) and not _STOPPED.search(match.string, max(0, match.start() - _FAR), match.start()):
            yield Finding(SIGN, match.start(), match[0], f"“{match[0]}”：前面说{match[1]}，后面说{match[2]}", "核对这个数；话是去年的，改成今年的")
    for match in text.each_shown(_MAY_BE_SIGNED, _SIGNED):
        yield Finding(SIGN, match.start(), match[0], f"“{match[0]}”：词和数的正负重复或相反", f"写成“下降{match[2]}…”或“增长{match[2]}…”一类相反的词，不带负号")


def _beyond(text: Text) -> Iterator[Finding]:
    """康复救助228名，超额完成任务240名."""
    for match in text.each_shown(_MAY_BE_BEYOND, _BEYOND):
        done, unit, task = match.groups()
        before = _CLAUSE_END.split(text.whole[max(0, match.start() - 40) : match.start()])[-1]
        if Decimal(done) < Decimal(task) and not _NOT_DONE.search(before):
            yield Finding(SIGN, match.start(), match[0], f"“{match[0]}”：{done}{unit}没有超过任务{task}{unit}", "核对两个数；没有超额的，写“完成任务的…%”")


def _only(text: Text) -> Iterator[Finding]:
    """仅完成任务200户的102.5%."""
    for match in text.each_shown(_MAY_BE_ONLY, _ONLY):
        if Decimal(match[1]) >= _HUNDRED:
            yield Finding(SIGN, match.start(), match[0], f"“{match[0]}”：{match[1]}%是完成了，前面说“仅”", "核对这个数；话是去年的，改成今年的")


def _changes(text: Text) -> Iterator[Finding]:
    for match in text.each_shown(_MAY_BE_CHANGE, _CHANGE):
        before, unit, word, after, other, by, kind = match.groups()
        if (unit and unit.strip("了") != other[: len(unit)]) or _RANK.search(other):  # 由第12位上升到第3位
            continue
        first, second = Decimal(before), Decimal(after)
        rises = word in _WAYS_UP
        if (first > second and rises) or (first < second and not rises):
            message = f"“{match[0]}”：由{before}到{after}不是{word}"
            yield Finding(FROM_TO, match.start(), match[0], message, "核对两个数的先后，或改用相反的词")
        elif first == second and other.startswith(unit) and not _MORE_OR_LESS.match(other, len(unit)):
            yield Finding(FROM_TO, match.start(), match[0], f"“{match[0]}”：由{before}到{after}没有{word}", "核对两个数；没有变的写“保持在”“稳定在”")
        elif kind == "%" and other.startswith("%") and Decimal(by) == abs(first - second):
            yield Finding(POINTS, match.start(), match[0], f"“{match[0]}”：相差的是{by}个百分点", f"把“{by}%”改为“{by}个百分点”")


def _all_done(text: Text) -> Iterator[Finding]:
    for match in text.each_shown(_MAY_BE_OF_ALL, _ALL):
        sentence = text.sentence(match.start())
        at = sentence.find(match[0])
        if _PLANNED.search(sentence[max(0, at - 14) : at]) or _OF_A_PART.search(sentence[:at]):
            continue
        figure = next((each for each in _not_done(sentence) if _is_of_one_thing(sentence, at, match[0], each)), None)
        if figure is None:
            continue
        shown = figure[0]
        yield Finding(ALL_DONE, match.start(), match[0], f"“{match[0]}”和同一句的“{shown}”对不上", "核对这个数，或改掉“全部”一类的话")


def _not_done(sentence: str) -> Iterator[re.Match[str]]:
    yield from (each for each in _RATE.finditer(sentence) if Decimal(each[1]) < _HUNDRED)
    yield from _LEFT.finditer(sentence)


def _is_of_one_thing(sentence: str, at: int, claim: str, figure: re.Match[str]) -> bool:
    """Whether what is claimed to be 全部开工 is what the figure says is not: by the doing, and by what it is said of."""
    doing = next(word for word in _DOINGS if claim.endswith(word))
    said = next((word for word in _DOINGS if word in figure[0]), "")
    if said and said != "完成" and said not in _ONE_DOING.get(doing, (doing,)):
        return False
    if not said and doing in _BEGINNINGS:
        return False
    thing = _subject(sentence, figure.start())
    claimed = sentence[:at]
    if not thing:
        own = _last_counted(sentence[at + len(claim) : figure.start()])
        return not own or own in claimed
    return any(thing[start : start + 2] in claimed for start in range(len(thing) - 1))


def _subject(sentence: str, at: int) -> str:
    """What a figure is said of, where its own clause says it; without words that name nothing."""
    return _NAMES_NOTHING.sub("", _CLAUSE_END.split(sentence[:at])[-1])


def _last_counted(between: str) -> str:
    """What the last clause with a figure is said of: in 新建全面完成，改造提升1300亩，完成92.86% the rate is of 改造提升."""
    counted = [each for each in _CLAUSE_END.split(between)[1:-1] if _FIGURE.search(each)]
    return _NAMES_NOTHING.sub("", _FIGURE.split(counted[-1])[0]) if counted else ""


def _respectively(text: Text) -> Iterator[Finding]:
    """和 may join two names or stand within one, so a count is wrong only if it is wrong either way."""
    for match in text.each_shown(_MAY_BE_EACH, _EACH):
        start = max(text.whole.rfind(mark, 0, match.start()) for mark in _CLAUSE_ENDS) + 1
        names = text.whole[start : match.start()]
        run = _ANOTHER_CLAUSE.split(match[1])[0]
        given = [each for each in re.split("[、，和]", run) if any(map(str.isdigit, each))]
        least, most = names.count("、") + 1, len(re.split("[、和与及]", names))
        if least > 1 and len(given) > 1 and not least <= len(given) <= most:
            shown = text.whole[start : match.end()]
            message = f"“{shown[:30]}…”：“分别”前有{most}项，后有{len(given)}个数"
            yield Finding(RESPECTIVELY, start, shown[:40], message, "核对漏了哪一项")

"""What a line calls each of its figures: the noun phrase that its sentence puts before or behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.adoption.naming.counted import BOUND, clause_behind, counted_behind
from drafting.adoption.naming.labels import (
    ITEM,
    LONGEST,
    SHORTEST,
    joined_name,
    label_of,
    letters_of,
    shortened,
    topic_of,
)
from drafting.adoption.naming.names import STOP
from drafting.adoption.naming.numerals import in_numerals, spelled, with_readable_codes
from drafting.adoption.naming.phrase import AGAINST, OTHERS, PLACES, POINTS, Phrase, measure_of
from drafting.adoption.naming.respective import STATEMENT, respective_names
from drafting.adoption.rates import RATE, became
from drafting.adoption.wording import BARE, BEGINS_WITH_VERB, MEASURES
from drafting.model.indicator import DONE
from drafting.patterns import lazy
from drafting.quantities.reported import Found

_NUMBER: Final = lazy(r"(?:今年|去年|明年|上年|全年|当年|近年|年内|目前)(?:以来|[底末初](?![级始步中等]))?|\d[\d.,]*(?:[-—－～~至]\d+)?(?:年度?|月份?|日|千伏|[万亿]?元|公里|级|号|[个户人名家])?(?:[上中下]旬|[底末初]前?|(?<=[年月日])前|以来|(?:以上|以下)的?)?")
_DATED: Final = lazy("[年月日前]")
_LEFT: Final = lazy("(?:剩余|其余|还剩|尚余)$")
_PART_OF_YEAR: Final = lazy("(?:[上下]半年|前?[一二三四]季度)$")
_LIMIT: Final = lazy("^控制在$")
_BRACKETED: Final = lazy("（[^（）]*）$")
_REMARK: Final = lazy("(?<=[\u4e00-\u9fff])（[^（）\\d]{1,8}）(?=[\u4e00-\u9fff])")
"""卫生监督所（中心）减少59个."""
_AND_SO_ON: Final = lazy(".*(?<![一二三四特中高同平均优劣相])等(?![奖级次功于候待离])")
"""护林员等公益岗位; not 二等奖."""
_OF_TWO: Final = lazy("(?:^|[，。；：！？（])([^，。；：！？、（）《》【】…|\\s\\d]{2,})、[^，。；：！？、（）《》【】…|\\s\\d]{2,}$")
"""检验拖拉机、联合收割机3126台: the figure is both of theirs."""
_MANNER: Final = lazy("^(?:方式|形式|途径|渠道|措施|活动|方法|手段)")
_ATTAINS: Final = lazy("(?:完成|占)了?.{0,14}(?:任务|目标|计划|预算|序时进度)总?[数量]?的?$|(?:达到|为)(?:年度|全年|年初|调整|省定|市定|县定|既定)*(?:任务|目标|计划|预算|序时进度)总?[数量]?的$")
_UNDONE: Final = lazy("没有|[未尚]|仍有|还有|剩余")
"""Of what is still to be done a share of the task is no degree of completion."""
_SHARE: Final = lazy("(占比?|比重|比例)(?:为|是|达到?|约)*$|占.{0,12}的$")
_WHOSE_SHARE: Final = lazy("(.*?)(?:仅|只|约|就|也|还|却|已|均|合计|共)*占(?![地用比])")
_AIMED_AT: Final = lazy(r"(?:完成|占)了?([\u4e00-\u9fff]{0,8}?(?:任务|目标|计划)总?[数量]?)\d[^，]{0,8}的$")
_AGAINST_WHAT: Final = "比较与同"
_BETWEEN: Final = lazy("(?<=[一二三四五六七八九十百千零])[—－～~-](?=[一二三四五六七八九十百千])")
_EACH: Final = "/(?:平方公?里?米?|立方米|公顷|公里|[万千百]?人|[户亩吨日天月年次件米时升度斤])"
_PER: Final = lazy(f"^{_EACH}(?=[\u4e00-\u9fff])")
"""The rest of a unit: 34微克/立方米下降到."""
_LIMITED: Final = lazy(f"[^，、；。：]*\\d[\\d.]*[^，、；。：\\d]{{1,4}}{_EACH}的")
"""积尘负荷低于0.5克/平方米的路段占82%."""
_OTHER: Final = lazy("(?:^|[，、：（])(?:其他|其它)$")
_IS: Final = lazy("(?:达到?|为|是|约|有|共)+$")
_REST: Final = frozenset(("其余", "余"))
_ABOVE: Final = lazy("(?<=..)[高低快慢]于.")
"""By how much something is more or less than a standard: whose, stands before."""
_IN_FULL: Final = {"增": "增长", "降": "下降", "多": "增加", "少": "减少"}
_SHARE_OF: Final = lazy("..(?:占比|比重|比例)$")


def phrases_in(words: str, figures: Sequence[Found], own: Sequence[str] = (), year: int = 0) -> Sequence[Phrase]:
    """What the line calls each of its figures. `own` are names of the unit's own place, which say nothing in its own data; `year` is the report's.

    Those that would be called alike, but for a number (220千伏变电站, 110千伏变电站), are called by it too.
    """
    found = [*_each_phrase(words, figures, own, year)]
    known = Counter(each.words for each in found)
    return [replace(each, words=each.full) if each.full and known[each.words] > 1 and each.full[0] not in _AGAINST_WHAT else each for each in found]


def _each_phrase(words: str, figures: Sequence[Found], own: Sequence[str], year: int) -> Iterator[Phrase]:
    shown = with_readable_codes(words, figures)
    end = 0
    respective = respective_names(shown, figures)
    for number, figure in enumerate(figures):
        before = _PER.sub("", shown[end : figure.start])
        was = became(shown, figure, figures[number + 1], 0) if number + 1 < len(figures) else None
        if was is not None:
            before = shown[end : max(was.start, end)]
        after = shown[figure.end : figures[number + 1].start if number + 1 < len(figures) else None]
        runs_on = number + 1 < len(figures) and STOP.search(after) is None
        noun, taken = counted_behind(after, figure.units[-1] if figure.units and was is None else "", runs_on=runs_on)
        subject = _subject(shown, figure.start, figures, own)
        if (name := respective.get(number)) is not None:
            yield Phrase(shortened(name), figure.units[-1] if figure.units else "", subject, (), goes_on=False, respective=True, before=before)
        else:
            yield _phrase(before, after, noun, figure, subject, own, year)
        end = figure.end + taken


def _phrase(before: str, after: str, noun: str, figure: Found, subject: str, own: Sequence[str], year: int) -> Phrase:
    plain = _LIMITED.sub("", _REMARK.sub("", _BRACKETED.sub("", ITEM.sub("", STATEMENT.split(before)[-1]))))
    bounded = _BETWEEN.sub("至", BOUND.sub(in_numerals, plain))
    phrase = _called(bounded, before, after, noun, figure, subject, own)
    if not any(each.isdigit() for each in STOP.split(bounded)[-1]):
        return phrase
    return replace(phrase, full=_called(spelled(bounded, year), before, after, noun, figure, subject, own).words)


def _called(plain: str, before: str, after: str, noun: str, figure: Found, subject: str, own: Sequence[str]) -> Phrase:
    clauses = STOP.split(_NUMBER.sub(_apart, plain))
    last = clauses[-1]
    unit = figure.units[-1] if figure.units else ""
    label = label_of(last, own)
    if (listed := _AND_SO_ON.match(last)) and "、" in before:
        label = _MANNER.sub("", label_of(last[listed.end() :], own))  # 保洁员、护林员等公益岗位
    elif (pair := _OF_TWO.search(plain)) and not noun and not BEGINS_WITH_VERB.match(label):
        both = f"{label_of(pair[1], own).removeprefix('实现')}和{label}"
        label = both if len(both) <= LONGEST else label
    if not label and not noun:
        label = label_of(STOP.split(_NUMBER.sub("", plain))[-1], own) or (label_of(clauses[-2], own) if len(clauses) > 1 and before.endswith(("：", "（")) else "")
    if label in BARE and len(whole := label_of(STOP.split(_NUMBER.sub("", plain))[-1], own)) <= LONGEST:
        label = whole  # 谋划2026年项目
    if not label and not noun and (part := _PART_OF_YEAR.search(last)):
        label = part[0]  # 上半年12件、下半年36件
    if not label and not noun and _LIMIT.search(last):
        label = "控制数"
    if unit == "%" and (aim := _AIMED_AT.search(STOP.split(plain)[-1])):
        label = f"{aim[1]}完成率"  # 占年度任务150万画幅的124%: a number that nobody knows stands between
    elif unit == "%" and (_ATTAINS.search(last) or _SHARE.search(last)):
        label = "完成率" if _ATTAINS.search(last) and not ("占" in last and _UNDONE.search(plain)) else label if _SHARE_OF.search(label) else _share(last, own, is_listed="、" in before)
    if not label and (bare := _IS.sub("", letters_of(last))) in BARE - _REST:
        label = bare  # 总量达5.2万户
    against = letters_of(STOP.split(plain)[-1])
    if unit in (RATE, POINTS) and AGAINST.match(against):
        label = against
    elif unit == POINTS and len(against) <= LONGEST and _ABOVE.search(against):
        label = against  # 增速高于全省平均0.8个百分点
    label = _IN_FULL.get(label, label)
    if label in PLACES and last.endswith("平均"):
        label += "平均"  # 培育法律明白人1826名，村（社区）平均9.5名
    if label in DONE:
        label = letters_of(STOP.split(plain)[-1]).removeprefix("其中")  # 今年完成186万画幅
        label = "" if label.startswith("仅") else label
        label = f"当{label}" if label.startswith("年") else label  # 2025年完成
    if unit != "%" and last.endswith("的") and label and not noun and unit:
        noun = "户" if figure.units[0] == "户" else measure_of(unit)
    name = joined_name(label, noun) or ("" if unit == "%" else clause_behind(after) or (OTHERS if _OTHER.search(plain) else "剩余" if _LEFT.search(last) else ""))
    return Phrase(name, unit, subject, tuple(each for each in (topic_of(part, own) for part in reversed(clauses[:-1])) if each), not STATEMENT.search(before), before=before)


def _share(clause: str, own: Sequence[str], *, is_listed: bool) -> str:
    """Whose share it is, by what stands right before 占: 35岁以下仅占22%. One that names nothing there is of the figure before."""
    match = _WHOSE_SHARE.match(clause)
    whose = match[1] if match else ""
    listed = _AND_SO_ON.match(whose) if is_listed else None
    thing = label_of(whose[listed.end() :] if listed else whose, own)
    is_named = len(thing) >= SHORTEST and thing not in BARE and not MEASURES.fullmatch(thing)
    return f"{shortened(thing)}占比" if is_named else "占比"


def _apart(number: re.Match[str]) -> str:
    """A date parts the words before it from those behind; another number only goes."""
    return "，" if _DATED.search(number[0]) else ""


def _subject(shown: str, at: int, figures: Sequence[Found], own: Sequence[str]) -> str:
    """Whom the sentence is about: 大安市 of 大安市5个典型村75个项目, 吉林大学 of 吉林大学到通榆县对接4次."""
    start = max((mark.end() for mark in STATEMENT.finditer(shown, 0, at)), default=0)
    stop = min((each.start for each in figures if each.start >= start), default=at)
    clauses = [each for each in (topic_of(part, own) for part in STOP.split(_NUMBER.sub(_apart, ITEM.sub("", shown[start:stop])))) if len(each) >= SHORTEST and each not in DONE]
    return clauses[-1] if clauses else ""

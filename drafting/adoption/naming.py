"""What a figure is called: the noun phrase that its sentence puts before or behind it, as a name that a template can write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafting.adoption.indicators import TURNS
from drafting.adoption.rates import RATE, became
from drafting.adoption.wording import (
    BARE,
    BEGINS_WITH_VERB,
    CHANGES,
    CUTTING,
    ENDS_IN_VERB,
    LEADING,
    MEASURES,
    STATES,
    THINGS,
    TRAILING,
    ZEALOUS,
)
from drafting.frozen import frozen
from drafting.load.house.catalogue import KEYS
from drafting.model.indicator import DERIVED_NAMES, DONE, OTHER_WORDS, OWN_KEYS
from drafting.model.names import BUILT_IN
from drafting.patterns import lazy
from drafting.quantities.numerals import DIGITS, chinese
from drafting.quantities.reported import Found

_FOLDED: Final = str.maketrans(",;:()ⅠⅡⅢⅣⅤⅥ", "，；：（）一二三四五六")
_CODE: Final = lazy(r"(?<=[A-Za-z])\d{1,5}(?:\.\d)?(?![\d.])|(?<![\d.,])\d(?=[A-Z](?![A-Za-z]))")
_IN_WORDS: Final = str.maketrans("0123456789.", "零一二三四五六七八九点")
_STOP: Final = lazy("[，。；：！？、（）《》【】…|　 \t]")
_STATEMENT: Final = lazy("[。；！？]|，(?=[一二三四五六七八九十]{1,2}是(?![否不]))")
_NO_LETTER: Final = lazy(r"[^\u4e00-\u9fffA-Za-z]")
_ITEM: Final = lazy("^(?:[一二三四五六七八九十]{1,2}是(?![否不])|第[一二三四五六七八九十]，)")

_NO_NOUN: Final = lazy("^(?:的|以上|以下|以内|左右|上下|之|多|余|地|得|了|，|$)")
_COUNTERS: Final = frozenset((
    "个", "家", "名", "项", "座", "所", "条", "件", "处", "场", "台", "篇", "种", "类", "份", "期", "次", "位", "支", "辆", "户", "起", "例", "宗", "套", "栋", "幢", "间", "口", "头", "只", "村", "批", "轮", "笔", "本", "张", "部", "人",
    "大类", "门", "片", "段", "眼", "盏", "艘", "架", "组", "队", "对", "班", "节", "场次", "面",
))  # fmt: skip
"""Units that may stand before what they count."""
_LONGEST: Final = 16
_LONGEST_TOPIC: Final = 10
_SHORTEST: Final = 2
_LONGEST_GROUP: Final = 18
_LONGEST_BEHIND: Final = 14
_LONGEST_OF_ALL: Final = 22
_NO_NAMES: Final = frozenset((*BUILT_IN, *OWN_KEYS, *DERIVED_NAMES, *OTHER_WORDS, *DONE, *KEYS, "名称", "别名", "行业", "近组", "所属", "门类", "限本组", "限近组", "同义", "一律不含"))
"""Names that say something else in data, in a catalogue or in a template."""
_MEANS: Final = lazy("以.+为(?:抓手|引领|目标|主线|重点|契机|核心|牵引|导向|统领|总抓手|支撑|基础|载体|突破口)|坚持|聚焦.{0,3}$")
"""以党建为引领，…: by what, not what."""
INTRODUCTION: Final = "总体情况"
OTHERS: Final = "其他"
"""The rest of a whole, which is named."""


@frozen
class Phrase:
    """What the sentence calls a figure: `words` before and behind it, what the sentence is about, the clauses before, and whether it goes on from the figure before."""

    words: str
    unit: str
    subject: str
    clauses: tuple[str, ...]
    goes_on: bool
    respective: bool = False
    """Behind 分别: without `words` it is not plain whose it is."""
    before: str = ""
    """All that stands between the figure before, with what that counts, and this one."""
    full: str = ""
    """Its words with the numbers that stand among them, where any do: 二二零千伏变电站."""

    def names(self, spoken: Spoken, change: str = "") -> Iterator[str]:
        """Names, the best first. None of them need be free. `change` is the word by which it is a change of another."""
        head, last = (_AGAIN.sub("", each) if self.goes_on else "" for each in (spoken.head, spoken.changed(self.unit)))
        measured = _measured(self.unit)
        if self.words == OTHERS:
            yield from (f"{OTHERS}{each}" for each in (_thing(spoken.whole) if self.goes_on else "", measured) if each)
            return
        if len(self.words) == 1 and self.words in _PLACES and self.goes_on and (whole := _thing(spoken.whole)):
            yield f"{self.words}{whole}"  # 其中乡镇12个、村192个
        if last and _AGAINST.match(self.words):
            yield _of(last, self.words)  # 巩固率99.3%，较省定标准高1.3个百分点
        is_change = bool(self.words) and self.words in (*CHANGES, change)
        if is_change and len(last) >= _SHORTEST and last not in BARE and not last.endswith(self.words):
            changed = _of(last, self.words)
            yield from (changed, f"{changed}{measured}")  # 比上年增加3215卷，增长8.15%: both of what stands before
        if is_change:
            near: tuple[str, ...] = (last, head, self.subject)
        else:
            near = (self.subject, head) if head.startswith(self.subject or "\0") and not MEASURES.fullmatch(self.words) else (head, self.subject)
        context = [each for each in dict.fromkeys((*near, *self.clauses)) if len(each) >= _SHORTEST and each not in BARE]
        if not self.is_bare:
            yield self.words
            if self.full:
                yield self.full
        for each in context:
            if not self.words:
                yield from (each, _of(each, measured)) if self.unit == spoken.unit else (_of(each, measured),)
            elif each.endswith(self.words):
                yield _of(each, measured)
            elif not self.words.startswith(each):
                yield _of(each, self.words)
        if is_change:
            yield from (f"{_of(each, self.words)}{measured}" for each in context)
        if self.is_bare and not context and len(self.words) > _SHORTEST:
            yield self.words
        if self.words or not context:
            yield f"{self.words or '有关'}{measured}"

    @property
    def is_bare(self) -> bool:
        """Whether its words say nothing by themselves."""
        return not self.words or self.words in BARE or bool(MEASURES.fullmatch(self.words))


@frozen
class Spoken:
    """What a sentence speaks of: `head` is the name that its words last gave, `last` that of the last figure that was no change or share, `unit` its unit, `whole` of what the figures now are parts, `rate` the last figure where it is one."""

    head: str = ""
    last: str = ""
    unit: str = ""
    whole: str = ""
    rate: str = ""

    def changed(self, unit: str) -> str:
        """Of what a change in this unit is: points are of the rate before, or of the growth."""
        if unit != _POINTS:
            return self.last
        thing = self.rate if self.rate or self.unit in (RATE, _POINTS) else f"{self.last}{TURNS}"
        return f"{thing.removesuffix(TURNS)}{_GROWTH}" if thing.endswith(TURNS) else thing or self.last

    def then(self, phrase: Phrase, name: str, change: str = "") -> Spoken:
        """After a figure that was named so, and is a `change` of another by this word."""
        rate = name if phrase.unit == RATE else self.rate if phrase.unit == _POINTS else ""
        if phrase.goes_on and self.last and phrase.words and (phrase.words in (*CHANGES, change) or _AGAINST.match(phrase.words)):
            return replace(self, rate=rate)
        if phrase.goes_on and self.last and (_AIMED_FOR.search(phrase.words) or (phrase.unit == "%" and not phrase.words)):
            return replace(self, head=name, rate=rate)  # 支出107752万元，完成预算数257288万元的41.9%，比上年减支9240万元
        goes_on = phrase.is_bare and phrase.words not in THINGS and phrase.goes_on and not phrase.respective
        if change and name.endswith(TURNS):
            name = name.removesuffix(TURNS)  # 投诉量同比减少312件，下降24.6%: the one changed as the other did
        if phrase.unit == RATE and phrase.goes_on and self.head and name.endswith("率"):
            goes_on = True  # 调解成功4278件，成功率98.9%，涉及金额3860万元: the money is not of the rate
        head = (self.head if goes_on else "") or ("" if phrase.is_bare and phrase.words not in THINGS else name)
        whole = "" if not phrase.goes_on else self.last if _PARTED.search(phrase.before) else self.whole
        return Spoken(head, name, phrase.unit, whole, rate)


def _of(context: str, words: str) -> str:
    """A figure of something: 粮食播种面积 has no 产量, 粮食 has. A measure of a measure is named by what is measured alone."""
    thing = STATES.sub("", MEASURES.sub("", context))
    if words not in CHANGES and len(thing) >= _SHORTEST and (words in BARE or words.endswith("数") or MEASURES.fullmatch(words)):
        context = thing
    if words not in CHANGES:
        context = _COUNT.sub("", context)
    context = context.removesuffix("占")
    context = context.removesuffix("完成") if words.startswith("完成") else context
    return context + words if len(context) + len(words) <= _LONGEST_OF_ALL else _joined(context, words)


def _thing(whole: str) -> str:
    """What parts are parts of, without what was done to it and how many sorts of it there are: 学校 of 各级各类学校."""
    shorter = _SORTS.sub("", whole)
    verb = BEGINS_WITH_VERB.match(shorter)
    thing = shorter[verb.end() :] if verb else shorter
    return thing if len(thing) >= _SHORTEST else whole


def _measured(unit: str) -> str:
    """What a figure of this unit is of something that has a name already."""
    return _MEASURED.get(unit) or (f"{unit}数" if len(unit) == 1 else "数")


def is_name(text: str) -> bool:
    """Whether a template and the data can write it as a name."""
    return len(text) > 1 and text.isidentifier() and text not in _NO_NAMES and not any(each.isdigit() for each in text)


def group_name(headings: Sequence[str]) -> str:
    """What the heading is about, in short; of several the nearest. The headings above it tell it from one that is alike."""
    if not headings:
        return INTRODUCTION
    words = _YEARS.sub("", headings[-1].translate(_FOLDED))
    parts = [each for each in (_letters(part) for part in _STOP.split(words)) if len(each) >= _SHORTEST]
    telling = [each for each in parts if len(each) > _SHORTEST and not _MEANS.match(each)]
    short = next(iter([*telling, *parts]), "")
    short = short.lstrip("和及与暨")
    short = ZEALOUS.sub("", short) or short
    if len(short) > _LONGEST_GROUP:
        short = short[:_LONGEST_GROUP]
    return short if is_name(short) else f"{short}情况" if is_name(f"{short}情况") else INTRODUCTION


def phrases_in(words: str, figures: Sequence[Found], own: Sequence[str] = (), year: int = 0) -> Sequence[Phrase]:
    """What the line calls each of its figures. `own` are names of the unit's own place, which say nothing in its own data; `year` is the report's.

    Those that would be called alike, but for a number (220千伏变电站, 110千伏变电站), are called by it too.
    """
    found = [*_each_phrase(words, figures, own, year)]
    known = Counter(each.words for each in found)
    return [replace(each, words=each.full) if each.full and known[each.words] > 1 and each.full[0] not in _AGAINST_WHAT else each for each in found]


def _each_phrase(words: str, figures: Sequence[Found], own: Sequence[str], year: int) -> Iterator[Phrase]:
    shown = _readable(words, figures)
    end = 0
    respective = _respective(shown, figures)
    for number, figure in enumerate(figures):
        before = _PER.sub("", shown[end : figure.start])
        was = became(shown, figure, figures[number + 1], 0) if number + 1 < len(figures) else None
        if was is not None:
            before = shown[end : max(was.start, end)]
        after = shown[figure.end : figures[number + 1].start if number + 1 < len(figures) else None]
        runs_on = number + 1 < len(figures) and _STOP.search(after) is None
        noun, taken = _counted(after, figure.units[-1] if figure.units and was is None else "", runs_on=runs_on)
        subject = _subject(shown, figure.start, figures, own)
        if (name := respective.get(number)) is not None:
            yield Phrase(_shortened(name), figure.units[-1] if figure.units else "", subject, (), goes_on=False, respective=True, before=before)
        else:
            yield _phrase(before, after, noun, figure, subject, own, year)
        end = figure.end + taken


def _readable(words: str, figures: Sequence[Found]) -> str:
    """The line with the digits of PM2.5, 4A and G312 as a name can say them; every character stays where it stood."""
    shown = words.translate(_FOLDED)
    spans = [(each.start, each.end) for each in figures]
    for code in list(_CODE.finditer(shown)):
        if not any(start < code.end() and code.start() < end for start, end in spans):
            shown = f"{shown[: code.start()]}{code[0].translate(_IN_WORDS)}{shown[code.end() :]}"
    return shown


def _respective(shown: str, figures: Sequence[Found]) -> dict[int, str]:
    """Whose each figure behind 分别 is: 甲类企业、乙类企业分别达到12家、46家; "" where that is not plain."""
    whose: dict[int, str] = {}
    for number, figure in enumerate(figures):
        before = shown[figures[number - 1].end if number else 0 : figure.start]
        match = _RESPECTIVE.search(_STATEMENT.split(before)[-1]) if number not in whose else None
        if match is None:
            continue
        row = 1
        while number + row < len(figures) and _GOES_ON.fullmatch(shown[figures[number + row - 1].end : figures[number + row].start]):
            row += 1
        several = figures[number : number + row]
        listed = all(_LISTED.fullmatch(shown[one.end : other.start]) for one, other in pairwise(several))
        names = _listed(match[1])
        if row == 1 and len(names) == 1 and names[0]:
            continue  # 各乡镇分别召开会议12次
        done = _label(_COMPARED.sub("", match[2]), ())
        is_plain = listed and len(names) == row > 1 and not match[1].endswith("等") and _are_whole(names)
        whose |= {number + at: f"{names[at]}{'' if done in _ATTAINED else done}" if is_plain else "" for at in range(row)}
    return whose


def _listed(words: str) -> list[str]:
    return [_label(each, ()) for each in _LISTED.split(words)]


def _are_whole(names: Sequence[str]) -> bool:
    """Whether each name is one by itself: in 快递、电信业务量 the first may end as the last does."""
    longest = max(len(each) for each in names[:-1])
    return (
        len(set(names)) == len(names) and all(len(each) >= _SHORTEST for each in names)
        and (len({each[-1] for each in names}) == 1 or len(names[-1]) <= longest + 1)
    )  # fmt: skip


def _phrase(before: str, after: str, noun: str, figure: Found, subject: str, own: Sequence[str], year: int) -> Phrase:
    plain = _LIMITED.sub("", _REMARK.sub("", _BRACKETED.sub("", _ITEM.sub("", _STATEMENT.split(before)[-1]))))
    bounded = _BETWEEN.sub("至", _BOUND.sub(_in_numerals, plain))
    phrase = _called(bounded, before, after, noun, figure, subject, own)
    if not any(each.isdigit() for each in _STOP.split(bounded)[-1]):
        return phrase
    return replace(phrase, full=_called(_spelled(bounded, year), before, after, noun, figure, subject, own).words)


def _spelled(plain: str, year: int) -> str:
    """With all numbers as a name can say them; next year the report's own year will be another."""
    relative = {f"{year - 1}年": "前一年", f"{year}年": "当期", f"{year + 1}年": "后一年"} if year else {}
    return _ANY_NUMBER.sub(lambda number: relative.get(number[0], number[0].replace(",", "").translate(_IN_WORDS)), plain)


def _called(plain: str, before: str, after: str, noun: str, figure: Found, subject: str, own: Sequence[str]) -> Phrase:
    clauses = _STOP.split(_NUMBER.sub(_apart, plain))
    last = clauses[-1]
    unit = figure.units[-1] if figure.units else ""
    label = _label(last, own)
    if (listed := _AND_SO_ON.match(last)) and "、" in before:
        label = _MANNER.sub("", _label(last[listed.end() :], own))  # 保洁员、护林员等公益岗位
    if not label and not noun:
        label = _label(_STOP.split(_NUMBER.sub("", plain))[-1], own) or (_label(clauses[-2], own) if len(clauses) > 1 and before.endswith(("：", "（")) else "")
    if label in BARE and len(whole := _label(_STOP.split(_NUMBER.sub("", plain))[-1], own)) <= _LONGEST:
        label = whole  # 谋划2026年项目
    if not label and not noun and (part := _PART_OF_YEAR.search(last)):
        label = part[0]  # 上半年12件、下半年36件
    if not label and not noun and _LIMIT.search(last):
        label = "控制数"
    if unit == "%" and (aim := _AIMED_AT.search(_STOP.split(plain)[-1])):
        label = f"{aim[1]}完成率"  # 占年度任务150万画幅的124%: a number that nobody knows stands between
    elif unit == "%" and (_ATTAINS.search(last) or _SHARE.search(last)):
        label = "完成率" if _ATTAINS.search(last) and not ("占" in last and _UNDONE.search(plain)) else label if _SHARE_OF.search(label) else _share(last, own, is_listed="、" in before)
    if not label and (bare := _IS.sub("", _letters(last))) in BARE - _REST:
        label = bare  # 总量达5.2万户
    against = _letters(_STOP.split(plain)[-1])
    if unit in (RATE, _POINTS) and _AGAINST.match(against):
        label = against
    elif unit == _POINTS and len(against) <= _LONGEST and _ABOVE.search(against):
        label = against  # 增速高于全省平均0.8个百分点
    label = _IN_FULL.get(label, label)
    if label in _PLACES and last.endswith("平均"):
        label += "平均"  # 培育法律明白人1826名，村（社区）平均9.5名
    if label in DONE:
        label = _letters(_STOP.split(plain)[-1]).removeprefix("其中")  # 今年完成186万画幅
        label = f"当{label}" if label.startswith("年") else label  # 2025年完成
    if unit != "%" and last.endswith("的") and label and not noun and unit:
        noun = "户" if figure.units[0] == "户" else _measured(unit)
    name = _joined(label, noun) or ("" if unit == "%" else _clause_behind(after) or (OTHERS if _OTHER.search(plain) else "剩余" if _LEFT.search(last) else ""))
    return Phrase(name, unit, subject, tuple(each for each in (_topic(part, own) for part in reversed(clauses[:-1])) if each), not _STATEMENT.search(before), before=before)


def _share(clause: str, own: Sequence[str], *, is_listed: bool) -> str:
    """Whose share it is, by what stands right before 占: 35岁以下仅占22%. One that names nothing there is of the figure before."""
    match = _WHOSE_SHARE.match(clause)
    whose = match[1] if match else ""
    listed = _AND_SO_ON.match(whose) if is_listed else None
    thing = _label(whose[listed.end() :] if listed else whose, own)
    is_named = len(thing) >= _SHORTEST and thing not in BARE and not MEASURES.fullmatch(thing)
    return f"{_shortened(thing)}占比" if is_named else "占比"


def _in_numerals(limit: re.Match[str]) -> str:
    """35岁以下 as a name can say it: 三十五岁以下."""
    if not limit[0].isdecimal():
        return limit[0].replace("·", "").translate(_IN_WORDS)  # 2.5米以上, 3·15投诉
    number = int(limit[0])
    if 0 < number < _HUNDRED:
        return chinese(number)
    for size, word in ((1000, "千"), (_HUNDRED, "百")):
        if number and number % size == 0 and number // size < _TEN:
            return f"{DIGITS[number // size - 1]}{word}"
    return limit[0].translate(_IN_WORDS)


def _apart(number: re.Match[str]) -> str:
    """A date parts the words before it from those behind; another number only goes."""
    return "，" if _DATED.search(number[0]) else ""


def _label(clause: str, own: Sequence[str]) -> str:
    """The words of a clause that lead to a figure, without those that only lead."""
    label = _letters(_ITEM.sub("", clause))
    while True:
        shorter = LEADING.sub("", label)
        for place in own:
            shorter = shorter.removeprefix(place)
        shorter = TRAILING.sub("", shorter)
        if shorter == label:
            return label
        label = shorter


def _counted(after: str, unit: str, *, runs_on: bool) -> tuple[str, int]:
    """What is counted, behind the figure, and how many characters say so: 26个典型村, 202.9万亩玉米, 47栋楼. `runs_on`: another figure follows, to which the verb at the end belongs."""
    if unit in _COUNTERS or unit in _AMOUNTS:
        if (alone := _ALONE.match(after)) and unit in _COUNTERS:
            return f"{alone[0]}{unit}数", 1
        noun = _noun(after, least=0 if runs_on else _SHORTEST)
        noun = thing[1] if (thing := _OF_THINGS.fullmatch(noun)) else noun
        if noun and not noun.startswith(_DENIED) and not (unit in _AMOUNTS and (BEGINS_WITH_VERB.match(noun) or noun in BARE)):
            return noun, after.find(noun[-1]) + 1
    return "", 0


def _noun(after: str, *, least: int) -> str:
    """What is counted, behind the figure: 26个典型村. What is said of it has `least` characters."""
    clause = _AND.sub("", _NOUN_ENDS.split(after, maxsplit=1)[0])
    whole = len(_STOP.split(after, maxsplit=1)[0])
    if _NO_NOUN.match(clause) or not clause:
        return ""
    noun = clause
    for cut in CUTTING.finditer(clause):
        if cut.start() == 0:
            return ""
        if (cut.start() >= _SHORTEST or clause[0] in _PLACES) and whole - cut.end() >= least:
            noun = clause[: cut.start()]
            break
    noun = _AND.sub("", _letters(_BOUND.sub(_in_numerals, noun)))
    return noun if _SHORTEST <= len(noun) <= _LONGEST or noun in _PLACES else ""


def _clause_behind(after: str) -> str:
    """What is said of what has no other name: 3个正在申报中."""
    clause = _letters(_STOP.split(after, maxsplit=1)[0])
    return clause if _SHORTEST < len(clause) <= _LONGEST_BEHIND and not _NO_NOUN.match(clause) else ""


def _joined(label: str, noun: str) -> str:
    """Both as one name where it is not too long, else the more telling end of it."""
    if label.endswith(noun):
        return _shortened(label)
    if noun.startswith(label) or not label:
        return _shortened(noun)
    if len(label) + len(noun) <= _LONGEST:
        return label + noun
    if verb := ENDS_IN_VERB.search(label):
        joined = verb[0] + noun
        return joined if len(joined) <= _LONGEST else _shortened(noun)
    return _shortened(noun) if len(noun) > _SHORTEST else _shortened(label + noun)


def _shortened(name: str) -> str:
    """The last part of a long name, from a place where words part."""
    if len(name) <= _LONGEST:
        return name
    tail = name[-_LONGEST:]
    starts = [*(part.end() for part in _PARTS.finditer(tail)), *(verb.start() for verb in BEGINS_WITH_VERB.finditer(tail))]
    whole = name if len(name) <= _LONGEST_OF_ALL else tail
    return next((tail[start:] for start in starts if len(tail) - start >= _SHORTEST + 2), whole)


_NUMBER: Final = lazy(r"(?:今年|去年|明年|上年|全年|当年|近年|年内|目前)(?:以来|[底末初](?![级始步中等]))?|\d[\d.,]*(?:[-—－～~至]\d+)?(?:年度?|月份?|日|千伏|[万亿]?元|公里|级|号|[个户人名家])?(?:[上中下]旬|[底末初]前?|(?<=[年月日])前|以来|(?:以上|以下)的?)?")
_CHANGED_BY: Final = lazy("增减$")
_PER_CENT: Final = lazy("[%％]")
"""增减% stands beside 增减额."""
_YEARS: Final = lazy(r"(?:(?:19|20)\d{2}[-—－～~至])?(?:19|20)\d{2}年(?:度(?!假))?(?:第?[一二三四]季度|[上下]半年)?")
_OF_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年")
_DATED: Final = lazy("[年月日前]")
_COUNT: Final = lazy("(?<=..)[件个项处]数$")
_LEFT: Final = lazy("(?:剩余|其余|还剩|尚余)$")
_PART_OF_YEAR: Final = lazy("(?:[上下]半年|前?[一二三四]季度)$")
_LIMIT: Final = lazy("^控制在$")
_NOUN_ENDS: Final = lazy(r"[，。；：！？、（）《》【】…|　 \t]|(?<=..)[“‘]|(?<=[\u4e00-\u9fff]{2})\d{1,2}月")
_PLACES: Final = ("村", "镇", "乡", "县", "市", "区", "街")
_AGAIN: Final = lazy("之[一二三四五六七八九十]+$")
_BRACKETED: Final = lazy("（[^（）]*）$")
_REMARK: Final = lazy("(?<=[\u4e00-\u9fff])（[^（）\\d]{1,8}）(?=[\u4e00-\u9fff])")
"""卫生监督所（中心）减少59个."""
_LISTED: Final = lazy("[、和及与]")
_AND: Final = lazy("(?:以及|和|与|及|或)$")
_OF_THINGS: Final = lazy("(.*(?:企业|单位|学校|医院|项目|小区|[县区市镇乡村]|部门|乡镇|街道|园区|行业|产业|公司|合作社|家庭|[^场地]所|[^车]站|中心|景区|机构))([^的]{2,6}(?:[率量额值]|编制|收入|投资|利润|增速|增幅)超?过?)")
"""5个供热企业投诉量同比减少312件, 12个司法所政法专项编制48名: they are counted, and something is said of them."""
_AND_SO_ON: Final = lazy(".*(?<![一二三四特中高同平均优劣相])等(?![奖级次功于候待离])")
"""护林员等公益岗位; not 二等奖."""
_MANNER: Final = lazy("^(?:方式|形式|途径|渠道|措施|活动|方法|手段)")
_DENIED: Final = ("没有", "未", "尚未", "仍未")
"""36户没有完成改造: what is said of them, not what they are."""
_AMOUNTS: Final = frozenset(("亩", "公顷", "公里", "千米", "平方米", "立方米", "吨", "公斤", "斤", "株"))
"""Units of what is measured that may stand before it."""
_ALONE: Final = lazy("[楼房路桥车船井渠树牛羊猪](?=[，。；、）和及]|$)")
"""Nouns of one character."""
_ATTAINS: Final = lazy("(?:完成|占)了?.{0,14}(?:任务|目标|计划|预算|序时进度)总?[数量]?的?$|(?:达到|为)(?:年度|全年|年初|调整|省定|市定|县定|既定)*(?:任务|目标|计划|预算|序时进度)总?[数量]?的$")
_UNDONE: Final = lazy("没有|[未尚]|仍有|还有|剩余")
"""Of what is still to be done a share of the task is no degree of completion."""
_MEASURED: Final = {"元": "金额", "%": "比例", "亩": "面积", "公里": "里程", "户": "户数", "人": "人数", "名": "人数", "公顷": "面积", "平方米": "面积"}
_RESPECTIVE: Final = lazy("([^，：（）]*)分别([^，：（）、]*)$")
_GOES_ON: Final = lazy("[，、和及与]|[^，。；：！？]*")
_COMPARED: Final = lazy("^同?(?:比|较)(?:上年|去年|同期)*")
_ATTAINED: Final = frozenset(("", "达", "达到", "为", "是", "有", "完成", "实现"))
_SHARE: Final = lazy("(占比?|比重|比例)(?:为|是|达到?|约)*$|占.{0,12}的$")
_WHOSE_SHARE: Final = lazy("(.*?)(?:仅|只|约|就|也|还|却|已|均|合计|共)*占(?![地用比])")
_AIMED_AT: Final = lazy(r"(?:完成|占)了?([\u4e00-\u9fff]{0,8}?(?:任务|目标|计划)总?[数量]?)\d[^，]{0,8}的$")
_BOUND: Final = lazy(
    r"(?<![\d.])(\d{1,3})(?=(?:[至—－～~-]\d{1,3})?周?岁|(?:分|年|人|户|名|张|[万亿]?元)(?:[（(]含[）)]|及)?(?:以上|以下|以内)|[人户名][至—－～~-]\d{1,3}[人户名](?:[（(]含[）)])?的)|(?<=\d[人户名][至—－～~-])(\d{1,3})(?=[人户名](?:[（(]含[）)])?的)"
    r"|(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)(?=[万亿]?[\u4e00-\u9fff]{1,3}?(?:[（(]含[）)]|及)?(?:以上|以下|以内)(?:[\u4e00-\u9fff]|$))"
    r"|(?<![\d.])(\d{1,3})(?=(?:秒钟?|分钟|个?小时|个?工作日|天|年|公里)(?:以?内)?[\u4e00-\u9fff]{2,8}率)|(?<![\d.])(\d{1,4})(?=千伏|(?:年|个月|天)期)"
    r"|(?<![\d.])(\d{1,2}·\d{1,2})(?=[\u4e00-\u9fff])|(?<=不足)(\d{1,4})(?=[\u4e00-\u9fff]{1,3}的)|(?<=双)(\d{2})(?!\d)"
)
"""35岁以下, 10人至20人的, 15秒接通率: what tells one figure from another."""
_TEN, _HUNDRED = 10, 100
_AGAINST_WHAT: Final = "比较与同"
_BETWEEN: Final = lazy("(?<=[一二三四五六七八九十百千零])[—－～~-](?=[一二三四五六七八九十百千])")
_ANY_NUMBER: Final = lazy(r"(?:19|20)\d{2}年|\d[\d.,]*")
_EACH: Final = "/(?:平方公?里?米?|立方米|公顷|公里|[万千百]?人|[户亩吨日天月年次件米时升度斤])"
_PER: Final = lazy(f"^{_EACH}(?=[\u4e00-\u9fff])")
"""The rest of a unit: 34微克/立方米下降到."""
_LIMITED: Final = lazy(f"[^，、；。：]*\\d[\\d.]*[^，、；。：\\d]{{1,4}}{_EACH}的")
"""积尘负荷低于0.5克/平方米的路段占82%."""
_OTHER: Final = lazy("(?:^|[，、：（])(?:其他|其它)$")
_PARTED: Final = lazy("其中|[（：]|包括|分为")
_SORTS: Final = lazy("^(?:各级各类|各级|各类|各)")
_AIMED_FOR: Final = lazy("^(?:完成|占).*(?:任务|计划|目标|预算)总?[数量]?$")
_IS: Final = lazy("(?:达到?|为|是|约|有|共)+$")
_REST: Final = frozenset(("其余", "余"))
_POINTS: Final = "个百分点"
_GROWTH: Final = "增速"
_AGAINST: Final = lazy("[较比](?![例重价]).*(?:(?<!提)高|(?<![降减])低|(?<![增])多|(?<![减])少|(?<!加)快|慢)$|[高低]于")
_ABOVE: Final = lazy("(?<=..)[高低快慢]于.")
"""By how much something is more or less than a standard: whose, stands before."""
_IN_FULL: Final = {"增": "增长", "降": "下降", "多": "增加", "少": "减少"}
_SHARE_OF: Final = lazy("..(?:占比|比重|比例)$")
_PARTS: Final = lazy("等方式|等|有|的|对|向|为|将|把|在|由|按|被|使|让|给|了|并|以|和|与|及")


def _subject(shown: str, at: int, figures: Sequence[Found], own: Sequence[str]) -> str:
    """Whom the sentence is about: 大安市 of 大安市5个典型村75个项目, 吉林大学 of 吉林大学到通榆县对接4次."""
    start = max((mark.end() for mark in _STATEMENT.finditer(shown, 0, at)), default=0)
    stop = min((each.start for each in figures if each.start >= start), default=at)
    clauses = [each for each in (_topic(part, own) for part in _STOP.split(_NUMBER.sub(_apart, _ITEM.sub("", shown[start:stop])))) if len(each) >= _SHORTEST]
    return clauses[-1] if clauses else ""


def _topic(clause: str, own: Sequence[str]) -> str:
    """What a clause speaks of, without what it says."""
    label = _label(clause, own)
    cut = next((cut.start() for cut in CUTTING.finditer(label) if cut.start() >= _SHORTEST and not _LISTED.match(cut[0]) and cut[0] not in ("的", "以及")), len(label))
    topic = _shortened(label[:cut])
    return topic if len(topic) <= _LONGEST_TOPIC else ""


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def table_names(head: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table as names, each another."""
    names: list[str] = []
    latest = max((int(match[1]) for words in head for match in _OF_YEAR.finditer(words)), default=0)
    shorts = [words.translate(_FOLDED).partition("（")[0] for words in head]
    for words, short in zip(head, shorts, strict=True):
        shown = short if shorts.count(short) == 1 else words.translate(_FOLDED)  # 受益（户） and 受益（人）
        before = "上年" if (match := _OF_YEAR.search(shown)) and int(match[1]) == latest - 1 else ""
        name = before + _letters(_YEARS.sub("", shown)) or ("本年" if latest else "栏")
        if _CHANGED_BY.search(name) and _PER_CENT.search(words):
            name += "率"
        while name in names or not is_name(name):
            name = f"另{name}" if name in names else f"{name}栏"
        names.append(name)
    return tuple(names)

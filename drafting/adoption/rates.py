"""Whose a rate or a task is: a figure's only where nothing stands between them, and no figure before it, that could be meant instead.

A rate that is tied to another's figure is reckoned from the wrong numbers next year, and nobody is told; one that is tied to none is filled in.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import Final

from drafting.adoption.indicators import COMPLETION, EXCESS, GROWTH, TASK, Hole, Indicator
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.quantities.reported import Found
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE

RATE: Final = "%"
_YEAR_ON_YEAR: Final = lazy("同比(增长|下降|提高|上升)$")
_AIM: Final = "(?:年度?|全年|[省市县区]级?|[省市县区]?[定级]|上级|下达|考核|民生|实事|工程|项目|目标|计划|任务|既定|预期|责任|改造|建设|总|的)*(?:任务|目标|计划)总?[数量]?"
"""年度目标任务数, 省民生工程目标任务: what was to be done."""
_COMPLETED: Final = lazy(f"完成率(?:为|是|达到?)?$|(?:完成|占)了?{_AIM}的$")
_TASKED: Final = lazy(f"(?:占|完成|超额完成)了?{_AIM}$|^[，,（(]{_AIM}[为是]?$")
_EXCEEDED: Final = lazy("^[，,、]?超额完成(?:了|任务)?$")
_NEUTRAL: Final = lazy("左右|仅|(?:[比较]|与)(?:上年|去年)(?:同期)?(?:相比)?|实现|达到?|年度|全年|目标|任务|计划|的|了")
"""Words before a rate that name nothing: by themselves they leave it with the figure before."""
_MARKS: Final = lazy("[，,、（(\\s]+")
_IN_BRACKETS: Final = "（("
_MORE_OR_LESS: Final = "多少"
_ANY_RATE: Final = lazy("同比|[比较](?:上年|去年)|完成")


_OPPOSITES: Final = (
    ("增长", "下降"), ("上升", "下降"), ("提高", "下降"), ("增加", "减少"), ("增收", "减收"), ("增支", "减支"), ("多收", "少收"), ("上升", "回落"), ("提高", "降低"), ("上涨", "下降"), ("上涨", "下跌"),
    ("攀升", "回落"), ("回升", "回落"), ("升高", "降低"), ("增长", "下滑"), ("增加", "缩减"), ("多", "少"), ("提升", "下降"), ("增产", "减产"), ("净增", "净减"), ("净增加", "净减少"),
    ("增支", "节支"), ("多支", "少支"), ("多支", "节约"), ("多发生", "少发生"), ("多开展", "少开展"), ("多办理", "少办理"), ("多出", "少"), ("增幅", "降幅"), ("涨幅", "降幅"),
    ("超收", "短收"), ("偏高", "偏低"), ("偏多", "偏少"), ("偏大", "偏小"), ("偏早", "偏晚"), ("偏强", "偏弱"), ("增加", "压减"), ("扩大", "缩小"), ("扩大", "收窄"), ("延长", "缩短"), ("高", "低"), ("高于", "低于"), ("高出", "低"), ("快", "慢"), ("前进", "后退"), ("前移", "后移"),
)  # fmt: skip
_SINCE: Final = (
    r"(?:同比|(?:[比较]|[与同](?=[^，。]*相比))(?:上年度?|去年|(\d{4})年|(年初|上年末|上年底|去年底|去年末|常年|历年|多年|往年))(?:同期)?(?:平均|均值)?(?:相比，?)?)(?:户数|人数|分别|也|又|再)?"
)
_TURN: Final = lazy(
    f"({_SINCE})?"
    rf"({RISE}|{FALL}|{GAIN}|{LOSS}|净增加?|净减少?|压减|超收|短收|偏[高低多少大小早晚强弱]|扩大|缩小|收窄|缩短|延长|[前后]移|前进|后退|(?:(?<=[年期])|^)(?:[高低]出?|[快慢])|(?<=[年期比])节约"
    r"|(?<![^年期比初末底，])[多少](?:(?!于)[\u4e00-\u9fff]){0,2}|[增降涨]幅)((?:(?<=幅)(?:达到?|为)|了)?)$"
)
_OF_OTHERS: Final = lazy("[比较](?![例重])[^，。；：、（(\\d]{2,14}?(?<![提升增降减])([高低]出?|[多少快慢])$|([高低]于)([^，。；：、（(\\d]{2,14})$")
"""Held against another place or an aim, of which it may stand on either side: 较全市平均水平低, 高于全省平均水平, 比规划目标少0.5万立方米."""
_OF_AN_AIM: Final = lazy(f"(?:超额完成了?|超[过出]?)({_AIM}|(?:上年|去年)(?:同期)?|(?:序时|时间)进度)$")
"""By how much what was done is more: 超额完成年度任务1家, 超任务30户, 超上年22万元, 超序时进度7.3个百分点."""
BEYOND: Final = "超"
BEYOND_PLAN: Final = ("超收", "短收")
"""Of what comes in, held against what should."""
_IN_WORDS_FIRST: Final = lazy(f"({_SINCE})(有所|略有|稳步|明显|大幅|小幅)({RISE}|{FALL})，$")
"""同比有所回落，降幅13.3%: said in words and with the number, which turn together."""
_SINCE_WHEN: Final = lazy("上年|去年|同期|\\d年|年初|季度|上月|常年")
_LAST_YEARS: Final = lazy("^[，,、；（(](?:[比较]|相较)?(?:上年度?|去年)(?:同期)?数?[（(]?(?:的|为|是|有|数为|约为)?$|^[，,、（(]同期(?:为|数为)?$")
"""Words before a figure that is what the one before it was last year: 较上年的7.9万亩, （去年同期395件）."""
_OF_A_YEAR: Final = lazy("^[，,、；（(]?(?:[比较]|相较于?)(\\d{4})年度?(?:同期)?的?$")
"""较2024年的1218.6毫米: what it was in that year."""
_NAMES_A_CHANGE: Final = lazy(f"(?:{RISE}|{FALL}|净增|净减|新增[量数]?变化|变化|多|少)$")
"""Names of how much something has changed, of which last year's figure is none."""
_STOPS: Final = ("", "，", ",", "、", "（", "(")
_FALLING: Final = frozenset(down for _, down in _OPPOSITES)
_OPPOSITE_OF: Final = {word: other for pair in reversed(_OPPOSITES) for word, other in (pair, pair[::-1])} | {"回落": "增长"}
_BARE_TURN: Final = lazy("[多少]|扩大|缩小|收窄|缩短|延长")
"""Of which only a comparison before them says that they tell a change; of 扩大 and its like points say so, too."""
_CAME_FROM: Final = lazy("[由从]((?:[^，。；：、由从\\d]|\\d{4}年|\\d{1,2}月){0,8})$")
_LAST_YEAR: Final = lazy("(?:(?:上年度?|去年)(?:同期)?|同期)的?约?")
_BECAME: Final = lazy(f"(?:/[\u4e00-\u9fff]{{1,3}}?)?(?:左右)?，?(?:逐步|稳步|大幅|大幅度|进一步|持续|再|全面|快速|明显|显著)?(?:{RISE}|{FALL}|扩大|缩小|缩短|压缩|压减|精简|优化|整合|合并|归并|撤并|重组|跃升|发展|变|调整|延长|增|升|降|减)(?:到了?|至|为)(?:\\d{{4}}年的?|今年的?|目前的?|现在的?|约|近)?")
_AIMS: Final = lazy("(?:力争|确保|目标|预期|计划|任务|要求|(?<!规模)(?<!限额)以上|左右|年均|累计)[^，。；]*$")
POINTS: Final = {"个百分点": RATE, "个千分点": "‰"}
"""Of what rates they are points."""
PLACES: Final = ("位",)
_MOVED: Final = lazy("上升|提升|下降|[前后]移|前进|后退")
"""How one moves in a ranking, which is held against the last: 排名第6位，下降2位."""
_RATES: Final = (*POINTS, *POINTS.values())
_HALF: Final = 50
"""Per cent by which no task is passed: 超额完成年度任务104.6%."""
_COUNTED: Final = lazy("(?:\\d[\\d.]*[^\\d.\\s，。、；约近超多余]+){2,}")
_NUMBERS: Final = lazy("(?<![\\d.])(?=\\d)")


@frozen
class Turn:
    """The words before a figure that say which way it went (`said`): they begin at `start`; `up` and `down` are what they are either way. `word` is the one that names it."""

    start: int
    word: str
    said: str
    up: str
    down: str
    falls: bool
    since_last_year: bool = False
    since_another: bool = False
    """Held against another time than last year: 较年初, 比2020年."""
    is_alone: bool = False
    """Whether its clause says nothing but that: what has changed stands before it."""

    @property
    def done(self) -> str:
        """What was done more or less of: 支出 of 少支出."""
        return self.word[1:] if self.word[0] in _MORE_OR_LESS else ""

    def turning(self, before: str = "") -> str:
        """What prints it, without the word where the figure `before` it in a row went the same way."""
        return f'|升降("{self.up}", "{self.down}"{f", {before}" if before else ""})'

    def without_word(self, start: int) -> Turn:
        """Of a figure that begins there and says no word itself, for the one before it went the same way."""
        return replace(self, start=start, said="")


def turn_before(before: str, figure: Found, year: int = 0, *, is_change: bool = False, is_excess: bool = False) -> Turn | None:
    """Whether a figure is by how much something rose or fell: next year it may go the other way. `before` are the words before it, from its statement's last figure on.

    `year` is the report's; `is_change`: it is known to be one; `is_excess`: it is known to be by how much an aim was passed.
    """
    if is_excess and (match := _OF_AN_AIM.search(before)) is not None:
        is_since = match[1].startswith(("上年", "去年"))
        less = f"低于{match[1]}" if figure.units[0] in _RATES else f"比{match[1]}少"
        return Turn(figure.start - len(match[0]), BEYOND, match[0], match[0], less, falls=False, since_last_year=is_since, since_another=not is_since, is_alone=is_since)
    if (other := _than_others(before, figure)) is not None:
        return other
    match = _TURN.search(before)
    if match is None or not _may_turn(figure) or _AIMS.search(before[: match.start()]):
        return None
    against, other_year, other_day, word, done = match.groups()
    start = match.start()
    up, down = _either_way(word, figure)
    falls = word == down
    said, up, down = f"{word}{done}", f"{up}{done}", f"{down}{done}"
    first = None if against else _IN_WORDS_FIRST.search(before[:start])
    if first is not None and first[5] in _OPPOSITE_OF and (_OPPOSITE_OF[first[5]] in _FALLING) != falls:
        start, (against, other_year, other_day) = first.start(), first.groups()[:3]
        rising, falling = sorted((first[5], _OPPOSITE_OF[first[5]]), key=_FALLING.__contains__)
        said, up, down = f"{first[4]}{first[5]}，{said}", f"{first[4]}{rising}，{up}", f"{first[4]}{falling}，{down}"
    needs_more = figure.units[0] != RATE or _BARE_TURN.match(word) is not None
    is_change = is_change or (figure.units[0] in PLACES and _MOVED.fullmatch(word) is not None)
    if not (against or is_change or word in BEYOND_PLAN) and (word[0] in _MORE_OR_LESS or (needs_more and figure.units[0] not in POINTS)):
        return None
    is_since = bool(against) and other_day is None and other_year in (None, str(year - 1))
    is_alone = before[:start].rstrip()[-1:] in _STOPS
    return Turn(figure.start - len(said), word, said, up, down, falls, is_since, bool(against) and not is_since, is_alone)


def _than_others(before: str, figure: Found) -> Turn | None:
    """Whether it says how far something stands above or below another place or an aim."""
    match = _OF_OTHERS.search(before)
    if match is None or figure.text.startswith("-") or len(figure.units) != 1 or _SINCE_WHEN.search(match[0]):
        return None
    at, ahead, of = match.groups()
    word = at or ahead
    up, down = _either_way(word, figure)
    said = f"{word}{of or ''}"
    return Turn(figure.start - len(said), word, said, f"{up}{of or ''}", f"{down}{of or ''}", word == down, since_another=True)


def _may_turn(figure: Found) -> bool:
    """Whether it is one figure without a sign, or several things that are counted: 56户133人."""
    if len(figure.units) == 1:
        return not figure.text.startswith("-")
    return _COUNTED.fullmatch(figure.text) is not None and not any(each in _RATES for each in figure.units)


def below_zero(text: str) -> str:
    """A figure that fell, as data have it: -12人, -56户-133人."""
    return _NUMBERS.sub("-", text) if _COUNTED.fullmatch(text) else f"-{text}"


def _either_way(word: str, figure: Found) -> tuple[str, str]:
    """What a word is where it rises, and where it falls."""
    if word[0] in _MORE_OR_LESS and (rest := word[1:]) and word not in _OPPOSITE_OF:
        return f"多{rest}", f"少{rest}"
    up, down = next(pair for pair in _OPPOSITES if word in pair)
    return ("上升" if word == "下降" and figure.units[0] != RATE else up), down


@frozen
class Before:
    """What a figure became another from (由上年的78.5%提高到86.3%): where the words begin that say so, and whether it was so last year."""

    start: int
    is_last_year: bool


def became(words: str, one: Found, other: Found, year: int) -> Before | None:
    """Whether a line, of a report on a `year`, says that one figure became the other."""
    match = _CAME_FROM.search(words, 0, one.start)
    if match is None or one.units != other.units or len(one.units) != 1 or _BECAME.fullmatch(words, one.end, other.start) is None:
        return None
    return Before(match.start(), _LAST_YEAR.fullmatch(match[1]) is not None or re.fullmatch(f"{year - 1}年度?(?:同期)?的?", match[1]) is not None)


def may_change_by(unit: str, by: str) -> bool:
    """Whether what is told in one unit may have changed by so much in the other: a rate by points, all else by per cent or in its own."""
    if by in POINTS:
        return POINTS[by] == unit
    return unit != RATE if by == RATE else unit == by


def is_aim(between: str) -> bool:
    """Whether words between two rates say that the second was to be reached: 管理率72.5%，完成目标任务70%的103.6%."""
    match = _TASKED.search(between)
    return match is not None and not _noun(between[: match.start()])


def is_excess(between: str, figure: Found, before: Found | None, behind: str) -> bool:
    """Whether it is by how much more was done than was to be, or last year, and not the task: of that, what was done is hardly twice as much."""
    if before is None or figure.quantity is None or behind.startswith("的") or _OF_AN_AIM.search(between) is None or figure.text.startswith("-"):
        return False
    if before.units != figure.units or before.quantity is None:
        return (figure.units == (RATE,) and figure.quantity.number < _HALF) or (len(figure.units) == 1 and figure.units[0] in POINTS)
    return figure.quantity.amount * 2 < before.quantity.amount


@mutable
class Statement:
    """The figures of a statement so far: `named` all of them by what the sentence calls them, `waiting` those since the last rate, of any of which the next may be.

    `changing` are those since the last change, of any of which the next may be; behind it and another change of the same it is `changed`.
    """

    named: dict[str, list[Indicator]] = field(default_factory=dict)
    waiting: list[Indicator] = field(default_factory=list)
    changing: list[Indicator] = field(default_factory=list)
    changed: Indicator | None = None

    def said(self, words: str, indicator: Indicator) -> None:
        """Another figure, as its words call it and as it is named."""
        for name in {words, indicator.name} - {""}:
            self.named.setdefault(name, []).append(indicator)
        if not indicator.turns:
            self.changing = [*(each for each in self.changing if each is not indicator), indicator]
            self.changed = None
        if indicator.units == (RATE,):
            self.waiting = []
        else:
            self.waiting = [*(each for each in self.waiting if not each.keys and each is not indicator), indicator]

    def may_have_changed(self, figure: Found) -> list[Indicator]:
        """Of which of the figures so far a change in this unit may be."""
        unit = figure.units[0]
        several = [self.changed] if self.changed is not None else self.changing
        if unit == RATE and several and several[-1].units == (RATE,):
            return []  # of the rate right before it, or of what that is a rate of?
        if len(figure.units) > 1:
            return [each for each in several if each.units == figure.units]
        return [each for each in several if len(each.units) == 1 and may_change_by(each.units[0], unit)]

    def was(self, between: str, figure: Found, year: int) -> tuple[Indicator, bool] | None:
        """Which figure of the statement this one is of another year, by the words between it and the one before: the only one of its unit, right before it or its growth.

        With whether it is last year's, as seen from a `year`.
        """
        of_year = _OF_A_YEAR.search(between)
        if len(figure.units) != 1 or (of_year is None and _LAST_YEARS.search(between) is None) or (of_year is not None and int(of_year[1]) >= year):
            return None
        owner = self._of_unit(figure, "") or (self.changed if self.changed is not None and self.changed.units == figure.units and not self.waiting else None)
        if owner is None or owner.turns or _NAMES_A_CHANGE.search(owner.name):
            return None
        return owner, of_year is None or int(of_year[1]) == year - 1

    def has_changed(self, owner: Indicator | None) -> None:
        """A change of one of them was told; None: nobody knows of which."""
        self.changing, self.changed = [], owner

    def is_between_several(self, between: str) -> bool:
        """Whether a rate that names nothing stands behind several figures."""
        match = _ANY_RATE.search(between)
        return len(self.waiting) > 1 and match is not None and not _noun(between[: match.start()])

    def _owner(self, before: str) -> Indicator | None:
        """Whose a rate behind these words is: of the figure that they name, or, naming nothing, of the only one."""
        noun = _noun(before)
        several = self.named.get(noun, []) if noun else self.waiting[-1:] if before[:1] in _IN_BRACKETS and before else self.waiting
        return several[0] if len(several) == 1 else None

    def _of_unit(self, figure: Found, before: str) -> Indicator | None:
        """Whose a task is that stands right behind the only figure of its unit: 新建学校3所，新增学位4320个，完成年度任务4000个的108%."""
        of_unit = [each for each in self.waiting if each.units == figure.units]
        return of_unit[0] if len(of_unit) == 1 and of_unit[0] is self.waiting[-1] and not _noun(before) else None

    def hole(self, group: str, between: str, figure: Found, *, is_accounted: bool = False) -> Hole | None:
        """What prints a rate or a task that belongs to a figure before it; None where it is a figure of its own. `between` begins behind the last figure and what it counts.

        `is_accounted`: a growth here is not that of the two figures, but one that the statisticians give.
        """
        last = self.waiting[-1] if self.waiting else None
        if last is not None and TASK in last.keys and COMPLETION not in last.keys and between == "的" and figure.units == (RATE,):
            return self._as(last, COMPLETION, group, figure)
        if last is not None and COMPLETION in last.keys and _EXCEEDED.search(between) and figure.units == (RATE,):
            return self._as(last, EXCESS, group, figure)
        if (match := _TASKED.search(between)) and figure.units != (RATE,):
            owner = self._owner(between[: match.start()]) or self._of_unit(figure, between[: match.start()])
            is_free = owner is not None and owner.units == figure.units and owner.keys.keys().isdisjoint((TASK, COMPLETION))
            return self._as(owner, TASK, group, figure) if owner is not None and is_free else None
        match = (None if figure.text.startswith("-") else _YEAR_ON_YEAR.search(between)) or _COMPLETED.search(between)
        owner = self._owner(between[: match.start()]) if match and figure.units == (RATE,) else None
        if owner is None or match is None or len(owner.units) != 1 or owner.units == (RATE,):
            return None
        if match.re.groups == 0:
            return self._as(owner, COMPLETION, group, figure) if COMPLETION not in owner.keys else None
        if match[1] not in ("增长", "下降") or GROWTH in owner.keys or is_accounted:
            return None
        owner.keys[GROWTH] = f"-{figure.text}" if match[1] == "下降" else figure.text
        self._closed(owner)
        self.has_changed(owner)
        return Hole(figure.start - len(match[0]), figure.end, f"{{{{ {group}.{owner.name}|{GROWTH} }}}}")

    def _as(self, owner: Indicator, key: str, group: str, figure: Found) -> Hole:
        owner.keys[key] = figure.text
        self._closed(owner)
        return Hole(figure.start, figure.end, f"{{{{ {group}.{owner.name}.{key} }}}}")

    def _closed(self, owner: Indicator) -> None:
        """What has its rate: of the figures before it none waits for one any more."""
        self.waiting = [owner]


def _noun(before: str) -> str:
    """What words before a rate name."""
    return _MARKS.sub("", _NEUTRAL.sub("", before))

"""The figures of one line in their order: each an indicator of its group, a key of the one before it, or words that stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from drafting.adoption.borne_out import Net, Share, averages, borne_out, nets
from drafting.adoption.field import Field, is_aimed
from drafting.adoption.in_turn import InTurn, in_turn
from drafting.adoption.indicators import COMPLETION, LAST, SHARE, TASK, THAN_TASK, Hole, Indicator
from drafting.adoption.naming.phrase import Phrase, Spoken
from drafting.adoption.naming.phrases import phrases_in
from drafting.adoption.rates import BEYOND_PLAN, POINTS, RATE, Statement, Turn, became, is_aim, is_excess, turn_before
from drafting.frozen import frozen
from drafting.model.accounted import says_reckoned_otherwise
from drafting.model.turning import TURNS
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity, step
from drafting.quantities.reported import Found, Kept
from drafting.quantities.ways import FALL, RISE, THAN_LAST_YEAR

_OF_ONE: Final = lazy("(?:同比|[比较](?:上年|去年)|完成)[^，。；]*$")
_LAST_YEAR: Final = lazy("上年|去年")
_ON_LAST_YEAR: Final = lazy(f"{THAN_LAST_YEAR}(?:{RISE}|{FALL}|增|降)了?$")
_BETWEEN: Final = lazy("[。；！？]")
_MARKS: Final = "，。；（、,;("
_CLOSED: Final = lazy("^[^（(]*[）)]")
_PARTED: Final = lazy("其中|包括|分为|[（(：]")
_NUMBER: Final = lazy(r"(?:\d(?!\d*年)|[一二三四五六七八九十百千两几]余?)[万亿]?(?=(\w{1,3}))")
_ANOTHER_TIME: Final = lazy(r"年初(?!预算|计划|任务|目标|下达|安排|确定)|(?:上年|去年)[底末]|普查|[年月]间|以来|[两三四五十]年|环比|上[月季]|常年|累计|\d{4}年")
_YEAR_END: Final = lazy(f"(?<=([比较])|[由从])(?:年初|(?:上年|去年)[底末])(?=(?(1)[^，。；：、\\d的]{{0,6}}?(?:{RISE}|{FALL}|净增加?|净减少?|多|少)了?|的?)\\d[\\d.]*(?![\\d.%％‰]|个[百千]分点))")
_AS_LAST_YEAR: Final = {2: "去年", 3: "上年度"}
"""In a report on a whole year what there was at its beginning is what last year's says: 较年初增加5个 is held against that, as 比去年增加5个 is. What a rate was then, and what a price, may be those of a month."""
_SINCE_WHEN: Final = lazy("同比|[比较](?:(?:上年|去年)(?![末底])|(年初|(?:上年|去年)[末底]|上[月季]|常年))")
"""The last of them in a sentence is that of a change that says none itself: 较年初的3120元下降260元，降幅8.3%."""
_PLANS: Final = lazy("打算|下一?步|来年|明年|思路|(?:工作|目标|任务)(?:计划|安排|目标)$")
_PLANNED: Final = lazy("力争|预期|确保[^，。；]{0,20}(?:突破|达到?|增长|完成|实现)|(?:计划|目标)(?:完成|实现|达|新|投|是|为)")
"""Headings of what is to come, and words that say so of a figure."""
_BARE: Final = lazy("[，,、](?:增加|减少)了?")
_OFF: Final = lazy("[）)]?偏[高低多少大小早晚强弱]")
"""Right behind what is usual: 比常年14.2℃偏高0.6℃."""
_HELD_AGAINST: Final = lazy("(?:[比较距]|相较于?)[^，。；：、（(]{1,10}的?$")
_AGAINST: Final = lazy("^[比较距](?![例重])")
"""Of no name of an aim that something is held against."""
_ON_FROM: Final = lazy(f"(?:净?增加|净?减少|{RISE}|{FALL}|多|少|[高低]出?)了?")
"""较年初的3120元下降260元, 比年度目标90%高6.3个百分点: by how much, right behind what it is held against."""
_NEW: Final = "新增"
_NET: Final = f"净{TURNS}"
"""How what is left is called, of what came: 出生净变化, 净变化 of 新增."""
OF_SEVERAL: Final = "前面有几个数，看不准是哪一个的，单列成一项，程序不算，自己填"
OF_NO_WHOLE: Final = "是谁的几分之几看不出来，程序不算，自己填"
OF_NONE: Final = "和前面的数算不拢，看不准是哪一个的，程序不算，自己填"
OF_WHOM: Final = "“分别”前后对不准，看不准是谁的"
TOO_MANY: Final = "同名的数太多"
TWICE: Final = "：名称、数都和前面的一样，当成了一项；是两件事的，在模板里改一个名"
ON_LAST_YEAR: Final = "和上年比的数，程序不算，自己填；降的写负数，升降的词由它定"
ON_NOTHING: Final = "没有说和什么时候比，程序不核对，自己填；降的写负数，升降的词由它定"
ON_ANOTHER: Final = "不是和上年比的，程序不核对，自己填；降的写负数，升降的词由它定"


@frozen
class Reading:
    """What is printed in a line, which of its figures stay words, and which are to be looked at."""

    holes: tuple[Hole, ...]
    kept: tuple[Kept, ...]
    checks: tuple[Kept, ...]


def read_line(field: Field, words: str, figures: Sequence[Found], headings: tuple[str, ...]) -> Reading:
    """Each figure of a line as an indicator of its group, or as a key of the one before it; what is neither for sure stays."""
    if not figures:
        return Reading((), (), ())
    read = _YEAR_END.sub(lambda match: _AS_LAST_YEAR[len(match[0])], words) if field.is_whole_year else words
    line = _Line(field, read, words, field.group_of(headings), borne_out(read, figures), averages(read, figures), nets(read, figures), is_plan=any(map(_PLANS.search, headings)))
    line.in_turn = in_turn(read, figures, field.year)
    ended = 0
    for figure, following, phrase in zip(figures, (*figures[1:], None), phrases_in(words, figures, field.own, field.year), strict=True):
        line.take(figure, following, phrase, read[ended : figure.start])
        ended = figure.end
    return Reading(tuple(line.holes), tuple(line.kept), tuple(line.checks))


class _Line:
    """What its figures so far have come to."""

    def __init__(self, field: Field, words: str, typed: str, group: str, borne_out: Mapping[int, int | None], averages: Mapping[int, Share], nets: Mapping[int, Net], *, is_plan: bool) -> None:
        self._field, self._words, self._typed, self._group, self._borne_out = field, words, typed, group, borne_out
        self._is_plan = is_plan
        self._averages, self._nets = averages, nets
        self.in_turn: dict[int, InTurn] = {}
        self._last: Indicator | None = None
        """What the figure before has become by itself."""
        self._quantities: dict[str, Quantity | None] = {}
        """What they are, by their names."""
        self._made: dict[int, Indicator] = {}
        """By where they end."""
        self.holes: list[Hole] = []
        self.kept: list[Kept] = []
        self.checks: list[Kept] = []
        self._statement = Statement()
        self._spoken = Spoken()
        self._in_row = False
        self._was: Indicator | None = None
        """Of what the figure before is another year's: what comes next may be by how much it has changed."""
        self._before: Found | None = None
        """The figure before."""
        self._aim: Indicator | None = None
        """The rate of which the figure before is what it was to be."""
        self._was_last_year = False
        self._is_held_against = False
        """Whether the figure before is what another is held against."""
        self._held = ""
        """What is held against that, by its name."""
        self._now: Indicator | None = None
        """What the figure before has become, which stands next."""

    def take(self, figure: Found, following: Found | None, phrase: Phrase, between: str) -> None:
        """The next figure, with the words between it and the one before."""
        last, self._last = self._last, None
        was, self._was = self._was, None
        is_on = self._is_held_against and was is None and _ON_FROM.fullmatch(between) is not None
        self._is_held_against = False
        if self._now is not None:
            self._print(figure, self._now.name)
            self._now = None
            return
        self._go_on(phrase, between)
        if (of := self.in_turn.get(figure.end)) is not None and self._take_in_turn(figure, of):
            return
        if self._is_anybodys(figure, phrase, between):
            self.kept.append(Kept(figure.start, figure.end, OF_WHOM))
            self._statement = Statement()
            return
        if not self._in_row and (owner := self._printed_as_former(figure, phrase.before)) is not None:
            self._was = owner
            return
        is_no_growth = self._is_planned(figure) or (figure.units == (RATE,) and _is_accounted(self._words, figure))
        before, self._before = self._before, figure
        named, reckoned = self._aimed(figure, following, between, last)
        is_beyond = not named and is_excess(between, figure, before, self._words[figure.end :])
        if is_beyond and between.endswith("进度"):
            named = f"{self._spoken.last}较{between[-4:]}{TURNS}"
        elif is_beyond and last is not None and not _LAST_YEAR.search(between):
            named = f"{last.name}{THAN_TASK}"
        hole = self._statement.hole(self._group, phrase.before, figure, is_accounted=is_no_growth) if not named and not is_beyond and self._may_be_key(figure) else None
        if hole:
            self.holes.append(hole)
            if COMPLETION in (owner := self._statement.waiting[-1]).keys:
                self._spoken = replace(self._spoken, rate=f"{owner.name}{COMPLETION}")
        elif following is None or self._in_row or not self._became(figure, following, phrase):
            self._take_by_itself(figure, phrase, between, was, named, reckoned, is_no_growth=is_no_growth, is_bare=self._is_bare_amount(last, figure, following, between), is_on=is_on, is_beyond=is_beyond)

    def _is_planned(self, figure: Found) -> bool:
        """Whether it is of what is to come: next year's growth is not that of next year's plan upon this year's."""
        start = max(self._words.rfind(mark, 0, figure.start) for mark in "。；！？") + 1
        return self._is_plan or _PLANNED.search(self._words, start, figure.start) is not None

    def _may_be_key(self, figure: Found) -> bool:
        """Whether the numbers leave it open, or say that it is of the only figure that it may be of."""
        return figure.end not in self._borne_out or self._statement.waiting == [self._made.get(self._borne_out[figure.end] or 0)]

    def _go_on(self, phrase: Phrase, between: str) -> None:
        """Behind the end of a sentence another statement begins, and a row of figures ends."""
        is_over = _BETWEEN.search(between) is not None
        if is_over:
            self._statement = Statement()
        self._in_row = phrase.respective or (self._in_row and not is_over)

    def _is_anybodys(self, figure: Found, phrase: Phrase, between: str) -> bool:
        """Whether it is one of a row behind 分别 without a name of its own."""
        if phrase.respective:
            return not phrase.words
        return self._in_row and figure.units == (RATE,) and _OF_ONE.search(between) is not None

    def _take_in_turn(self, figure: Found, of: InTurn) -> bool:
        """As what is said of the figure of which it is one of a row behind 分别 says; not where that is no data, or what another of the row says."""
        owner, whole, like = (self._made.get(end) for end in (of.owner, of.of, of.like))
        if owner is None or owner.turns or (of.like and like is None):
            return False
        unit, turn = figure.units[0], of.turn
        phrase = Phrase(turn.word if turn else SHARE, unit, "", (), goes_on=True)
        spoken = Spoken(last=owner.name, unit=owner.units[0], rate=owner.name if owner.units == (RATE,) else "")
        indicator = self._field.indicator(self._group, figure, phrase, spoken, turn=turn)
        if indicator is None:
            return False
        self._made[figure.end] = indicator
        if turn is None and whole is not None:
            indicator.reckoned, indicator.since = f"{owner.name} / {whole.name}", self._clause(of.of - 1, figure.end)
        elif turn is not None and turn.since_last_year and not (self._is_planned(figure) or (unit == RATE and _is_accounted(self._words, figure))) and self._field.is_of_one(self._group, indicator, self._statement):
            indicator.since = self._clause(of.start, figure.end)
        else:
            self._doubt(figure, OF_NO_WHOLE if turn is None else ON_LAST_YEAR if turn.since_last_year else ON_ANOTHER if turn.since_another else ON_NOTHING)
        self._before, self._last, self._in_row = figure, None, False
        self._statement.waiting = []
        self._statement.has_changed(None)
        self._print(figure, indicator.name, turn, like)
        return True

    def _printed_as_former(self, figure: Found, before: str) -> Indicator | None:
        """Which indicator's figure of another year it is, and is printed as."""
        found = self._statement.was(before, figure, self._field.year)
        former = self._field.former(self._group, figure, found[0], is_last=found[1]) if found is not None else ""
        if found is None or not former:
            return None
        self._was_last_year = found[1] and former.endswith(LAST)
        self._print(figure, former)
        return found[0]

    def _became(self, figure: Found, following: Found, phrase: Phrase) -> bool:
        """Whether it is what the next one was before, and is printed as that."""
        was = became(self._words, figure, following, self._field.year)
        now = self._field.indicator(self._group, following, phrase, self._spoken) if was is not None else None
        if was is None or now is None:
            return False
        former = self._field.former(self._group, figure, now, is_last=was.is_last_year)
        if former:
            self._print(figure, former)
            self._said(phrase, now)
            self._statement.said(phrase.words, now)
            self._now = now
        return bool(former)

    def _take_by_itself(self, figure: Found, phrase: Phrase, between: str, was: Indicator | None, named: str, reckoned: str, *, is_no_growth: bool, is_bare: bool, is_on: bool, is_beyond: bool) -> None:
        """As an indicator: one that is known by its name and its figure, or a new one. `was`: of what the figure right before it is another year's; `named`: what it is called before all; `reckoned`: of what it comes."""
        field, group, statement = self._field, self._group, self._statement
        owner = self._made.get(self._borne_out.get(figure.end) or 0) if figure.end in self._borne_out else was
        net = None if self._in_row else self._left_of(figure)
        turn = None if self._in_row else turn_before(between, figure, field.year, is_change=owner is not None or is_bare or is_on or net is not None, is_excess=is_beyond)
        self._is_held_against = _HELD_AGAINST.search(between) is not None
        if self._is_held_against and turn is None:
            phrase, self._held = replace(phrase, words=_AGAINST.sub("", phrase.words)) if is_aimed(phrase.words) else phrase, self._spoken.last
        owner = None if turn is None and owner is was else owner
        several: list[Indicator] = []
        if turn is not None and turn.is_alone and owner is None and net is None:
            several = self._may_have_changed(figure, between, turn)
            is_open = figure.end in self._borne_out or _says_another(between, figure)
            owner = several[0] if len(several) == 1 and not is_open else None
        spoken = self._spoken
        if turn is not None and owner is not None:
            phrase = replace(phrase, words=turn.word, goes_on=True)
            spoken = replace(spoken, last=owner.name, unit=owner.units[0], rate=owner.name if owner.units == (RATE,) else "")
        of_several = (bool(several) and owner is None and figure.end not in self._borne_out) or (owner is None and figure.units == (RATE,) and statement.is_between_several(phrase.before))
        if turn is not None and is_on and turn.word[0] in "高低" and self._held:
            named = f"{self._held}较{self._spoken.last.removeprefix(self._held)}{TURNS}"
        elif turn is not None and turn.word in BEYOND_PLAN:
            named = f"{turn.word}{TURNS}"
        names: tuple[str, ...] = (named,) if named else (f"{net[0].name.removeprefix(_NEW)}{_NET}",) if net is not None else self._of_all(several, phrase, figure) if of_several else ()
        known = {each.name for each in field.groups.get(group, {}).values()}
        indicator = field.indicator(group, figure, phrase, spoken, names, turn)
        if indicator is None:
            self.kept.append(Kept(figure.start, figure.end, TOO_MANY))
            return
        self._made[figure.end] = indicator
        self._quantities[indicator.name] = figure.quantity
        self._last = indicator if _BARE.fullmatch(between) is None else None
        if reckoned:
            indicator.reckoned, indicator.since = reckoned, self._clause(figure.start - 1, figure.end)
        if turn is None and (share := self._averages.get(figure.end)) is not None:
            self._divided(indicator, share, figure)
        if net is not None and turn is not None:
            indicator.reckoned, indicator.since = f"{net[0].name} - {net[1].name}", self._clause(min(self._nets[figure.end].came, self._nets[figure.end].went) - 1, figure.end)
        is_since = net is None and turn is not None and not is_on and ((owner is was is not None and self._was_last_year) or self._is_since_last_year(turn, figure, between, indicator, owner))
        goes_on = turn is not None and figure.start - len(between) in self.in_turn  # 分别增加2亿元、1亿元，增长7.2%: of the first, the second or both
        if is_since and not of_several and not goes_on and not is_no_growth and not indicator.since:
            indicator.since = self._clause(figure.start, figure.end)
        self._said(phrase, indicator, turn)
        self._print(figure, indicator.name, turn)
        if indicator.name in known:
            self._doubt(figure, f"{group}.{indicator.name}{TWICE}")
        elif of_several or goes_on:
            self._doubt(figure, OF_SEVERAL)
        elif figure.end in self._borne_out and self._borne_out[figure.end] is None:
            self._doubt(figure, OF_NONE)
        elif turn is not None and (turn.since_another or is_on or _OFF.fullmatch(between)):
            self._doubt(figure, ON_ANOTHER)
        elif turn is not None and is_bare and not indicator.since and net is None:
            self._doubt(figure, ON_NOTHING)
        elif figure.units == (RATE,) and _ON_LAST_YEAR.search(between):
            self._doubt(figure, ON_LAST_YEAR)
        self._in_row = phrase.respective
        if not self._in_row:
            statement.said(phrase.words, indicator)
        if turn is not None:
            statement.has_changed(owner)

    def _divided(self, indicator: Indicator, share: Share, figure: Found) -> None:
        """An average of two figures that are data, by themselves or as a part of two (医疗补助.人次)."""
        whole, among = self._made.get(share.whole), self._made.get(share.among)
        if whole is not None and among is not None and not (whole.turns or among.turns or indicator.since):
            names = (f"{each.name}.{unit}" if len(each.units) > 1 else each.name for each, unit in ((whole, share.of), (among, share.counted)))
            indicator.reckoned, indicator.since = " / ".join(names), self._clause(min(share.whole, share.among), figure.end)

    def _aimed(self, figure: Found, following: Found | None, between: str, last: Indicator | None) -> tuple[str, str]:
        """What it is called that a rate before it was to be, or what part of that was reached, and of what the part is; "" of what is neither."""
        aim, self._aim = self._aim, None
        if last is None or last.turns or last.units != (RATE,) or figure.units != (RATE,):
            return "", ""
        if aim is not None and between == "的":
            return f"{aim.name}{COMPLETION}", f"{aim.name} / {last.name}"
        if following is None or following.units != (RATE,) or self._words[figure.end : following.start] != "的" or not is_aim(between):
            return "", ""
        self._aim = last
        return f"{last.name}{TASK}", ""

    def _left_of(self, figure: Found) -> tuple[Indicator, Indicator] | None:
        """What came and what went, of which it is what is left, where both are data."""
        net = self._nets.get(figure.end)
        came, went = (self._made.get(each) for each in (net.came, net.went)) if net is not None else (None, None)
        return (came, went) if came is not None and went is not None and not (came.turns or went.turns) else None

    def _clause(self, start: int, end: int) -> str:
        """The words up to `end`, from the beginning of the clause in which `start` is."""
        return self._typed[max(self._typed.rfind(mark, 0, start) for mark in _MARKS) + 1 : end]

    def _may_have_changed(self, figure: Found, between: str, turn: Turn) -> list[Indicator]:
        """Of which figures before it a change may be that names none: in brackets right behind one, of that; 支出86万元，结余12万元，同比少支出3万元 is of what was spent."""
        several = [each for each in self._statement.may_have_changed(figure) if not is_aimed(each.name)]
        several = [each for each in several if self._is_told_as_closely(each, figure)] or several
        if turn.done and (named := [each for each in several if each.name.endswith(turn.done)]):
            return named
        return several[-1:] if between[:1] in _IN_BRACKETS else several

    def _is_told_as_closely(self, indicator: Indicator, change: Found) -> bool:
        """Whether the change could be seen in it at all: in 193.1万元 one of 62元 could not."""
        told, by = self._quantities.get(indicator.name), change.quantity
        return told is None or by is None or told.unit != by.unit or step(told.scale, told.decimals) <= by.amount

    def _of_all(self, several: Sequence[Indicator], phrase: Phrase, figure: Found) -> tuple[str, ...]:
        """What a change is called that may be of any of them: by the first, where the others may be its parts."""
        if figure.units == (RATE,) and self._statement.is_between_several(phrase.before):
            return (f"{self._statement.waiting[0].name}等{phrase.words}",)
        start = max(self._words.rfind(mark, 0, figure.start) for mark in "。；！？")
        return (f"{several[0].name}等{phrase.words}",) if _PARTED.search(self._words, start + 1, figure.start) else ()

    def _is_bare_amount(self, last: Indicator | None, figure: Found, following: Found | None, between: str) -> bool:
        """产量86吨，减少12吨: by how much it went one way; 增加120人，减少80人 came and went."""
        if last is not None and not last.turns and last.units == figure.units and _OFF.fullmatch(between):
            return True
        is_followed = following is not None and _BARE.fullmatch(self._words, figure.end, following.start) is not None
        goes_on = is_followed and following is not None and following.units == figure.units
        return last is not None and not last.turns and last.units == figure.units != (RATE,) and _BARE.fullmatch(between) is not None and not goes_on

    def _is_since_last_year(self, turn: Turn, figure: Found, between: str, indicator: Indicator, owner: Indicator | None) -> bool:
        """Whether it is by how much the figure before it, and no other, has changed since last year."""
        is_borne_out = figure.end in self._borne_out
        if is_borne_out and (owner is None or self._is_of_another_time(self._borne_out[figure.end] or 0, figure.start)):
            return False
        is_since = turn.since_last_year or (not turn.since_another and not self._goes_on_from_another_time(figure.start) and (is_borne_out or _is_bare(between, turn, figure)))
        is_plain = is_borne_out or _CLOSED.search(between) is None
        return is_since and is_plain and self._field.is_of_one(self._group, indicator, self._statement)

    def _goes_on_from_another_time(self, end: int) -> bool:
        """Whether the change said before in the sentence is not one since last year."""
        said = [*_SINCE_WHEN.finditer(_BETWEEN.split(self._words[:end])[-1])]
        return bool(said) and said[-1][1] is not None

    def _is_of_another_time(self, start: int, end: int) -> bool:
        """Whether the words from what has changed to its change say since when, and not since last year."""
        return any(each[0] != f"{self._field.year - 1}年" for each in _ANOTHER_TIME.finditer(self._words, start, end))

    def _said(self, phrase: Phrase, indicator: Indicator, turn: Turn | None = None) -> None:
        self._spoken = self._spoken.then(phrase, indicator.name, turn.word if turn else "")

    def _print(self, figure: Found, name: str, turn: Turn | None = None, like: Indicator | None = None) -> None:
        """The figure gives way to what prints it, with the word that turns with its sign, or none where it went the way of one that stands right before it."""
        code = turn.turning(f"{self._group}.{like.name}" if like else "") if turn else ""
        self.holes.append(Hole(turn.start if turn else figure.start, figure.end, f"{{{{ {self._group}.{name}{code} }}}}"))

    def _doubt(self, figure: Found, why: str) -> None:
        self.checks.append(Kept(figure.start, figure.end, why))


_IN_BRACKETS: Final = ("（", "(")


def _says_another(between: str, figure: Found) -> bool:
    """Whether another number stands between, which stays a word and may be what has changed: 每万人拥有22个，比上年增加5个."""
    return any(figure.units == (RATE,) or match[1].startswith(figure.units[0]) for match in _NUMBER.finditer(between))


def _is_bare(between: str, turn: Turn, figure: Found) -> bool:
    """职工年均收入6.82万元，增长5.4%, 药占比26.3%，下降1.8个百分点: how much a figure has changed, right behind it, is held against last year, which goes without saying."""
    return figure.units[0] in (RATE, *POINTS) and between.strip("，,、（( ") == turn.said and _OFF.fullmatch(turn.said) is None


def _is_accounted(words: str, figure: Found) -> bool:
    """Whether a growth is one that the statisticians give: at constant prices, or of the same firms."""
    start = words.rfind("。", 0, figure.start) + 1
    end = words.find("。", figure.end)
    before = words[start : figure.start]
    return says_reckoned_otherwise(words[start : end if end >= 0 else None], before.rpartition("；")[2])

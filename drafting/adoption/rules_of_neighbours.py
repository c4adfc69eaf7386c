"""What figures that stand together in a sentence come to without saying so, as 规则 of the catalogue: what is held against the usual (常年), so much for each of
something and in all, all of which a list right behind says the parts (社属企业12家，盈利9家、持平1家、亏损2家), what part of the assets the debts are, and what was lost a year before (扭亏为盈（上年亏损120万元）);
what part the letters of a rate say it is (集中供养率, 离结比), within what a figure stayed (控制在3%以内), and, wherever it is said, what is left of a task (剩余投资3.34亿元) and how far from its aim a figure is.

But for the last, which last year's file has to tell, only what held last year to the digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise, permutations
from typing import Final

from drafting.adoption.indicators import LAST, SHARE, TASK, THAN_TASK, StatedRule
from drafting.adoption.rates import BEYOND_PLAN, RATE
from drafting.adoption.rules import MOST, holds, indicator_of, words_of
from drafting.checks.sentences.cells import Cell, Line, lines_of, of_one_kind
from drafting.facts.book import Book
from drafting.model.turning import TURNS
from drafting.patterns import lazy
from drafting.quantities.ways import FALL, RISE
from drafting.template_words.fixed_text import FixedText

_USUAL: Final = lazy("(?:常年|历年|多年|往年)(?:同期)?(?:平均|均值)?(?:值|的|为|是)*[（(]?$")
_EACH: Final = lazy("(?:(亩)产|单产|([亩户人车])均|平?均?每([亩户人车])|单(车)(?=费用|成本|运行|维修|油耗|支出|运费|收入))[\u4e00-\u9fff]{0,6}$")
_COUNTED: Final = {"亩": ("亩", "亩次", "公顷"), "户": ("户", "户次"), "人": ("人", "人次", "名", "位", "口"), "车": ("辆", "台", "辆次", "车次")}
"""In what that is counted of which a figure is for each."""
_TURNED_ROUND: Final = lazy("扭亏[^，。；]{0,4}[（，](?:上年|去年)(?:同期)?(?:净)?亏损$")
_NEXT_PART: Final = lazy("[多余]?、[^，。；：、！？（）()\\d]+")
_PARTED: Final = lazy("其中|包括|分为|[（：]")
_WITHIN_IT: Final = lazy("[^。；！？]*。其中[：:，]?[^，。；：\\d]*$")
_ENDS_LIST: Final = lazy("[，。；！？）]|$")
_ENDS: Final = lazy("[。；！？]")
_FEWEST: Final = 3
"""Parts that hardly come to a whole by chance."""
_PLAIN: Final = 10
"""What a whole is at least that nothing says to have parts."""
_AFAR: Final = lazy("[高低]出?|[多少]")
_HELD_AGAINST: Final = lazy("[比较][^，。；：、（(]{1,10}的?$")
"""比年度目标90%高6.3个百分点."""
_OF_DEBT: Final = "资产负债率"
_DEBT: Final = lazy("负债(?:总[额计])?$")
_ASSETS: Final = lazy("资产(?:总[额计])?$")
_NEAR: Final = 3
"""Figures among which those stand that one for each comes of."""
_PART: Final = lazy("([\u4e00-\u9fff]{1,8}?)(?:化?率|占?比例?|比重)$")
_KEPT_WITHIN: Final = lazy("[，、]?(?:均|已|有效|严格|成功)?(?:控制在|不超过)$")
_WITHIN: Final = lazy("(?:以|之)?内|以下|[，。；]")
_BEYOND: Final = lazy(f"[，、]?超额完成了?(?:({RISE})|{FALL})$")
_AIM: Final = lazy("的[\u4e00-\u9fff]{0,6}(?:目标|任务)")
_LEFT: Final = lazy("剩余|余下|尚[有余需]|还[有需]")
_SHORT_OF: Final = lazy("[与距离比][^，。；\\d]{0,8}(?:目标|任务)[^，。；\\d]{0,4}$")
"""Before an aim of which a figure falls short: 与年度目标90%差4.8个百分点."""
_OF_INDICATOR: Final = 2

_Printed = tuple[Cell, tuple[str, ...]]
"""A figure, and the names of its indicator."""


def rules_of_neighbours(text: FixedText, book: Book) -> Iterator[StatedRule]:
    """The rules that a draft of last year's report gives."""
    lines = lines_of(text.text, book.units)
    printed = [(each, figure.path) for line in lines for each in line.cells if (figure := text.printed(each))]
    everywhere = [(each, names) for each, path in printed if len(names := indicator_of(path, book)) == _OF_INDICATOR]
    tasked = [(each, names[:_OF_INDICATOR]) for each, path in printed if (names := indicator_of(path, book))[_OF_INDICATOR:] == (TASK,)]
    paths = {each.start: names for each, names in everywhere}
    for line in lines:
        figures: list[_Printed] = []
        earlier: list[_Printed] = []
        for _, sentence in groupby(line.cells, key=lambda each: each.sentence):
            earlier += figures
            before, figures = figures, [(each, paths[each.start]) for each in sentence if each.start in paths]
            yield from _of_next_sentence(before, figures, line, text, book)
            for at in range(len(figures)):
                yield from _of_one(figures, at, line, text, book)
                yield from _of_list(figures, at, line, text, book)
                yield from _of_limit(figures, at, line, text, book)
                yield from _of_letters(figures, at, text, book)
                yield from _of_earlier(earlier, figures, at, text, book)
                yield from _of_afar(figures, at, line, everywhere, tasked, text, book)


def _of_one(figures: Sequence[_Printed], at: int, line: Line, text: FixedText, book: Book) -> Iterator[StatedRule]:
    cell, path = figures[at]
    if at and _TURNED_ROUND.search(_between(figures, at, line)):
        yield from _made(path, f"-{_named(figures[at - 1][1], path)}.{LAST}", figures[at - 1 : at + 1], text)
    if at > 1 and _USUAL.search(_between(figures, at - 1, line)):
        now, usual = (_named(each, path) for _, each in figures[at - 2 : at])
        for formula in (f"({now} - {usual}) / {usual}", f"{now} - {usual}"):
            if holds(f"数值 = {formula}", path[0], path[1], book):
                yield from _made(path, formula, figures[at - 2 : at + 1], text)
                break
    if at > 1 and _AFAR.fullmatch(_between(figures, at, line)) and _HELD_AGAINST.search(_between(figures, at - 1, line)):
        now, aim = (_named(each, path) for _, each in figures[at - 2 : at])
        if holds(f"数值 = {now} - {aim}", path[0], path[1], book):
            yield from _made(path, f"{now} - {aim}", figures[at - 2 : at + 1], text)
    if path[1].endswith((THAN_TASK, *(f"{each}{TURNS}" for each in BEYOND_PLAN))):
        for done_of, task in permutations(figures[max(at - _NEAR - 1, 0) : at], 2):
            if not (done_of[0].is_rate or task[0].is_rate) and holds(f"数值 = {(beyond := f'{_named(done_of[1], path)} - {_named(task[1], path)}')}", path[0], path[1], book):
                yield from _made(path, beyond, [done_of, task, figures[at]], text)
                break
    if at > 1 and cell.is_rate and figures[at - 1][1][1].endswith(THAN_TASK):
        done, more = (_named(each, path) for _, each in figures[at - 2 : at])
        if holds(f"数值 = {done} / ({done} - {more})", path[0], path[1], book):
            yield from _made(path, f"{done} / ({done} - {more})", figures[at - 2 : at + 1], text)
    if path[1].endswith(_OF_DEBT):
        owed, owned = (next((each for each in reversed(figures[:at]) if name.search(each[1][1]) and not each[0].is_rate), None) for name in (_DEBT, _ASSETS))
        if owed is not None and owned is not None and holds(f"数值 = {(debt := f'{_named(owed[1], path)} / {_named(owned[1], path)}')}", path[0], path[1], book):
            yield from _made(path, debt, [owed, owned, figures[at]], text)
    if each_of := _EACH.search(cell.label):
        counted = _COUNTED[next(filter(None, each_of.groups()), "亩")]
        near = [each for each in figures[max(at - _NEAR, 0) : at + _NEAR + 1] if each[1] != path]
        for (one, whole), (other, among) in permutations(near, 2):
            if other.quantity.unit in counted and one.quantity.unit != other.quantity.unit and whole != among and holds(formula := f"数值 = {_named(whole, path)} / {_named(among, path)}", path[0], path[1], book):
                yield from _made(path, formula.removeprefix("数值 = "), [(one, whole), (cell, path), (other, among)], text)
                break


def _of_list(figures: Sequence[_Printed], at: int, line: Line, text: FixedText, book: Book) -> Iterator[StatedRule]:
    """Of what in its sentence a list that begins with this figure is all the parts: of the last one before it that can be."""
    end = at + 1
    while end < len(figures) and _NEXT_PART.fullmatch(_between(figures, end, line)) is not None:
        end += 1
    parts = figures[at:end]
    behind = line.words[parts[-1][0].end - line.start :]
    if not _FEWEST <= len(parts) <= MOST or _ENDS_LIST.match(behind) is None or (at and _NEXT_PART.fullmatch(_between(figures, at, line)) is not None):
        return
    whole = next((each for each in reversed(figures[:at]) if all(of_one_kind(each[0], part, book.units) for part, _ in parts)), None)
    if whole is None or any(each.quantity.is_marked or each.is_rate or each.is_change for each, _ in (whole, *parts)) or len({path for _, path in (whole, *parts)}) <= len(parts):
        return
    words = line.between(whole[0].end, parts[0][0].start)
    is_said = _PARTED.search(words) is not None or whole[0].quantity.number >= _PLAIN
    formula = " + ".join(_named(path, whole[1]) for _, path in parts)
    if is_said and _ENDS.search(words) is None and _amount(whole[0], book) == sum(_amount(part, book) for part, _ in parts) and holds(f"数值 = {formula}", whole[1][0], whole[1][1], book):
        yield from _made(whole[1], formula, [whole, *parts], text)


def _of_next_sentence(before: Sequence[_Printed], figures: Sequence[_Printed], line: Line, text: FixedText, book: Book) -> Iterator[StatedRule]:
    """Of what in the sentence before the figures of one that begins with 其中 are all the parts."""
    if not before or not figures or _WITHIN_IT.match(line.between(before[-1][0].end, figures[0][0].start)) is None:
        return
    first = figures[0][0]
    parts, wholes = ([each for each in several if of_one_kind(each[0], first, book.units) and not (each[0].is_rate or each[0].is_change or each[0].quantity.is_marked)] for several in (figures, before))
    if not _FEWEST <= len(parts) <= MOST or _ENDS_LIST.match(line.words[parts[-1][0].end - line.start :]) is None or len({path for _, path in parts}) < len(parts):
        return
    come_to = sum(_amount(part, book) for part, _ in parts)
    fitting = {path: (each, path) for each, path in wholes if _amount(each, book) == come_to}
    if len(fitting) == 1:
        (path, whole), = fitting.items()
        formula = " + ".join(_named(each, path) for _, each in parts)
        if holds(f"数值 = {formula}", path[0], path[1], book):
            yield from _made(path, formula, [whole, *parts], text)


def _of_letters(figures: Sequence[_Printed], at: int, text: FixedText, book: Book) -> Iterator[StatedRule]:
    """Of which two figures right before it a rate is, each letter of which is one of their names': 集中供养率 of 特困人员 and 集中供养, 离结比 of 结婚登记 and 离婚登记."""
    cell, path = figures[at]
    stem = _PART.search(cell.label) if cell.quantity.unit == RATE else None
    if stem is None:
        return
    near = [each for each in figures[max(at - _NEAR, 0) : at] if not each[0].is_rate and not each[0].is_change]
    pairs = [(one, other) for one, other in permutations(near, 2) if one[1] != other[1] and set(stem[1]) <= set(one[1][1] + other[1][1])]
    fitting = [(one, other) for one, other in pairs if holds(f"数值 = {_named(one[1], path)} / {_named(other[1], path)}", path[0], path[1], book)]
    if len(fitting) == 1:
        one, other = fitting[0]
        yield from _made(path, f"{_named(one[1], path)} / {_named(other[1], path)}", [one, other, figures[at]], text)


def _of_earlier(earlier: Sequence[_Printed], figures: Sequence[_Printed], at: int, text: FixedText, book: Book) -> Iterator[StatedRule]:
    """What part the figure right before it, which it names or which is called as the whole is, is of one in an earlier sentence of its paragraph, and what that leaves: 办案86件。办结80件。办结率93%, 剩余6件."""
    cell, path = figures[at]
    amounts = [each for each in (*earlier, *figures[:at]) if not each[0].is_rate and not each[0].is_change]
    is_left = _LEFT.search(cell.label) is not None and not cell.is_rate
    if cell.is_change or not amounts or not (is_left or cell.quantity.unit == RATE):
        return
    part, of = amounts[-1]
    stem = _PART.search(cell.label)
    is_named = is_left or (stem is not None and set(stem[1]) <= set(of[1]))
    formulas: dict[tuple[str, ...], tuple[str, _Printed]] = {}
    for whole in earlier:
        if whole in amounts[:-1] and whole[1] != of and whole[0].quantity.unit == part.quantity.unit and _PLAIN <= whole[0].quantity.amount > part.quantity.amount:
            formula = f"{_named(whole[1], path)} - {_named(of, path)}" if is_left else f"{_named(of, path)} / {_named(whole[1], path)}"
            is_alike = is_named or (path[1].endswith(SHARE) and any(pair in whole[1][1] for pair in map("".join, pairwise(of[1]))))
            if is_alike and holds(f"数值 = {formula}", path[0], path[1], book):
                formulas[whole[1]] = formula, whole
    if len(formulas) == 1:
        (formula, whole), = formulas.values()
        yield from _made(path, formula, [whole, amounts[-1], figures[at]], text)


def _of_limit(figures: Sequence[_Printed], at: int, line: Line, text: FixedText, book: Book) -> Iterator[StatedRule]:
    """Within what the figure before it stayed (上涨1.2%，控制在3%以内), or what it went beyond (下降3.2%，超额完成下降3%的目标)."""
    cell, limit = figures[at]
    if not at or cell.quantity.unit != figures[at - 1][0].quantity.unit:
        return
    said, behind, path = _between(figures, at, line), cell.end - line.start, figures[at - 1][1]
    beyond = _BEYOND.fullmatch(said) if _AIM.match(line.words, behind) else None
    if beyond is not None or (_KEPT_WITHIN.fullmatch(said) and _WITHIN.match(line.words, behind)):
        sign = ">=" if beyond is not None and beyond[1] else "<="
        if holds(f"数值 {sign} {_named(limit, path)}", path[0], path[1], book):
            yield from _made(path, _named(limit, path), figures[at - 1 : at + 1], text, sign)


def _of_afar(figures: Sequence[_Printed], at: int, line: Line, everywhere: Sequence[_Printed], tasked: Sequence[_Printed], text: FixedText, book: Book) -> Iterator[StatedRule]:
    """What is left of the one task that its words name (剩余投资3.34亿元), and by how much the one figure that its sentence names is not what it should be (火化率偏低，与目标90%差4.8个百分点)."""
    cell, path = figures[at]
    formulas: set[str] = set()
    if _LEFT.search(cell.label):
        words = cell.words
        formulas = {f"{name}.{TASK} - {name}" for _, names in tasked if any(pair in words for pair in map("".join, pairwise(names[1]))) for name in (_named(names, path),)}
    elif at and _between(figures, at, line) == "差" and _SHORT_OF.search(figures[at - 1][0].label):
        aim, said = figures[at - 1][1], line.said_before(cell)
        formulas = {f"{_named(aim, path)} - {_named(names, path)}" for _, names in everywhere if names not in (aim, path) and names[1] in said}
    fitting = [each for each in formulas if holds(f"数值 = {each}", path[0], path[1], book)]
    if len(fitting) == 1:
        yield from _made(path, fitting[0], [figures[at]], text)


def _amount(cell: Cell, book: Book) -> Decimal:
    return cell.quantity.amount * book.units.factor(cell.quantity.unit)


def _between(figures: Sequence[_Printed], at: int, line: Line) -> str:
    """The words between a figure and the one before it."""
    return line.between(figures[at - 1][0].end, figures[at][0].start)


def _named(path: tuple[str, ...], beside: tuple[str, ...]) -> str:
    """As a rule of the other names it."""
    return ".".join(path[1:] if path[0] == beside[0] else path)


def _made(path: tuple[str, ...], formula: str, of: Sequence[_Printed], text: FixedText, sign: str = "=") -> Iterator[StatedRule]:
    group, indicator = path
    yield StatedRule(group, indicator, f"数值 {sign} {formula}", words_of([each for each, _ in of], text))

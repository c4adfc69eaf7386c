"""A report that is already written, taken apart for a template: its title, headings with their levels, paragraphs, tables, and who signs it when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, TypeAlias

from drafting.adoption.merged import flattened
from drafting.adoption.signature import DIGITS, SENTENCE, Signed, signature_of
from drafting.adoption.web_page import BYLINE, OF_WEB_PAGE
from drafting.adoption.whose import addressee
from drafting.diagnostics import Place, WordPlace
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.quantities.tight import tight
from drafting.readers.written import Line, Part, Written, WrittenTable

_FORMS: Final = ("一、", "（一）", "1.", "（1）")
_BELOW_FORM: Final = 0.25
_BREADCRUMB: Final = lazy(r"[>＞|｜：:]")
_NEAR_TITLE: Final = 6
_ELEMENT: Final = lazy(r"(?:附件|抄送|主送|印发|联系人|联系电话)[:：]|.*印发$")
_PRINTED: Final = lazy(r".{2,30}\s+\d{4}年\d{1,2}月\d{1,2}日印发")
_NUMBERED: Final = lazy(r"\d{1,2}[.．、]")
_NARROW: Final = str.maketrans("０１２３４５６７８９％", "0123456789%")
_POINT: Final = lazy(r"(?<=\d)．(?=\d)")
_WIDE_MINUS: Final = lazy(r"(?<=[\u4e00-\u9fff：:（(])[－−](?=\d)(?![\d.]+月)")
_YEAR_IN_WORDS: Final = lazy("《[^《》]*》|“[^“”]*”|(二[〇○ＯO零0][〇○ＯO零0一二三四五六七八九]{2})年(?!度?[一二三四五六七八九十]{1,2}月)")
_COMMA: Final = lazy("[，,；;]")
_COMMA_NUMBER: Final = lazy("(\\d{1,2})、(?=\\s*[^\\d\\s])")
_LONGEST_LEAD: Final = 40
_LONGEST_OF_LIST: Final = 14
"""Characters of a run-in heading, and of one with 1. before it, which may be an item of a list."""
_OF_LIST: Final = 3
_MOST_OF_A_LEVEL: Final = 99
_LONGEST_TITLE_LINE: Final = 40

ABOVE: Final = "题目上面的"
WEB: Final = "网页上带来的"
BELOW: Final = "落款下面的"
NO_DAY: Final = "成文日期没有写到哪一日，在数据的“公文”里填"
ELEMENTS: Final = "附件、抄送一类，写在数据的“公文”里"
ANNEX: Final = "附件，下面没有正文；后面的附件往前排，正文里说的“附件几”跟着改"
LOOSE: Final = "数和字之间的空格、千位的逗号、全角的数字、用汉字写的年份，公文里不写，全文都改了"
UNEVEN: Final = "表不整齐（表头下面有左右合并的格、只有一行、表头有空格），没有带过来：模板里写了【待补】的那一段换成这张表，写法见“接着去年写”"
NESTED: Final = "表里套着表，没有带过来：模板里写了【待补】的那一段换成这张表，写法见“接着去年写”"


@frozen
class Passage:
    """A paragraph, or a heading (`level` above 0) with what runs on behind it. `section`: a short line that heads what follows, without a number."""

    words: str
    place: Place
    level: int = 0
    rest: str | None = None
    section: bool = False
    moved: bool = False
    """Of a heading that runs on where its neighbours stand alone: here it stands alone, too."""
    number: str = ""
    """Of a heading, as it is typed."""


@frozen
class Grid:
    """A table: the first row is its head, which was several where cells were `merged`; `caption` is what a row above it calls it."""

    rows: tuple[tuple[str, ...], ...]
    place: Place
    merged: bool = False
    caption: str = ""


@frozen
class Gap:
    """Where a table stood that is not taken over: next year's report owes it."""

    words: str
    place: Place


Block: TypeAlias = Passage | Grid | Gap


@frozen
class LeftOut:
    """A line that is not taken over, and why."""

    words: str
    place: Place
    why: str


@frozen
class Manuscript:
    """`forms` and `run_in` say of each level how it is numbered and whether its headings run in. `first` is the line with which an annex begins."""

    title: str
    blocks: tuple[Block, ...]
    forms: tuple[str, ...]
    run_in: tuple[bool, ...]
    signatures: tuple[str, ...]
    signed: date | None
    note: str
    left_out: tuple[LeftOut, ...]
    first: Place = Place("")
    addressee: str = ""
    """To whom it goes, by its first line: 公文 says it, and not the text."""
    annexes: tuple[Manuscript, ...] = ()


@mutable
class _Open:
    """A line on its way to be a block. `form` is that of a heading's number, from 1; that of one without a number lies between two forms."""

    words: str
    place: Place
    form: float = 0
    rest: str | None = None
    section: bool = False
    parent: int = -1
    moved: bool = False
    typed: str = ""
    number: str = ""


def taken_apart(written: Written) -> Manuscript:
    """The report, and its annexes as manuscripts of their own."""
    main, *annexes = written.parts
    read = _read(main, written.tables, is_annex=False)
    return replace(read, annexes=tuple(_read(each, written.tables, is_annex=True) for each in annexes))


def _read(part: Part, tables: Sequence[WrittenTable], *, is_annex: bool) -> Manuscript:
    title, start = _annex_title(part) if is_annex else _title(part)
    tightened = [_as_reports_have_it(typed) for typed in part.typed]
    lines = list(zip(part.lines, tightened, part.places, strict=True))
    above = [] if is_annex else lines[: start - len(title)]
    left_out = [LeftOut(typed, place, WEB if OF_WEB_PAGE.search(typed) else ABOVE) for _, typed, place in above]
    signed = Signed(len(lines), len(lines)) if is_annex else signature_of(lines)
    left_out += [LeftOut(typed, place, NO_DAY) for _, typed, place in (lines[signed.undated : signed.undated + 1] if signed.undated is not None else ())]
    left_out += [LeftOut(typed, place, WEB if OF_WEB_PAGE.search(typed) else BELOW) for _, typed, place in lines[signed.below :]]
    opened: list[_Open | Grid | Gap] = []
    grids = _Grids(tables)
    in_list = False
    for near, (line, typed, place) in zip(range(_NEAR_TITLE, -len(lines), -1), lines[start : signed.end], strict=False):
        if (grid := grids.at(place)) is not None:
            if not isinstance(grid, int):
                opened.append(grid)
            continue
        in_list = bool(_PRINTED.fullmatch(typed)) or (line[0] == "signature" and bool(_ELEMENT.match(typed) or (in_list and _NUMBERED.match(typed))))
        if OF_WEB_PAGE.search(typed) or (near > 0 and BYLINE.match(typed)):
            left_out.append(LeftOut(typed, place, WEB))
        elif in_list:
            left_out.append(LeftOut(typed, place, ELEMENTS))
        else:
            opened.append(_opened(line, typed, place))
    to = "" if is_annex else _addressed(opened)
    left_out += grids.uneven
    left_out += [LeftOut(typed, place, LOOSE) for typed, read, place in zip(part.typed, tightened, part.places, strict=True) if typed != read and grids.at(place) is None][:1]
    _read_commas(opened)
    levels = _levels(opened)
    blocks = tuple(_closed(each, levels) if isinstance(each, _Open) else each for each in opened)
    forms = tuple("" if form % 1 else _FORMS[int(form) - 1] for form, _ in levels)
    return Manuscript(_as_reports_have_it("".join(title)), blocks, forms, tuple(run_in for _, run_in in levels), signed.names, signed.day, signed.note, tuple(left_out), part.places[0], to)


def _as_reports_have_it(typed: str) -> str:
    """A line with its numbers as the data and the program print them: 培训 ２３６ 人次 as 培训236人次, 二〇二五年 as 2025年."""
    plain = _WIDE_MINUS.sub("-", _POINT.sub(".", typed.translate(_NARROW)))
    return tight(_YEAR_IN_WORDS.sub(lambda year: year[0][:-1].translate(DIGITS) + "年" if year[1] else year[0], plain)).words


def _addressed(opened: list[_Open | Grid | Gap]) -> str:
    """To whom the report goes; the line that says so is taken away."""
    first = opened[0] if opened else None
    to = addressee(first.typed) if isinstance(first, _Open) and not first.form and len(opened) > 1 else ""
    if to:
        del opened[0]
    return to


def _annex_title(part: Part) -> tuple[list[str], int]:
    """What stands below 附件1 and is no table; none where the text begins at once."""
    end = 1
    while end < len(part.lines) and part.lines[end][0] == "title" and len(part.typed[end]) <= _LONGEST_TITLE_LINE:
        end += 1
    return list(part.typed[1:end]), end


def _title(part: Part) -> tuple[list[str], int]:
    """The lines of the title, and where the text begins; none where no line is one."""
    last = max((at for at, line in enumerate(part.lines) if line[0] == "title"), default=-1)
    if last < 0 or _BREADCRUMB.search(part.typed[last]) or any(SENTENCE.search(typed) for typed in part.typed[:last]):
        return [], 0
    start = last
    while start and part.lines[start - 1][0] == "title" and len(part.typed[start - 1]) <= _LONGEST_TITLE_LINE and not _BREADCRUMB.search(part.typed[start - 1]) and not OF_WEB_PAGE.search(part.typed[start - 1]):
        start -= 1
    return list(part.typed[start : last + 1]), last + 1


# headings --------------------------------------------------------------------------------


def _opened(line: Line, typed: str, place: Place) -> _Open:
    kind, _, form, number = line
    if kind == "address" and form:
        return _Open(typed, place, form + _BELOW_FORM, typed=typed)
    if kind == "heading" and typed != number:
        return _Open(typed[len(number) :].strip(), place, form, typed=typed, number=number.strip())
    if kind == "body" and form and number:
        lead, stop, rest = typed[len(number) :].partition("。")
        longest = _LONGEST_OF_LIST if form >= _OF_LIST and _COMMA.search(lead) else _LONGEST_LEAD
        if stop and rest.strip() and len(lead) <= longest and rest[:1] not in "”）)":
            return _Open(lead.strip(), place, form, rest.strip(), typed=typed, number=number.strip())
    return _Open(typed, place, typed=typed, section=kind == "address" and not typed.endswith(("：", ":")))


def _read_commas(opened: Sequence[_Open | Grid | Gap]) -> None:
    """1、 heads as 1. does, where the report has no 1. of its own and its numbers run on: lines that follow each other are items of a list."""
    found = [(at, each, match) for at, each in enumerate(opened) if isinstance(each, _Open) and not each.form and (match := _COMMA_NUMBER.match(each.typed))]
    numbers = [int(match[1]) for _, _, match in found]
    run_on = all(number in (1, before + 1) for before, number in pairwise((0, *numbers)))
    if not run_on or any(isinstance(each, _Open) and each.form == _OF_LIST for each in opened):
        return
    read = [(each, _headed(each, match)) for _, each, match in found]
    items = {at for (at, _, _), (_, head) in zip(found, read, strict=True) if head is not None and head.rest is None}
    if any(head is None for _, head in read) or any(at + 1 in items or at + 1 == len(opened) for at in items):
        return
    for each, head in read:
        assert head is not None
        each.words, each.form, each.rest, each.section, each.number = head.words, head.form, head.rest, False, head.number


def _headed(each: _Open, match: re.Match[str]) -> _Open | None:
    """The line as a heading, alone or with what runs on; None where it is an item of a list."""
    lead, stop, rest = each.typed[match.end() :].partition("。")
    if _COMMA.search(lead) or len(lead) > _LONGEST_LEAD or lead.endswith(("：", ":")):
        return None
    return _Open(lead.strip(), each.place, _OF_LIST, rest.strip() if stop and rest.strip() else None, typed=each.typed, number=match[0].strip())


def _levels(opened: Sequence[_Open | Grid | Gap]) -> list[tuple[float, bool]]:
    """(form, run in) of each level; those without a number that come before any numbered one of their level are above it. Headings of one form below one heading that are not all alike stand alone, all of them."""
    _put_above(opened)
    above: list[int] = []
    runs_in = {each.form for each in opened if isinstance(each, _Open) and each.rest is not None}
    by_parent: dict[tuple[int, float], list[_Open]] = {}
    for at, each in enumerate(opened):
        if not isinstance(each, _Open) or not each.form:
            continue
        while above and opened[above[-1]].form >= each.form:  # type: ignore[union-attr]  # only headings are above
            above.pop()
        each.parent = above[-1] if above else -1
        above.append(at)
        following = opened[at + 1] if at + 1 < len(opened) else None
        if each.rest is None and each.form in runs_in and not (isinstance(following, _Open) and not following.form):
            each.rest = ""  # nothing follows that it could run into: it stands alone at either level
        by_parent.setdefault((each.parent, each.form), []).append(each)
    for uncounted in [each for each in by_parent.values() if len(each) > _MOST_OF_A_LEVEL]:
        for each in uncounted:
            each.words, each.form, each.rest = each.typed, 0, None  # more than the program numbers: paragraphs with their own numbers
    by_parent = {key: several for key, several in by_parent.items() if len(several) <= _MOST_OF_A_LEVEL}
    for several in by_parent.values():
        if len({each.rest is None for each in several if each.rest != ""}) > 1:
            for each in several:
                each.moved = bool(each.rest)
    return sorted({_level(each) for several in by_parent.values() for each in several})


def _put_above(opened: Sequence[_Open | Grid | Gap]) -> None:
    headings = [each for each in opened if isinstance(each, _Open) and each.form]
    for form in {each.form for each in headings if each.form % 1}:
        first = next(each for each in headings if each.form <= form)
        if first.form == form:
            for each in headings:
                each.form -= 2 * _BELOW_FORM if each.form == form else 0


def _level(each: _Open) -> tuple[float, bool]:
    return each.form, each.rest is not None and not each.moved


def _closed(each: _Open, levels: Sequence[tuple[float, bool]]) -> Passage:
    return Passage(each.words, each.place, levels.index(_level(each)) + 1 if each.form else 0, each.rest or None, each.section, each.moved, each.number if each.form else "")


# tables ----------------------------------------------------------------------------------


class _Grids:
    """Where the tables stand among the lines: each is given where its first line is, and its other lines are passed over."""

    def __init__(self, tables: Sequence[WrittenTable]) -> None:
        self.uneven: list[LeftOut] = []
        self._given: set[int] = set()
        self._tables = [table for table in tables if table.span != (0, 0)]

    def at(self, place: Place) -> Grid | Gap | int | None:
        """The table that begins with the line at `place`, a gap for one that cannot be taken over, its number where it goes on there, None where no table is."""
        at = _position(place)
        number = next((number for number, table in enumerate(self._tables) if table.span[0] <= at <= table.span[1]), None)
        if number is None or number in self._given:
            return number
        self._given.add(number)
        table = self._tables[number]
        grid = Grid(tuple(tuple(" ".join(cell.split()) for cell in row) for row in table.rows), place)
        if table.whole and len(table.rows) > 1 and len({len(row) for row in table.rows}) == 1 and all(table.rows[0]):
            return grid
        if table.whole and (flat := flattened(table)) is not None:
            return Grid(flat.rows, place, flat.merged, flat.caption)
        what = f"{len(table.rows)} 行：{' '.join(grid.rows[0])}" if table.rows else "表中有表"
        self.uneven.append(LeftOut(what, place, UNEVEN if table.whole else NESTED))
        return Gap(f"{len(table.rows)}行，{'、'.join(filter(None, grid.rows[0]))}" if table.rows else what, place)


def _position(place: Place) -> int:
    return place.paragraph if isinstance(place, WordPlace) else place.line or 0


def headed(blocks: Sequence[Block]) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each block with the words of the headings above it, the nearest last."""
    above: list[tuple[int, str]] = []
    for each in blocks:
        if isinstance(each, Passage) and (each.level or each.section):
            level = each.level or _SECTION
            above = [(own, words) for own, words in above if own < level] + [(level, each.words)]
        yield each, tuple(words for _, words in above)


_SECTION: Final = 90
"""The level of a line that heads without a number: below all that have one."""

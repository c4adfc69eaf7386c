"""What people changed in a report or wrote on a 数据核对单, as changes to the data: proposed, explained, never guessed."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal

from drafting.blocks.document import FigureRecord
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.fact import State
from drafting.frozen import frozen
from drafting.load.writing.rewrite import rewrite_all
from drafting.model.amounts import MEASURES, is_no_amount
from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.quantities.display import number_text, places
from drafting.quantities.measure import converted
from drafting.quantities.parse import MeasureError, parse_measure
from drafting.quantities.plain import is_number, plain
from drafting.readers.locate import Located
from drafting.readers.places import Places
from drafting.readers.reworded import reworded_cells
from drafting.readers.turned_round import turned_round
from drafting.registry import declare
from drafting.way_back.edited import Edited
from drafting.way_back.sourceless import typed_since

if TYPE_CHECKING:
    from drafting.blocks.record import Record
    from drafting.facts.book import Book
    from drafting.quantities.quantity import Quantity
    from drafting.source import Path

Kind = Literal["proposed", "computed", "conflict", "by hand"]

COMPUTED = declare(
    Rule(
        "S070",
        "改的是计算出来的数",
        Severity.WARNING,
        "这个数由别的数算出，改它没有用：请改它的来源数，或查一查公式。数据没有动。",
    )
)
CONFLICT = declare(
    Rule(
        "S071",
        "同一个指标有两种改法",
        Severity.ERROR,
        "同一个指标在两处改成了不同的数，或者数据后来也改过。程序不替人选，请确认后手工改数据。",
    )
)
BY_HAND = declare(
    Rule(
        "S072",
        "要手工改数据",
        Severity.WARNING,
        "改动看得出来，但程序没有把握写进数据：写法读不成数、单位与数据里的不同、没有写单位又和原来差得太远（94.2% 处填 0.945）、数后面带着说明、位置不确定，数据里那一处的写法特殊，或者报告是用表生成的（写明改哪一格）。",
    )
)
DELETED = declare(
    Rule(
        "S073",
        "正文里删去了数",
        Severity.INFO,
        "有人从正文里删去了这个数。数据没有动；确实不要的，从数据里删去这个指标。",
    )
)
PART_CHANGED = declare(
    Rule(
        "S074",
        "同一个数只改了一处",
        Severity.WARNING,
        "报告里有几处印着同一个数，只有一处改了。数据改了以后重新生成，几处都会是新数。",
    )
)
SINCE_TYPED = declare(
    Rule(
        "S097",
        "稿里手写的数，数据里没有",
        Severity.WARNING,
        "有人在稿里加了一句话、一行表，里面的数数据里没有哪个指标对应：pull 不拉回，重新生成就没有了，表的合计也没有把它加进去，程序不核对。明年还要用的、要加进合计的，写进数据（表的一行写进明细表）；只在这一份里说的，送出以前自己核对。",
    )
)
UNSURE_WHO = declare(
    Rule(
        "S095",
        "稿里没有记录，分不清数是谁改的",
        Severity.WARNING,
        "pull 靠生成记录分清稿里的数是原来印的、还是人改的。定稿（--final）没有记录，只能和现在的数据比：不同的，可能是人在 Word 里改的，也可能是数据后来变了。"
        "拉回去，后一种就把新数改回了旧数。所以只列出来，写明数据在第几行，加 --apply 也不写：是人改的，手工改数据。",
    )
)


@frozen
class Change:
    """A figure that somebody changed: what it was, what it reads now, and where (第3段 “……”).

    `way` is the word right before it now that says which way it went (下降10.2%), where one does.
    """

    path: str
    old: str
    new: str
    where: str
    certain: bool = True
    way: str = ""


@frozen
class Proposal:
    """A change to one value of the data: `before` and `after` are the whole value as written there."""

    change: Change
    source: Path
    before: str
    after: str
    place: Place

    def to_json(self) -> dict[str, object]:
        return {
            "path": self.change.path,
            "old": self.change.old,
            "new": self.change.new,
            "where": self.change.where,
            "file": self.place.file,
            "line": self.place.line,
            "before": self.before,
            "after": self.after,
        }


@frozen
class Pulled:
    """`data` are the file's bytes after all proposals, `diff` shows them (unified); what cannot be pulled is told."""

    proposals: tuple[Proposal, ...]
    diagnostics: tuple[Diagnostic, ...]
    data: bytes
    diff: str

    @property
    def unsure(self) -> bool:
        """Whether nobody knows if people changed the figures, or the data were corrected since: then nothing is to be written."""
        return any(each.code == UNSURE_WHO.code for each in self.diagnostics)


def changes_in(edited: Edited) -> tuple[list[Change], list[Diagnostic]]:
    """The figures that people changed in a report; deleted ones are told, and words in the rows of its tables."""
    places = Places(edited.text)
    changes: list[Change] = []
    found: list[Diagnostic] = []
    for each in edited.locating.figures:
        recorded = each.figure.figure
        if each.text_now.startswith(_GAP):  # what was filled once stands as owed again
            continue
        if each.gone and each.how != "text":
            message = f"{recorded.path}：正文里删去了 {recorded.text}"
            found.append(
                DELETED.at(Place(edited.name), message, "确实不要的，从数据里删去这个指标", path=recorded.path)
            )
        elif each.changed and each.paragraph is not None and recorded.file != edited.data_file:
            message = f"{recorded.path}：由 {recorded.text} 改成 {each.text_now}，数在另一个文件 {recorded.file} 里"
            found.append(
                BY_HAND.at(Place(edited.name), message, f"用 -d {recorded.file} 再拉一次，或手工改", path=recorded.path)
            )
        elif each.changed and (broken := _broken(edited, each)):
            message = f"{recorded.path}：由 {recorded.text} 改成“{broken}”，读不成一个数，没有写进数据"
            found.append(BY_HAND.at(Place(edited.name), message, "数中间只用小数点，写在一起，如 1.45公里", path=recorded.path, excerpt=broken))
        elif each.changed and each.paragraph is not None:
            old, new = _with_header_unit(recorded, each.text_now)
            if new != old:  # else only the unit of the header was typed
                way = _WAY.search(edited.text.texts[each.paragraph], 0, each.start)
                changes.append(Change(recorded.path, old, new, _where(edited, each, places), each.certain, way[1] if way else ""))
    changes += _filled(edited, places)
    found += _changed_in_part(edited, changes)
    if edited.basis == "record":
        found += reworded_cells(edited.name, edited.text, edited.record, edited.locating.rows, edited.fresh)
        found += _turned_round(edited, changes)
        found += _typed_since(edited, places)
    if changes and edited.basis == "text":
        message = f"{edited.name} 里没有生成记录，和数据不同的 {len(changes)} 处分不清是人在稿里改的，还是数据后来变了"
        found.append(UNSURE_WHO.at(Place(edited.name), message, "只列出来，不写进数据：是人改的，手工改；数据后来改对了的，不动"))
    return changes, found


def _broken(edited: Edited, each: Located) -> str:
    """1。45公里 of the 1 that was found there: a number with a stop, a comma or a blank in it; "" of one that ends where it was found to."""
    if each.paragraph is None:
        return ""
    text = edited.text.texts[each.paragraph]
    before = _WENT_BEFORE.search(text, 0, each.start)
    behind = _GOES_ON.match(text, each.end) if is_number(each.text_now) and each.figure.figure.unit else None
    start, end = before.start() if before else each.start, behind.end() if behind else each.end
    return text[start:end] if before or behind else ""


def changes_in_cells(edited: Edited, table: str) -> list[Diagnostic] | None:
    """The figures that people changed in a report made from a row of the workbook `table`, each with its cell: nothing is written there.

    None where the report was made from something else.
    """
    places = Places(edited.text)
    if PurePath(edited.data_file.partition("[")[0]).name != table:
        return None
    found: list[Diagnostic] = []
    for each in edited.locating.figures:
        recorded = each.figure.figure
        if each.text_now.startswith(_GAP) or not each.changed or each.gone or each.paragraph is None:
            continue
        old, new = _with_header_unit(recorded, _broken(edited, each) or each.text_now)
        if new != old:
            message = f"{recorded.path}：{_where(edited, each, places)}由 {old} 改成 {new}"
            found.append(_in_its_cell(recorded, new, message))
    for change in _filled(edited, places):
        message = f"{change.path}：{change.where}填了 {change.new}"
        found.append(BY_HAND.at(Place(edited.data_file), message, f"把 {change.new} 填进表里这一项的那一格，{_BATCH}", path=change.path, excerpt=change.new))
    return [*found, *_turned_round(edited), *_typed_since(edited, places)] if edited.basis == "record" else found


def _turned_round(edited: Edited, changes: Sequence[Change] = ()) -> Iterator[Diagnostic]:
    """A figure that is among the changes takes its sign from the word before it."""
    pulled = {each.path for each in changes}
    figures = (each for each in edited.locating.figures if each.figure.figure.path not in pulled)
    return turned_round(edited.name, edited.text, edited.record, figures, edited.fresh)


def _in_its_cell(recorded: FigureRecord, new: str, message: str) -> Diagnostic:
    place = Place(recorded.file)
    if recorded.formula:
        inputs = "、".join(recorded.inputs) or "别的数"
        return COMPUTED.at(place, f"{message}，它是算出来的（{recorded.formula}）", f"要改，改表里它的来源：{inputs}，{_BATCH}", path=recorded.path, excerpt=new)
    return BY_HAND.at(place, f"{message}，数在表里，没有写进去", f"核对后把这一格改成 {new}，{_BATCH}", path=recorded.path, excerpt=new)


def _changed_in_part(edited: Edited, changes: Sequence[Change]) -> Iterator[Diagnostic]:
    """Figures that stand in the report more than once and were changed in one place only."""
    for path in sorted({each.path for each in changes}):
        left = [
            each
            for each in edited.locating.figures
            if (each.figure.figure.path, each.figure.figure.file) == (path, edited.data_file) and not each.gone and not each.changed
        ]
        news = [each for each in changes if each.path == path]
        told = next((each for each in news if left and each.old == left[0].text_now), None)
        if told is not None:
            message = f"{path}：{told.where}改成了 {told.new}，另有 {len(left)} 处仍是 {left[0].text_now}"
            yield PART_CHANGED.at(Place(edited.name), message, "几处都要改的，改数据后重新生成", path=path)


def _typed_since(edited: Edited, places: Places) -> Iterator[Diagnostic]:
    """What somebody has added, told once for each paragraph or row."""
    added: dict[str, list[str]] = defaultdict(list)
    for each in typed_since(edited):
        added[places.of(each.paragraph)].append(each.text)
    for where, numbers in added.items():
        message = f"{where}：{'、'.join(numbers)} 是稿里手写的，数据里没有，没有拉回"
        yield SINCE_TYPED.at(Place(edited.name), message, "明年还要用、要加进合计的，写进数据，在模板的话里的改模板；只在这份稿里说的，送出以前自己核对")


def _filled(edited: Edited, places: Places) -> Iterator[Change]:
    """Numbers that people wrote where the report said 【待补】."""
    for each in edited.gaps:
        if each.gone or _GAP in each.text_now or each.paragraph is None or each.copy:
            continue
        now = each.text_now
        if is_number(now):  # the header of its column says the unit
            now += _column_unit(each.figure.figure.path, edited.record)
        yield Change(each.figure.figure.path, OWED_TEXT, now, _where(edited, each, places), each.certain)


def _column_unit(path: str, record: Record) -> str:
    """The unit of the other figures of a table's column."""
    steps = path.split(".")
    alike = (
        each.figure.unit
        for each in record.figures
        if (other := each.figure.path.split("."))[0] == "明细表" and other[:2] + other[-1:] == steps[:2] + steps[-1:]
    )
    return next(alike, "")


def _where(edited: Edited, each: Located, places: Places) -> str:
    assert each.paragraph is not None
    text = edited.text.texts[each.paragraph]
    around = text[max(0, each.start - 8) : each.end + 8].replace("\n", " ")
    return f"{places.of(each.paragraph)}“…{around}…”"


def _with_header_unit(recorded: FigureRecord, now: str) -> tuple[str, str]:
    """A bare number in a table has its unit in the header; in the data it stands beside it."""
    if recorded.unit and is_number(recorded.text):
        return recorded.text + recorded.unit, now + recorded.unit if is_number(now) else now
    return recorded.text, now


def pull(changes: Iterable[Change], book: Book, data: bytes, name: str) -> Pulled:
    """The changes to the data file `data` (called `name`) that `changes` ask for."""
    by_path: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_path[change.path].append(change)
    found: list[Diagnostic] = []
    proposals: list[Proposal] = []
    values: dict[Path, str] = {}
    for several in by_path.values():
        outcome = _proposal(several, book, values)
        if isinstance(outcome, Proposal):
            proposals.append(outcome)
            values[outcome.source] = outcome.after
        elif outcome is not None:
            found.append(outcome)
    data_after, refused = rewrite_all(data, name, values)
    found += (_by_hand(each.change, book, _ODDLY) for each in proposals if each.source in refused)
    kept = tuple(each for each in proposals if each.source not in refused)
    return Pulled(kept, tuple(found), data_after, _diff(data, data_after, name))


def _proposal(several: list[Change], book: Book, values: dict[Path, str]) -> Proposal | Diagnostic | None:
    """What the changes of one indicator come to; None where the data say so already."""
    change = several[0]
    news = list(dict.fromkeys(each.new for each in several))
    if len(news) > 1:
        return _conflict(change, book, "；".join(f"{each.where}改成 {each.new}" for each in several))
    fact = book.find(change.path)
    if fact.formula is not None:
        inputs = "、".join(fact.inputs) or "别的数"
        message = f"{change.path}：{change.where}由 {change.old} 改成 {change.new}，它是算出来的（{fact.formula}）"
        place = book.dataset.tree.place(fact.source)
        return COMPUTED.at(place, message, f"要改请改它的来源：{inputs}", path=change.path, excerpt=change.new)
    where = None if fact.state is State.ABSENT else _scalar(fact.source, book)  # a gap's source is what stands above it
    if where is None:
        return _by_hand(change, book, "数据里找不到写它的地方")
    source, lexeme = where
    before = values.get(source, lexeme)
    if not change.certain:
        return _by_hand(change, book, "位置不确定")
    return _fitted(change, book, source, lexeme, before)


def _fitted(change: Change, book: Book, source: Path, lexeme: str, before: str) -> Proposal | Diagnostic | None:
    """The new value as it is written in the data: the whole of it, or one quantity of a measure."""
    place = book.dataset.tree.place(source)
    texts = _quantities(before, book)
    if change.old == OWED_TEXT:
        return _filling(change, book, source, lexeme, before)
    numeric = _quantities(change.old, book)
    if numeric:
        change = _without_way(change)
        fitting = _with_unit(change, book)
        if isinstance(fitting, Diagnostic):
            return fitting
        change = fitting
    old, new = _with_sign(change, *_as_typed(change, before, book), texts) if numeric and texts else (change.old, change.new)
    if before == new or plain(new) in map(plain, texts):
        return None
    if change.path.startswith(_TABLES) and is_number(before) and not is_number(new):
        return _by_hand(change, book, "表的这一列只写数，单位在表头里：按表头的单位，只填数")
    if before == old:
        after = new
    elif texts.count(old) == 1 and before.count(old) == 1:
        after = before.replace(old, new)
    elif texts.count(old) == 1 and plain(before).count(plain(old)) == 1:  # 1,203家 and ３５６户 print as 1203家 and 356户
        after = plain(before).replace(plain(old), new)
    elif _quantities(lexeme, book) and numeric and _same_unit(old, texts, book):
        return _conflict(change, book, f"{change.where}改成 {change.new}，而数据现在是 {lexeme}")
    else:
        return _by_hand(change, book, f"数据里写的是“{lexeme}”，与正文的写法不同")
    return Proposal(change, source, lexeme, after, place)


def _without_way(change: Change) -> Change:
    """下降10.2% on a form, where the report's 下降 stood before the figure."""
    said = _SAID_WITH.match(change.new)
    return replace(change, new=change.new[said.end() :], way=said[1]) if said else change


def _with_sign(change: Change, old: str, new: str, texts: list[str]) -> tuple[str, str]:
    """As the data have them what a word says the sign of: 同比下降12.6% is -12.6% there, and 10.2% in its place -10.2%."""
    negative = next((each for each in texts if each[:1] in _MINUS and each[1:] == old), "")
    if old in texts or not negative:
        falls = change.way in _FALLS and _CHANGES.search(change.path) is not None and old in texts
        return (old, f"-{new}") if falls and new[:1] not in _MINUS else (old, new)
    keeps = new[:1] in _MINUS or change.way in _RISES or not any(each in "123456789" for each in new)
    return negative, new if keeps else f"-{new}"


def _filling(change: Change, book: Book, source: Path, lexeme: str, before: str) -> Proposal | Diagnostic | None:
    """A figure that the data still owe."""
    if before == change.new:
        return None
    if before.strip() not in ("", OWED_TEXT, f"【{OWED_TEXT}】"):
        return _conflict(change, book, f"{change.where}填了 {change.new}，而数据现在是 {lexeme}")
    read = _quantities(change.new, book)
    if len(read) != 1 or not parse_measure(change.new, book.units)[0].first.unit:
        return _by_hand(change, book, f"“{change.new}”读不成一个带单位的数")
    return Proposal(change, source, lexeme, change.new, book.dataset.tree.place(source))


_TABLES: Final = "明细表."


def _quantities(text: str, book: Book) -> list[str]:
    try:
        measure, _ = parse_measure(text, book.units)
    except MeasureError:
        return []
    return [each.text for each in measure.quantities]


def _with_unit(change: Change, book: Book) -> Change | Diagnostic:
    """The change with a figure that can stand for the old one: one quantity, in a unit of the same family."""
    if len(_quantities(change.new, book)) != 1:
        return _by_hand(change, book, f"“{change.new}”读不成一个数")
    old, new = (parse_measure(each, book.units)[0].first for each in (change.old, change.new))
    if (remark := _REMARK.search(change.new)) and remark[0] not in change.old:
        return _by_hand(change, book, f"数后面带着说明“{remark[0]}”，会照样印出来", f"只填数：{change.new[: remark.start()]}；要说明的写进报告的文字")
    if old.unit and not new.unit:
        if new.scale != 1:
            return _by_hand(change, book, f"“{change.new}”没有写单位", f"写全，如 {change.new}{old.unit}")
        return _in_the_old_unit(change, old, new, book)
    if old.unit and not book.units.convertible(old.unit, new.unit):
        return _by_hand(change, book, f"单位由“{old.unit}”变成了“{new.unit}”")
    return _unlikely(change, old, new, book) or change


def _unlikely(change: Change, old: Quantity, new: Quantity, book: Book) -> Diagnostic | None:
    """What nobody means though it reads as a figure: 612.5亿元 for 612.5万元, 2.8份 for 28份, 986% for 98.6%."""
    if not old.number or not new.number:
        return None
    many = _SHARES.get(old.unit)
    if old.amount < 0 < new.amount and _LOST.search(change.where.partition(change.new)[0]) and not _CHANGES.search(change.path):
        return _by_hand(change, book, "数据里是负数，稿里用话说亏损", f"写成 -{change.new}")
    if many and new.unit == old.unit and abs(old.number) <= many < abs(new.number):
        return _by_hand(change, book, f"{change.new} 比全部还多")
    may_be_a_mean = old.unit in MEASURES or is_no_amount(change.path.rpartition(".")[2], (old,))
    if not may_be_a_mean and old.unit in book.units.facts and not book.units.continuous(old.unit) and new.amount % 1 and not old.amount % 1:
        return _by_hand(change, book, f"“{new.unit}”没有小数")
    if old.unit and _times_apart(converted(new, old.unit, book.units), old.amount) >= _FAR:
        return _by_hand(change, book, "与原来差得太远", "单位写错了的改过来；确是这个数的，手工改数据")
    return None


def _in_the_old_unit(change: Change, old: Quantity, new: Quantity, book: Book) -> Change | Diagnostic:
    """A number alone takes the unit of the figure it corrects, unless it is more likely one without it: 0.945 for 94.2%, 131000 for 12.6万人次."""
    whole = f"{change.new}{old.printed_unit}"
    if not new.number or not old.number:
        return replace(change, new=whole)
    if over := _over_the_whole(change, old, new, book):
        return over
    away = _times_apart(new.number, old.number)
    many = _SHARES.get(old.unit)
    if many and abs(new.number) <= 1 and _times_apart(new.number * many, old.number) < away:
        share = number_text(new.number * many, places(new.number * many))
        return _by_hand(change, book, f"比率写成了 {change.new}，分不清是不是百分比", f"写成 {share}{old.unit}；确是 {whole} 的，手工改数据")
    if away >= _FAR:
        number = new.number / old.scale
        right = f"{number_text(number, places(number))}{old.printed_unit}" if _times_apart(number, old.number) < away else ""
        either = f"写成 {right}；" if right else ""
        return _by_hand(change, book, f"“{change.new}”没有写单位，照原来的单位是 {whole}，与原来差得太远", f"{either}确是 {whole} 的，手工改数据")
    return replace(change, new=whole)


def _over_the_whole(change: Change, old: Quantity, new: Quantity, book: Book) -> Diagnostic | None:
    """945 for 94.2%: a share that was one of the whole is more than that without its point."""
    many = _SHARES.get(old.unit)
    if not many or abs(old.number) > many or abs(new.number) <= many:
        return None
    share = new.number
    while abs(share) > many:
        share /= 10
    whole = f"{change.new}{old.printed_unit}"
    hint = f"写成 {number_text(share, places(share))}{old.unit}；确是 {whole} 的，手工改数据"
    return _by_hand(change, book, f"“{change.new}”没有写单位，照原来的单位是 {whole}，比全部还多", hint)


def _times_apart(one: Decimal, other: Decimal) -> Decimal:
    """How many times the larger of two numbers is the smaller."""
    small, large = sorted((abs(one), abs(other)))
    return large / small


def _as_typed(change: Change, before: str, book: Book) -> tuple[str, str]:
    """What it was and is, as the data has it: 512 and 612 where the name or 计量单位, and not the figure, says that these are 人."""
    old, new = change.old, change.new
    unit = parse_measure(old, book.units)[0].first.unit
    bare = unit and old.endswith(unit) and new.endswith(unit) and parse_measure(before, book.units)[0].units == ("",)
    return (old.removesuffix(unit), new.removesuffix(unit)) if bare else (old, new)


def _same_unit(text: str, others: list[str], book: Book) -> bool:
    """Whether the data hold a quantity of the same printed unit: then it has another number by now."""
    unit = parse_measure(text, book.units)[0].first.printed_unit
    return any(parse_measure(each, book.units)[0].first.printed_unit == unit for each in others)


_RISES: Final = ("增长", "上升", "提高", "增加", "提升", "上涨", "增")
_FALLS: Final = ("下降", "减少", "降低", "回落", "下跌", "降", "减")
_WAY: Final = lazy(f"({'|'.join((*_RISES, *_FALLS))})了?$")
_SAID_WITH: Final = lazy(f"(?:同比|[比较]上年(?:同期|末)?)?({'|'.join((*_RISES, *_FALLS))})了?(?=[\\d０-９])")
_CHANGES: Final = lazy(f"\\.(?:{'|'.join((*sorted(DIFFERENCES), '同比', '较上年末', '较基期'))})$|变化$")
"""Names of what is below zero where it has fallen."""
_MINUS: Final = ("-", "－", "−")
_BATCH: Final = "再运行 drafting batch"
_SHARES: Final = {"%": 100, "‰": 1000}
_FAR: Final = 100
"""So many times what it was is no correction in the same unit, but another unit."""
_REMARK: Final = lazy(r"[（(].*")
_LOST: Final = lazy("(?:亏损?|负)[了为]?$")
_GOES_ON: Final = lazy(r"(?:[。，,．.·、]\s*|[ \xa0\u3000]+)(?!(?:19|20)\d\d年|\d{1,2}月)\d[\d.]*[\u4e00-\u9fff%％]{0,2}")
_WENT_BEFORE: Final = lazy(r"\d+(?:[。,．.]\s*|[ \xa0\u3000]+)$")
"""What stands beside a number that goes on there."""
_ODDLY: Final = "数据里这一处的写法特殊（多行或带转义）"
_GAP: Final = "【待补"
OWED_TEXT: Final = "待补"
_VALUE_KEYS: Final = ("数值", "表述")


def _scalar(source: Path, book: Book) -> tuple[Path, str] | None:
    """Where a fact's value is written, and how. What the data calls otherwise than the catalogue stands under the data's name."""
    tree = book.dataset.tree
    sources = (source, tree.typed(source), tree.typed((*source, _VALUE_KEYS[0])))
    return next((found for each in sources if (found := _scalar_at(each, tree.value))), None)


def _scalar_at(source: Path, value: Any) -> tuple[Path, str] | None:
    for step in source:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    if isinstance(value, str):
        return source, value
    if isinstance(value, dict):
        written = [key for key in _VALUE_KEYS if isinstance(value.get(key), str)]
        return ((*source, written[0]), value[written[0]]) if written else None
    return None


def _conflict(change: Change, book: Book, ways: str) -> Diagnostic:
    place = book.dataset.tree.place(book.find(change.path).source)
    message = f"{change.path}：生成时是 {change.old}，{ways}"
    return CONFLICT.at(place, message, "确认哪个对，手工改数据", path=change.path, excerpt=change.new)


def _by_hand(change: Change, book: Book, why: str, hint: str = "核对后手工改数据") -> Diagnostic:
    place = book.dataset.tree.place(book.find(change.path).source)
    message = f"{change.path}：{change.where}由 {change.old} 改成 {change.new}；{why}，没有写进数据"
    return BY_HAND.at(place, message, hint, path=change.path, excerpt=change.new)


def _diff(before: bytes, after: bytes, name: str) -> str:
    old, new = (each.decode("utf-8-sig").splitlines() for each in (before, after))
    return "\n".join(difflib.unified_diff(old, new, name, f"{name}（改后）", lineterm="", n=1))

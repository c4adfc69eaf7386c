"""Changes to the data file, each of one value as it is written there: proposed, explained, never guessed."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.fact import State
from drafting.frozen import frozen
from drafting.load.writing.rewrite import rewrite_all
from drafting.model.paths import TABLES
from drafting.quantities.parse import parse_measure
from drafting.quantities.plain import is_number, plain
from drafting.quantities.values import rank_of
from drafting.registry import declare
from drafting.way_back.pulling.change import COMPUTED, OWED_TEXT, UNSURE_WHO, Change, by_hand
from drafting.way_back.pulling.likely import quantities_in, with_fitting_unit
from drafting.way_back.pulling.signs import is_unsaid, with_sign, without_way
from drafting.way_back.pulling.written import as_typed, same_unit, value_at

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.source import Path

CONFLICT = declare(
    Rule(
        "S071",
        "同一个指标有两种改法",
        Severity.ERROR,
        "同一个指标在两处改成了不同的数，或者数据后来也改过。程序不替人选，请确认后手工改数据。",
    )
)
_ODDLY: Final = "数据里这一处的写法特殊（多行或带转义）"


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
    found += (by_hand(each.change, book, _ODDLY) for each in proposals if each.source in refused)
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
        inputs = "、".join(dict.fromkeys(fact.inputs)) or "别的数"
        inputs += "（今年的，或者上年文件里的）" * (len(set(fact.inputs)) < len(fact.inputs))
        message = f"{change.path}：{change.where}由 {change.old} 改成 {change.new}，它是算出来的（{fact.formula}）"
        place = book.dataset.tree.place(fact.source)
        return COMPUTED.at(place, message, f"要改请改它的来源：{inputs}", path=change.path, excerpt=change.new)
    where = None if fact.state is State.ABSENT else value_at(fact.source, book)  # a gap's source is what stands above it
    if where is None:
        return by_hand(change, book, "数据里找不到写它的地方")
    source, lexeme = where
    before = values.get(source, lexeme)
    if not change.certain:
        return by_hand(change, book, "位置不确定")
    return _fitted(change, book, source, lexeme, before)


def _fitted(change: Change, book: Book, source: Path, lexeme: str, before: str) -> Proposal | Diagnostic | None:
    """The new value as it is written in the data: the whole of it, or one quantity of a measure."""
    place = book.dataset.tree.place(source)
    texts = quantities_in(before, book)
    if change.old == OWED_TEXT:
        return _filling(change, book, source, lexeme, before)
    numeric = quantities_in(change.old, book)
    if numeric:
        change = without_way(change)
        fitting = with_fitting_unit(change, book)
        if isinstance(fitting, Diagnostic):
            return fitting
        change = fitting
        if is_unsaid(change, texts):
            return by_hand(change, book, "看不出是增还是降", f"下降的，数据写 -{change.new}；增长的，写 {change.new}")
    old, new = with_sign(change, *as_typed(change, before, book), texts) if numeric and texts else (change.old, change.new)
    if before == new or plain(new) in map(plain, texts):
        return None
    if change.path.startswith(TABLES) and is_number(before) and not is_number(new):
        return by_hand(change, book, "表的这一列只写数，单位在表头里：按表头的单位，只填数")
    was = rank_of(old)
    if before == old or (was is not None and rank_of(new) is not None and before in (old.removeprefix("第"), str(was.number))):  # 3位 and 3 print as 第3位
        after = new
    elif texts.count(old) == 1 and before.count(old) == 1:
        after = before.replace(old, new)
    elif texts.count(old) == 1 and plain(before).count(plain(old)) == 1:  # 1,203家 and ３５６户 print as 1203家 and 356户
        after = plain(before).replace(plain(old), new)
    elif quantities_in(lexeme, book) and numeric and same_unit(old, texts, book):
        return _conflict(change, book, f"{change.where}改成 {change.new}，而数据现在是 {lexeme}")
    else:
        return by_hand(change, book, f"数据里写的是“{lexeme}”，与正文的写法不同")
    return Proposal(change, source, lexeme, after, place)


def _filling(change: Change, book: Book, source: Path, lexeme: str, before: str) -> Proposal | Diagnostic | None:
    """A figure that the data still owe."""
    if before == change.new:
        return None
    if before.strip() not in ("", OWED_TEXT, f"【{OWED_TEXT}】"):
        return _conflict(change, book, f"{change.where}填了 {change.new}，而数据现在是 {lexeme}")
    read = quantities_in(change.new, book)
    if len(read) != 1 or not parse_measure(change.new, book.units)[0].first.unit:
        return by_hand(change, book, f"“{change.new}”读不成一个带单位的数")
    return Proposal(change, source, lexeme, change.new, book.dataset.tree.place(source))


def _conflict(change: Change, book: Book, ways: str) -> Diagnostic:
    place = book.dataset.tree.place(book.find(change.path).source)
    message = f"{change.path}：生成时是 {change.old}，{ways}"
    return CONFLICT.at(place, message, "确认哪个对，手工改数据", path=change.path, excerpt=change.new)


def _diff(before: bytes, after: bytes, name: str) -> str:
    old, new = (each.decode("utf-8-sig").splitlines() for each in (before, after))
    return "\n".join(difflib.unified_diff(old, new, name, f"{name}（改后）", lineterm="", n=1))

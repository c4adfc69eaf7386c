"""What an update leaves for people to do, in words: figures of their own, sentences they rephrased, places nobody finds, charts, numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.patterns import lazy
from drafting.readers.places import Places
from drafting.readers.word import WordText
from drafting.registry import declare
from drafting.way_back.updating.changes import Change, is_table, named
from drafting.way_back.updating.charts import LateChart
from drafting.way_back.updating.numbering import breaks

CHANGED_BY_PERSON = declare(
    Rule(
        "S081",
        "正文里的数有人改过，与数据不同",
        Severity.WARNING,
        "有人在 Word 里改过的数，update 不动它，只在旁边加批注（正文 X，数据 Y）。以正文为准的，用 drafting pull 把它写回数据；以数据为准的，改正文。",
    )
)
REWRITTEN = declare(
    Rule(
        "S082",
        "有人改写过的句子要随数据改",
        Severity.WARNING,
        "数据更新后，原稿这句话的说法（增长变下降、多了少了半句）变了，但正文里这句话有人改写过，程序不去动它，在句子上加批注写明原稿现在的说法。",
    )
)
NO_PLACE = declare(
    Rule(
        "S083",
        "要改的地方在正文里找不到",
        Severity.WARNING,
        "新数据多出、减去或改变的句子，在人改过的稿子里找不准位置（前后的话改过、挪过，或在表格里）。照列出的文字自己改。",
    )
)
STALE_CHART = declare(
    Rule(
        "S089",
        "图表没有随数据更新",
        Severity.WARNING,
        "Word 的修订记不住图表的改动，update 不替人改图表，只列出每个图表哪一项由多少改成多少。照着在图表的数据表里改，或用 drafting render 另出一份，把图表复制过来。",
    )
)


BROKEN_NUMBERS = declare(
    Rule(
        "S092",
        "更新以后序号接不上",
        Severity.WARNING,
        "数据更新后有的节、有的条多出或没有了，而它前后有人改写过、加过，程序没有替人改序号。照列出的地方把序号改成连续的。",
    )
)
OLD_TABLES = declare(
    Rule(
        "S093",
        "生成记录较早，没有记下表格",
        Severity.INFO,
        "这份稿是较早的版本生成的，记录里没有表格有几行几列。表格里认得准的数照样写成修订；多出、少了的行，改了名的行里的数，只逐条列出，由人改。"
        "用现在的版本重新生成的稿子没有这个限制。",
    )
)
_MOST_CELLS: Final = 12
_NUMBER: Final = lazy(r"(?:增长|下降|增加|减少|提高|增)?\d[\d.,]*(?:[^\d\s，。、；：（）“”《》]{1,4})?")


def findings(name: str, changes: Sequence[Change]) -> tuple[Diagnostic, ...]:
    brought = {(each.paragraph, each.old, each.new) for each in changes if each.kind == "figure" and each.done == "changed"}
    return tuple(dict.fromkeys(each for change in changes if (each := _finding(name, change, brought))))


def _finding(name: str, change: Change, brought: Set[tuple[int, str, str]]) -> Diagnostic | None:
    if change.done == "changed":
        return None
    place = Place(f"{name}[{change.where}]" if change.where else name)
    path = change.path or None
    label = named(change.path) if change.path else ""
    if change.by_person:
        message = f"{label}：正文 {change.old}，数据 {change.new}，有人改过，没有改动，已加批注"
        return CHANGED_BY_PERSON.at(place, message, "以正文为准的，用 drafting pull 写回数据；以数据为准的，改正文", path=path)
    if change.is_unsure:
        message = f"{label}：原来是 {change.old}，数据 {change.new}，这句话有人改写过，拿不准是不是它，没有改动，已加批注"
        return REWRITTEN.at(place, message, "是这个指标的，照数据改", path=path)
    if change.hangs_on:
        of_rows = is_table(change.hangs_on)
        why = f"由表“{named(change.hangs_on)}”各行加出，而稿里这张表有人加了行" if of_rows else f"由{named(change.hangs_on)}算出，而它有人改过"
        message = f"{label}：正文 {change.old}，数据 {change.new}，{why}，没有改动，已加批注"
        if of_rows:
            return CHANGED_BY_PERSON.at(place, message, "加的行写进数据的明细表，再更新一次；不写进去的，合计自己改", path=path)
        return CHANGED_BY_PERSON.at(place, message, f"定了{named(change.hangs_on)}以哪个为准，再改这个数和旁边的说法", path=path)
    if change.done == "noted":
        said = f"原稿现在是“{_short(change.new)}”" if change.new else f"原稿里没有“{_short(change.old)}”了"
        late = _late_numbers(change.old, change.new)
        left = [f"{one} → {other}" for one, other in late if (change.paragraph, one, other) not in brought]
        done = [f"{one} → {other}" for one, other in late if (change.paragraph, one, other) in brought]
        said += f"，里面变了的：{'、'.join(left)}" if left else ""
        said += f"，没有改动（{'、'.join(done)}已写成修订）" if done else "，没有改动"
        return REWRITTEN.at(place, f"有人改写过的句子，{said}，已加批注", "照批注核对这句话", excerpt=change.old)
    if change.path:
        message = f"{label}：{change.old} 现在是 {change.new}，正文里找不到这个数"
        return NO_PLACE.at(place, message, "有人删去的不用管；改写过的，照新数改", path=path)
    if change.is_row:
        way, do = ("多出", "加上") if change.kind == "insert" else ("少了", "删去")
        message = f"数据更新后表格{way}一行：{_short(change.new or change.old)}"
        return NO_PLACE.at(place, message, f"在表格里{do}这一行；序号、合计照新稿核对", excerpt=change.new or change.old)
    what = {"insert": "多出一句", "delete": "少了一句", "words": "改了说法"}.get(change.kind, "改了")
    message = f"数据更新后{what}，找不准放在哪里：{_short(change.new or change.old)}"
    return NO_PLACE.at(place, message, "在正文合适的地方自己改", excerpt=change.new or change.old)


def _late_numbers(old: str, new: str) -> list[tuple[str, str]]:
    """The numbers of a sentence that are others now, with the words around each that say which way it went."""
    before, after = _NUMBER.findall(old), _NUMBER.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[tuple[str, str]] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "replace" and end - start == last - first:
            found += zip(before[start:end], after[first:last], strict=True)
        elif kind != "equal":
            found.append(("、".join(before[start:end]) or "（无）", "、".join(after[first:last]) or "（无）"))
    return found


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def broken_numbers(name: str, before: WordText, now: WordText) -> Iterator[tuple[Diagnostic, Change]]:
    """Numbers of headings and points that do not run on once all changes are accepted, and did before."""
    known = Counter(each.number for each in breaks(before.texts))
    places = Places(now)
    for each in breaks(now.texts):
        if known[each.number]:
            known[each.number] -= 1
            continue
        where = places.of(each.paragraph)
        message = f"接受修订以后，序号“{each.number}”接不上前面的，应是“{each.expected}”：{_short(now.texts[each.paragraph])}"
        hint = "前后有人改过、加过的，程序不替人改；照着把序号改成连续的"
        change = Change("number", "listed", 0, each.number, each.expected, where=where)
        yield BROKEN_NUMBERS.at(Place(f"{name}[{where}]"), message, hint), change


def without_tables(name: str, changes: Sequence[Change]) -> Iterator[Diagnostic]:
    """Why rows are only listed in a draft whose record tells of no tables."""
    rows = [each for each in changes if each.is_row and each.done == "listed"]
    if rows:
        message = f"{name} 是较早的版本生成的，记录里没有表格：多出、少了的行（{len(rows)} 行）只列出，没有写进表格"
        yield OLD_TABLES.at(Place(name), message, "照列出的自己加、删；或用现在的数据重新生成一份，把表格复制过来")


def stale_charts(name: str, late: Sequence[LateChart]) -> Iterator[Diagnostic]:
    """The charts that show other numbers than today's draft, each with what is to be changed in it."""
    for chart in late:
        told = [f"{each.name} {each.now or '（无）'} → {each.new or '（无）'}{'（有人改过）' if each.by_person else ''}" for each in chart.numbers]
        more = [f"另有 {len(told) - _MOST_CELLS} 处"] if len(told) > _MOST_CELLS else []
        renamed = [f"名称“{one}”改为“{other}”" for one, other in chart.renamed]
        message = f"图表“{chart.caption or '未写图题'}”没有随数据改，要改 {len(told) + len(renamed)} 处：{'；'.join([*told[:_MOST_CELLS], *more, *renamed])}"
        yield STALE_CHART.at(Place(name), message, "在 Word 里右键图表、编辑数据，照着改；或从新生成的稿子里复制图表")


def chart_changes(late: Sequence[LateChart]) -> Iterator[Change]:
    for chart in late:
        where = f"图“{chart.caption}”"
        for each in chart.numbers:
            yield Change("chart", "listed", chart.paragraph + 1, each.now, each.new, each.path, each.by_person, where=where)
        for one, other in chart.renamed:
            yield Change("chart", "listed", chart.paragraph + 1, one, other, where=where)


